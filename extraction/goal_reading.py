"""One reading of a quantity as a goal, and what speaks against every such reading."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extraction.goal_context import Sentence
from extraction.goal_words import goal_words
from extraction.quantities import Quantity

_PAUSE = re.compile("[，；：、）]")
_NUMBER = re.compile("[^，；]*[0-9]")
MODEST = 20
"""Below this a number written in Chinese characters is more often a figure of speech (三个方面) than a count."""
WINDOW = 300
"""So far back a condition is looked for: what is longer is no sentence, and reading stays linear."""
EXACT = 4
"""So many significant digits are a statistic (7227家), unless something says that they are a target."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A goal as read: the span of its words, what is measured, the quantity, and the rule that read it.

    Attributes
    ----------
    operator : str
        What the verb says of the bound (控制在 is at most); empty where the quantity's own operator holds.
    subject : str
        What is measured, without the change: 年均增长7% after 生产总值突破2000亿元 is about the former still.
    each : str
        每年培养, where the number holds for each year: what follows in the same list stands under it too.
    """

    start: int
    end: int
    metric: str
    quantity: Quantity
    rule: str
    operator: str = ""
    subject: str = ""
    each: str = ""


def carry(text: str, last: Reading | None, at: int) -> str:
    """The 每年培养 of the goal before, where the one that begins here continues its list."""
    return last.each if last is not None and text[last.end : at] in ("、", "和", "与", "及", "以及") else ""


def is_payment(text: str, sentence: Sentence, clause: int, quantity: Quantity) -> bool:
    """Whether the number is an amount that somebody gets or pays."""
    words = goal_words()
    if quantity.kind == "count":
        return bool(words.pays.search(text, clause, quantity.start))
    low = clause
    if quantity.kind == "currency":
        low = max(sentence.start, clause - 40)
        low = max(low, text.rfind("；", low, clause) + 1)
    stop = _PAUSE.search(text, quantity.end, min(sentence.end, quantity.end + 8))
    high = stop.start() if stop else min(sentence.end, quantity.end + 8)
    return bool(words.pays.search(text, low, high))


def is_requirement(text: str, sentence: Sentence, clause: int, quantity: Quantity) -> bool:
    """Whether the number is a threshold that one has to meet."""
    words = goal_words()
    if words.requires.search(text, clause, quantity.end):
        return True
    if sentence.ahead:
        return False
    low = max(sentence.start, clause - WINDOW)
    # 营业收入应达到3000万元，职工不少于50人: the second is required too.
    before = words.requires.search(text, low, clause)
    return bool(words.applies.search(text, low, quantity.end) or (before and _NUMBER.match(text, before.end(), clause)))


def is_figure_of_speech(text: str, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether the number is none that anybody would measure: 一个, or 三个方面 where nothing looks ahead."""
    written = text[quantity.number : quantity.stop]
    if written[0] == "一" and quantity.kind == "count" and quantity.low == 1:
        return True
    # 十一次全会 is a name with an ordinal in it.
    if not written[0].isdigit() and quantity.unit == "次":
        return True
    small = written[0] in "一二两三四五六七八九十" and quantity.low < MODEST
    return small and quantity.kind == "count" and not sentence.ahead


def is_statistic(text: str, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether the number is so exact that it was counted and not set."""
    if sentence.ahead or quantity.operator != "=":
        return False
    digits = re.sub("[^0-9]", "", text[quantity.number : quantity.stop].split("/")[0]).strip("0")
    return len(digits) >= EXACT
