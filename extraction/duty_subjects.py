"""Read duties out of sentences: the agency as subject, led by its verb (市科委牵头开展…; 各区要…; 由…承担)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extraction.duty_groups import Group, groups
from extraction.duty_phrases import STOP, Starts, phrase_at, task_before, task_of, task_of_gathered
from extraction.duty_verbs import (
    ASKED,
    ATTRIBUTE,
    BEFORE_CHARGED,
    BOUND,
    CHARGED,
    DOES,
    ETC,
    GATHERS,
    IN_CHARGE,
    LEADS,
    NEGATED,
    PAST,
    SENTENCE,
    TAKES_PART,
    THEN_WITH,
    UNDER,
    UNDER_VERB,
    URGED,
    URGED_VERB,
    WITH,
)
from extraction.found import Found, FoundDuty
from extraction.model import Role

# A number begins an item: 第三条, （二）, 3., 四是.
_NUMBERED = re.compile(
    r"(?:^|[\s\u3000。；：])(?:第[一二三四五六七八九十百零0-9]+条|[（(][一二三四五六七八九十0-9]{1,3}[)）]|[0-9]{1,2}[.．、]"
    r"|[一二三四五六七八九十]{1,3}[、是])$"
)


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
    others = frozenset(group.start for group in rows)
    described = 0
    latest: FoundDuty | None = None
    for number, group in enumerate(rows):
        members = [index for index in group.members if index not in taken]
        if not members or group.start < described:
            continue
        if latest is not None and SENTENCE.search(text, agencies[latest.agency].end, group.start):
            latest = None
        charge = IN_CHARGE.match(text, group.end)
        if charge:
            # 甲局是…主管部门，负责…: the second name only says what the first is.
            described = charge.end()
            yield from _duties(text, members, Role.LEAD, task_of(text, charge.end(), others), "duty-in-charge")
            continue
        at = _past_etc(text, group.end)
        following = rows[number + 1] if number + 1 < len(rows) else None
        if number and THEN_WITH.search(text[: group.start]):
            # 甲单位对项目负总责，会同乙单位制定细则: the subject goes on, and now leads.
            if not SENTENCE.search(text, rows[number - 1].end, group.start):
                task = task_of(text, at, others)
                yield from _duties(text, rows[number - 1].members, Role.LEAD, task, "duty-with")
                yield from _duties(text, members, Role.PARTICIPANT, task, "duty-with")
            continue
        if latest is not None and text.endswith(GATHERS, 0, group.start):
            # 甲局要制定办法，组织有关部门核定名单: whom the subject gathers is not made the subject.
            continue
        read, described = _read_group(text, members, group, at, following, others)
        if latest is not None:
            read = [_completed(duty, latest) for duty in read]
        yield from read
        latest = read[0] if read else latest


def _completed(duty: FoundDuty, before: FoundDuty) -> FoundDuty:
    """A part in what another does: 甲局负责实施，乙局配合."""
    if duty.role is not Role.PARTICIPANT or duty.task or not before.task:
        return duty
    return replace(duty, task=before.task, start=before.start, end=before.end)


def _duties(text: str, members: Sequence[int], role: Role, task: tuple[int, int], rule: str) -> Iterator[FoundDuty]:
    for index in members:
        yield FoundDuty(index, role, text[task[0] : task[1]], task[0], task[1], False, rule)


def _read_group(
    text: str, members: Sequence[int], group: Group, at: int, following: Group | None, others: Starts
) -> tuple[list[FoundDuty], int]:
    """The duties of one group of agencies, by what stands around it, and up to where they are read."""
    before = text[max(0, group.start - 8) : group.start]
    charged = CHARGED.match(text, group.end)
    if charged and BEFORE_CHARGED.search(text, max(0, group.start - 8), group.start):
        role = Role.LEAD if charged["leads"] else Role.PARTICIPANT if charged["part"] else Role.RESPONSIBLE
        task = task_of(text, charged.end("part") if charged["part"] else charged.end(), others)
        return list(_duties(text, members, role, task, "duty-charged")), group.end
    together = WITH.match(text, at)
    under = UNDER.search(before)
    if NEGATED.search(before):
        return [], at
    if together and following is not None and following.start - together.end() <= 2:
        past = _past_etc(text, following.end)
        task = task_of(text, past, others)
        if PAST.match(text, task[0]) or (ATTRIBUTE.match(text, task[0]) and not under):
            return [], following.end
        if attribute := ATTRIBUTE.match(text, task[0]):
            # 由甲局会同乙局认定的机构: whose business it is to do so, not what they have done.
            task = task[0], attribute.end() - 1
        elif under:
            task = task_before(text, group.start, past, others)
        return [
            *_duties(text, members, Role.LEAD, task, "duty-with"),
            *_duties(text, following.members, Role.PARTICIPANT, task, "duty-with"),
        ], following.end
    leads = LEADS.match(text, at)
    if leads:
        return _led(text, members, leads.end(), following, others)
    part = TAKES_PART.match(text, at)
    if part:
        return list(_duties(text, members, Role.PARTICIPANT, task_of(text, part.end(), others), "duty-takes-part")), at
    responsible: tuple[tuple[int, int], str] | None = None
    bound = BOUND.match(text, at)
    if under and UNDER_VERB.match(text, at):
        responsible = task_before(text, group.start, at, others), "duty-under"
    elif URGED.search(before) and URGED_VERB.match(text, at):
        responsible = task_of(text, at, others), "duty-urged"
    elif bound:
        # What is forbidden is a duty to leave it: the word belongs to the task.
        task = task_of(text, bound.end(), others)
        if bound["barred"]:
            task = bound.start("barred"), phrase_at(text, bound.start("bar"))[1]
        responsible = task, "duty-bound"
    elif (_opens(text, group.start) or ASKED.search(before)) and not PAST.match(text, at) and DOES.match(text, at):
        responsible = task_of(text, at, others), "duty-subject"
    if responsible is None:
        return [], at
    if following is not None and responsible[1] != "duty-under":
        task, described = _with_gathered(text, responsible[0], at, following)
        return list(_duties(text, members, Role.RESPONSIBLE, task, responsible[1])), described
    return list(_duties(text, members, Role.RESPONSIBLE, *responsible)), at


def _with_gathered(text: str, task: tuple[int, int], at: int, following: Group) -> tuple[tuple[int, int], int]:
    """The task where its object is another agency, and up to where it is read.

    组织甲局、乙局和专家召开论证会 is a meeting that the subject holds; 支持甲区建设园区 begins with its verb.
    """
    if STOP.search(text, at, following.start):
        return task, at
    if text.endswith(GATHERS, at, following.start) and (called := task_of_gathered(text, following.end)):
        return called, following.end
    if task[0] == following.start and text.endswith(("支持", *GATHERS), at, task[0]):
        return (task[0] - 2, task[1]), at
    return task, at


def _past_etc(text: str, end: int) -> int:
    etc = ETC.match(text, end)
    return etc.end() if etc else end


def _led(
    text: str, members: Sequence[int], at: int, following: Group | None, others: Starts
) -> tuple[list[FoundDuty], int]:
    """X牵头，Y、Z配合，制定…: who leads, who takes part, and in what."""
    with_others = following is not None and text[at : following.start] in ("，会同", "会同", "，商")
    if following is not None and with_others:
        task = task_of(text, _past_etc(text, following.end), others)
        return [
            *_duties(text, members, Role.LEAD, task, "duty-with"),
            *_duties(text, following.members, Role.PARTICIPANT, task, "duty-with"),
        ], following.end
    if following is not None and text[at : following.start] in ("，", ""):
        part = TAKES_PART.match(text, following.end)
        if part:
            task = task_of(text, part.end() + (1 if text[part.end() : part.end() + 1] == "，" else 0))
            return [
                *_duties(text, members, Role.LEAD, task, "duty-lead"),
                *_duties(text, following.members, Role.PARTICIPANT, task, "duty-takes-part"),
            ], following.end
    return list(_duties(text, members, Role.LEAD, task_of(text, at, others), "duty-lead")), at


def _opens(text: str, start: int) -> bool:
    """Whether an agency opens a sentence, so that it is the subject of its verb."""
    head = text[:start].rstrip()
    return not head or head[-1] in "。；！？：，" or _NUMBERED.search(head[-12:]) is not None
