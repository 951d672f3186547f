"""Quantified goals: a paragraph in, the targets that it sets out, each with its words, value and deadline.

A number is a target where a verb of reaching (达到, 提高到), of change (增长) or of setting (培育, 新建) governs it in
a sentence that looks ahead. What was achieved, what one must be to apply, and what an applicant gets are not. The words
and the rules with their examples stand in ``patterns/goals.yaml``.
"""

from __future__ import annotations

import re

from extraction.found import FoundGoal
from extraction.goal_baselines import is_cumulative, is_yearly, read_baseline, read_condition
from extraction.goal_context import Sentence, read_sentences, under
from extraction.goal_counts import read_after
from extraction.goal_levels import read_before
from extraction.goal_phrases import clause_start
from extraction.goal_reading import Reading
from extraction.goal_words import goal_words
from extraction.quantities import Quantity, find_quantities

FOLLOWING = 8
"""How many of the numbers that follow a reading looks at."""
CLOSE = 20
_QUOTED = re.compile("[“《〈]")


def find_goals(
    text: str, *, inherited: int | None = None, headings: tuple[str, ...] = (), year: int | None = None
) -> tuple[FoundGoal, ...]:
    """The quantified goals of one paragraph.

    Parameters
    ----------
    text : str
        The paragraph; offsets count its code points.
    inherited : int, optional
        The year that the opening of the section gives to what stands under it (`deadlines.opening_deadline`).
    headings : tuple of str
        The headings above, outermost first.
    year : int, optional
        The year of the document.

    Returns
    -------
    tuple of FoundGoal
        In order, not overlapping.

    Examples
    --------
    >>> [(g.metric, g.operator, g.low, g.unit, g.deadline) for g in find_goals("到2028年，全镇垃圾分类率达到85%以上。")]
    [('全镇垃圾分类率', '>=', 85.0, '%', 2028)]
    """
    words = goal_words()
    quantities = tuple(quantity for quantity in find_quantities(text) if _may_be_set(text, quantity))
    if not quantities or under(headings, words.review_headings):
        return ()
    demanding = under(headings, words.requirement_headings)
    goals: list[FoundGoal] = []
    at = 0
    numbers = [quantity.number for quantity in quantities]
    for sentence in read_sentences(text, numbers, headings=headings, inherited=inherited, year=year):
        while at < len(quantities) and quantities[at].number < sentence.start:
            at += 1
        last = at
        while last < len(quantities) and quantities[last].number < sentence.end:
            last += 1
        if sentence.past or sentence.grant or ((demanding or sentence.demanded) and not sentence.ahead):
            continue
        for reading in _read(text, sentence, quantities[at:last]):
            before = goals[-1] if goals and goals[-1].end > sentence.start else None
            goals.append(_write(text, reading, sentence, inherited, before))
    return tuple(goals)


def _read(text: str, sentence: Sentence, quantities: tuple[Quantity, ...]) -> list[Reading]:
    """The readings of one sentence; each may take several of its quantities."""
    found: list[Reading] = []
    taken = sentence.start
    index = 0
    while index < len(quantities):
        quantity = quantities[index]
        if quantity.start < taken or _named(text, quantity):
            index += 1
            continue
        clause = clause_start(text, taken, quantity.start)
        rest = quantities[index + 1 : index + 1 + FOLLOWING]
        last = found[-1] if found else None
        readings = read_before(text, sentence, clause, quantity, rest, last) or read_after(
            text, sentence, clause, quantity, rest, last
        )
        if readings:
            found.extend(readings)
            taken = readings[-1].end
        index += max(1, len(readings))
    return found


def _may_be_set(text: str, quantity: Quantity) -> bool:
    """Whether anything near by can make it a goal: a time has to be cut, a bare number to be reached."""
    if quantity.kind == "time":
        near = text[max(0, quantity.start - CLOSE) : quantity.start]
        return bool(goal_words().cuts.search(near)) or near.endswith(("天数达到", "天数达"))
    if quantity.kind:
        return True
    return bool(goal_words().reaches.search(text, max(0, quantity.start - CLOSE), quantity.start)) or (
        "分之" in text[quantity.number : quantity.stop]
    )


def _named(text: str, quantity: Quantity) -> bool:
    # “双百行动”, “三公里”就业圈: a number right behind an opening mark is part of a name.
    if not quantity.number or not _QUOTED.match(text, quantity.number - 1):
        return False
    return not text[quantity.number].isdigit() or "”" in text[quantity.end : quantity.end + 6]


def _write(
    text: str, reading: Reading, sentence: Sentence, inherited: int | None, previous: FoundGoal | None
) -> FoundGoal:
    quantity = reading.quantity
    low = clause_start(text, max(sentence.start, previous.end if previous else 0), quantity.number)
    baseline = read_baseline(text, low, quantity, lowest=sentence.start)
    listed = previous is not None and text[previous.end : reading.start] in ("、", "和", "与", "及", "以及")
    # 能耗、水耗较上年分别下降5%、3%: the second is compared with it too.
    shared = listed and previous is not None and "分别" in text[previous.start : previous.end]
    words = text[low : quantity.number] + reading.metric
    before = [deadline for deadline in sentence.deadlines if deadline.start < reading.quantity.number]
    deadline = before[-1] if before else sentence.carried
    due = deadline.due_by if deadline else ""
    named = deadline.year if deadline else inherited
    if deadline is None and inherited is not None:
        due = f"{inherited}-12-31"
    return FoundGoal(
        start=reading.start,
        end=reading.end,
        metric=reading.metric,
        operator=reading.operator or quantity.operator,
        low=quantity.low,
        high=quantity.high,
        unit=quantity.unit,
        deadline=named,
        due_by=due,
        rule=reading.rule,
        baseline=baseline.value,
        compared_with=baseline.compared_with or (previous.compared_with if shared and previous else ""),
        condition=read_condition(reading.metric),
        yearly=is_yearly(words),
        cumulative=is_cumulative(words) or (listed and previous is not None and previous.cumulative),
    )
