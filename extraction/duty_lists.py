"""Read responsibility lists: （责任单位：…）, （牵头单位：…，配合单位：…）, （…牵头，…参与）, also on own lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from extraction.duty_items import Item, count_names, is_governmental, read_items
from extraction.duty_rules import first_leads, later_items
from extraction.model import Role
from extraction.sentences import enclosed


@dataclass(frozen=True, slots=True)
class DutyList:
    """A responsibility list: its span with the brackets, and its organisations in order."""

    start: int
    end: int
    items: tuple[Item, ...]


_WHO = "责任单位|责任部门|单位和部门|单位|部门|机关|处室|科室|机构|地区|主体"
_LEVEL = "(?:国家|省级|市级|区级|县级|中央)?"
_LABEL = re.compile(
    rf"(?:(?P<lead>{_LEVEL}(?:牵头|主责|主办|主要责任|总牵头|责任牵头|第一责任|牵头责任)(?:{_WHO}))"
    rf"|(?P<part>{_LEVEL}(?:配合|协助|参与|参加|协同|协办|支持|会同|配合责任|协作)(?:{_WHO}))"
    rf"|(?P<resp>{_LEVEL}(?:责任|负责|实施|承办|落实|对接|指导|主管|执行|完成|组织实施|组织|承担|监管|管理|受理|咨询|业务)(?:{_WHO}))"
    r"|(?P<other>[\u4e00-\u9fff]{2,8}))\s*[:：]"
)
_ROLE_VERBS = (
    (
        re.compile(r"(?:共同|分别|联合)?(?:总)?(?:牵头|主办|总负责)(?:负责|落实|组织实施|实施|推进|组织)?$"),
        Role.LEAD,
        "list-lead-verb",
    ),
    (
        re.compile(r"(?:共同|分别|积极)?(?:参与|参加|配合|协助|协同|支持|协办)(?:实施|落实|推进)?$"),
        Role.PARTICIPANT,
        "list-part-verb",
    ),
    (
        re.compile(
            r"(?:等)?(?:共同|根据(?:各自)?职责(?:分工)?|按照?(?:各自)?职能?职?责?(?:分工)?|按照?分工|按|分别|联合|具体|依职责|依法)*"
            r"(?:负责|落实|组织实施|实施|组织落实|推进|指导|承担|分工负责)(?:落实|实施)?$"
        ),
        Role.RESPONSIBLE,
        "list-responsible-verb",
    ),
)
# 市住建局，6月底前: by when stands behind who.
_DUE = re.compile(
    r"[，,；;]\s*(?:(?:19|20)[0-9]{2}年|今年|年|[0-9]{1,2}月|第?[一二三四]季度|上半年|下半年|全年|持续|长期)[^，；、]{0,12}$"
)
_PARTED = re.compile("[；;]")
_PART = re.compile(r"[，,；;。]|(?<=牵头|负责|配合|参与|协助|落实)、")
# Lines of a cell, a name each, run into one.
_APART = re.compile(r"(?<=[委局厅办部署会院行社司校府门位队学所心区县市镇]) +(?=[\u4e00-\u9fff]{2})")
_OWN_LINE = re.compile(
    rf"\s*{_LEVEL}(?:牵头|责任|负责|主责|主办|配合|协办|实施|落实|牵头责任|主要责任|协同|参与|协助|支持)"
    rf"(?:{_WHO})\s*[:：]"
)
_PERSONS = re.compile(r"\s*(?:牵头|责任|分管|配合)?(?:负责|责任)?(?:领导|人|市长|省长)\s*[:：]")
_INLINE = re.compile(rf"(?<=[。；;\s）)]){_LEVEL}(?:牵头|责任|负责|主责|主办|牵头责任)(?:{_WHO})[:：]")
_WITHIN = re.compile(r"会同|(?<=[委局厅部办署])商(?=[国市省区县有相各])")
_SHAPED = re.compile(r"(?:国家|省|市|区|县|州|各|国务院|中国|人民|有关|相关|最高|中央)|.*[部局署]$")


def _has_label(text: str, start: int, end: int) -> bool:
    """Whether a label stands in a stretch: none without its colon, and most brackets have none."""
    colon = text.find("：", start, end) >= 0 or text.find(":", start, end) >= 0
    return colon and _LABEL.search(text, start, end) is not None


def _labelled(text: str, start: int, end: int) -> list[Item]:
    """A list with labels."""
    found: list[Item] = []
    rule = first_leads(text, start, end)
    end = rule.start() if rule else end
    labels = list(_LABEL.finditer(text, start, end)) if _has_label(text, start, end) else []
    for index, label in enumerate(labels):
        stop = labels[index + 1].start() if index + 1 < len(labels) else end
        if label["other"]:
            continue
        role = Role.LEAD if label["lead"] else Role.PARTICIPANT if label["part"] else Role.RESPONSIBLE
        marks = [match.start() for match in _PARTED.finditer(text, label.end(), stop)]
        for begin, to in pairwise([label.end(), *marks, stop]):
            # 责任单位：甲局、乙局；丙区政府参与: a part behind a semicolon may say its own role.
            own = _role_verb(text[begin:to].rstrip()) if begin != label.end() else None
            if own:
                verb, as_role, named = own
                found.extend(read_items(text, begin, begin + verb.start(), as_role, named))
            else:
                found.extend(read_items(text, begin, to, role, f"list-label-{role.value}", any_kind=True))
    return found


def _role_verb(stretch: str) -> tuple[re.Match[str], Role, str] | None:
    """The verb in which a part of a list ends, with the role that it gives."""
    return next(((found, role, rule) for verb, role, rule in _ROLE_VERBS if (found := verb.search(stretch))), None)


def _verbal(text: str, start: int, end: int) -> list[Item]:
    """A list whose roles are verbs: X牵头，Y、Z参与; X会同Y负责; X、Y按职责分工负责."""
    found: list[Item] = []
    pending = start
    parts = [*(match.start() for match in _PART.finditer(text, start, end)), end]
    for stop in parts:
        stretch = text[pending:stop].rstrip()
        match = _role_verb(stretch)
        if match is None:
            continue
        verb, role, rule = match
        edge = pending + verb.start()
        begin = pending + (1 if text[pending] == "由" else 0)
        joint = _WITHIN.search(text, begin, edge)
        if joint:
            found.extend(read_items(text, begin, joint.start(), Role.LEAD, "list-with"))
            found.extend(read_items(text, joint.end(), edge, Role.PARTICIPANT, "list-with"))
        else:
            found.extend(read_items(text, begin, edge, role, rule))
        pending = stop + 1
    return found if any(is_governmental(text, item) for item in found) else []


def _bare(text: str, start: int, end: int) -> list[Item]:
    """A list without label or verb: every item has to look like a government body."""
    due = _DUE.search(text, start, end)
    end = due.start() if due else end
    found = list(read_items(text, start, end, Role.RESPONSIBLE, "list-bare"))
    count = count_names(text[start:end])
    shaped = all(_SHAPED.match(text[item.start : item.end]) for item in found)
    governmental = all(is_governmental(text, item) for item in found)
    # 市发展改革委（市物价局）is one body under two names.
    if count > 2 and not text[end:].strip("）)〕]】。；; \u3000"):
        # （国家移民局、民航局、国铁集团）at the end: beside bodies of the state a company is responsible too.
        every = list(read_items(text, start, end, Role.RESPONSIBLE, "list-bare", any_kind=True))
        bodies = [item for item in every if is_governmental(text, item)]
        if len(every) == count and 3 * len(bodies) >= 2 * count and every[0] in bodies:
            return every
    alone = count > 1 or not re.search(r"[委局厅办部署会]$", text[max(0, start - 2) : start - 1])
    return found if found and len(found) == count and shaped and governmental and alone and end - start > 3 else []


def _cells(text: str) -> Iterator[DutyList]:
    """The cells of a table's row, run into a line, that hold nothing but bodies."""
    start = 0
    for cell in text.split("\t"):
        end = start + len(cell)
        found = list(read_items(text, start, end, Role.RESPONSIBLE, "table-cell")) if cell.strip() else []
        names = re.split(r"[、，,;；]", cell.strip())
        if len(found) == len(names) > 1 and any(is_governmental(text, item) for item in found):
            yield DutyList(start, end, tuple(found))
        start = end + 1


def read_cell(text: str, start: int, end: int, role: Role) -> tuple[Item, ...]:
    """The organisations in a table's cell whose column gives a role; labels and verbs in the cell give their own.

    Parameters
    ----------
    text : str
        A line of the table.
    start, end : int
        The cell.
    role : Role
        What the head of the column says.

    Examples
    --------
    >>> text = "建设平台\\t市科委、甲大学"
    >>> [text[item.start : item.end] for item in read_cell(text, 5, 12, Role.LEAD)]
    ['市科委', '甲大学']
    >>> text = "市科委 市财政局"
    >>> [text[item.start : item.end] for item in read_cell(text, 0, 8, Role.LEAD)]
    ['市科委', '市财政局']
    """
    rule = first_leads(text, start, end)
    stop = rule.start() if rule else end
    found = _labelled(text, start, stop) or _verbal(text, start, stop)
    if found:
        return tuple(found)
    bounds = [start, *(gap.start() for gap in _APART.finditer(text, start, stop)), stop]
    return tuple(
        item
        for begin, end in pairwise(bounds)
        for item in read_items(text, begin, end, role, "table-row", any_kind=True)
    )


def is_label_line(text: str) -> bool:
    """Whether a paragraph says who does what of the paragraph before: 责任单位：…, 牵头负责领导：…."""
    return _OWN_LINE.match(text) is not None or _PERSONS.match(text) is not None


def find_lists(text: str) -> tuple[DutyList, ...]:
    """The responsibility lists of one paragraph, in order.

    Parameters
    ----------
    text : str

    Examples
    --------
    >>> text = "推进示范应用。（牵头单位：市科委，配合单位：市财政局、各区）"
    >>> [(text[i.start : i.end], i.role.value) for i in find_lists(text)[0].items]
    [('市科委', 'lead'), ('市财政局', 'participant'), ('各区', 'participant')]
    """
    found = []
    if _OWN_LINE.match(text):
        items = _labelled(text, 0, len(text))
        return (DutyList(0, len(text), tuple(items)),) if items else ()
    for start, end in enclosed(text):
        if text[start] not in "（(〔[【" or end - start < 5:
            continue
        items = _labelled(text, start + 1, end - 1)
        later = list(later_items(text, start + 1, end - 1))
        if not items and not _has_label(text, start + 1, end - 1):
            rule = first_leads(text, start, end)
            stop = rule.start() if rule else end - 1
            items = _verbal(text, start + 1, stop) or _bare(text, start + 1, stop)
        if not items and _has_label(text, start + 1, end - 1):
            # （完成时限：…；甲局牵头，乙局配合）: the part without a label says who.
            marks = [match.start() for match in _PARTED.finditer(text, start + 1, end - 1)]
            for begin, to in pairwise([start, *marks, end - 1]):
                if not _has_label(text, begin + 1, to):
                    items.extend(_verbal(text, begin + 1, to))
        if items or later:
            known = {(item.start, item.end) for item in later}
            items = [item for item in items if (item.start, item.end) not in known]
            found.append(DutyList(start, end, tuple(sorted((*items, *later), key=lambda item: item.start))))
    found.extend(
        DutyList(item.start, item.end, (item,))
        for item in later_items(text)
        if not any(one.start < item.start < one.end for one in found)
    )
    inline = _INLINE.search(text) if "：" in text or ":" in text else None
    while inline and not any(one.start < inline.start() < one.end for one in found):
        stop = text.find("。", inline.end())
        end = stop if stop >= 0 else len(text)
        items = _labelled(text, inline.start(), end)
        if items:
            found.append(DutyList(inline.start(), end, tuple(items)))
        inline = _INLINE.search(text, end)
    if "\t" in text:
        found.extend(_cells(text))
    return tuple(sorted(found, key=lambda one: one.start))
