"""The graph as networks: what networkx, Gephi, yEd and Cytoscape work on.

Nodes are entity keys (``place/110113``). Node attributes are `label`, `label_en`, `kind` and `status`; edge attributes
are `predicate`, `weight`, `clauses` (how many state it) and `inferred`. Ties of agencies come in two kinds that are
never added up: `coOwns` by a shared task, `sitsWith` by a shared body; a group of n gives each of its pairs 1/(n−1).
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping
from itertools import combinations
from pathlib import Path

import networkx as nx
from pyoxigraph import Store

from kg.edges import (
    CONCEPTUAL,
    FACTS,
    Edge,
    Held,
    citations,
    duties,
    groups,
    held,
    mentioned,
    nodes,
    statements,
    with_ancestors,
)
from kg.errors import QueryError
from kg.query import nearest

Nodes = Mapping[str, Mapping[str, str]]
"""The attributes of things by their keys, from `kg.edges.nodes`."""


def add_nodes(net: nx.Graph, known: Nodes, keys: Iterable[str]) -> None:
    """Add nodes with their attributes, in order of their keys."""
    for key in sorted(set(keys)):
        if key in known:
            net.add_node(key, **known[key])


def add_edge(net: nx.Graph, edge: Edge, weight: float) -> None:
    """Add a plain edge between nodes that are there."""
    subject, predicate, target, clauses, inferred = edge
    if subject in net and target in net:
        net.add_edge(
            subject, target, key=predicate, predicate=predicate, weight=weight, clauses=clauses, inferred=inferred
        )


def district_industry(store: Store) -> nx.MultiDiGraph:
    """Places and the topics they are told to develop: edges from place to topic, stated and inferred apart.

    Each node also has `bipartite`: 0 for places, 1 for topics; the weight of an edge is its number of clauses.
    """
    net = nx.MultiDiGraph(name="district-industry")
    edges = statements(store, ("develops", "developsByContext"))
    places = {edge[0] for edge in edges}
    ends = places | {edge[2] for edge in edges}
    add_nodes(net, nodes(store, of=ends), ends)
    nx.set_node_attributes(net, {key: int(key not in places) for key in net}, "bipartite")
    for edge in edges:
        add_edge(net, edge, float(edge[3]))
    return net


def co_owners(store: Store) -> nx.MultiGraph:
    """Agencies and what ties them; `shared` is the number of tasks (`coOwns`) or bodies (`sitsWith`)."""
    found = held(store)
    return _ties(nodes(store, of={one.agency for one in found}), found)


def _ties(known: Nodes, found: Iterable[Held]) -> nx.MultiGraph:
    net = nx.MultiGraph(name="co-owners")
    formed = groups(found)
    add_nodes(net, known, (actor for members in formed.values() for actor in members))
    weights: dict[tuple[str, str, str], list[float]] = {}
    clauses: dict[tuple[str, str, str], set[str]] = {}
    for (tie, _), members in formed.items():
        for one, two in combinations(sorted(members), 2):
            weights.setdefault((one, two, tie), []).append(1 / (len(members) - 1))
            clauses.setdefault((one, two, tie), set()).update(members[one] | members[two])
    for (one, two, tie), parts in sorted(weights.items()):
        net.add_edge(
            one,
            two,
            key=tie,
            predicate=tie,
            weight=round(sum(parts), 4),
            shared=len(parts),
            clauses=len(clauses[one, two, tie]),
            inferred=False,
        )
    return net


def whole(store: Store) -> nx.MultiDiGraph:
    """Everything but the text: places, topics, actors, tasks, goals and policies, with all that ties them.

    Duties run from agency to task or body with the role as predicate. A symmetric tie stands once, from the lower key
    to the higher, with the weight of `co_owners`. What no fact holds and no clause mentions is left out unless
    something that stays lies below it; so is a candidate that stands in no fact and in one policy only.
    """
    net = nx.MultiDiGraph(name="policykg")
    roles = held(store)
    edges = statements(store, (*FACTS, *CONCEPTUAL), broader=True)
    facts = [*(edge for edge in edges if edge[1] in FACTS), *duties(roles)]
    above = [edge for edge in edges if edge[1] not in FACTS]
    parents: dict[str, list[str]] = {}
    for edge in above:
        parents.setdefault(edge[0], []).append(edge[2])
    often = mentioned(store)
    standing = {key for edge in facts for key in (edge[0], edge[2])} | {one.agency for one in roles if one.tie}
    known = nodes(store, of=with_ancestors({*standing, *often}, parents))
    ties = _ties(known, roles)
    kept = with_ancestors(
        standing
        | {
            key
            for key, policies in often.items()
            if key in known and (policies > 1 or known[key]["status"] != "candidate")
        },
        parents,
    )
    for key, attributes in known.items():
        if key in kept:
            net.add_node(key, **attributes)
    for edge in (*facts, *above):
        add_edge(net, edge, 1.0)
    for one, two, tie, attributes in ties.edges(keys=True, data=True):
        low, high = sorted((one, two))
        net.add_edge(low, high, key=tie, **{name: value for name, value in attributes.items() if name != "shared"})
    return net


def policy_web(store: Store) -> nx.MultiDiGraph:
    """Policies and the documents that they rest on, cite, amend or repeal, from the one that says so to the other.

    A document that the graph does not hold is a node of its own, of kind ``document``; the weight of an edge is its
    number of clauses. A policy that refers to nothing and that nothing refers to is left out.
    """
    net = nx.MultiDiGraph(name="policy-web")
    edges = citations(store)
    ends = {key for edge in edges for key in (edge[0], edge[2])}
    add_nodes(net, nodes(store, of=ends), ends)
    for edge in edges:
        add_edge(net, edge, float(edge[3]))
    return net


NETWORKS: dict[str, Callable[[Store], nx.Graph]] = {
    "district-industry": district_industry,
    "co-owners": co_owners,
    "policy-web": policy_web,
    "whole": whole,
}


def network(store: Store, name: str) -> nx.Graph:
    """One of `NETWORKS` by name.

    Raises
    ------
    QueryError
        If there is none of that name.
    """
    if name not in NETWORKS:
        raise QueryError(f"there is no network {name!r}; {nearest(name, list(NETWORKS))}use {', '.join(NETWORKS)}")
    return NETWORKS[name](store)


def portable(net: nx.Graph) -> nx.Graph:
    """A copy with strings and numbers only (flags become the words true and false) and an id of its own for each edge.

    The keys of parallel edges are written as ids by the GraphML writer, and Gephi drops edges with an id it has seen.
    """
    plain = net.__class__(**net.graph)
    for key, attributes in net.nodes(data=True):
        plain.add_node(key, **worded(attributes))
    for number, (one, two, attributes) in enumerate(net.edges(data=True), 1):
        plain.add_edge(one, two, key=f"e{number}", **worded(attributes))
    return plain


def worded(attributes: dict[str, object]) -> dict[str, object]:
    """Attributes with flags as words."""
    return {name: str(value).lower() if isinstance(value, bool) else value for name, value in attributes.items()}


def graphml(net: nx.Graph) -> bytes:
    """A network as GraphML in UTF-8, the same bytes each time."""
    out = io.BytesIO()
    # The writer on the standard library's XML: the other one needs lxml and writes other bytes.
    nx.write_graphml_xml(portable(net), out, encoding="utf-8", prettyprint=True, named_key_ids=True)
    return out.getvalue()


def write_graphml(store: Store, path: Path) -> None:
    """Write the whole network for Gephi, yEd and Cytoscape."""
    path.write_bytes(graphml(whole(store)))
