"""Say which number a word processor shows before a paragraph of a .docx file: 一、 （一） 1. 第一条.

The numbers of automatic lists stand nowhere in the text. They follow from the numbering part and the styles, by the
rules of WordprocessingML (ECMA-376, part 1, 17.9), which python-docx leaves to its callers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from extraction.formats.numbers import number_text

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

_PLACE = re.compile(r"%([1-9])")
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list, as its definition says."""

    start: int
    style: str
    text: str
    restart: int | None
    legal: bool
    suffix: str


def _value(element: BaseOxmlElement | None, path: str, default: str = "") -> str:
    """The ``w:val`` of the descendant at a path of local names."""
    for name in path.split("/"):
        if element is None:
            return default
        element = element.find(qn(f"w:{name}"))
    return default if element is None else element.get(qn("w:val"), default)


def _integer(text: str, default: int) -> int:
    return int(text) if re.fullmatch(r"-?\d{1,9}", text) else default


def _flag(element: BaseOxmlElement, name: str) -> bool:
    found = element.find(qn(f"w:{name}"))
    return found is not None and found.get(qn("w:val"), "true") not in ("0", "false", "off")


def _level(element: BaseOxmlElement) -> Level:
    restart = _value(element, "lvlRestart")
    return Level(
        start=_integer(_value(element, "start"), 0),
        style=_value(element, "numFmt", "decimal"),
        text=_value(element, "lvlText"),
        restart=_integer(restart, 0) if restart else None,
        legal=_flag(element, "isLgl"),
        suffix=_value(element, "suff", "tab"),
    )


def _levels(element: BaseOxmlElement) -> dict[int, Level]:
    found = {}
    for level in element.iterchildren(qn("w:lvl")):
        found[_integer(level.get(qn("w:ilvl"), ""), 0)] = _level(level)
    return found


class Numbering:
    """Counts the paragraphs of a document, which have to be asked for in order.

    Parameters
    ----------
    numbering, styles : element or None
        The roots of the numbering and the styles part.
    """

    def __init__(self, numbering: BaseOxmlElement | None, styles: BaseOxmlElement | None) -> None:
        self._abstract: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, tuple[str, dict[int, Level]]] = {}
        self._first: dict[str, dict[int, int]] = {}
        self._styles: dict[str, BaseOxmlElement] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()
        if styles is not None:
            self._styles = {style.get(qn("w:styleId"), ""): style for style in styles.iterchildren(qn("w:style"))}
        if numbering is not None:
            self._read(numbering)

    def _read(self, numbering: BaseOxmlElement) -> None:
        linked = {}
        for abstract in numbering.iterchildren(qn("w:abstractNum")):
            key = abstract.get(qn("w:abstractNumId"), "")
            self._abstract[key] = _levels(abstract)
            if not self._abstract[key]:
                linked[key] = _value(abstract, "numStyleLink")
        numbers = list(numbering.iterchildren(qn("w:num")))
        targets = {number.get(qn("w:numId"), ""): _value(number, "abstractNumId") for number in numbers}
        # A list may take its levels from a numbering style, which names the list that has them.
        for key, name in linked.items():
            style = self._styles.get(name)
            self._abstract[key] = self._abstract.get(targets.get(_value(style, "pPr/numPr/numId"), ""), {})
        for number in numbers:
            key = number.get(qn("w:numId"), "")
            levels = dict(self._abstract.get(targets[key], {}))
            for override in number.iterchildren(qn("w:lvlOverride")):
                at = _integer(override.get(qn("w:ilvl"), ""), 0)
                levels.update(_levels(override))
                start = _value(override, "startOverride")
                if start:
                    self._first.setdefault(key, {})[at] = _integer(start, 1)
            self._lists[key] = (targets[key], levels)

    def _chain(self, name: str) -> list[BaseOxmlElement]:
        """A style and those that it is based on."""
        found: list[BaseOxmlElement] = []
        while name in self._styles and len(found) < _DEEPEST:
            found.append(self._styles[name])
            name = _value(self._styles[name], "basedOn")
        return found

    def style_name(self, paragraph: BaseOxmlElement) -> str:
        """The name of a paragraph's style, in small letters: ``heading 1``, ``toc 2``."""
        style = self._styles.get(_value(paragraph, "pPr/pStyle"))
        return _value(style, "name").lower()

    def _place(self, paragraph: BaseOxmlElement) -> tuple[str, int] | None:
        """The list and the level of a paragraph, from itself or from its style."""
        listed, level = _value(paragraph, "pPr/numPr/numId"), _value(paragraph, "pPr/numPr/ilvl")
        if not listed:
            for style in self._chain(_value(paragraph, "pPr/pStyle")):
                level = level or _value(style, "pPr/numPr/ilvl")
                listed = _value(style, "pPr/numPr/numId")
                if listed:
                    break
        if listed not in self._lists:
            return None
        return listed, _integer(level, 0)

    def mark(self, paragraph: BaseOxmlElement) -> str:
        """The number before the next paragraph, with the blank that keeps it from the text; or an empty string."""
        place = self._place(paragraph)
        if place is None:
            return ""
        listed, at = place
        abstract, levels = self._lists[listed]
        if at not in levels:
            return ""
        counts = self._counts.setdefault(abstract, {})
        if listed not in self._begun:
            # A list that starts anew sets the counter which it shares with others of its definition.
            self._begun.add(listed)
            for level, first in self._first.get(listed, {}).items():
                counts[level] = first - 1
        counts[at] = counts.get(at, levels[at].start - 1) + 1
        for deeper in [level for level in counts if level > at]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or (restart > 0 and at < restart):
                counts.pop(deeper)
        return self._shown(levels, counts, at)

    @staticmethod
    def _shown(levels: dict[int, Level], counts: dict[int, int], at: int) -> str:
        own = levels[at]
        if own.style == "bullet":
            return ""

        def number(match: re.Match[str]) -> str:
            level = int(match.group(1)) - 1
            if level not in levels:
                return ""
            style = "decimal" if own.legal and level < at else levels[level].style
            return number_text(counts.get(level, levels[level].start), style)

        shown = _PLACE.sub(number, own.text).strip()
        return shown + (
            " " if shown and own.suffix != "nothing" and shown[-1].isalnum() and shown[-1].isascii() else ""
        )
