"""Recognise the heading of a block: its number, its rank, and where it ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extraction.numbering import chinese_integer

LEAD = 90.0
"""The rank of a lead phrase: a short bold sentence before the text of an item, below every numbered heading."""

ANNEX, BOX = 5.0, 65.0
"""The ranks of an annex, which closes all that stands before it, and of a box, which stands in an item."""
_ARTICLE = 40.0
_LETTERS = {ANNEX: "A", BOX: "B"}
_ONLY_BRACKET = re.compile(
    r"\s*(?:[（(〔\[【][^（）()〔〕\[\]【】]*(?:[（(][^（）()]*[)）][^（）()〔〕\[\]【】]*)*[)）〕\]】]\s*)+。?"
)

_DIGITS = "一二三四五六七八九十百零〇"
_STYLES: tuple[tuple[re.Pattern[str], float], ...] = (
    (re.compile(rf"附件\s*((?:\d{{1,2}}|[{_DIGITS}]{{1,2}})?)(?:[\s\u3000：:]+|$)"), ANNEX),
    (re.compile(rf"第([{_DIGITS}]+|\d+)编[\s\u3000]*"), 10),
    (re.compile(rf"第([{_DIGITS}]+|\d+)章[\s\u3000]*"), 20),
    (re.compile(rf"第([{_DIGITS}]+|\d+)节[\s\u3000]*"), 30),
    (re.compile(rf"第([{_DIGITS}]+|\d+)条[\s\u3000]*"), 40),
    (re.compile(rf"([{_DIGITS}]+)、[\s\u3000]*"), 50),
    (re.compile(rf"[（(]([{_DIGITS}]+)[)）][、.．]?[\s\u3000]*"), 60),
    (re.compile(rf"专栏\s*((?:\d{{1,2}}|[{_DIGITS}]{{1,2}})?)(?:[\s\u3000：:]+|$)"), BOX),
    (re.compile(r"(\d{1,2}(?:[.．]\d{1,2}){1,3})[.．、]?[\s\u3000]*(?![\d%％万亿千百倍米吨元个公平])"), 71),
    (re.compile(r"(\d{1,3})(?:[.．](?:(?!\d)|(?=20\d\d年))|、|[\s\u3000]+(?=[\u4e00-\u9fff]))[\s\u3000]*"), 70),
    (re.compile(r"[（(](\d{1,2})[)）][、.．]?[\s\u3000]*"), 80),
    (re.compile(r"([①-⑳])[\s\u3000]*"), 85),
)
_SENTENCE_END = re.compile(r"[。：:]")
_CLAUSE_END = re.compile(r"[，；。！？：:]")
LONGEST_HEADING = 40
LONGEST_LEAD = 24


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading that a block opens with; offsets are into the block.

    Attributes
    ----------
    rank : float
        Smaller ranks stand higher: 50 for 一、, 60 for （一）, 70 for 1., 71 and up for 1.1, `LEAD` for a lead phrase.
    step : str
        The number in ASCII, ``3``, ``1.2``; empty for a lead phrase.
    mark : str
        The number as written, without its full stop: 三, （四）, 1; a lead phrase itself.
    title : tuple of int
        Start and end of the heading's words; equal when the number stands before plain text.
    end : int
        Where the heading stops, its own full stop included; 0 when the block is an item without a heading.
    """

    rank: float
    step: str
    mark: str
    title: tuple[int, int]
    end: int


def _step(number: str) -> str:
    if "①" <= number <= "⑳":
        return str(ord(number) - ord("①") + 1)
    if number[0].isdigit():
        return number.replace("．", ".")
    return str(chinese_integer(number))


def _title(text: str, start: int) -> tuple[tuple[int, int], int]:
    """The words of a numbered heading and the end of the heading; both empty for an item without one."""
    rest = text[start:]
    stop = _SENTENCE_END.search(rest)
    if stop is None:
        # The block ends without a full stop: it is a heading, unless it is as long as a sentence.
        if (len(rest) <= 1.5 * LONGEST_HEADING and rest[-1:] not in ("；", ";")) or not _CLAUSE_END.search(rest):
            return (start, len(text)), len(text)
        return (start, start), 0
    words = rest[: stop.start()]
    limit = LONGEST_HEADING if "，" not in words else LONGEST_LEAD
    if len(words) <= limit and "；" not in words and stop.group() in "。" and stop.end() < len(rest):
        return (start, start + stop.start()), start + stop.end()
    if stop.end() == len(rest) and len(words) <= LONGEST_LEAD and "，" not in words and stop.group() == "。":
        return (start, start + stop.start()), start + stop.end()
    return (start, start), 0


def find_heading(text: str, *, leads: bool = True) -> Heading | None:
    """The heading of a block, or None for a block of plain text.

    Parameters
    ----------
    text : str
        The cleaned text of the block.
    leads : bool
        Whether a short first sentence without a number counts.

    Examples
    --------
    >>> find_heading("（四）优化产业布局。促进产业集中发展。").mark
    '（四）'
    >>> find_heading("高效锅炉领域。推进燃烧技术突破。").mark
    '高效锅炉领域'
    """
    for pattern, rank in _STYLES:
        match = pattern.match(text)
        if match is None:
            continue
        number = match.group(1)
        if rank == 50 and chinese_integer(number) == 0:
            continue
        if rank in _LETTERS:
            # 附件：1.… in a notice only lists what comes with it, and 专栏 may be any word of a sentence.
            if (
                len(text) > LONGEST_HEADING
                or _CLAUSE_END.search(text, match.end())
                or (rank == ANNEX and not number and "：" in match.group())
            ):
                continue
            return Heading(
                rank,
                _LETTERS[rank] + (_step(number) if number else ""),
                match.group().strip(" \u3000：:"),
                (match.end(), len(text)),
                len(text),
            )
        title, end = _title(text, match.end())
        if rank == _ARTICLE and text.endswith(("。", "：", ":", "；")) and end == len(text):
            # An article of one sentence is no heading.
            title, end = (match.end(), match.end()), 0
        mark = match.group().strip().rstrip("、.．") if rank != 70 else number
        depth = number.count(".") + number.count("．") if rank == 71 else 0
        return Heading(rank + depth, _step(number), mark, title, end)
    stop = _SENTENCE_END.search(text)
    if leads and stop is not None and stop.group() == "。" and stop.start() <= LONGEST_LEAD and stop.end() < len(text):
        words = text[: stop.start()]
        if _ONLY_BRACKET.fullmatch(text, stop.end()) or (words.startswith("一是") and "二是" in text):
            return None
        if not re.search(r"[，；、]", words) or len(words) <= 16:
            return Heading(LEAD, "", words, (0, stop.start()), stop.end())
    return None
