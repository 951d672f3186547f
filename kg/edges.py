"""What the networks are made of, read from the store: nodes, plain edges, duties and the groups that agencies form."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Store

from kg.formats import Row, columns_and_rows
from kg.store import select
from ontology.namespaces import ID, PREFIXES

KINDS = {
    "District": "district",
    "FunctionalZone": "zone",
    "PlaceGroup": "place group",
    "Division": "division",
    "Place": "place",
    "CoordinationBody": "body",
    "AgencyGroup": "agency group",
    "Post": "post",
    "Agency": "agency",
    "OtherActor": "organisation",
    "Target": "target",
    "Goal": "goal",
    "Task": "task",
    "Policy": "policy",
    "CitedDocument": "document",
    "Industry": "industry",
    "Technology": "technology",
    "Topic": "topic",
}
"""The kind of a node by the first of its classes in this order; a topic with both types is an industry here."""

FACTS = "develops developsByContext restricts targets about place".split()
CONCEPTUAL = "within administers successor".split()
Edge = tuple[str, str, str, int, bool]
"""Subject, predicate (a local name), object, number of clauses that state it, inferred."""

PROLOGUE = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())


def rows(store: Store, query: str) -> list[Row]:
    """The rows of a SELECT of ours, things as keys."""
    _, found = columns_and_rows(select(store, PROLOGUE + query))
    return [
        {name: value.removeprefix(ID) if isinstance(value, str) else value for name, value in row.items()}
        for row in found
    ]


def nodes(store: Store) -> dict[str, dict[str, str]]:
    """The attributes of everything that may stand in a network, by key, in order."""
    found: dict[str, dict[str, str]] = {}
    classes = list(KINDS)
    ranks: dict[str, int] = {}
    wanted = " ".join(f"pk:{name}" for name in classes)
    for row in rows(store, f"SELECT ?node ?class {{ VALUES ?class {{ {wanted} }} ?node a ?class }}"):
        rank = classes.index(str(row["class"]).rpartition("#")[2])
        ranks[str(row["node"])] = min(rank, ranks.get(str(row["node"]), rank))
    for key in sorted(ranks):
        found[key] = {"label": key, "label_en": "", "kind": KINDS[classes[ranks[key]]], "status": ""}
    for row in rows(store, "SELECT ?node ?label (LANG(?label) AS ?tag) { ?node skos:prefLabel ?label }"):
        if (attributes := found.get(str(row["node"]))) is not None:
            attributes["label_en" if str(row["tag"]).startswith("en") else "label"] = str(row["label"])
    for row in rows(store, "SELECT ?node ?label { ?node pk:metric|pk:title ?label }"):
        if (attributes := found.get(str(row["node"]))) is not None and attributes["label"] == row["node"]:
            attributes["label"] = str(row["label"])
    for row in rows(store, "SELECT ?node ?status { ?node pk:status ?status }"):
        if (attributes := found.get(str(row["node"]))) is not None:
            attributes["status"] = str(row["status"]).rpartition("#")[2].lower()
    return found


def statements(store: Store, predicates: Iterable[str], *, broader: bool = False) -> list[Edge]:
    """The plain edges with these local names in ``pk:``, and ``skos:broader`` if asked for, sorted."""
    counted: dict[tuple[str, str, str], tuple[int, bool]] = {}
    for row in rows(
        store,
        "SELECT ?s ?p ?o (COUNT(DISTINCT ?clause) AS ?n) (MIN(?flag) AS ?inferred) { ?a rdf:subject ?s ; "
        "rdf:predicate ?p ; rdf:object ?o ; pk:statedIn ?clause ; pk:inferred ?flag } GROUP BY ?s ?p ?o",
    ):
        counted[str(row["s"]), str(row["p"]), str(row["o"])] = int(row["n"] or 0), bool(row["inferred"])
    found = []
    wanted = " ".join([*(f"pk:{name}" for name in predicates), *(["skos:broader"] if broader else [])])
    for row in rows(store, f"SELECT DISTINCT ?s ?p ?o {{ VALUES ?p {{ {wanted} }} ?s ?p ?o }}"):
        subject, predicate, target = str(row["s"]), str(row["p"]), str(row["o"])
        number, inferred = counted.get((subject, predicate, target), (0, False))
        found.append((subject, predicate.rpartition("#")[2], target, number, inferred))
    return sorted(found)


def duties(store: Store) -> list[Edge]:
    """Agency, role, task or body, and number of clauses, sorted."""
    return sorted(
        (str(row["agency"]), str(row["role"]).rpartition("#")[2], str(row["task"]), int(row["n"] or 0), False)
        for row in rows(
            store,
            "SELECT ?agency ?role ?task (COUNT(DISTINCT ?clause) AS ?n) { ?duty a pk:Duty ; pk:agency ?agency ; "
            "pk:role ?role ; pk:task ?task ; pk:statedIn ?clause } GROUP BY ?agency ?role ?task",
        )
    )


def groups(store: Store) -> dict[tuple[str, str], dict[str, set[str]]]:
    """Every task (``coOwns``) and body (``sitsWith``), and in it each agency with the clauses that put it there."""
    found: dict[tuple[str, str], dict[str, set[str]]] = {}
    for row in rows(
        store,
        "SELECT DISTINCT ?group ?actor ?clause (EXISTS { ?group a pk:Task } AS ?task) "
        "{ ?duty a pk:Duty ; pk:task ?group ; pk:agency ?actor ; pk:role ?role ; pk:statedIn ?clause . "
        "FILTER(?role IN (pk:lead, pk:participant, pk:responsible) || NOT EXISTS { ?group a pk:Task }) }",
    ):
        tie = "coOwns" if row["task"] else "sitsWith"
        members = found.setdefault((tie, str(row["group"])), {})
        members.setdefault(str(row["actor"]), set()).add(str(row["clause"]))
    return dict(sorted(found.items()))


def citations(store: Store) -> list[Edge]:
    """Policy, relation, document and number of clauses, sorted; a document that the graph holds is that policy."""
    return sorted(
        (str(row["one"]), str(row["link"]).rpartition("#")[2], str(row["two"]), int(row["n"] or 0), False)
        for row in rows(
            store,
            "SELECT ?one ?link ?two (COUNT(DISTINCT ?clause) AS ?n) { VALUES ?link { eli:based_on eli:cites eli:amends "
            "eli:repeals } ?a rdf:predicate ?link ; rdf:subject ?one ; rdf:object ?named ; pk:statedIn ?clause . "
            "OPTIONAL { ?named pk:resolvesTo ?held } BIND(COALESCE(?held, ?named) AS ?two) } GROUP BY ?one ?link ?two",
        )
    )


def mentioned(store: Store) -> dict[str, int]:
    """In how many policies each thing is mentioned."""
    query = "SELECT ?node (COUNT(DISTINCT ?policy) AS ?n) { ?c pk:mentions ?node ; pk:inPolicy ?policy } GROUP BY ?node"
    return {str(row["node"]): int(row["n"] or 0) for row in rows(store, query)}
