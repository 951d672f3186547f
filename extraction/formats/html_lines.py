"""Write an HTML element as the lines that a browser would show: blocks, breaks, numbered lists, tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extraction.formats.numbers import number_text
from extraction.formats.tables import Cell, table_lines

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_UNSEEN = frozenset(
    "script style noscript template svg head title form button select option textarea iframe object nav footer "
    "aside header canvas audio video map math dialog".split()
)
_BLOCKS = frozenset(
    "address article blockquote body center dd div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 head "
    "header hr html li main ol p pre section table tbody td tfoot th thead tr ul".split()
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\x0b\x0c]+")
# A line break in the markup between two Chinese characters is an author's, not a blank.
_WRAP = re.compile(
    r"(?<=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef])[ \t]*[\r\n]+\s*(?=[\u3001-\u303f\u4e00-\u9fff\uff00-\uffef])"
)
_INFORMATION = re.compile(
    r"索\s*引\s*号|(?:发\s*文\s*字|文)\s*号|发\s*文\s*机\s*关|(?:成\s*文|发\s*布)\s*日\s*期|主\s*题\s*分\s*类|有\s*效\s*性"
)
_FILE = re.compile(r"\.(?:docx?|wps|pdf|xlsx?|et|zip|rar|ofd|jpe?g|png)(?:\?|$)", re.IGNORECASE)
_LONGEST_CELL = 1500
_STYLES = {
    "cjk-ideographic": "chinese",
    "simp-chinese-informal": "chinese",
    "trad-chinese-informal": "chinese",
    "japanese-informal": "chinese",
    "lower-alpha": "lowerLetter",
    "upper-alpha": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
}
MOST_DEPTH = 300


@dataclass(frozen=True, slots=True)
class _Mode:
    """What is kept: the table that describes the document, and menus."""

    information: bool
    menus: bool


class _Lines:
    """Gathers text into lines."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.open: list[str] = []

    def add(self, text: str | None) -> None:
        """Text of the line that is open."""
        if text:
            self.open.append(text)

    def end(self) -> None:
        """End the line that is open."""
        line = _SPACES.sub(" ", _WRAP.sub("", "".join(self.open))).strip()
        self.open = []
        if line:
            self.done.append(line)


def _number(element: HtmlElement, name: str, *, most: int) -> int:
    value = (element.get(name) or "").strip()
    return min(int(value), most) if value.isascii() and value.isdecimal() else 1


def _items(element: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """The items of a list with the number that stands before each."""
    style = re.search(r"list-style(?:-type)?\s*:\s*([\w-]+)", element.get("style") or "")
    kind = _STYLES.get(style.group(1) if style else element.get("type") or "", "decimal")
    shown = element.tag == "ol" and not (style and style.group(1) == "none")
    number = _number(element, "start", most=10**6)
    for item in element:
        if item.tag != "li":
            yield item, ""
            continue
        if item.get("value"):
            number = _number(item, "value", most=10**6)
        text = number_text(number, kind)
        yield item, (text + ("、" if kind == "chinese" else ".")) if shown else ""
        number += 1


def _rows(table: HtmlElement) -> list[HtmlElement]:
    return [row for row in table.iter("tr") if next(row.iterancestors("table"), table) is table]


def _cells(row: HtmlElement, depth: int, mode: _Mode) -> list[Cell]:
    found = []
    for cell in row:
        if cell.tag in ("td", "th"):
            text = "\n".join(_lines(cell, depth, mode))
            found.append(Cell(text, _number(cell, "colspan", most=200), _number(cell, "rowspan", most=2000)))
    return found


def is_layout(table: HtmlElement) -> bool:
    """Whether a table only lays out the page: it holds another, or a cell as long as a document."""
    if any(inner is not table for inner in table.iter("table")):
        return True
    cells = table.iter("td", "th")
    return any(len(cell.text_content()) > _LONGEST_CELL for cell in cells)


def is_menu(element: HtmlElement) -> bool:
    """Whether an element is a list of links to other pages; a list of annexes, which are files, is none."""
    links = list(element.iter("a"))
    if len(links) < 2 or any(_FILE.search(link.get("href") or "") for link in links):
        return False
    text = "".join(element.text_content().split())
    linked = sum(len("".join(link.text_content().split())) for link in links)
    return linked >= 0.6 * len(text) and "。" not in text


def _table(table: HtmlElement, depth: int, mode: _Mode) -> list[str]:
    """The lines of a table; one that only lays out the page gives the lines of its cells."""
    rows = [_cells(row, depth, mode) for row in _rows(table)]
    if is_layout(table):
        return [line for row in rows for cell in row for line in cell.text.splitlines()]
    lines = list(table_lines(rows))
    if not mode.information and len(lines) <= 12 and len(set(_INFORMATION.findall("\n".join(lines)))) >= 3:
        return []
    return lines


def _walk(element: HtmlElement, out: _Lines, depth: int, mode: _Mode) -> None:
    if not isinstance(element.tag, str) or element.tag in _UNSEEN or depth > MOST_DEPTH:
        return
    if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
        return
    if element.tag == "br":
        out.end()
        return
    if element.tag == "table":
        out.end()
        out.done.extend(_table(element, depth + 1, mode))
        return
    block = element.tag in _BLOCKS
    if block and not mode.menus and is_menu(element):
        out.end()
        return
    if block:
        out.end()
    out.add(element.text)
    children = _items(element) if element.tag in ("ol", "ul") else ((child, "") for child in element)
    for child, mark in children:
        if mark:
            out.end()
            before = len(out.done)
            _walk(child, out, depth + 1, mode)
            out.end()
            if len(out.done) > before:
                out.done[before] = mark + out.done[before]
        else:
            _walk(child, out, depth + 1, mode)
        out.add(child.tail)
    if block:
        out.end()


def _lines(element: HtmlElement, depth: int, mode: _Mode) -> list[str]:
    out = _Lines()
    out.add(element.text)
    for child in element:
        _walk(child, out, depth + 1, mode)
        out.add(child.tail)
    out.end()
    return out.done


def page_lines(element: HtmlElement, *, information: bool = False, menus: bool = True) -> list[str]:
    """The lines of an element.

    Parameters
    ----------
    element : lxml.html.HtmlElement
    information : bool
        Whether to keep the table in which a site describes the document (索引号, 发文字号 …).
    menus : bool
        Whether to keep lists of links.
    """
    return _lines(element, 0, _Mode(information, menus))
