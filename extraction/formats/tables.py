"""Write tables as lines, a tab between the cells, in the form that `extraction.duty_tables` reads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_BREAKS = re.compile(r"\s*[\t\n\r\x0b\x0c]+\s*")
MOST_COLUMNS = 200


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as a table's source gives it: its text, and how many columns and rows it covers."""

    text: str
    columns: int = 1
    rows: int = 1


def one_line(text: str) -> str:
    """A cell's text without its line breaks; a blank keeps its paragraphs apart."""
    return _BREAKS.sub(" ", text.strip())


def _grid(rows: Sequence[Sequence[Cell]]) -> list[list[tuple[Cell, bool]]]:
    """The cell at each place of each row, and whether the place is the first of the cell's columns."""
    hanging: dict[int, tuple[Cell, bool, int]] = {}
    grid = []
    for row in rows:
        places: dict[int, tuple[Cell, bool]] = {}
        still: dict[int, tuple[Cell, bool, int]] = {}
        for column, (cell, first, left) in hanging.items():
            places[column] = (cell, first)
            if left > 1:
                still[column] = (cell, first, left - 1)
        column = 0
        for cell in row:
            while column in places:
                column += 1
            for offset in range(max(1, min(cell.columns, MOST_COLUMNS))):
                if column + offset in places:
                    break
                places[column + offset] = (cell, offset == 0)
                if cell.rows > 1:
                    still[column + offset] = (cell, offset == 0, cell.rows - 1)
        hanging = still
        width = max(places, default=-1) + 1
        blank = (Cell(""), True)
        grid.append([places.get(column, blank) for column in range(width)])
    return grid


def table_lines(rows: Sequence[Sequence[Cell]]) -> Iterator[str]:
    """The lines of a table.

    A cell that covers several rows stands in each of them, since it holds for each; one that covers several columns
    stands in the first. A row of one cell is a line of text of its own.

    Parameters
    ----------
    rows : sequence of sequence of Cell

    Examples
    --------
    >>> rows = [[Cell("任务"), Cell("责任单位")], [Cell("建设平台"), Cell("市科技局", rows=2)], [Cell("推广应用")]]
    >>> [line.split("\\t") for line in table_lines(rows)]
    [['任务', '责任单位'], ['建设平台', '市科技局'], ['推广应用', '市科技局']]
    """
    for places in _grid(rows):
        cells = list({id(cell): cell for cell, _ in places}.values())
        if len(cells) == 1:
            yield from (line for part in cells[0].text.splitlines() if (line := part.replace("\t", " ").strip()))
            continue
        line = "\t".join(one_line(cell.text) if first else "" for cell, first in places)
        if line.strip():
            yield line
