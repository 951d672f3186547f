"""Two tables as heat maps: places by topics, and tasks and bodies by agencies; each cell opens its clauses."""

from __future__ import annotations

import html
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from pyoxigraph import Store

from kg.edges import rows
from kg.views.frame import PAGES, both, clause_cards, edge_link, frame
from kg.views.legend import PLACES, ROLES, TOPICS
from kg.views.selection import Edge, Selection

Cell = Callable[[str, str], str]
RANKS = ("lead", "responsible", "participant", "office", "member")
"""Roles, the weightiest first."""


def _by_number(pairs: Sequence[tuple[str, str]], at: int) -> list[str]:
    """The keys on one side, those in most pairs first."""
    counts: dict[str, int] = defaultdict(int)
    for pair in pairs:
        counts[pair[at]] += 1
    return sorted(counts, key=lambda key: (-counts[key], key))


def _grid(across: Sequence[str], down: Sequence[str], labels: Mapping[str, str], corner: str, cell: Cell) -> str:
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
    cards, listed = clause_cards(
        view.clauses, (key for pair in cells.values() for edge in pair.values() for key in edge.clauses), pages
    )
    numbers = {key: str(number) for number, key in enumerate(listed)}
    known = {(edge.source, edge.predicate, edge.target) for edge in drawn.edges}

    def cell(topic: str, place: str) -> str:
        found = cells.get((topic, place), {})
        edge = found.get("develops") or found.get("developsByContext")
        if edge is None:
            return "<td></td>"
        title = f"{view.labels[place]} → {view.labels[topic]}"
        look = f"w{min(4, len(edge.clauses))}" if edge.predicate == "develops" else "by-context"
        shown = (edge.source, edge.predicate, edge.target) in known
        href = f' href="district-industry.html{html.escape(edge_link(edge))}"' if shown else ' href="#cards"'
        clauses = " ".join(numbers[key] for key in edge.clauses)
        return (
            f'<td><a class="{look}"{href} data-clauses="{clauses}" data-title="{html.escape(title)}" '
            f'title="{html.escape(title)}">{len(edge.clauses)}</a></td>'
        )

    # What is stated comes first, then what is inferred only.
    stated = [pair for pair, found in cells.items() if "develops" in found]
    topics = list(dict.fromkeys([*_by_number(stated, 0), *_by_number(sorted(cells), 0)]))
    places = list(dict.fromkeys([*_by_number(stated, 1), *_by_number(sorted(cells), 1)]))
    hint = both("每格是条文数，点击看条文。", "Clauses in each cell; click to read them.")
    controls = (
        f'<p class="controls"><span>{hint}</span>'
        f'<label class="kind"><input type="checkbox" checked data-hides="stated-only"> '
        f"{both('含推断（斜纹）', 'with inferred (hatched)')}</label></p>"
    )
    corner = both(f"{len(topics)} 个主题 × {len(places)} 个地区", f"{len(topics)} topics × {len(places)} places")
    body = controls + _grid(places, topics, view.labels, corner, cell) + cards
    page = frame(" · ".join(PAGES["matrix"]), body, heading=both(*PAGES["matrix"]), kind="wide")
    (folder / "matrix.html").write_text(page, encoding="utf-8", newline="\n")


def write_duties(folder: Path, selection: Selection, pages: Mapping[str, str], store: Store) -> None:
    """Tasks and bodies by agencies: who has which role in what."""
    cells: dict[tuple[str, str], dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    for row in rows(
        store,
        "SELECT ?task ?agency ?role ?clause { ?duty a pk:Duty ; pk:task ?task ; pk:agency ?agency ; pk:role ?role ; "
        "pk:statedIn ?clause } ORDER BY ?task ?agency ?role ?clause",
    ):
        role = str(row["role"]).rpartition("#")[2]
        if str(row["clause"]) in selection.clauses and role in ROLES:
            cells[str(row["task"]), str(row["agency"])][role][str(row["clause"])] = None
    labels = selection.labels
    pairs = [pair for pair in cells if pair[0] in labels and pair[1] in labels]
    cards, listed = clause_cards(
        selection.clauses, (key for pair in pairs for keys in cells[pair].values() for key in keys), pages
    )
    numbers = {key: str(number) for number, key in enumerate(listed)}

    def cell(task: str, agency: str) -> str:
        found = cells.get((task, agency))
        if not found:
            return "<td></td>"
        roles = [role for role in RANKS if role in found]
        title = html.escape(f"{labels[agency]} · {labels[task]}")
        clauses = " ".join(dict.fromkeys(numbers[key] for role in roles for key in found[role]))
        names = "".join(both(ROLES[role]["zh"], ROLES[role]["en"]) + " " for role in roles)
        return (
            f'<td><a class="{roles[0]}" href="#cards" data-clauses="{clauses}" data-title="{title}" '
            f'title="{title}">{names.strip()}</a></td>'
        )

    agencies, tasks = _by_number(pairs, 1), _by_number(pairs, 0)
    corner = both(
        f"{len(tasks)} 项任务与机构 × {len(agencies)} 个机构",
        f"{len(tasks)} tasks and bodies × {len(agencies)} agencies",
    )
    hint = both(
        "谁在哪项任务、哪个议事协调机构中担任什么角色；点击看条文。",
        "Who has which role in which task or body; click for the clauses.",
    )
    body = f"<p>{hint}</p>" + _grid(agencies, tasks, labels, corner, cell) + cards
    page = frame(" · ".join(PAGES["duties"]), body, heading=both(*PAGES["duties"]), kind="wide")
    (folder / "duties.html").write_text(page, encoding="utf-8", newline="\n")
