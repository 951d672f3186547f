"""Follow the tables that were run into lines: 序号 ⇥ 任务 ⇥ 责任单位, then a task and its agencies a line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extraction.duty_items import Item, is_governmental
from extraction.duty_lists import read_cell
from extraction.model import Role
from extraction.widths import widen

_WHO = r"(?:责任)?(?:单位|部门|机关|主体|地区|处室)(?:及.{1,6})?"
_LEVEL = r"(?:国家|中央|省级?|市级?|区级?|县级?)?"
_TAIL = r"(?:[（(].{1,24}[)）])?"
_COLUMNS = (
    (re.compile(rf"{_LEVEL}(?:牵头|主责|主办|总牵头|牵头责任){_WHO}{_TAIL}"), Role.LEAD),
    (re.compile(rf"{_LEVEL}(?:配合|参与|参加|协助|协办|协同|支持|配合责任){_WHO}{_TAIL}"), Role.PARTICIPANT),
    (re.compile(rf"{_LEVEL}(?:责任|负责|指导|实施|落实|承办|主管|完成|对接)(?:{_WHO})?{_TAIL}"), Role.RESPONSIBLE),
)
_TASK = re.compile(r".{0,6}(?:任务|举措|措施|事项|项目|工作|内容|名称|要点|目标|政策|行动|指标|工程).{0,4}")
# What heads a column that holds neither a task nor an agency.
_OTHER_HEAD = re.compile(
    r"(?:序|编|项目编|任务)号|类别|类型|分类|领域|方向|备注|说明|单位|地区|区域|年份|(?:完成)?(?:时间|时限)|进度(?:安排)?|期限|(?:时间)?节点"
    r"|[推实]?[广施]?范围|数量|面积|金额|总?投资.{0,6}|联系人|联系电话|(?:主要)?指标(?:名称)?|名称|属性|\d{4}年.{0,6}"
)
_NUMBERED = re.compile(
    r"(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[)）]|第[一二三四五六七八九十]+[章节部]|\d{1,2}[.．、])"
)
# What stands between two tables, or behind the last row of one.
_BETWEEN = re.compile(r"附[件表录]|表\s*[\d一二三四五六七八九十]|专栏|图\s*\d|(?:备?注|说明|来源)[:：]")
_LONGEST_TITLE = 40
_SEPARATORS = re.compile(r"[、，,;；\n]")


@dataclass(frozen=True, slots=True)
class Table:
    """The head of a table: how many columns, which names the task, and the role that each other one gives."""

    width: int
    task: int
    roles: tuple[tuple[int, Role], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table of tasks; offsets into its line.

    Attributes
    ----------
    task : str
        What the row is about; the text of an earlier row where a cell spans several.
    start, end : int
        Where the task stands in the line; equal when it stands in an earlier one.
    items : tuple of Item
        The organisations in the columns that give a role, in order.
    """

    task: str
    start: int
    end: int
    items: tuple[Item, ...]


def cells(text: str) -> list[tuple[int, int]]:
    """The cells of a line, as offsets without the blanks around them.

    Examples
    --------
    >>> cells("1 \\t 建设平台")
    [(0, 1), (4, 8)]
    """
    found = []
    start = 0
    for cell in text.split("\t"):
        inner = cell.strip()
        begin = start + (len(cell) - len(cell.lstrip()) if inner else 0)
        found.append((begin, begin + len(inner)))
        start += len(cell) + 1
    return found


def read_head(text: str) -> Table | None:
    """The head of a table; None for any other line."""
    if "\t" not in text:
        return None
    names = ["".join(text[start:end].split()) for start, end in cells(text)]
    roles = []
    for column, name in enumerate(names):
        role = next((role for label, role in _COLUMNS if label.fullmatch(name)), None)
        if role is not None:
            roles.append((column, role))
    taken = {column for column, _ in roles}
    free = [column for column in range(len(names)) if column not in taken and names[column]]
    tasks = [column for column in free if not _OTHER_HEAD.fullmatch(names[column]) and _TASK.fullmatch(names[column])]
    # 指标 and 名称 head the task only where nothing else does.
    tasks = tasks or [column for column in free if _TASK.fullmatch(names[column])]
    return Table(len(names), tasks[0], tuple(roles)) if roles and tasks else None


class TableReader:
    """Follows the tables of one document, line by line.

    Attributes
    ----------
    left_out : bool
        Whether the line read last is a row of a table of tasks, but fits its columns in no way or in several.
    """

    def __init__(self) -> None:
        self.left_out = False
        self._head: Table | None = None
        self._task = ""

    def read(self, text: str) -> Row | None:
        """The row that a line is; None for a line that is none, for a head, and for a row without agencies.

        Parameters
        ----------
        text : str
            The next line of the document.
        """
        self.left_out = False
        if self._head is None and "\t" not in text:
            return None
        line = widen(text)
        head = read_head(line)
        if head is not None:
            self._head, self._task = head, ""
            return None
        if self._head is None:
            return None
        if "\t" not in line:
            if not _is_title(line):
                self._head = None
            return None
        row = cells(line)
        if sum(_OTHER_HEAD.fullmatch("".join(line[start:end].split())) is not None for start, end in row) > 1:
            # The head of another table, whose columns give nobody a role.
            self._head = None
            return None
        shift = _shift(line, row, self._head)
        self.left_out = shift is None
        return None if shift is None else self._row(text, line, row, self._head, shift)

    def _row(self, text: str, line: str, row: list[tuple[int, int]], head: Table, shift: int) -> Row | None:
        items: list[Item] = []
        for column, role in head.roles:
            if 0 <= column - shift < len(row):
                items.extend(read_cell(line, *row[column - shift], role))
        at = head.task - shift
        start, end = row[at] if 0 <= at < len(row) else (0, 0)
        if start < end:
            self._task = text[start:end]
        elif not self._task:
            return None
        return Row(self._task, start, end if start < end else start, tuple(items)) if items else None


def _is_title(line: str) -> bool:
    """Whether a line without cells can be the title of a part of the table: 二、科技创新方面（共4项）."""
    short = len(line) <= _LONGEST_TITLE and not line.rstrip().endswith(("。", "；", "：", "，"))
    return not line.strip() or (
        short and not _BETWEEN.match(line.strip()) and bool(_NUMBERED.match(line) or "，" not in line)
    )


def _shift(line: str, row: list[tuple[int, int]], head: Table) -> int | None:
    """How many of the first columns a row lacks; None where it does not fit.

    Empty cells at the end of a line are lost with the white space around it, and so are those at its beginning, where
    one cell spans several rows.
    """
    missing = head.width - len(row)
    if missing < 0:
        return None
    if missing == 0:
        return 0
    fits = [shift for shift in range(missing + 1) if _fits(line, row, head, shift)]
    return fits[0] if len(fits) == 1 else None


def _fits(line: str, row: list[tuple[int, int]], head: Table, shift: int) -> bool:
    """Whether the columns of a row that lacks some hold what they should."""
    named = False
    for column, role in head.roles:
        at = column - shift
        if 0 <= at < len(row) and row[at][0] < row[at][1]:
            found = read_cell(line, *row[at], role)
            if not found or not all(is_governmental(line, item) for item in found):
                return False
            named = True
    at = head.task - shift
    if 0 <= at < len(row):
        found = read_cell(line, *row[at], Role.RESPONSIBLE)
        count = len(_SEPARATORS.split(line[row[at][0] : row[at][1]]))
        if row[at][0] == row[at][1] or (len(found) == count and all(is_governmental(line, item) for item in found)):
            return False
    return named
