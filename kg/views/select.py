"""Read from the store what a view shows: nodes, edges, and the clauses behind both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import Store

from kg.edges import nodes as read_nodes
from kg.edges import rows

MOST_CLAUSES = 40
"""How many clauses a node shows; the panel says how many more there are."""


@dataclass(frozen=True, slots=True)
class Node:
    """A thing in a view; `clauses` are those that mention it, `names` all of its labels."""

    key: str
    label: str
    english: str
    kind: str
    status: str
    names: tuple[str, ...] = ()
    code: str = ""
    broader: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """A fact in a view, with the clauses that state it."""

    source: str
    target: str
    predicate: str
    inferred: bool
    strength: str
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause as evidence: its text, its citation, and the spans mentioned in it (start, end, type)."""

    key: str
    text: str
    citation: str
    policy: str
    start: int
    heading: bool
    mentions: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class Selection:
    """All that the views draw from, read once from the store."""

    nodes: Mapping[str, Node]
    edges: tuple[Edge, ...]
    clauses: Mapping[str, Clause]
    policies: Mapping[str, str]


def _labels(store: Store) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows(store, "SELECT ?node ?label { ?node skos:prefLabel|skos:altLabel ?label }"):
        found[str(row["node"])].add(str(row["label"]))
    return {key: tuple(sorted(names)) for key, names in found.items()}


def _single(store: Store, query: str) -> dict[str, str]:
    return {str(row["node"]): str(row["value"]) for row in rows(store, query)}


def _several(store: Store, query: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows(store, query):
        found[str(row["node"])].append(str(row["value"]))
    return {key: tuple(sorted(set(values))) for key, values in found.items()}


def _clauses(store: Store) -> dict[str, Clause]:
    spans: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for row in rows(
        store,
        "SELECT ?clause ?from ?start ?end ?kind { ?m pk:clause ?clause ; pk:start ?start ; pk:end ?end ; "
        "pk:kind ?kind . ?clause pk:start ?from }",
    ):
        offset = int(str(row["from"]))
        start, end = int(str(row["start"])) - offset, int(str(row["end"])) - offset
        spans[str(row["clause"])].append((start, end, str(row["kind"])))
    return {
        str(row["clause"]): Clause(
            str(row["clause"]),
            str(row["text"]),
            str(row["citation"]),
            str(row["policy"]),
            int(str(row["start"])),
            row["heading"] in (True, "true"),
            tuple(sorted(spans[str(row["clause"])])),
        )
        for row in rows(
            store,
            "SELECT ?clause ?text ?citation ?policy ?start ?heading { ?clause a pk:Clause ; pk:text ?text ; "
            "pk:citation ?citation ; pk:inPolicy ?policy ; pk:start ?start ; pk:isHeading ?heading }",
        )
    }


def _edges(store: Store) -> tuple[Edge, ...]:
    """The asserted edges; a symmetric one once, from the smaller key to the larger."""
    stated: dict[tuple[str, str, str], list[tuple[str, bool, str]]] = defaultdict(list)
    for row in rows(
        store,
        "SELECT ?s ?p ?o ?clause ?inferred ?strength { ?a rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; "
        "pk:statedIn ?clause ; pk:inferred ?inferred . OPTIONAL { ?a pk:strength ?strength } }",
    ):
        source, target = str(row["s"]), str(row["o"])
        predicate = str(row["p"]).rpartition("#")[2]
        if predicate in ("coOwns", "sitsWith") and target < source:
            source, target = target, source
        entry = (str(row["clause"]), row["inferred"] in (True, "true"), str(row.get("strength") or ""))
        stated[source, predicate, target].append(entry)
    found = [
        Edge(
            source,
            target,
            predicate,
            all(inferred for _, inferred, _ in entries),
            " ".join(dict.fromkeys(sorted({strength for _, _, strength in entries if strength}))),
            tuple(sorted({clause for clause, _, _ in entries})),
        )
        for (source, predicate, target), entries in sorted(stated.items())
    ]
    for row in rows(store, "SELECT DISTINCT ?policy ?topic { ?policy pk:targets ?topic } ORDER BY ?policy ?topic"):
        found.append(Edge(str(row["policy"]), str(row["topic"]), "targets", False, "", ()))
    for row in rows(
        store,
        "SELECT ?goal ?topic ?clause { ?goal a pk:Goal ; pk:about ?topic ; pk:statedIn ?clause } "
        "ORDER BY ?goal ?topic ?clause",
    ):
        found.append(Edge(str(row["goal"]), str(row["topic"]), "about", False, "", (str(row["clause"]),)))
    for row in rows(
        store,
        "SELECT ?agency ?body ?role ?clause { ?duty a pk:Duty ; pk:agency ?agency ; pk:role ?role ; pk:task ?body ; "
        "pk:statedIn ?clause . ?body a pk:Actor } ORDER BY ?agency ?body ?role ?clause",
    ):
        role = str(row["role"]).rpartition("#")[2]
        found.append(Edge(str(row["agency"]), str(row["body"]), "seat", False, role, (str(row["clause"]),)))
    return tuple(found)


def read(store: Store) -> Selection:
    """Everything that the views need, in some twelve queries."""
    labels = _labels(store)
    codes = _single(store, "SELECT ?node ?value { ?node skos:notation ?value }")
    broader = _several(store, "SELECT ?node ?value { ?node skos:broader|pk:within ?value }")
    mentioned = _several(store, "SELECT ?node ?value { ?value pk:mentions ?node }")
    found = {
        key: Node(
            key,
            attributes["label"],
            attributes["label_en"],
            attributes["kind"],
            attributes["status"],
            labels.get(key, ()),
            codes.get(key, ""),
            broader.get(key, ()),
            mentioned.get(key, ()),
        )
        for key, attributes in read_nodes(store).items()
    }
    policies = _single(store, "SELECT ?node ?value { ?node a pk:Policy ; pk:title ?value }")
    return Selection(found, _edges(store), _clauses(store), policies)


def restrict(selection: Selection, edges: Iterable[Edge], extra: Iterable[str] = ()) -> Selection:
    """The part of a selection that some edges, and some nodes beside them, span."""
    kept = tuple(edge for edge in edges if edge.source in selection.nodes and edge.target in selection.nodes)
    keys = {key for edge in kept for key in (edge.source, edge.target)} | {
        key for key in extra if key in selection.nodes
    }
    return Selection({key: selection.nodes[key] for key in sorted(keys)}, kept, selection.clauses, selection.policies)


def heaviest(selection: Selection, limit: int) -> tuple[Selection, int]:
    """The nodes with the most evidence on their edges, and how many were left out."""
    weight: dict[str, int] = defaultdict(int)
    for edge in selection.edges:
        for key in (edge.source, edge.target):
            weight[key] += max(1, len(edge.clauses))
    ranked = sorted(selection.nodes, key=lambda key: (-weight[key], key))
    kept = set(ranked[:limit])
    edges = [edge for edge in selection.edges if edge.source in kept and edge.target in kept]
    return restrict(selection, edges, kept), len(ranked) - len(kept)
