"""Cut a text into paragraphs (its lines) and blocks (what a reader would call paragraphs).

In a well-kept file the two are the same. Where a whole document stands on one line, blocks are found by the indents,
the markup or the numbering inside the line; a paragraph then holds several blocks, and never the other way round.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from extraction.model import Span
from extraction.sentences import enclosed
from extraction.unwrap import unwrap


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of one paragraph that stands by itself; `paragraph` is the paragraph's index."""

    span: Span
    paragraph: int


_NO_TABS = "".join(character for character in map(chr, range(0x3001)) if character.isspace() and character != "\t")
_LINE = re.compile(r"\r?\n")
_MARKUP = re.compile(r"</?(?:p|div|br|li|tr|td|h[1-6]|table|ul|ol|section)\b[^<>]*>", re.IGNORECASE)
_INDENT = re.compile(r"[ \t\xa0]?\u3000{2,}")
_NUMBER = re.compile(
    r"(?<=[。：；！？)）])"
    r"(?=[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[.．、](?:(?!\d)|(?=20\d\d年))|第[一二三四五六七八九十百]{1,5}[章节条][\s\u3000])"
)
_SIGNED = re.compile(r"(?<=\d日)(?=[ \u3000]+[\u4e00-\u9fff]{8})")
_SPACE = re.compile(r"(?<=[\u4e00-\u9fff。：；）”》\d]) (?=[\u4e00-\u9fff“《（]|\d{1,2}[.．、]|\d{4}年)")
LONG_LINE = 400
_HEADING_NUMBER = re.compile(
    r"(?<=[^\s。：；！？，、）)])(?=[一二三四五六七八九十]{1,3}、[^，。；、]{4,20}[（(]一[)）])"
    r"|(?<=[\u4e00-\u9fff”])(?<![第款条])(?=（[一二三四五六七八九十]{1,3}）[\u4e00-\u9fff“]{4})"
)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """A stretch without the white space around it, but with the tabs at the edge of a table's row: empty cells."""
    line = text[start:end]
    bare = line.strip()
    if not bare:
        return None
    kept = line.strip(_NO_TABS) if "\t" in bare else bare
    first = start + line.index(kept)
    return Span(first, first + len(kept))


def find_paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs of a text: its lines that are not empty, without the white space around them.

    A line ends at ``\\n`` or ``\\r\\n`` only. In a file whose lines are broken at one width, lines that go on are taken
    together, and the span holds the breaks.
    """
    found: list[Span] = []
    start = 0
    for end in [*(match.start() for match in _LINE.finditer(text)), len(text)]:
        span = _trimmed(text, start, end)
        if span is not None:
            found.append(span)
        start = end + (2 if text.startswith("\r\n", end) else 1)
    return tuple(unwrap(text, found))


def _cuts(line: str) -> list[int]:
    """Where a line falls into blocks, as offsets into it."""
    cuts = {match.start() if match.group()[1] != "/" else match.end() for match in _MARKUP.finditer(line)}
    indents = [match.start() for match in _INDENT.finditer(line)] if "\u3000\u3000" in line else []
    cuts.update(indents)
    if indents:
        # A document on one line: what follows the date of a signature is the next document's title.
        cuts.update(match.start() for match in _SIGNED.finditer(line))
    elif len(line) > LONG_LINE:
        inside = enclosed(line)
        spaces = [match.start() for match in _SPACE.finditer(line)]
        if len(spaces) >= 5:
            cuts.update(at for at in spaces if not any(start < at < end for start, end in inside))
    numbers = [match.start() for match in _NUMBER.finditer(line)]
    # One or two numbers in a line are an enumeration in a sentence; more of them are the skeleton of a document.
    if len(numbers) >= 3:
        cuts.update(numbers)
        cuts.update(match.start() for match in _HEADING_NUMBER.finditer(line))
    return sorted(cuts)


def find_blocks(text: str, paragraphs: tuple[Span, ...]) -> tuple[Block, ...]:
    """The blocks of each paragraph; together they hold every character of it that is not white space."""
    found = []
    for index, paragraph in enumerate(paragraphs):
        line = paragraph.of(text)
        for start, end in pairwise([0, *_cuts(line), len(line)]):
            span = _trimmed(text, paragraph.start + start, paragraph.start + end)
            if span is not None:
                found.append(Block(span, index))
    return tuple(found)
