"""Read who sits in a coordinating body: members, convenor, office; and who takes part in a mechanism without a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extraction.duty_groups import Group, groups
from extraction.found import Found, FoundDuty
from extraction.model import Role

_BODY = re.compile(r"(?:联席会议|领导小组|协调小组|工作专班|专班|指挥部|委员会)$")
_MEMBERS = re.compile(
    r"(?:等(?:有关|相关)?(?:单位|部门)?)?(?:(?:主要|分管)?(?:负责人|负责同志|领导))?(?:为|是|作为|担任)(?:其)?成员(?:单位)?"
)
_MEMBERS_BEFORE = re.compile(r"成员(?:单位)?(?:由|包括|为)[：:]?$")
_CONVENES = re.compile(r"(?:召集人|组长|主任|总召集人|总指挥|副组长)由$")
_CONVENES_VERB = re.compile(r"(?:主要(?:负责同志|负责人|领导)|负责同志)?担任")
_HEADS = re.compile(
    r"(?:主要(?:负责同志|负责人|领导)|负责同志)?(?:担任|兼任|任|为)(?:第一|常务)?(?:总|副)?(?:组长|召集人|总召集人|主任|总指挥|指挥长|指挥)"
)
_LED = re.compile(r"(?:总)?牵头(?=[，。；])(?!，[^，。；]{0,40}(?:配合|参与|参加|会同))")
_FOUNDS = ("成立", "组建", "建立", "设立")
_SUMMONS = re.compile(r"(?:负责)?召集(?=[，。；])")
_OFFICE = re.compile(r"办公室(?P<seat>设(?:立)?(?:在|于))$")
_CHARGE = re.compile(r"，(?:具体)?(?:负责|承担)(?!人)(?P<task>[^，。；]{4,40})")
_MECHANISM = re.compile(
    r"(?:参加|参与|组成)的(?P<task>[\u4e00-\u9fff]{2,16}?(?:机制|联席会议|领导小组|专班|小组|会议))|(?:参加"
    r"|参与)(?=[，。；])"
)
_FOUNDED = re.compile(r"建立|健全|完善|成立|组建|构建")
_LEADS = re.compile(r"(?:等)?牵头")


def _bodies(text: str, agencies: Sequence[Found]) -> list[int]:
    """The agencies that are bodies, full names before short ones."""
    named = [index for index, agency in enumerate(agencies) if _BODY.search(text[agency.start : agency.end])]
    return sorted(named, key=lambda index: (agencies[index].start - agencies[index].end, index))


def _seat(
    text: str, agencies: Sequence[Found], members: Sequence[int], role: Role, body: int, rule: str
) -> Iterator[FoundDuty]:
    named = agencies[body]
    for index in members:
        if index != body:
            yield FoundDuty(index, role, text[named.start : named.end], named.start, named.end, True, rule)


def read_bodies(text: str, agencies: Sequence[Found]) -> Iterator[FoundDuty]:
    """The seats in bodies, and the parts in a mechanism, that a paragraph names.

    Parameters
    ----------
    text : str
    agencies : sequence of Found
        The AGENCY mentions of the paragraph.
    """
    rows = groups(text, agencies)
    yield from _mechanisms(text, agencies, rows)
    named = _bodies(text, agencies)
    if not named:
        return
    body = named[0]
    for row in rows:
        before = text[max(0, row.start - 12) : row.start]
        convenes = bool(_CONVENES.search(before) and _CONVENES_VERB.match(text, row.end))
        summons = before.endswith("由") and bool(_SUMMONS.match(text, row.end))
        leads = before.endswith("由") and bool(_LED.match(text, row.end)) and _founded(text, agencies[body], row)
        if convenes or leads or summons or _HEADS.match(text, row.end):
            yield from _seat(text, agencies, row.members, Role.LEAD, body, "body-convenor")
        elif _OFFICE.search(before):
            yield from _seat(text, agencies, row.members[:1], Role.OFFICE, body, "body-office")
            yield from _office_charge(text, agencies, row)
        elif _MEMBERS.match(text, row.end) or _MEMBERS_BEFORE.search(before):
            yield from _seat(text, agencies, row.members, Role.MEMBER, body, "body-member")
    created = agencies[body]
    if re.search(r"(?:成立|组建|建立|设立)$", text[: created.start]):
        duty = re.match(r"，(?:主要)?负责(?P<task>[^，。；]{4,60})", text[created.end :])
        if duty:
            start = created.end + duty.start("task")
            end = created.end + duty.end("task")
            yield FoundDuty(body, Role.RESPONSIBLE, text[start:end], start, end, False, "body-charge")


def _founded(text: str, body: Found, row: Group) -> bool:
    """Whether the sentence founds the body that a row of agencies is to lead: 成立…专班，由分管副县长牵头，…."""
    return body.end <= row.start and "。" not in text[body.end : row.start] and text.endswith(_FOUNDS, 0, body.start)


def _office_charge(text: str, agencies: Sequence[Found], host: Group) -> Iterator[FoundDuty]:
    """What the office is to do: …办公室设在甲局，承担日常工作. Where it has no name of its own, its host does it."""
    charge = _CHARGE.match(text, host.end)
    if charge is None:
        return
    seat = _OFFICE.search(text, max(0, host.start - 12), host.start)
    named = [index for index, agency in enumerate(agencies) if seat and seat.start() < agency.end <= seat.start("seat")]
    start, end = charge.span("task")
    yield FoundDuty((named or host.members)[0], Role.RESPONSIBLE, text[start:end], start, end, False, "body-charge")


def _mechanisms(text: str, agencies: Sequence[Found], rows: Sequence[Group]) -> Iterator[FoundDuty]:
    """由A牵头，B、C等有关单位以及D参加的工作协调机制: who leads and who takes part in it."""
    for match in _MECHANISM.finditer(text):
        if match["task"] is None:
            continue
        opening = max(text.rfind("。", 0, match.start()), text.rfind("；", 0, match.start())) + 1
        founded = [found.end() for found in _FOUNDED.finditer(text, opening, match.start())]
        opening = founded[-1] if founded else opening
        inside = [row for row in rows if opening <= row.start and row.end <= match.start()]
        start, end = match.start("task"), match.end("task")
        named = [
            one for one in agencies if one.start <= start and one.end == end and _BODY.search(text[one.start : one.end])
        ]
        start = named[0].start if named else start
        for row in inside:
            if _HEADS.match(text, row.end):
                continue
            role = Role.LEAD if _LEADS.match(text, row.end) or _SUMMONS.match(text, row.end) else Role.PARTICIPANT
            for index in row.members:
                yield FoundDuty(index, role, text[start:end], start, end, bool(named), "duty-mechanism")
