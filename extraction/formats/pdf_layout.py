"""Find the lines, columns and tables of a page of a PDF file: what pdfplumber gives is characters and strokes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any

from extraction.clean import fold_radicals
from extraction.formats.tables import Cell, table_lines

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.table import Table

Char = dict[str, Any]
_WIDE = re.compile(r"[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’—…]")
_NOTE_MARK = re.compile(r"[\d①-⑳\[\]〔〕*]+")
_CID = re.compile(r"\(cid:\d+\)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page.

    Attributes
    ----------
    x0, x1, top, bottom : float
        In points, from the upper left corner of the page.
    size : float
        The size of most of its characters, in points.
    row : bool
        Whether it is a row of a table.
    column : int
        1 and 2 on a page of two columns; 0 for what stands on the whole width.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    row: bool = False
    column: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its number from 1, its size in points, its lines in reading order, and whether it is a mere picture."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    picture: bool


def joined(first: str, second: str) -> str:
    """Two stretches of one sentence that a line break parts; a blank only between words of Latin letters.

    Examples
    --------
    >>> joined("推动集成", "电路产业"), joined("industrial", "internet"), joined("到", "2025年")
    ('推动集成电路产业', 'industrial internet', '到2025年')
    """
    if re.search(r"[a-z]-$", first) and re.match(r"[a-z]", second):
        return first[:-1] + second
    latin = re.search(r"[A-Za-z0-9,;:]$", first) and re.match(r"[A-Za-z]", second)
    return first + (" " if latin else "") + second


def _text(chars: Sequence[Char]) -> str:
    """The text of characters that stand in one line; a blank where there is a gap of a character's width."""
    parts: list[str] = []
    last: Char | None = None
    blank = False
    for char in chars:
        if char["text"].isspace():
            blank = True
            continue
        if last is not None:
            gap = char["x0"] - last["x1"]
            wide = _WIDE.match(last["text"]) or _WIDE.match(char["text"])
            # Beside a Chinese character a blank of less than a full width is the layout's.
            if gap > 0.9 * char["size"] or (not wide and (blank or gap > 0.25 * char["size"])):
                parts.append(" ")
        parts.append(char["text"])
        last, blank = char, False
    return fold_radicals("".join(parts))


def _rows_of(chars: Sequence[Char]) -> Iterator[list[Char]]:
    """Characters by the line that they stand in, from left to right."""
    row: list[Char] = []
    middle = size = 0.0
    for char in sorted(chars, key=lambda char: ((char["top"] + char["bottom"]) / 2, char["x0"])):
        at = (char["top"] + char["bottom"]) / 2
        if row and at - middle > 0.5 * max(size, char["size"]):
            yield sorted(row, key=lambda char: char["x0"])
            row = []
        if not row or char["size"] > size:
            middle, size = at, char["size"]
        row.append(char)
    if row:
        yield sorted(row, key=lambda char: char["x0"])


def text_lines(chars: Sequence[Char], column: int = 0) -> Iterator[Line]:
    """The lines that characters make, from top to bottom; raised marks of footnotes are left out."""
    for row in _rows_of(chars):
        solid = [char for char in row if not char["text"].isspace()]
        if not solid:
            continue
        size = median(char["size"] for char in solid)
        kept = [
            char
            for char in row
            if char["size"] > 0.75 * size or not _NOTE_MARK.fullmatch(char["text"]) or len(solid) < 3
        ]
        text = _text(kept)
        if text:
            top, bottom = min(char["top"] for char in solid), max(char["bottom"] for char in solid)
            right = max(char["x1"] for char in solid)
            yield Line(text, solid[0]["x0"], right, top, bottom, size, column=column)


def _cell_text(chars: Sequence[Char], width: float) -> str:
    """The text of a cell; a line break stands where the next word would still have found room."""
    text = ""
    full, bottom = True, 0.0
    for line in text_lines(chars):
        apart = not full or line.top - bottom > 0.8 * line.size
        text = (f"{text}\n{line.text}" if apart else joined(text, line.text)) if text else line.text
        full, bottom = width - (line.x1 - line.x0) < 2 * line.size, line.bottom
    return text


def _inside(char: Char, box: tuple[float, float, float, float]) -> bool:
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return bool(box[0] <= x < box[2] and box[1] <= y < box[3])


def _index(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda at: abs(edges[at] - value))


def _edges(values: Sequence[float]) -> list[float]:
    """Sorted, those within three points of each other taken as one."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > 3:
            found.append(value)
    return found


def _table(table: Table, chars: Sequence[Char]) -> Iterator[Line]:
    cells = sorted(table.cells, key=lambda box: (box[1], box[0]))
    xs, ys = (
        _edges([x for box in cells for x in (box[0], box[2])]),
        _edges([y for box in cells for y in (box[1], box[3])]),
    )
    rows: list[list[Cell]] = [[] for _ in range(len(ys) - 1)]
    for box in sorted(cells, key=lambda box: (_index(ys, box[1]), box[0])):
        top = _index(ys, box[1])
        text = _cell_text([char for char in chars if _inside(char, box)], box[2] - box[0])
        columns = _index(xs, box[2]) - _index(xs, box[0])
        if top < len(rows):
            rows[top].append(Cell(text, max(1, columns), max(1, _index(ys, box[3]) - top)))
    left, upper, right, lower = table.bbox
    for text in table_lines(rows):
        yield Line(text, left, right, upper, lower, 0.0, row=True)


def _gap(row: Sequence[Char], x: float) -> tuple[float, float] | None:
    """The blank of a row around a place: where the text to the left ends and that to the right begins, if both are."""
    left = [char["x1"] for char in row if char["x0"] + char["x1"] < 2 * x]
    right = [char["x0"] for char in row if char["x0"] + char["x1"] >= 2 * x]
    return (max(left), min(right)) if left and right else None


def _gutter(rows: Sequence[Sequence[Char]], width: float) -> float | None:
    """Where a page of two columns is parted: many lines have text on both sides, hardly any runs across."""
    if len(rows) < 8:
        return None
    em = median(char["size"] for row in rows for char in row)
    places: Counter[int] = Counter()
    for row in rows:
        for left, right in pairwise(row):
            middle = (left["x1"] + right["x0"]) / 2
            if right["x0"] - left["x1"] >= em and 0.35 * width < middle < 0.65 * width:
                places[round(middle)] += 1
    for place, number in places.most_common(5):
        gaps = [gap for row in rows if (gap := _gap(row, place)) is not None]
        apart = sum(right - left >= em for left, right in gaps)
        if number >= 4 and apart >= 0.2 * len(rows) and len(gaps) - apart <= 0.1 * len(rows):
            return float(place)
    return None


def _columns(chars: Sequence[Char], width: float) -> Iterator[Line]:
    """Lines in reading order: the left column before the right one, between what runs across both."""
    rows = [row for every in _rows_of(chars) if (row := [char for char in every if not char["text"].isspace()])]
    gutter = _gutter(rows, width)
    if gutter is None:
        yield from text_lines(chars)
        return
    left: list[Char] = []
    right: list[Char] = []
    for row in rows:
        gap = _gap(row, gutter)
        if gap is not None and gap[1] - gap[0] < row[0]["size"]:
            yield from text_lines(left, 1)
            yield from text_lines(right, 2)
            yield from text_lines(row)
            left, right = [], []
        else:
            left += [char for char in row if char["x0"] < gutter]
            right += [char for char in row if char["x0"] >= gutter]
    yield from text_lines(left, 1)
    yield from text_lines(right, 2)


def _tables(page: Page) -> list[Table]:
    """The tables of a page that have more than one row and column, from top to bottom."""
    if not (page.rects or page.lines or page.curves):
        return []
    found = page.find_tables()
    # A row at the foot or head of a page may lack the stroke that ends the table on the other page.
    open_ends = set()
    for table in found:
        x0, top, x1, bottom = table.bbox
        upright = [e for e in page.edges if e["orientation"] == "v" and x0 - 3 <= e["x0"] <= x1 + 3]
        ends = [
            *(edge["bottom"] for edge in upright if edge["top"] <= bottom + 3 and edge["bottom"] > bottom + 6),
            *(edge["top"] for edge in upright if edge["bottom"] >= top - 3 and edge["top"] < top - 6),
        ]
        open_ends |= {round(end, 1) for end in ends if ends.count(end) >= 2}
    if open_ends:
        found = page.find_tables({"explicit_horizontal_lines": sorted(open_ends)})
    tables = [table for table in found if len(table.rows) > 1 and len(table.rows[0].cells) > 1]
    return sorted(tables, key=lambda table: (table.bbox[1], table.bbox[0]))


def read_sheet(page: Page) -> Sheet:
    """The lines of a page in reading order, a table's rows where it stands."""
    upright: Callable[[Char], bool] = lambda char: bool(char["upright"])  # noqa: E731
    chars = [char for char in page.dedupe_chars().chars if upright(char)]
    bare = sum(not char["text"].isspace() for char in chars)
    tables = _tables(page) if bare else []
    lines: list[Line] = []
    rest = chars
    for table in tables:
        above = [char for char in rest if (char["top"] + char["bottom"]) / 2 < table.bbox[1]]
        inside = [char for char in rest if _inside(char, table.bbox)]
        taken = {id(char) for char in (*above, *inside)}
        lines += _columns(above, page.width)
        lines += _table(table, inside)
        rest = [char for char in rest if id(char) not in taken]
    lines += _columns(rest, page.width)
    return Sheet(page.page_number, page.width, page.height, tuple(lines), picture=bare < 10 and bool(page.images))


def undecoded(sheets: Sequence[Sheet]) -> float:
    """The share of characters for which the file does not say what they mean."""
    text = "".join(line.text for sheet in sheets for line in sheet.lines)
    unknown = len(_CID.findall(text)) + text.count("\ufffd")
    return unknown / max(1, len(_CID.sub("x", text)))
