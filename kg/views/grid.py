"""Tables with headings that stay in sight, whose cells open their clauses."""

from __future__ import annotations

import html
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from kg.views.frame import both

Cell = Callable[[str, str], str]
MOST_DOWN, MOST_ACROSS = 200, 100
"""How many rows and columns a page holds: those with the most cells."""


def by_number(pairs: Sequence[tuple[str, str]], at: int) -> list[str]:
    """The keys on one side, those in most pairs first."""
    counts: dict[str, int] = defaultdict(int)
    for pair in pairs:
        counts[pair[at]] += 1
    return sorted(counts, key=lambda key: (-counts[key], key))


def cut(down: Sequence[str], across: Sequence[str], table: str) -> tuple[list[str], list[str], str]:
    """What of a table is shown, and a sentence on the rest: where all of it stands."""
    if len(down) <= MOST_DOWN and len(across) <= MOST_ACROSS:
        return list(down), list(across), ""
    rows, columns = list(down[:MOST_DOWN]), list(across[:MOST_ACROSS])
    told = both(
        f"此处为 {len(down)} 行中的前 {len(rows)} 行、{len(across)} 列中的前 {len(columns)} 列；"
        f"全部见 tables/{table}。",
        f"The first {len(rows)} of {len(down)} rows and {len(columns)} of {len(across)} columns; "
        f"all are in tables/{table}.",
    )
    return rows, columns, f"<p>{told}</p>"


def grid(across: Sequence[str], down: Sequence[str], labels: Mapping[str, str], corner: str, cell: Cell) -> str:
    """A table with headings that stay in sight."""
    head = "".join(
        f'<th scope="col" title="{html.escape(labels[key])}">'
        f'<span class="down">{html.escape(labels[key][:22])}</span></th>'
        for key in across
    )
    lines = "".join(
        f'<tr><th scope="row" title="{html.escape(labels[one])}">{html.escape(labels[one][:40])}</th>'
        f"{''.join(cell(one, other) for other in across)}</tr>"
        for one in down
    )
    return (
        f'<div class="scroll" tabindex="0"><table class="grid"><thead><tr><th>{corner}</th>{head}</tr></thead>'
        f"<tbody>{lines}</tbody></table></div>"
    )
