"""What a sentence is about: what is to come, what was, what one must be to apply, or what one gets."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extraction.deadlines import FIVE_YEAR_PLANS, Deadline, find_deadlines
from extraction.goal_words import goal_words

_SENTENCE = re.compile(r"[。！？\n\r|]+|[ \u3000]{2,}|<[^<>]*>|(?:&nbsp;)+")
# 对…的企业，给予…: the sentence is about what applicants get, to its end.
_PLAN_ENDS = {"八五": 1995, "九五": 2000, "十五": 2005, **FIVE_YEAR_PLANS}
_NAMED_PLAN = re.compile(f"“(?P<plan>{'|'.join(_PLAN_ENDS)})”(?:期间|时期|以来|规划期)")
_GRANT = re.compile(
    r"(?:[^，。；：]{0,14}[.．、：]\s*)?(?:[对凡]|符合|经)[^。]*?(?:给予|奖励|奖补|补贴|补助|予以|享受|可申[请报]|免收|免征|减免|返还|贴息|资助)"
)
# A numbered item begins: what an earlier one opened with does not hold for it.
_ITEM = re.compile(
    r"\s*(?:[（(][^（()）]{0,60}[)）])?\s*(?:[0-9]{1,2}[.．、](?![0-9])|[（(][一二三四五六七八九十0-9]{1,3}[）)])"
)
_PLAN = re.compile(rf"({'|'.join(FIVE_YEAR_PLANS)})[”\"]?(?:时?期间?|以来)")
_BEFORE_OPENING = " \u3000、.0123456789（）()一二三四五六七八九十力争"
_PAST_YEAR = re.compile(r"((?:19|20)[0-9]{2})年(?![^，。；]{0,3}(?:末|底)?前)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a paragraph and how its numbers are to be read.

    Attributes
    ----------
    past : bool
        It reports.
    ahead : bool
        It, its heading or its paragraph says that it is about targets.
    intends : bool
        It is an instruction (实现…, 推动…), which need not look far ahead.
    grant : bool
        It says what somebody gets who meets a condition.
    demanded : bool
        An earlier sentence of its item sets the thresholds that one has to meet.
    deadlines : tuple of Deadline
        Those that stand in it.
    carried : Deadline or None
        The one under which it stands: an earlier sentence of the paragraph opened with it.
    """

    start: int
    end: int
    past: bool
    ahead: bool
    intends: bool
    grant: bool
    demanded: bool
    deadlines: tuple[Deadline, ...]
    carried: Deadline | None


def _is_over(text: str, start: int, end: int, year: int) -> bool:
    """Whether a sentence speaks of a five-year plan that had ended when the document was issued: “十五”期间."""
    plan = _NAMED_PLAN.search(text, start, end)
    return plan is not None and _PLAN_ENDS[plan["plan"]] < year


def under(headings: tuple[str, ...], pattern: re.Pattern[str]) -> bool:
    """Whether a heading says so."""
    return any(pattern.search(heading) for heading in headings)


def spans(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a paragraph; runs of spaces and tags end one too, where a document has lost its line breaks."""
    start = 0
    for match in _SENTENCE.finditer(text):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < len(text):
        yield start, len(text)


def read_sentences(
    text: str, numbers: Sequence[int], *, headings: tuple[str, ...], inherited: int | None, year: int | None
) -> Iterator[Sentence]:
    """The sentences of a paragraph that have numbers, with what decides how these are read.

    Parameters
    ----------
    text : str
        The paragraph.
    numbers : sequence of int
        Where its quantities begin, in order.
    headings, inherited, year
        As for `extraction.goals.find_goals`.
    """
    words = goal_words()
    every = tuple(find_deadlines(text, year=year))
    # What a goals section says it aims at, even where a word of review stands in it.
    aimed = inherited is not None or under(headings, words.goal_headings)
    reviewed = not aimed and all(deadline.bare for deadline in every) and _reports(text)
    carried: Deadline | None = None
    demanded = False
    dated = counted = 0
    for leading, (start, end) in enumerate(spans(text)):
        # 总体目标。… or 2.主要目标：… : a lead phrase speaks for the paragraph.
        aimed = aimed or (not leading and bool(words.goal_headings.search(text, start, min(end, start + 16))))
        if (carried or demanded) and _ITEM.match(text, start, end):
            carried, demanded = None, False
        first = dated = bisect_left(every, start, dated, key=lambda deadline: deadline.start)
        dated = bisect_left(every, end, first, key=lambda deadline: deadline.start)
        own = every[first:dated]
        sure = tuple(deadline for deadline in own if not deadline.bare or year is not None)
        following = carried
        if sure and not text[start : sure[0].start].strip(_BEFORE_OPENING):
            following = sure[-1] if sure[-1].horizon else None
        elif aimed and sure and sure[-1].horizon:
            following = sure[-1]
        counted = bisect_left(numbers, start, counted)
        if counted == len(numbers):
            return
        if numbers[counted] >= end:
            carried = following
            continue
        hedged = bool(words.ahead.search(text, start, end))
        reports = bool(words.review.search(text, start, end))
        # In a paragraph that reports, a sentence has to say itself that it does not.
        past = (reports and not sure) or (reviewed and not hedged)
        if year is not None and not sure and not hedged and any(_years(text, start, end, year)):
            past = True
        if year is not None and not hedged and _is_over(text, start, end, year):
            past = True
        ahead = aimed or hedged or bool(sure) or carried is not None
        intends = bool(words.intends.search(text, start, end))
        grant = bool(_GRANT.match(text, start, end))
        yield Sentence(start, end, past, ahead, intends, grant, demanded, own if ahead else (), carried)
        demands = words.requires.search(text, start, end) or words.applies.search(text, start, end)
        demanded = demanded or (not ahead and not intends and demands is not None)
        carried = following


def _years(text: str, start: int, end: int, year: int) -> Iterator[bool]:
    # Whether the years and five-year plans that the sentence names are over.
    for match in _PAST_YEAR.finditer(text, start, end):
        yield int(match[1]) < year
    for match in _PLAN.finditer(text, start, end):
        yield FIVE_YEAR_PLANS[match[1]] < year


REVIEWED = 2000
"""Only so much of a paragraph is asked whether it reports: one line may hold a whole document."""


def _reports(text: str) -> bool:
    words = goal_words()
    if len(text) > REVIEWED:
        return False
    found = {match[0] for match in words.review.finditer(text)}
    first = next(spans(text), None)
    return len(found) > 1 or (first is not None and bool(words.review.search(text, *first)))
