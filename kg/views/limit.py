"""What fits on a page: the heaviest edges, and so many clauses of each that the page stays below its size.

A clause takes up text, citation and mentions; a page of a few megabytes opens at once, one of thirty does not. What is
left out is counted and said on the page, and a query has all of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg.views.selection import Clause, Edge, Evidence, Selection, heaviest, restrict

EDGES_A_NODE = 3
"""How many edges a page shows at most for each node of its limit."""
BUDGET = 2_500_000
"""Bytes that the clauses of a page may take up."""
STEPS = (40, 20, 10, 5, 3, 2, 1)
"""How many clauses of each fact are tried, if not all."""


def size_of(clause: Clause) -> int:
    """About how many bytes a clause takes up in a page."""
    return 3 * (len(clause.text) + len(clause.citation)) + 60 * len(clause.mentions) + 150


def most_clauses(groups: Sequence[Sequence[str]], clauses: Mapping[str, Clause], *, copies: int = 1) -> int | None:
    """How many clauses of each group fit on a page, None for all of them.

    Parameters
    ----------
    groups : sequence of sequence of str
        The keys of the clauses of each fact, in order.
    clauses : mapping of str to Clause
    copies : int
        How often the page holds each clause.
    """
    for most in (None, *STEPS):
        used = {key for group in groups for key in group[:most] if key in clauses}
        if sum(size_of(clauses[key]) for key in used) <= BUDGET / copies:
            return most
    return STEPS[-1]


def trimmed(evidence: Sequence[Evidence], most: int | None, clauses: Mapping[str, Clause]) -> tuple[Evidence, ...]:
    """So many pieces of evidence, those of different policies before others of the same, in their order."""
    if most is None or len(evidence) <= most:
        return tuple(evidence)
    seen: dict[str, int] = defaultdict(int)
    ranked = []
    for number, one in enumerate(evidence):
        policy = clauses[one.clause].policy if one.clause in clauses else ""
        ranked.append((seen[policy], number))
        seen[policy] += 1
    return tuple(evidence[number] for number in sorted(number for _, number in sorted(ranked)[:most]))


def heaviest_edges(edges: Iterable[Edge], most: int) -> tuple[Edge, ...]:
    """The edges with the most clauses, but for each node its heaviest, in the order given."""
    edges = tuple(edges)
    if len(edges) <= most:
        return edges
    ranked = sorted(range(len(edges)), key=lambda number: (-len(edges[number].clauses), -edges[number].weight, number))
    kept: dict[int, None] = {}
    reached: set[str] = set()
    for number in ranked:
        ends = {edges[number].source, edges[number].target}
        if not ends <= reached:
            kept[number] = None
            reached |= ends
    for number in ranked:
        if len(kept) >= most:
            break
        kept[number] = None
    return tuple(edges[number] for number in sorted(kept))


def fitted(view: Selection, limit: int) -> tuple[Selection, int, int]:
    """What of a view a page shows, and how many nodes, and edges between those that stay, it leaves out.

    Parameters
    ----------
    limit : int
        How many nodes it shows at most, the heaviest first.
    """
    shown, left_out = heaviest(view, limit)
    kept = heaviest_edges(shown.edges, EDGES_A_NODE * limit)
    return restrict(shown, kept, shown.nodes), left_out, len(shown.edges) - len(kept)
