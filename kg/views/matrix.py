"""Places by topics as a heat map; each cell opens its clauses."""

from __future__ import annotations

import html
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from kg.views.frame import PAGES, both, clause_cards, edge_link, frame, opens
from kg.views.grid import by_number, cut, grid
from kg.views.legend import PLACES, TOPICS
from kg.views.selection import Edge, Selection


def write_matrix(folder: Path, view: Selection, pages: Mapping[str, str], *, drawn: Selection) -> None:
    """Places by topics: how many clauses state that the one is to develop the other.

    Parameters
    ----------
    view : Selection
        Places and the topics that they are to develop.
    drawn : Selection
        What the explorable page of that view shows; a cell that it has leads there.
    """
    cells: dict[tuple[str, str], dict[str, Edge]] = defaultdict(dict)
    for edge in view.edges:
        source, target = view.nodes.get(edge.source), view.nodes.get(edge.target)
        wanted = edge.predicate in ("develops", "developsByContext")
        if wanted and source and target and source.kind in PLACES and target.kind in TOPICS:
            cells[edge.target, edge.source][edge.predicate] = edge
    # What is stated comes first, then what is inferred only.
    stated = [pair for pair, found in cells.items() if "develops" in found]
    topics = list(dict.fromkeys([*by_number(stated, 0), *by_number(sorted(cells), 0)]))
    places = list(dict.fromkeys([*by_number(stated, 1), *by_number(sorted(cells), 1)]))
    topics, places, missing = cut(topics, places, "district_industry.csv")
    inside = (set(topics), set(places))
    shown = [found for (topic, place), found in cells.items() if topic in inside[0] and place in inside[1]]
    groups = (edge.clauses for found in shown for edge in found.values())
    cards, numbers = clause_cards(view.clauses, groups, pages)
    known = {(edge.source, edge.predicate, edge.target) for edge in drawn.edges}

    def cell(topic: str, place: str) -> str:
        found = cells.get((topic, place), {})
        edge = found.get("develops") or found.get("developsByContext")
        if edge is None:
            return "<td></td>"
        title = f"{view.labels[place]} → {view.labels[topic]}"
        look = f"w{min(4, len(edge.clauses))}" if edge.predicate == "develops" else "by-context"
        drawn_too = (edge.source, edge.predicate, edge.target) in known
        href = f' href="district-industry.html{html.escape(edge_link(edge))}"' if drawn_too else ' href="#cards"'
        return (
            f'<td><a class="{look}"{href} {opens(edge.clauses, numbers)} data-title="{html.escape(title)}" '
            f'title="{html.escape(title)}">{len(edge.clauses)}</a></td>'
        )

    hint = both("每格是条文数，点击看条文。", "Clauses in each cell; click to read them.")
    controls = (
        f'<p class="controls"><span>{hint}</span>'
        f'<label class="kind"><input type="checkbox" checked data-hides="stated-only"> '
        f"{both('含推断（斜纹）', 'with inferred (hatched)')}</label></p>"
    )
    corner = both(f"{len(topics)} 个主题 × {len(places)} 个地区", f"{len(topics)} topics × {len(places)} places")
    body = controls + missing + grid(places, topics, view.labels, corner, cell) + cards
    page = frame(" · ".join(PAGES["matrix"]), body, heading=both(*PAGES["matrix"]), kind="wide")
    (folder / "matrix.html").write_text(page, encoding="utf-8", newline="\n")
