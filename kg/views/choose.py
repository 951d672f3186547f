"""Which part of the graph each view shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from kg.views.fold import fold
from kg.views.legend import Names
from kg.views.selection import Edge, Selection, restrict

Choice = Callable[[Selection], Selection]


def _with(selection: Selection, *predicates: str) -> Selection:
    """The edges of some predicates and what they tie: nothing that stands in no fact comes in."""
    return restrict(selection, [edge for edge in selection.edges if edge.predicate in predicates])


def overview(selection: Selection) -> Selection:
    """Policies and what they target, places and what they develop, agencies and what they serve and share, goals."""
    facts = ("develops", "developsByContext", "restricts", "targets", "about", "serves", "coOwns", "seat")
    return fold(_with(selection, *facts), selection)


def district_industry(selection: Selection) -> Selection:
    """Places and the topics that they are to develop."""
    return fold(_with(selection, "develops", "developsByContext", "restricts"), selection)


def co_owners(selection: Selection) -> Selection:
    """Agencies that share a task, and agencies that sit in one body: two kinds of edge.

    A body stands as a node of its own with an edge from each that sits in it. The pairs of its members are there too,
    but hidden until asked for: one conference of sixteen has a hundred and twenty.
    """
    return _with(selection, "coOwns", "seat", "sitsWith")


def technologies(selection: Selection) -> Selection:
    """The technologies that stand in a fact or are mentioned more than once, with broader topics, places and goals."""
    nodes = selection.nodes

    def technical(key: str) -> bool:
        return key in nodes and nodes[key].kind == "technology"

    facts = ("develops", "developsByContext", "restricts", "targets", "about", "serves")
    edges = [edge for edge in selection.edges if edge.predicate in facts and technical(edge.target)]
    standing = {edge.target for edge in edges}
    often = {key for key, node in nodes.items() if technical(key) and len(node.clauses) > 1}
    return restrict(selection, [*edges, *_ladder(selection, sorted(standing | often))])


def _ladder(selection: Selection, keys: Iterable[str]) -> list[Edge]:
    """Edges from topics to those above them that a clause mentions."""
    return [
        Edge(key, above, "broader")
        for key in keys
        for relation, above in selection.nodes[key].above
        if relation == "broader" and above in selection.nodes and selection.nodes[above].clauses
    ]


def around(selection: Selection, key: str) -> Selection:
    """A thing and what it stands in facts with, and the facts among those."""
    facts = [edge for edge in selection.edges if edge.predicate != "sitsWith"]
    drawn = fold(restrict(selection, facts, [key]), selection)
    key = drawn.folded.get(key, key)
    near = {key} | {edge.target for edge in drawn.edges if edge.source == key}
    near |= {edge.source for edge in drawn.edges if edge.target == key}
    below = [other for other, node in selection.nodes.items() if node.clauses and ("broader", key) in node.above]
    ladder = {(key, drawn.folded.get(edge.target, edge.target)) for edge in _ladder(selection, [key])}
    ladder |= {(drawn.folded.get(other, other), key) for other in below}
    edges = [edge for edge in drawn.edges if edge.source in near and edge.target in near]
    edges += [Edge(narrower, broader, "broader") for narrower, broader in sorted(ladder) if narrower != broader]
    return restrict(replace(drawn, nodes={**selection.nodes, **drawn.nodes}), edges, [key])


VIEWS: dict[str, tuple[Names, Choice]] = {
    "overview": ({"zh": "总览", "en": "Overview"}, overview),
    "district-industry": ({"zh": "各区发展什么产业", "en": "Which places develop what"}, district_industry),
    "co-owners": ({"zh": "哪些机构共同承担任务", "en": "Which agencies share tasks and bodies"}, co_owners),
    "technologies": ({"zh": "技术", "en": "Technologies"}, technologies),
}
"""The explorable views: title and choice."""
