"""Read responsibility lists: （责任单位：…）, （牵头单位：…，配合单位：…）, （…牵头，…参与）, also on own lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extraction.model import Role
from extraction.sentences import enclosed


@dataclass(frozen=True, slots=True)
class Item:
    """An organisation in a list; offsets into the paragraph."""

    start: int
    end: int
    role: Role
    rule: str


@dataclass(frozen=True, slots=True)
class DutyList:
    """A responsibility list: its span with the brackets, and its organisations in order."""

    start: int
    end: int
    items: tuple[Item, ...]


_WHO = "单位|部门|机关|处室|单位和部门|机构"
_LABEL = re.compile(
    rf"(?P<lead>(?:牵头|主责|主办|主要责任|总牵头|责任牵头)(?:{_WHO})|牵头责任(?:{_WHO}))[:：]"
    rf"|(?P<part>(?:配合|协助|参与|参加|协同|协办|支持|会同|配合责任)(?:{_WHO}))[:：]"
    rf"|(?P<resp>(?:责任|负责|实施|承办|落实|对接|指导|主管|执行|完成|组织实施)(?:{_WHO}))[:：]"
    r"|(?P<other>[\u4e00-\u9fff]{2,8})[:：]"
)
_ROLE_VERBS = (
    (re.compile(r"(?:共同|分别|联合)?(?:总)?牵头(?:负责|落实|组织实施|实施|推进)?$"), Role.LEAD, "list-lead-verb"),
    (
        re.compile(r"(?:共同|分别|积极)?(?:参与|参加|配合|协助|协同|支持)(?:实施|落实|推进)?$"),
        Role.PARTICIPANT,
        "list-part-verb",
    ),
    (
        re.compile(
            r"(?:等)?(?:共同|按照?(?:各自)?职责(?:分工)?|按照?分工|按|分别|联合|具体|依职责|根据职责分工)*(?:负责"
            r"|落实|组织实施|实施|组织落实|推进)(?:落实)?$"
        ),
        Role.RESPONSIBLE,
        "list-responsible-verb",
    ),
)
_ORGAN_END = re.compile(
    r"(?:委|局|厅|部|办|署|院|行|会|政府|部门|单位|地区|街镇|镇街|街道|乡镇|区|县|市|州|中心|集团|公司|大学|学院"
    r"|医院|协会|学会|联盟|银行|总队|支队|法院|检察院|科协|妇联|总工会"
    r"|团委|残联|工商联|省|自治区|兵团|管委会|社|所|校|小组|联席会议|专班|指挥部|台|站|公安|税务|海关|园区|开发区"
    r"|高新区|新区)(?:[（(][^（）()]*[)）])?$"
)
_SEPARATOR = re.compile(
    r"[、，,;；]|以及|(?<=[\u4e00-\u9fff）])[和及与](?=(?:各|有关|相关|市|省|区|县|国家|国务院|其他|人民"
    r"|中国)[\u4e00-\u9fff])|(?<=[委局厅部办署会行联社院司团])等(?=[\u4e00-\u9fff])"
)
# 各市、州、县人民政府 is one name; 各区、县级市 are two.
_ENUMERATED = re.compile(r"各?(?:省|市|州|区|县|旗|盟)(?:、(?:自治区|直辖市|市|州|区|县|旗|盟))+(?:人民)?政府")
_NOT_ORGAN = re.compile(
    r".*列.{0,4}(?:首|第一)位|^(?:各有关单位|有关单位|相关单位|各单位|社会力量|企业|等|下同|不再列出)$"
)
_PART = re.compile(r"[，,；;。]")
_OWN_LINE = re.compile(rf"^(?:牵头|责任|负责|主责|主办|配合|协办|实施|落实)(?:{_WHO})[:：]")


def _items(text: str, start: int, end: int, role: Role, rule: str) -> Iterator[Item]:
    """The organisations in a stretch of a list."""
    inside = enclosed(text[start:end])
    joined = [match.span() for match in _ENUMERATED.finditer(text[start:end])]
    bounds = [start]
    for match in _SEPARATOR.finditer(text, start, end):
        if not any(begin < match.start() - start < stop for begin, stop in [*inside, *joined]):
            bounds += [match.start(), match.end()]
    bounds.append(end)
    for begin, stop in zip(bounds[::2], bounds[1::2], strict=True):
        piece = text[begin:stop]
        stripped = re.sub(r"(?:和|及)(?:有关|相关)?单位$|等$", "", piece.strip())
        if not stripped or _NOT_ORGAN.match(stripped) or not _ORGAN_END.search(stripped):
            continue
        first = begin + piece.index(stripped[0])
        yield Item(first, first + len(stripped), role, rule)


def _labelled(text: str, start: int, end: int) -> list[Item]:
    """A list with labels."""
    found: list[Item] = []
    labels = list(_LABEL.finditer(text, start, end))
    for index, label in enumerate(labels):
        stop = labels[index + 1].start() if index + 1 < len(labels) else end
        if label["other"]:
            continue
        role = Role.LEAD if label["lead"] else Role.PARTICIPANT if label["part"] else Role.RESPONSIBLE
        found.extend(_items(text, label.end(), stop, role, f"list-label-{role.value}"))
    return found


def _verbal(text: str, start: int, end: int) -> list[Item]:
    """A list whose roles are verbs: X牵头，Y、Z参与; X会同Y负责; X、Y按职责分工负责."""
    found: list[Item] = []
    pending = start
    parts = [*(match.start() for match in _PART.finditer(text, start, end)), end]
    for stop in parts:
        stretch = text[pending:stop]
        match = next(
            ((found_verb, role, rule) for verb, role, rule in _ROLE_VERBS if (found_verb := verb.search(stretch))), None
        )
        if match is None:
            continue
        verb, role, rule = match
        edge = pending + verb.start()
        joint = text.find("会同", pending, edge)
        if joint >= 0:
            found.extend(_items(text, pending, joint, Role.LEAD, "list-with"))
            found.extend(_items(text, joint + 2, edge, Role.PARTICIPANT, "list-with"))
        else:
            found.extend(_items(text, pending, edge, role, rule))
        pending = stop + 1
    return found


def _bare(text: str, start: int, end: int) -> list[Item]:
    """A list without label or verb: every item has to look like a government body."""
    found = list(_items(text, start, end, Role.RESPONSIBLE, "list-bare"))
    count = len(re.split(r"[、，,;；]", text[start:end]))
    shaped = all(re.match(r"(?:国家|省|市|区|县|各|国务院|中国|人民)", text[item.start : item.end]) for item in found)
    governmental = all(
        re.search(r"(?:委|局|厅|办|部|署|政府)(?:[）)])?$", text[item.start : item.end]) for item in found
    )
    # 市发展改革委（市物价局）is one body under two names.
    alone = count > 1 or not re.search(r"[委局厅办部署会]$", text[: start - 1])
    return found if found and len(found) == count and shaped and governmental and alone and end - start > 3 else []


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
    line = _OWN_LINE.match(text)
    if line:
        items = _labelled(text, 0, len(text))
        return (DutyList(0, len(text), tuple(items)),) if items else ()
    for start, end in enclosed(text):
        if text[start] not in "（(〔[【" or end - start < 5:
            continue
        items = _labelled(text, start + 1, end - 1)
        if not items and not _LABEL.search(text, start + 1, end - 1):
            items = _verbal(text, start + 1, end - 1) or _bare(text, start + 1, end - 1)
        if items:
            found.append(DutyList(start, end, tuple(items)))
    return tuple(found)
