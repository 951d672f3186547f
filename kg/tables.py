"""The facts as CSV tables, for Excel: UTF-8 with a byte order mark, a row a fact and clause, with citation and text.

Each table is written policy by policy, in the order of their identifiers, so that memory does not grow with them. What
a policy gives waits as a `PolicyPart`; what things are called is looked up in the store.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from decimal import Decimal
from functools import lru_cache
from itertools import combinations
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, Store

from extraction.model import Role
from kg.fact_quads import OWNING
from kg.store import node, select
from kg.table_parts import PolicyPart, part_of
from kg.terms import number
from ontology.namespaces import PK, RDF, SKOS

Row = dict[str, str]

_SOURCE = ("policy", "citation", "clause", "clause_id")
_GOAL = {
    "metric": PK.metric,
    "operator": PK.operator,
    "low": PK.low,
    "high": PK.high,
    "unit": PK.unit,
    "deadline": PK.deadline,
    "due_by": PK.dueBy,
    "baseline": PK.baseline,
    "compared_with": PK.comparedWith,
    "condition": PK.condition,
    "yearly": PK.yearly,
    "cumulative": PK.cumulative,
}


class Named:
    """What the store says of the things that several policies speak of.

    Parameters
    ----------
    store : Store
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.label = lru_cache(maxsize=100_000)(self._label)
        self.status = lru_cache(maxsize=100_000)(self._status)

    def _quads(self, thing: str, predicate: str | None) -> Iterator[Quad]:
        wanted = None if predicate is None else node(predicate)
        return self._store.quads_for_pattern(node(thing), wanted, None, None)

    def _label(self, thing: str) -> str:
        names = (quad.object for quad in self._quads(thing, SKOS.prefLabel))
        return min(
            (name.value for name in names if isinstance(name, Literal) and (name.language or "").startswith("zh")),
            default="",
        )

    def _status(self, thing: str) -> str:
        values = (quad.object for quad in self._quads(thing, PK.status))
        found = min((value.value for value in values if isinstance(value, NamedNode)), default="")
        return found.rpartition("#")[2].lower()

    def goal(self, thing: str) -> Row:
        """The cells of a goal, and what it is about."""
        said: dict[str, list[str]] = {}
        for quad in self._quads(thing, None):
            if isinstance(quad.object, NamedNode | Literal):
                said.setdefault(quad.predicate.value, []).append(quad.object.value)
        cells = {name: min(said.get(predicate, ()), default="") for name, predicate in _GOAL.items()}
        return {**cells, "topics": "; ".join(sorted({self.label(topic) for topic in said.get(PK.about, ())}))}


def _facts(part: PolicyPart, named: Named) -> list[Row]:
    """Places and topics, in the order of the text."""
    rows = []
    for relation, one, two, strength, inferred, rule, stage, clause in part.facts:
        cells = (named.label(one), relation, named.label(two), strength, inferred, rule)
        said = dict(zip(("place", "relation", "topic", "strength", "inferred", "rule"), cells, strict=True))
        rows.append((part.clauses[clause][1], {**said, **_source(part, clause), "stage": stage}))
    order = ("place", "relation", "topic", "clause_id")
    return [row for _, row in sorted(rows, key=lambda found: (found[0], *(found[1][name] for name in order)))]


def _duties(part: PolicyPart, named: Named) -> list[Row]:
    """Agencies and tasks or bodies, in the order of the text."""
    rows = []
    for agency, role, task, kind, clause in part.duties:
        said = {"agency": named.label(agency), "role": role, "task": named.label(task), "kind": kind}
        row = {**said, **_source(part, clause), "agency_id": agency, "task_id": task}
        rows.append((part.clauses[clause][1], row))
    order = ("task", "role", "agency", "clause_id", "agency_id", "task_id")
    return [row for _, row in sorted(rows, key=lambda found: (found[0], *(found[1][name] for name in order)))]


def _goals(part: PolicyPart, named: Named) -> list[Row]:
    """Targets, in the order of the text."""
    rows = [
        (part.clauses[clause][1], {**named.goal(goal), **_source(part, clause)}, goal) for goal, clause in part.goals
    ]

    def place(found: tuple[int, Row, str]) -> tuple[object, ...]:
        at, row, goal = found
        return (at, row["metric"], Decimal(row["low"] or 0), row["deadline"], row["clause_id"], goal)

    return [row for _, row, _ in sorted(rows, key=place)]


def _mentions(part: PolicyPart, named: Named) -> list[Row]:
    """Mentions, in the order of the text."""
    rows = []
    for kind, text, entity, start, end, rule, clause in part.mentions:
        label, status = (named.label(entity), named.status(entity)) if entity else ("", "")
        said = {"kind": kind, "text": text, "entity": label, "status": status, "entity_id": entity}
        cells = {**said, "start": str(start), "end": str(end), "rule": rule, **_source(part, clause)}
        rows.append((start, end, kind, entity, cells))
    return [cells for *_, cells in sorted(rows, key=lambda found: found[:4])]


def _source(part: PolicyPart, clause: int) -> Row:
    name, _, citation, text = part.clauses[clause]
    return dict(zip(_SOURCE, (part.title, citation, text, name), strict=True))


def _pairs(part: PolicyPart, named: Named) -> Iterator[Row]:
    """A row for each two agencies, what they share, and the clause: one that names both, else each that names one."""
    groups: dict[str, dict[str, list[Row]]] = {}
    for duty in _duties(part, named):
        if duty["kind"] == "body" or Role(duty["role"]) in OWNING:
            groups.setdefault(duty["task_id"], {}).setdefault(duty["agency_id"], []).append(duty)
    for members in groups.values():
        for one, two in combinations(members.values(), 2):
            clauses = {duty["clause_id"]: duty for duty in (*one, *two)}
            both = {duty["clause_id"] for duty in one} & {duty["clause_id"] for duty in two}
            roles = "–".join(" ".join(dict.fromkeys(duty["role"] for duty in each)) for each in (one, two))
            for clause, duty in clauses.items():
                if not both or clause in both:
                    yield {
                        "agency": one[0]["agency"],
                        "other": two[0]["agency"],
                        "tie": duty["kind"],
                        "shared": duty["task"],
                        "roles": roles,
                        "size": str(len(members)),
                        "weight": number(round(1 / (len(members) - 1), 4)),
                        **{name: duty[name] for name in _SOURCE},
                    }


TABLES: dict[str, tuple[str, Callable[[PolicyPart, Named], Iterable[Row]]]] = {
    "district_industry": (
        "place relation topic strength inferred rule policy citation clause clause_id stage",
        _facts,
    ),
    "agency_task": ("agency role task kind policy citation clause clause_id agency_id task_id", _duties),
    "goals": (
        "metric operator low high unit deadline due_by topics policy citation clause clause_id "
        "baseline compared_with condition yearly cumulative",
        _goals,
    ),
    "mentions": (
        "kind text entity status entity_id start end rule policy citation clause clause_id",
        _mentions,
    ),
    "agency_pairs": ("agency other tie shared roles size weight policy citation clause clause_id", _pairs),
}
"""File name, columns, and what a policy gives."""


def write_tables(store: Store, folder: Path, parts: Iterable[PolicyPart] | None = None) -> None:
    """Write every table.

    Parameters
    ----------
    store : Store
    folder : Path
        Made if it is missing.
    parts : iterable of PolicyPart, optional
        Those of all policies, in the order of their identifiers; read from the store without.
    """
    folder.mkdir(parents=True, exist_ok=True)
    named = Named(store)
    with ExitStack() as files:
        writers = []
        for name, (columns, rows) in TABLES.items():
            file = files.enter_context((folder / f"{name}.csv").open("w", encoding="utf-8-sig", newline=""))
            writers.append((csv.writer(file), columns.split(), rows))
        for writer, names, _ in writers:
            writer.writerow(names)
        for part in stored_parts(store) if parts is None else parts:
            for writer, names, rows in writers:
                writer.writerows([row[name] for name in names] for row in rows(part, named))


def stored_parts(store: Store) -> Iterator[PolicyPart]:
    """The parts of all policies of a store, in the order of their identifiers."""

    def is_a(thing: str, kind: str) -> bool:
        return any(store.quads_for_pattern(node(thing), node(RDF.type), node(kind), None))

    for row in select(store, f"SELECT ?policy {{ ?policy a <{PK.Policy}> }} ORDER BY STR(?policy)"):
        policy = row["policy"]
        if isinstance(policy, NamedNode):
            yield part_of(policy.value, _plain(store.quads_for_pattern(None, None, None, policy)), is_a)


def _plain(quads: Iterable[Quad]) -> Iterator[tuple[str, str, str]]:
    for quad in quads:
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            yield quad.subject.value, quad.predicate.value, quad.object.value
