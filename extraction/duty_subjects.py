"""Read duties out of sentences: the agency as subject, led by its verb (市科委牵头开展…; 各区要…; 由…承担)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extraction.duty_phrases import task_before, task_of
from extraction.found import Found, FoundDuty
from extraction.model import Role

_JOINT = re.compile(r"(?:等(?:有关|相关)?(?:单位|部门)?)?(?:、|和|与|及|以及|，)?\s*")
_ETC = re.compile(
    r"等(?:有关|相关)?(?:单位|部门)?(?:[和及]单位)?|[和及、与](?:其他)?(?:各?有关|各?相关|各)?(?:单位|企业|方面|专家)(?![的信工主])"
    r"|、[^，。；、和及]{2,10}(?=要(?![求素点闻])|应当|须)"
)
_SENTENCE = re.compile(r"[。；！？]")

_LEADS = re.compile(r"(?:总|共同|负责)?牵头(?!抓总)(?:负责|组织|会同|制定|开展|推进|实施)?")
_WITH = re.compile(r"(?:应当?|要|须)?会同|联合(?=[各市省区县国有相])|商(?=[市省区国有相])")
_TAKES_PART = re.compile(r"(?:等(?:有关|相关)?(?:单位|部门))?(?:积极)?(?:参加|参与|配合|协同|协助)")
_ADVERBS = (
    r"(?:也|还|都|均|进一步|切实|具体|分别|定期|及时|依法|原则上|每[年季月]|共同|联合|统一|认真|积极|主动|密切|会同"
    r"|(?:根据|按照?|结合|依据|依照|针对|围绕|聚焦|依托|通过|遵循)[^，。；]{2,30}，?|(?:按照?|根据)(?:各自)?职[责能](?:分工)?，?"
    r"|于[^，。；]{2,16}前，?|在(?:各自)?职责范围内，?|编制[^，。；]{2,16}时，|自[^，。；]{2,20}[内前])*"
)
_BOUND = re.compile(
    rf"(?:和(?:有关|相关)?单位)?(?:在[^，。；]{{1,20}}(?:内|中|上|时|领域)?)?，?{_ADVERBS}"
    r"(?:应当|应(?![急用对收付届邀])|要(?![求素点闻])|须|必须|负责(?!人(?![工才口民大])|同志|制)|承担|不得|务必)"
)
_DOES = re.compile(
    rf"(?:和单位)?{_ADVERBS}(?:统筹|组织|制定|编制|发布|开展|建立|推进|推动|落实|支持|指导|加强|做好|出台|完善|实施|安排|确定|审核|审定|审查"
    r"|研究|督促|协调|会商|自行确定|对(?=[^，。；]{1,40}(?:进行|开展|给予|予以|实行|实施|加强|负|做好|提出|组织|作出|依法|严格|及时|统筹|指导|监督|建立|制定|管理))|将|加快|强化|设立|提供|鼓励|引导|优化|明确|履行|受理|监督|检查|考核|评估|通报|牵头|抓好|用好|简化|规范"
    r"|细化|健全|汇总|跟踪|每年|给予|报送|提出)"
)
_UNDER = re.compile(r"由$|授权$")
_ASKED = re.compile(r"请$")
_UNDER_VERB = re.compile(
    r"(?:等(?:有关|相关)?(?:单位|部门))?(?:共同|统一|具体|分别|自行|另行|负责|根据[^，。；]{2,24}"
    r"|按照?(?:各自)?职责(?:分工)?|会同[^，。；]{2,16})*(?:实行|做好|统筹|验收|评审|审议|召集|负责|承担|牵头|组织|制定|确定|实施|落实|管理|审批|审核|发布|认定|批准|另行制定"
    r"|解释)"
)
_URGED = re.compile(r"(?:督促|指导|组织|要求|责成|协调|引导|推动)(?:和(?:督促|指导|协调))?$")
_URGED_VERB = re.compile(
    r"(?:和单位)?(?:认真|切实|积极|依法|严格|加快|进一步)*(?:(?:按照?|根据|结合|依据)[^，。；]{2,40}?)?(?:梳理|规范|明确|整合|完善|出台|优化|实施|落实|开展|做好|制定|建立|加强|推进|履行|完成|确定)"
)


_PAST = re.compile(r"(?:[已曾]|(?:联合|共同)?[\u4e00-\u9fff]{2}了)")
# 甲局会同乙局认定的机构: what the two did says which one is meant.
_ATTRIBUTE = re.compile(r"(?:共同|联合)?(?:认定|批准|发布|公布|确定|核准|备案|印发|制定|组建|设立)的")
_IN_CHARGE = re.compile(r"是[^，。；]{0,24}主管部门(?:[（(][^（）()]*[)）])?，?(?:负责)?")
_THEN_WITH = re.compile(r"，(?:并)?会同$")


@dataclass(frozen=True, slots=True)
class Group:
    """Agencies that stand side by side: their indices, and where the group starts and ends."""

    members: tuple[int, ...]
    start: int
    end: int


def groups(text: str, agencies: Sequence[Found]) -> list[Group]:
    """The agencies of a paragraph, those joined by 、 和 与 及 以及 together."""
    found: list[Group] = []
    for index, agency in enumerate(agencies):
        if found:
            between = text[found[-1].end : agency.start]
            if re.fullmatch(r"等?|(?:等(?:有关|相关)?(?:单位|部门)?)?(?:、|和|与|及|以及)", between):
                last = found.pop()
                found.append(Group((*last.members, index), last.start, agency.end))
                continue
        found.append(Group((index,), agency.start, agency.end))
    return found


def read_subjects(text: str, agencies: Sequence[Found], taken: frozenset[int]) -> Iterator[FoundDuty]:
    """The duties that sentences state.

    Parameters
    ----------
    text : str
    agencies : sequence of Found
    taken : frozenset of int
        Agencies that another form has read already.
    """
    rows = groups(text, agencies)
    described = 0
    for number, group in enumerate(rows):
        members = [index for index in group.members if index not in taken]
        if not members or group.start < described:
            continue
        charge = _IN_CHARGE.match(text, group.end)
        if charge:
            # 甲局是…主管部门，负责…: the second name only says what the first is.
            described = charge.end()
            yield from _duties(text, members, Role.LEAD, task_of(text, charge.end()), "duty-in-charge")
            continue
        at = _past_etc(text, group.end)
        following = rows[number + 1] if number + 1 < len(rows) else None
        if number and _THEN_WITH.search(text[: group.start]):
            # 甲单位对项目负总责，会同乙单位制定细则: the subject goes on, and now leads.
            if not _SENTENCE.search(text, rows[number - 1].end, group.start):
                task = task_of(text, at)
                yield from _duties(text, rows[number - 1].members, Role.LEAD, task, "duty-with")
                yield from _duties(text, members, Role.PARTICIPANT, task, "duty-with")
            continue
        read, described = _read_group(text, members, group, at, following)
        yield from read


def _duties(text: str, members: Sequence[int], role: Role, task: tuple[int, int], rule: str) -> Iterator[FoundDuty]:
    for index in members:
        yield FoundDuty(index, role, text[task[0] : task[1]], task[0], task[1], False, rule)


def _read_group(
    text: str, members: Sequence[int], group: Group, at: int, following: Group | None
) -> tuple[list[FoundDuty], int]:
    """The duties of one group of agencies, by what stands around it, and up to where they are read."""
    before = text[max(0, group.start - 8) : group.start]
    together = _WITH.match(text, at)
    if together and following is not None and following.start - together.end() <= 2:
        task = task_of(text, _past_etc(text, following.end))
        if _PAST.match(text, task[0]) or _ATTRIBUTE.match(text, task[0]):
            return [], following.end
        return [
            *_duties(text, members, Role.LEAD, task, "duty-with"),
            *_duties(text, following.members, Role.PARTICIPANT, task, "duty-with"),
        ], following.end
    leads = _LEADS.match(text, at)
    if leads:
        return _led(text, members, leads.end(), following)
    part = _TAKES_PART.match(text, at)
    if part:
        return list(_duties(text, members, Role.PARTICIPANT, task_of(text, part.end()), "duty-takes-part")), at
    responsible: tuple[tuple[int, int], str] | None = None
    bound = _BOUND.match(text, at)
    if _UNDER.search(before) and _UNDER_VERB.match(text, at):
        responsible = task_before(text, group.start, at), "duty-under"
    elif _URGED.search(before) and _URGED_VERB.match(text, at):
        responsible = task_of(text, at), "duty-urged"
    elif bound:
        responsible = task_of(text, bound.end()), "duty-bound"
    elif (_opens(text, group.start) or _ASKED.search(before)) and not _PAST.match(text, at) and _DOES.match(text, at):
        responsible = task_of(text, at), "duty-subject"
    if responsible is None:
        return [], at
    return list(_duties(text, members, Role.RESPONSIBLE, *responsible)), at


def _past_etc(text: str, end: int) -> int:
    etc = _ETC.match(text, end)
    return etc.end() if etc else end


def _led(text: str, members: Sequence[int], at: int, following: Group | None) -> tuple[list[FoundDuty], int]:
    """X牵头，Y、Z配合，制定…: who leads, who takes part, and in what."""
    with_others = following is not None and text[at : following.start] in ("，会同", "会同", "，商")
    if following is not None and with_others:
        task = task_of(text, _past_etc(text, following.end))
        return [
            *_duties(text, members, Role.LEAD, task, "duty-with"),
            *_duties(text, following.members, Role.PARTICIPANT, task, "duty-with"),
        ], following.end
    if following is not None and text[at : following.start] in ("，", ""):
        part = _TAKES_PART.match(text, following.end)
        if part:
            task = task_of(text, part.end() + (1 if text[part.end() : part.end() + 1] == "，" else 0))
            return [
                *_duties(text, members, Role.LEAD, task, "duty-lead"),
                *_duties(text, following.members, Role.PARTICIPANT, task, "duty-takes-part"),
            ], following.end
    return list(_duties(text, members, Role.LEAD, task_of(text, at), "duty-lead")), at


def _opens(text: str, start: int) -> bool:
    """Whether an agency opens a sentence, so that it is the subject of its verb."""
    head = text[:start].rstrip()
    return (
        not head
        or head[-1] in "。；！？：，"
        or bool(re.search(r"(?:^|[\s\u3000])第[一二三四五六七八九十百]+条$", head))
    )
