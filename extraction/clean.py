"""Make a text fit for reading, with a map back to every character of the source.

The source is never changed: what is cleaned is a working copy of one block, and `Cleaned.span` takes offsets in it
back to the source. Removed are markup tags, zero-width and control characters and the line breaks inside a block;
folded one to one are look-alikes (⻄ → 西, ロ → 口), full-width letters and digits, upright and small forms of
punctuation, and traditional characters. Most blocks need nothing of this and carry no map.
"""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass

from extraction.model import Span
from extraction.simplify import simplify

_MARKS = (
    r"\u0000-\u0008\u000e-\u001f\u007f\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff"
    r"\U000e0100-\U000e01ef\u2e80-\u2fdf\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff61-\uff65０-９Ａ-Ｚａ-ｚ"
)
_LOOK_ALIKE = "ロカオニハエタト"
_DIRTY = re.compile(
    r"<(?:[a-zA-Z/][^<>]{0,400}|!--[^<>]{0,400}--)>"
    r"|&(?:[a-zA-Z]{2,8}|#\d{1,7});"
    r"|[ \t\u3000]{0,80}\r?\n[ \t\r\n\u3000]{0,80}"
    rf"|[{_MARKS}]"
    r"|(?<=[０-９0-9])．(?=[０-９0-9])"
    rf"|(?<![\u3040-\u30ff])(?<=[\u4e00-\u9fff])[{_LOOK_ALIKE}](?![\u3040-\u30ff])"
    rf"|(?<![\u3040-\u30ff])[{_LOOK_ALIKE}](?=[\u4e00-\u9fff])"
)
# A character of each form: a block without one is clean, and hardly a block has one.
_SUSPECT = re.compile(rf"[<&\n．{_MARKS}{_LOOK_ALIKE}]")

# Unicode's EquivalentUnifiedIdeograph, for the radicals that PDF files leave in texts and that NFKC does not fold.
# Fonts for simplified Chinese draw 户 with the glyph of ⼾, which Unicode equates with 戶.
_RADICALS = dict(
    zip(
        "⺠⺟⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳⼾⺝⺬⺮⻗⻞⻑⻊⺪⺎⺇⺁",
        "民母虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟户月示竹雨食長足疋兀几厂",
        strict=True,
    )
)
# Optical recognition and typists put the Japanese syllable for the character that looks like it.
_KANA = dict(zip("ロカオニハエタト", "口力才二八工夕卜", strict=True))
_SMALL = dict(zip(",:;!?.", "，：；！？。", strict=True))
# A bar with blanks around it, or at the edge of the row.
_BARS = re.compile(r"(?<= )[|｜](?= |$)|^[|｜](?= )")
_RADICAL = re.compile("[\u2e80-\u2fdf]")


def fold_radicals(text: str) -> str:
    """A text with the characters of Unicode's radical blocks, which no text means, as the ideographs they stand for.

    Examples
    --------
    >>> fold_radicals("⼈⼯智能、⻄部、⽤⼾")
    '人工智能、西部、用户'
    """
    return _RADICAL.sub(lambda match: _fold(match.group()), text)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A working copy of ``source[offset:offset + n]``.

    Attributes
    ----------
    text : str
        The cleaned text.
    offset : int
        Where the block starts in the source.
    starts, ends : tuple of int or None
        For each cleaned character, the bounds of what it stands for, relative to `offset`; None when nothing moved.
    """

    text: str
    offset: int
    starts: tuple[int, ...] | None = None
    ends: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> Span:
        """The source span of ``text[start:end]``, which must not be empty."""
        if self.starts is None or self.ends is None:
            return Span(self.offset + start, self.offset + end)
        return Span(self.offset + self.starts[start], self.offset + self.ends[end - 1])

    def position(self, source: int) -> int:
        """The offset in `text` of a source offset, or of the next character that was kept."""
        relative = source - self.offset
        if self.starts is None:
            return relative
        low, high = 0, len(self.starts)
        while low < high:
            middle = (low + high) // 2
            if self.starts[middle] < relative:
                low = middle + 1
            else:
                high = middle
        return low


def _fold(matched: str) -> str:
    """What one dirty match stands for: a character, or nothing."""
    if matched[0] == "<":
        return ""
    if matched[0] == "&":
        decoded = html.unescape(matched)
        return (" " if decoded == "\xa0" else decoded) if len(decoded) == 1 else ""
    if "\n" in matched or unicodedata.category(matched) in ("Cc", "Cf", "Mn"):
        return ""
    if matched == "．":
        return "."
    folded = _RADICALS.get(matched) or _KANA.get(matched) or unicodedata.normalize("NFKC", matched)
    if 0xFE10 <= ord(matched) <= 0xFE6B:
        folded = _SMALL.get(folded, folded)
    return folded if len(folded) == 1 and folded.isprintable() else matched


def _cells(text: str) -> str:
    """A row of a table typed with bars, with tabs between its cells; other texts as they are."""
    return _BARS.sub("\t", text) if len(_BARS.findall(text)) > 1 else text


def clean(source: str, start: int, end: int) -> Cleaned:
    """Clean one block of the source.

    Parameters
    ----------
    source : str
        The whole source text.
    start, end : int
        The block.

    Examples
    --------
    >>> text = "支持<b>石\u200b墨烯</b>技术"
    >>> block = clean(text, 0, len(text))
    >>> block.text
    '支持石墨烯技术'
    >>> block.span(2, 5).of(text) == "石\u200b墨烯"
    True
    """
    raw = source[start:end]
    if _SUSPECT.search(raw) is None or _DIRTY.search(raw) is None:
        return Cleaned(_cells(simplify(raw)), start)
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    for match in _DIRTY.finditer(raw):
        characters.append(raw[position : match.start()])
        starts.extend(range(position, match.start()))
        ends.extend(range(position + 1, match.start() + 1))
        position = match.end()
        kept = _fold(match.group())
        if kept:
            characters.append(kept)
            starts.append(match.start())
            ends.append(match.end())
    characters.append(raw[position:])
    starts.extend(range(position, len(raw)))
    ends.extend(range(position + 1, len(raw) + 1))
    return Cleaned(_cells(simplify("".join(characters))), start, tuple(starts), tuple(ends))
