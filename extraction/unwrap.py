"""Take together the lines of a text that was broken at one width, as mail programs and copies from PDFs leave it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from extraction.model import Span

LEAST_LINES = 8
LEAST_BREAKS = 3
_NARROWEST, _WIDEST = 30, 140
"""In columns, of which a Chinese character takes two."""
_SLACK = 4
_ENDS = re.compile(r"[。：；！？:;!?》”）)]$")
_MIDST = re.compile(r"[，、（(]$")
_OPENS = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、](?!\d)|第[一二三四五六七八九十百]{1,5}[章节条]"
    r"|附件|[①-⑳]|[-—*•●]"
)


def _width(text: str) -> int:
    """The columns that a text takes."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)


def _columns(text: str, span: Span) -> int:
    """The columns that a line takes with its indent."""
    start = text.rfind("\n", 0, span.start) + 1
    return _width(text[start : span.end])


def _chains(text: str, lines: Sequence[Span], widths: Sequence[int]) -> list[int]:
    """The indices of the lines that are full and go on in the next one."""
    width = max(widths)
    return [
        index
        for index, (before, after) in enumerate(pairwise(lines))
        if widths[index] >= width - _SLACK and _continues(text, before, after)
    ]


def unwrap(text: str, lines: Sequence[Span]) -> list[Span]:
    """Lines with those put together that go on; where the text is not broken at one width, as they are.

    A text counts as broken if no line is longer than a screen's, if most of those that fill the width end amid a
    sentence and have a next line, and most of what is so put together ends as a sentence does.

    Parameters
    ----------
    text : str
    lines : sequence of Span
        The lines that are not empty, without the white space around them.
    """
    if len(lines) < LEAST_LINES or max(span.end - span.start for span in lines) > _WIDEST:
        return list(lines)
    widths = [_columns(text, span) for span in lines]
    if not _NARROWEST <= max(widths) <= _WIDEST:
        return list(lines)
    chains = _chains(text, lines, widths)
    going = set(chains)
    full = sum(size >= max(widths) - _SLACK for size in widths)
    amid = sum(not _ENDS.search(lines[index].of(text)) for index in chains)
    last = [lines[index + 1] for index in chains if index + 1 not in going]
    ended = sum(_ENDS.search(span.of(text)) is not None for span in last)
    if amid < LEAST_BREAKS or 2 * amid < full or 2 * ended < len(last):
        return list(lines)
    found: list[Span] = []
    for index, span in enumerate(lines):
        if index - 1 in going:
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return found


def _continues(text: str, before: Span, after: Span) -> bool:
    """Whether a full line may go on in the next: no blank line or indent between, no number behind a sentence's end."""
    between = text[before.end : after.start]
    if between.count("\n") != 1 or between.rpartition("\n")[2]:
        return False
    first, second = before.of(text), after.of(text)
    if "\t" in first or "\t" in second:
        return False
    return not (_OPENS.match(second) and (_ENDS.search(first) or not _MIDST.search(first)))
