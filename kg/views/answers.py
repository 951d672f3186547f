"""The five questions on the first page: to each the answers with the most evidence, and where the rest is."""

from __future__ import annotations

import html
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg.columns import Row
from kg.views.frame import PAGES, both, edge_link, marked, node_link
from kg.views.goals import due_of, value_of
from kg.views.legend import PLACES, ROLES
from kg.views.selection import Edge, Selection

MOST = 5
"""Answers to a question; the rest stands on the pages that the card leads to."""
TOPICS = 4
"""Topics of a place that are named; the others are counted."""


def _item(inner: str, note: str = "") -> str:
    return f"<li>{inner}{f' <small>{note}</small>' if note else ''}</li>"


def _link(page: str, label: str) -> str:
    return f'<a href="{html.escape(page)}">{html.escape(label)}</a>'


def _card(
    question: tuple[str, str], answer: tuple[str, str], items: Iterable[str], names: Sequence[str], more: str = ""
) -> str:
    links = " · ".join(f'<a href="{name}.html">{both(*PAGES[name])}</a>' for name in names)
    listed = "".join(items)
    return (
        f'<section class="card"><h2>{both(*question)}</h2><p>{both(*answer)}</p>'
        f"{f'<ul>{listed}</ul>' if listed else ''}{more}<p>{links}</p></section>"
    )


def _places(view: Selection) -> str:
    """Which places develop what: those told to develop the most."""
    stated: dict[str, list[Edge]] = defaultdict(list)
    inferred = 0
    for edge in view.edges:
        if edge.predicate == "develops" and view.nodes[edge.source].kind in PLACES:
            stated[edge.source].append(edge)
        inferred += edge.predicate == "developsByContext"
    items = []
    for key in sorted(stated, key=lambda one: (-len(stated[one]), one))[:MOST]:
        edges = sorted(stated[key], key=lambda edge: (-len(edge.clauses), edge.target))
        named = "、".join(
            _link(f"district-industry.html{edge_link(edge)}", view.labels[edge.target]) for edge in edges[:TOPICS]
        )
        more = len(edges) - TOPICS
        rest = both(f"等 {len(edges)} 个", f"and {more} more") if more > 0 else ""
        items.append(_item(f"{_link(f'district-industry.html{node_link(key)}', view.labels[key])}：{named}", rest))
    pairs = sum(len(edges) for edges in stated.values())
    return _card(
        ("哪些地区发展什么？", "Which places develop what?"),
        (
            f"{len(stated)} 个地区与主题共 {pairs} 对明文关系，另有 {inferred} 对推断。",
            f"{pairs} stated pairs of {len(stated)} places with topics; {inferred} more are inferred.",
        ),
        items,
        ("district-industry", "matrix"),
    )


def _roles(strength: str) -> str:
    """The roles of two agencies in words: ``lead–participant``."""
    words = [
        "+".join(ROLES[role][language] if role in ROLES else role for role in one.split("+"))
        for language in ("zh", "en")
        for one in strength.split("–")
    ]
    half = len(words) // 2
    return both("–".join(words[:half]), "–".join(words[half:]))


def _agencies(view: Selection) -> str:
    """Which agencies own a task together, and who leads: the heaviest ties."""
    shared = [edge for edge in view.edges if edge.predicate == "coOwns"]
    seats = sum(edge.predicate == "seat" for edge in view.edges)
    items = [
        _item(
            _link(f"co-owners.html{edge_link(edge)}", f"{view.labels[edge.source]} – {view.labels[edge.target]}"),
            "；".join(_roles(each) for each in sorted({one.strength for one in edge.evidence})),
        )
        for edge in sorted(shared, key=lambda edge: (-edge.weight, edge.source, edge.target))[:MOST]
    ]
    return _card(
        ("哪些机构共同承担任务，谁牵头？", "Which agencies own a task together, and who leads?"),
        (
            f"{len(shared)} 对机构共同承担任务；议事协调机构有 {seats} 个席位。",
            f"{len(shared)} pairs of agencies share a task; {seats} seats in coordinating bodies.",
        ),
        items,
        ("co-owners", "duties"),
    )


def _targets(found: Sequence[Row]) -> str:
    """Which targets are due by when: the earliest first."""
    goals: dict[str, Row] = {}
    for row in found:
        goals.setdefault(str(row["goal"]), row)
    dated = [row for row in goals.values() if row.get("deadline")]
    items = [
        _item(
            _link(f"goals.html#g{number}", str(row["metric"])) + f" {html.escape(value_of(row)[1])}",
            html.escape(due_of(row)),
        )
        for number, row in enumerate(goals.values())
        if row.get("deadline")
    ][:MOST]
    return _card(
        ("哪些目标何时到期？", "Which targets are due by when?"),
        (
            f"{len(goals)} 个量化目标，其中 {len(dated)} 个写明期限。",
            f"{len(goals)} quantified targets, {len(dated)} of them with a deadline.",
        ),
        items,
        ("goals",),
    )


def _technologies(selection: Selection, drawn: Selection) -> str:
    """Which technologies are named: those that the most clauses name."""
    technical = [node for node in selection.nodes.values() if node.kind == "technology" and node.clauses]
    reviewed = sum(node.status == "curated" for node in technical)
    ranked = sorted(technical, key=lambda node: (-len(node.clauses), node.key))
    named = [
        (
            _link(f"technologies.html{node_link(node.key)}", node.label)
            if node.key in drawn.nodes
            else html.escape(node.label)
        )
        + f' <small class="count">{len(node.clauses)}</small>'
        for node in ranked[: 3 * MOST]
    ]
    return _card(
        ("提到哪些技术？", "Which technologies are named?"),
        (
            f"{reviewed} 项已审定，另有 {len(technical) - reviewed} 项候选；数字为条文数。",
            f"{reviewed} reviewed, and {len(technical) - reviewed} candidates; the numbers count clauses.",
        ),
        (),
        ("technologies", "topics"),
        f"<p>{'、'.join(named)}</p>" if named else "",
    )


def _evidence(view: Selection, pages: Mapping[str, str]) -> str:
    """Where exactly it says so: the fact with the most clauses, and the first of them."""
    stated = [edge for edge in view.edges if edge.predicate == "develops" and edge.clauses]
    shown = ""
    if stated:
        edge = min(stated, key=lambda one: (-len(one.clauses), one.source, one.target))
        clause = view.clauses[edge.clauses[0]]
        told = f"{view.labels[edge.source]} → {view.labels[edge.target]}"
        count = both(f"{len(edge.clauses)} 条条文，第一条：", f"{len(edge.clauses)} clauses, of which the first:")
        shown = (
            f"<p>{_link(f'district-industry.html{edge_link(edge)}', told)} {count}</p>"
            f"<blockquote>{marked(clause, {})}"
            f'<footer class="cite">{_link(pages[clause.key], clause.citation)}</footer></blockquote>'
        )
    return _card(
        ("哪里是这样写的？", "Where exactly does it say so?"),
        (
            "每条连线、每个单元格都可打开所依据的条文；条文通向原文。",
            "Every edge and every cell opens its clauses, and each clause leads into its document.",
        ),
        (),
        ("overview",),
        shown,
    )


def answers(
    selection: Selection, drawn: Mapping[str, Selection], pages: Mapping[str, str], targets: Sequence[Row]
) -> str:
    """The cards of the five questions.

    Parameters
    ----------
    selection : Selection
        All that was read.
    drawn : mapping of str to Selection
        What the explorable views show, by their names: the answers lead there.
    pages : mapping of str to str
        Where each clause stands in the reader.
    targets : sequence of dict
        The rows of the page of targets, in its order.
    """
    return "".join(
        (
            _places(drawn["district-industry"]),
            _agencies(drawn["co-owners"]),
            _targets(targets),
            _technologies(selection, drawn["technologies"]),
            _evidence(drawn["district-industry"], pages),
        )
    )
