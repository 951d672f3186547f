"""Read tables that were run into lines: 序号 ⇥ 任务 ⇥ 责任单位, then a task and its agencies a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extraction.found import Found, FoundDuty
from extraction.model import Role

_WHO = r"(?:责任)?(?:单位|部门|机关|主体|地区|处室)(?:及.{1,6})?"
_COLUMNS = (
    (re.compile(rf"(?:牵头|主责|主办|总牵头|牵头责任){_WHO}"), Role.LEAD),
    (re.compile(rf"(?:配合|参与|参加|协助|协办|协同|支持){_WHO}"), Role.PARTICIPANT),
    (re.compile(rf"(?:责任|负责|指导|实施|落实|承办|主管|完成|对接)(?:{_WHO})?"), Role.RESPONSIBLE),
)
_TASK = re.compile(r".{0,6}(?:任务|举措|措施|事项|项目|工作|内容|名称|要点|目标).{0,4}")
_LONGEST_TEXT = 80


@dataclass(frozen=True, slots=True)
class Table:
    """The head of a table: how many columns, which names the task, and the role that each other one gives."""

    width: int
    task: int
    roles: tuple[tuple[int, Role], ...]


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
    tasks = [column for column, name in enumerate(names) if column not in taken and _TASK.fullmatch(name)]
    return Table(len(names), tasks[0], tuple(roles)) if roles and tasks else None


def ends_table(text: str) -> bool:
    """Whether a line is running text, and the table before it over; a title between two parts of it is short."""
    return "\t" not in text and len(text) > _LONGEST_TEXT


def read_row(text: str, agencies: Sequence[Found], table: Table) -> Iterator[FoundDuty]:
    """The duties of a table's row.

    Parameters
    ----------
    text : str
    agencies : sequence of Found
        The AGENCY mentions of the line.
    table : Table
        The head that stands above it.
    """
    row = cells(text)
    if len(row) != table.width:
        return
    start, end = row[table.task]
    for column, role in table.roles:
        for index, agency in enumerate(agencies):
            if row[column][0] <= agency.start and agency.end <= row[column][1]:
                yield FoundDuty(index, role, text[start:end], start, end, False, "table-row")
