"""Read from the store what the views show: nodes, edges, and the clauses behind both."""

from __future__ import annotations

from collections import defaultdict

from pyoxigraph import Store

from kg.edges import nodes as read_nodes
from kg.edges import rows
from kg.views.selection import Clause, Edge, Evidence, Node, Policy, Section, Selection
from kg.views.share import shared


def _single(store: Store, query: str) -> dict[str, str]:
    """One value for each node: the first in order."""
    return {str(row["node"]): str(row["value"]) for row in reversed(rows(store, f"{query} ORDER BY ?node ?value"))}


def _several(store: Store, query: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows(store, query):
        found[str(row["node"])].append(str(row["value"]))
    return {key: tuple(sorted(set(values))) for key, values in found.items()}


def _true(value: object) -> bool:
    return value in (True, "true")


def _local(value: object) -> str:
    return str(value).rpartition("#")[2]


def _clauses(store: Store) -> dict[str, Clause]:
    spans: dict[str, list[tuple[int, int, str, str]]] = defaultdict(list)
    for row in rows(
        store,
        "SELECT ?clause ?from ?start ?end ?kind ?entity { ?m pk:clause ?clause ; pk:start ?start ; pk:end ?end ; "
        "pk:kind ?kind . ?clause pk:start ?from . OPTIONAL { ?m pk:entity ?entity } }",
    ):
        offset = int(str(row["from"]))
        start, end = int(str(row["start"])) - offset, int(str(row["end"])) - offset
        spans[str(row["clause"])].append((start, end, str(row["kind"]), str(row.get("entity") or "")))
    return {
        str(row["clause"]): Clause(
            str(row["clause"]),
            str(row["text"]),
            str(row["citation"]),
            str(row["policy"]),
            str(row.get("section") or ""),
            int(str(row["start"])),
            _true(row["heading"]),
            tuple(sorted(spans[str(row["clause"])])),
        )
        for row in rows(
            store,
            "SELECT ?clause ?text ?citation ?policy ?section ?start ?heading { ?clause a pk:Clause ; pk:text ?text ; "
            "pk:citation ?citation ; pk:inPolicy ?policy ; pk:start ?start ; pk:isHeading ?heading . "
            "OPTIONAL { ?clause pk:inSection ?section } } ORDER BY ?policy ?start ?clause",
        )
    }


def _asserted(store: Store) -> list[Edge]:
    """The asserted edges between a place and a topic; what ties agencies comes from their duties."""
    stated: dict[tuple[str, str, str], set[Evidence]] = defaultdict(set)
    for row in rows(
        store,
        "SELECT ?s ?p ?o ?clause ?inferred ?strength ?rule { ?a rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; "
        "pk:statedIn ?clause ; pk:inferred ?inferred . "
        "OPTIONAL { ?a pk:strength ?strength } OPTIONAL { ?a pk:rule ?rule } }",
    ):
        predicate = _local(row["p"])
        if predicate in ("coOwns", "sitsWith"):
            continue
        stated[str(row["s"]), predicate, str(row["o"])].add(
            Evidence(
                str(row["clause"]),
                _true(row["inferred"]),
                _local(row.get("strength") or ""),
                str(row.get("rule") or "").removeprefix("rule/"),
            )
        )
    return [
        Edge(source, target, predicate, tuple(sorted(evidence)))
        for (source, predicate, target), evidence in sorted(stated.items())
    ]


def _tied(store: Store) -> list[Edge]:
    """Edges that are no assertions: what a policy's title targets, what goals and tasks are about, seats in bodies."""
    found: dict[tuple[str, str, str], set[Evidence]] = defaultdict(set)
    for row in rows(
        store,
        "SELECT ?policy ?topic ?clause { ?policy pk:targets ?topic . OPTIONAL { ?policy pk:title ?title . "
        "?clause pk:text ?title ; pk:inPolicy ?policy ; pk:isHeading true } }",
    ):
        title = {Evidence(str(row["clause"]), rule="title")} if row.get("clause") else set()
        found[str(row["policy"]), "targets", str(row["topic"])].update(title)
    for row in rows(store, "SELECT ?goal ?topic ?clause { ?goal a pk:Goal ; pk:about ?topic ; pk:statedIn ?clause }"):
        found[str(row["goal"]), "about", str(row["topic"])].add(Evidence(str(row["clause"])))
    for row in rows(
        store,
        "SELECT ?agency ?body ?role ?clause ?topic ?task { ?duty a pk:Duty ; pk:agency ?agency ; pk:role ?role ; "
        "pk:task ?body ; pk:statedIn ?clause . OPTIONAL { ?body a pk:Task ; pk:about ?topic ; skos:prefLabel ?task } "
        "OPTIONAL { ?body a pk:Actor . BIND(true AS ?seat) } FILTER(BOUND(?topic) || BOUND(?seat)) }",
    ):
        evidence = Evidence(str(row["clause"]), False, _local(row["role"]), via=str(row.get("task") or ""))
        tie, other = ("serves", row["topic"]) if row.get("topic") else ("seat", row["body"])
        found[str(row["agency"]), tie, str(other)].add(evidence)
    return [
        Edge(source, target, predicate, tuple(sorted(evidence)))
        for (source, predicate, target), evidence in sorted(found.items())
    ]


def _policies(store: Store) -> dict[str, Policy]:
    targets = _several(store, "SELECT ?node ?value { ?node pk:targets ?value }")
    return {
        str(row["policy"]): Policy(
            str(row["policy"]),
            str(row["title"]),
            str(row.get("number") or ""),
            str(row.get("date") or ""),
            targets.get(str(row["policy"]), ()),
        )
        for row in rows(
            store,
            "SELECT ?policy ?title ?number ?date { ?policy a pk:Policy ; pk:title ?title . "
            "OPTIONAL { ?policy pk:number ?number } OPTIONAL { ?policy pk:date ?date } } ORDER BY ?policy",
        )
    }


def _sections(store: Store) -> dict[str, Section]:
    return {
        str(row["section"]): Section(
            str(row["section"]), str(row["title"]), str(row.get("parent") or ""), int(str(row.get("start") or 0))
        )
        for row in rows(
            store,
            "SELECT ?section ?title ?parent ?start { ?section a pk:Section ; skos:prefLabel ?title . "
            "OPTIONAL { ?section pk:inSection ?parent } OPTIONAL { ?section pk:start ?start } } ORDER BY ?section",
        )
    }


def read(store: Store) -> Selection:
    """Everything that the views need, in some fifteen queries."""
    names = _several(store, "SELECT ?node ?value { ?node skos:prefLabel|skos:altLabel ?value }")
    codes = _single(store, "SELECT ?node ?value { ?node skos:notation ?value }")
    broader = _several(store, "SELECT ?node ?value { ?node skos:broader ?value }")
    within = _several(store, "SELECT ?node ?value { ?node pk:within ?value }")
    clauses = _clauses(store)
    mentioned: dict[str, dict[str, None]] = defaultdict(dict)
    for clause in clauses.values():
        for _, _, _, entity in clause.mentions:
            mentioned[entity][clause.key] = None
    found = read_nodes(store)
    nodes = {
        key: Node(
            key,
            attributes["label"],
            attributes["label_en"],
            attributes["kind"],
            attributes["status"],
            names.get(key, ()),
            codes.get(key, ""),
            (
                *(("broader", above) for above in broader.get(key, ())),
                *(("within", above) for above in within.get(key, ())),
            ),
            tuple(mentioned.get(key, ())),
        )
        for key, attributes in found.items()
    }
    labels = {key: attributes["label"] for key, attributes in found.items()}
    edges = (*_asserted(store), *_tied(store), *shared(store))
    return Selection(nodes, edges, clauses, _policies(store), _sections(store), labels)
