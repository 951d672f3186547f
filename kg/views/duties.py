"""Who does what with whom: tasks and bodies by agencies with their roles, and agencies by agencies."""

from __future__ import annotations

import html
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from kg.views.frame import PAGES, both, clause_cards, edge_link, frame, opens
from kg.views.grid import by_number, cut, grid
from kg.views.legend import ROLES
from kg.views.selection import Edge, Selection

RANKS = ("lead", "responsible", "participant", "office", "member")
"""Roles, the weightiest first."""

Roles = dict[tuple[str, str], dict[str, dict[str, None]]]


def _duties(selection: Selection) -> Roles:
    """The roles of each agency in each task or body, with their clauses."""
    cells: Roles = defaultdict(lambda: defaultdict(dict))
    labels = selection.labels
    for one in selection.duties:
        if one.clause in selection.clauses and one.role in ROLES and one.group in labels and one.agency in labels:
            cells[one.group, one.agency][one.role][one.clause] = None
    return cells


def _cell(look: str, keys: Iterable[str], numbers: Mapping[str, str], title: str, inner: str, href: str) -> str:
    title = html.escape(title)
    return (
        f'<td><a class="{look}" href="{html.escape(href)}" {opens(keys, numbers)} data-title="{title}" '
        f'title="{title}">{inner}</a></td>'
    )


def write_duties(folder: Path, selection: Selection, pages: Mapping[str, str], *, drawn: Selection) -> None:
    """Tasks and bodies by agencies, then agencies by agencies.

    Parameters
    ----------
    drawn : Selection
        What the explorable page of agencies shows; a pair that it has leads there.
    """
    cells, labels = _duties(selection), selection.labels
    tasks, agencies, missing = cut(by_number(list(cells), 0), by_number(list(cells), 1), "agency_task.csv")
    pairs: dict[tuple[str, str], Edge] = {}
    for edge in selection.edges:
        if edge.predicate == "coOwns":
            pairs[edge.source, edge.target] = pairs[edge.target, edge.source] = edge
    owners = by_number(list(pairs), 0)
    down, across, missing_pairs = cut(owners, owners, "agency_pairs.csv")
    shown = [cells[pair] for pair in cells if pair[0] in set(tasks) and pair[1] in set(agencies)]
    groups = [[key for role in RANKS for key in found.get(role, ())] for found in shown]
    groups += [list(pairs[pair].clauses) for pair in sorted(pairs) if pair[0] in set(down) and pair[1] in set(across)]
    cards, numbers = clause_cards(selection.clauses, groups, pages)
    known = {(edge.source, edge.predicate, edge.target) for edge in drawn.edges}

    def task_cell(task: str, agency: str) -> str:
        found = cells.get((task, agency))
        if not found:
            return "<td></td>"
        roles = [role for role in RANKS if role in found]
        clauses = [key for role in roles for key in found[role]]
        names = " ".join(both(ROLES[role]["zh"], ROLES[role]["en"]) for role in roles)
        return _cell(roles[0], clauses, numbers, f"{labels[agency]} · {labels[task]}", names, "#cards")

    def pair_cell(one: str, other: str) -> str:
        edge = pairs.get((one, other))
        if edge is None:
            return '<td class="same"></td>' if one == other else "<td></td>"
        # The role of the row's agency stands before that of the column's.
        roles = {tuple(each.strength.split("–")) for each in edge.evidence}
        if edge.source != one:
            roles = {both_roles[::-1] for both_roles in roles}
        first = {role for both_roles in roles for role in both_roles[0].split("+")}
        names = " ".join(both(ROLES[role]["zh"], ROLES[role]["en"]) for role in RANKS if role in first)
        tasks = len({each.via for each in edge.evidence})
        title = f"{labels[one]} · {labels[other]}"
        drawn_too = (edge.source, edge.predicate, edge.target) in known
        href = f"co-owners.html{edge_link(edge)}" if drawn_too else "#cards"
        look = next((role for role in RANKS if role in first), "member")
        return _cell(look, edge.clauses, numbers, title, f"{names} {tasks}", href)

    corner = both(
        f"{len(tasks)} 项任务与机构 × {len(agencies)} 个机构",
        f"{len(tasks)} tasks and bodies × {len(agencies)} agencies",
    )
    hint = both(
        "谁在哪项任务、哪个议事协调机构中担任什么角色；点击看条文。",
        "Who has which role in which task or body; click for the clauses.",
    )
    body = f"<p>{hint}</p>{missing}" + grid(agencies, tasks, labels, corner, task_cell)
    if down:
        told = both(
            "哪些机构共同承担任务：格中是左侧机构的角色和共同任务数。",
            "Which agencies share tasks: the role of the agency on the left, and how many tasks the two share.",
        )
        body += f'<h2 id="pairs">{both("机构 × 机构", "Agencies × agencies")}</h2><p>{told}</p>{missing_pairs}'
        body += grid(across, down, labels, both(f"{len(down)} 个机构", f"{len(down)} agencies"), pair_cell)
    page = frame(" · ".join(PAGES["duties"]), body + cards, heading=both(*PAGES["duties"]), kind="wide")
    (folder / "duties.html").write_text(page, encoding="utf-8", newline="\n")
