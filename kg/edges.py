"""What the networks are made of, read from the store: nodes, plain edges, duties and the groups that agencies form."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import Store

from kg.columns import Column, Labels, classes, column, join, labels, lines, local, members, true

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
OWNING = ("lead", "participant", "responsible")
"""The roles that make an agency one of the owners of a task."""
Edge = tuple[str, str, str, int, bool]
"""Subject, predicate (a local name), object, number of clauses that state it, inferred."""


@dataclass(frozen=True, slots=True, order=True)
class Held:
    """That an agency has a role in a task or a body, by one clause."""

    group: str
    agency: str
    role: str
    clause: str
    task: bool

    @property
    def tie(self) -> str:
        """What it ties the agency by to the others of the group, if anything."""
        if self.task:
            return "coOwns" if self.role in OWNING else ""
        return "sitsWith"


def nodes(store: Store, *, of: Collection[str] | None = None, named: Labels | None = None) -> dict[str, dict[str, str]]:
    """The attributes of what may stand in a network, by key, in order.

    Parameters
    ----------
    store : Store
    of : collection of str, optional
        The keys of the things that are asked for; without it, all.
    named : Labels, optional
        Their preferred labels, where they are read already.
    """
    rank = {name: number for number, name in enumerate(KINDS)}
    kinds = list(KINDS.values())
    ranks: dict[str, int] = {}
    for key, name in classes(store, KINDS, of=of):
        if name in rank:
            ranks[key] = min(rank[name], ranks.get(key, rank[name]))
    found = {key: {"label": key, "label_en": "", "kind": kinds[ranks[key]], "status": ""} for key in sorted(ranks)}
    for key, known in (labels(store, of=of) if named is None else named).items():
        if (attributes := found.get(key)) is not None:
            for label, tag in known:
                attributes["label_en" if tag.startswith("en") else "label"] = label
    unnamed = {key for key, attributes in found.items() if attributes["label"] == key}
    for name in ("pk:metric", "pk:title"):
        for key, names in column(store, name, of=unnamed).items():
            if key in unnamed and found[key]["label"] == key:
                found[key]["label"] = names[0]
    for key, states in column(store, "pk:status", of=of).items():
        if (attributes := found.get(key)) is not None:
            attributes["status"] = local(states[0]).lower()
    return found


def assertions(store: Store, stated: Column) -> list[tuple[str, str, str, str, str, bool]]:
    """Each assertion with its subject, predicate (a local name), object, clause, and whether it is inferred.

    Parameters
    ----------
    store : Store
    stated : Column
        Of ``pk:statedIn``.
    """
    of, by, to = (column(store, f"rdf:{name}") for name in ("subject", "predicate", "object"))
    return [
        (key, one, local(link), two, clause, true(flag))
        for key, link, one, two, clause, flag in join(by, of, to, stated, column(store, "pk:inferred"))
    ]


def statements(store: Store, predicates: Iterable[str], *, broader: bool = False) -> list[Edge]:
    """The plain edges with these local names in ``pk:``, and ``skos:broader`` if asked for, sorted."""
    clauses: dict[tuple[str, str, str], set[str]] = {}
    stated: set[tuple[str, str, str]] = set()
    for _, one, link, two, clause, inferred in assertions(store, column(store, "pk:statedIn")):
        clauses.setdefault((one, link, two), set()).add(clause)
        if not inferred:
            stated.add((one, link, two))
    found = []
    for name in [*(f"pk:{each}" for each in predicates), *(["skos:broader"] if broader else [])]:
        link = name.partition(":")[2]
        for one, others in column(store, name).items():
            for two in dict.fromkeys(others):
                edge = one, link, two
                number = len(clauses.get(edge, ()))
                found.append((*edge, number, bool(number) and edge not in stated))
    return sorted(found)


def held(store: Store, stated: Column | None = None) -> list[Held]:
    """All duties, one for each clause that gives it, sorted.

    Parameters
    ----------
    store : Store
    stated : Column, optional
        Of ``pk:statedIn``, where it is read already.
    """
    tasks = members(store, "pk:Task")
    agencies, roles, groups = (column(store, f"pk:{name}") for name in ("agency", "role", "task"))
    stated = column(store, "pk:statedIn") if stated is None else stated
    return sorted(
        Held(group, agency, local(role), clause, group in tasks)
        for _, agency, role, group, clause in join(agencies, roles, groups, stated)
    )


def duties(found: Iterable[Held]) -> list[Edge]:
    """Agency, role, task or body, and number of clauses, sorted."""
    clauses: dict[tuple[str, str, str], set[str]] = {}
    for one in found:
        clauses.setdefault((one.agency, one.role, one.group), set()).add(one.clause)
    return sorted((*edge, len(known), False) for edge, known in clauses.items())


def groups(found: Iterable[Held]) -> dict[tuple[str, str], dict[str, set[str]]]:
    """Every task (``coOwns``) and body (``sitsWith``), and in it each agency with the clauses that put it there."""
    formed: dict[tuple[str, str], dict[str, set[str]]] = {}
    for one in found:
        if one.tie:
            formed.setdefault((one.tie, one.group), {}).setdefault(one.agency, set()).add(one.clause)
    return dict(sorted(formed.items()))


def citations(store: Store) -> list[Edge]:
    """Policy, relation, document and number of clauses, sorted; a document that the graph holds is that policy."""
    return sorted(
        (one, local(link), two, int(number), False)
        for one, link, two, number in lines(
            store,
            "SELECT ?one ?link ?two (COUNT(DISTINCT ?clause) AS ?n) { VALUES ?link { eli:based_on eli:cites eli:amends "
            "eli:repeals } ?a rdf:predicate ?link ; rdf:subject ?one ; rdf:object ?named ; pk:statedIn ?clause . "
            "OPTIONAL { ?named pk:resolvesTo ?held } BIND(COALESCE(?held, ?named) AS ?two) } GROUP BY ?one ?link ?two",
        )
    )


def mentioned(store: Store) -> dict[str, int]:
    """In how many policies each thing is mentioned."""
    found: dict[str, set[str]] = {}
    for _, node, policy in join(column(store, "pk:mentions"), column(store, "pk:inPolicy")):
        found.setdefault(node, set()).add(policy)
    return {key: len(policies) for key, policies in found.items()}


def with_ancestors(keys: Iterable[str], parents: Mapping[str, Iterable[str]]) -> set[str]:
    """Some things with all that lies above them."""
    found = set(keys)
    waiting = list(found)
    while waiting:
        fresh = [above for above in parents.get(waiting.pop(), ()) if above not in found]
        found.update(fresh)
        waiting += fresh
    return found
