"""The facts of a graph in the form in which two graphs are compared: who, what, how firmly, and in which clauses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode, Store

from kg.formats import Cell, Row, columns_and_rows
from kg.lookup import terms
from kg.store import select
from kg.terms import number
from ontology.identifiers import folded
from ontology.namespaces import ID, PREFIXES

KINDS = ("policy", "develops", "restricts", "duty", "seat", "goal")
"""What is compared, in the order in which it is told."""

ROLE_RANKS = {"lead": 3, "office": 2, "responsible": 2, "participant": 1, "member": 1}
"""How much a role asks of an agency: to lead is more than to answer for, and that more than to take part."""

PROLOGUE = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """A clause that states a fact.

    Attributes
    ----------
    policy : str
        Entity key of the policy.
    start : int
        Where the clause starts in its source.
    scope : str
        Entity key of the policy's jurisdiction, or empty.
    """

    policy: str
    start: int
    clause: str
    citation: str
    text: str
    scope: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact with all clauses that state it.

    Attributes
    ----------
    kind : str
        One of `KINDS`.
    subject, object : str
        What people read: the labels of place and topic, of agency and task or body, of metric and unit.
    identity : tuple of str
        What makes it the same fact in another graph: entity keys, for a task its folded name, for a goal its folded
        metric, its unit and the jurisdiction; never the wording of a clause.
    topics : tuple of str
        Entity keys of the topics of a task: what makes two tasks one that are called differently.
    value : str
        What may change in it: the governing verb, the role, the number and deadline.
    rank : int or None
        How firm the value is; comparable within a kind. None where nothing says.
    inferred : bool
        True if no clause says it outright.
    evidence : tuple of Evidence
        In the order of policies and of their text.
    """

    kind: str
    subject: str
    object: str
    identity: tuple[str, ...]
    topics: tuple[str, ...]
    value: str
    rank: int | None
    inferred: bool
    deadline: str
    evidence: tuple[Evidence, ...]


def comparable_facts(store: Store, policies: Sequence[NamedNode] = ()) -> tuple[Fact, ...]:
    """The facts of a graph, or of some of its policies.

    Parameters
    ----------
    store : Store
    policies : sequence of NamedNode
        Only what these state; none stands for the whole graph, in which the policies themselves are facts too and a
        goal belongs to its jurisdiction.

    Returns
    -------
    tuple of Fact
        Each identity and value once, in the order of kinds and identities.
    """
    reader = _Reader(store, policies)
    merged: dict[tuple[object, ...], Fact] = {}
    for fact in reader.facts():
        # A duty has its best role and a place its firmest verb; a goal with another number is another goal.
        key = (fact.kind, *fact.identity, *((fact.value, fact.deadline) if fact.kind == "goal" else ()))
        merged[key] = _merged(merged[key], fact) if key in merged else fact
    return tuple(sorted(merged.values(), key=lambda fact: (KINDS.index(fact.kind), fact.identity, fact.value)))


def _merged(one: Fact, two: Fact) -> Fact:
    """Both clauses, and the firmer of the values: what is stated wins over what is inferred."""
    first, second = sorted((one, two), key=lambda fact: (fact.inferred, -(fact.rank or 0), fact.value))
    return Fact(
        first.kind,
        first.subject,
        first.object,
        first.identity,
        tuple(sorted({*one.topics, *two.topics})),
        first.value,
        first.rank,
        first.inferred,
        first.deadline,
        # The clause that the value is read from comes first.
        (*first.evidence, *(each for each in second.evidence if each not in first.evidence)),
    )


class _Reader:
    """Reads the facts of one store, kind by kind."""

    def __init__(self, store: Store, policies: Sequence[NamedNode]) -> None:
        self.store = store
        self.some = bool(policies)
        self.only = f"VALUES ?policy {{ {terms(policies)} }}" if policies else ""
        self.clauses = {
            str(row["clause"]): Evidence(
                key(row["policy"]),
                int(row["start"] or 0),
                key(row["clause"]),
                str(row["citation"]),
                str(row["text"]),
                key(row["place"]),
            )
            for row in self.rows(
                "SELECT ?clause ?policy ?start ?citation ?text ?place { ONLY ?clause a pk:Clause ; "
                "pk:inPolicy ?policy ; pk:start ?start ; pk:citation ?citation ; pk:text ?text . "
                "OPTIONAL { ?policy pk:jurisdiction ?place } } ORDER BY ?clause ?place"
            )
        }

    def rows(self, query: str) -> list[Row]:
        """The rows of a query of ours, in which ONLY stands for the choice of policies."""
        return columns_and_rows(select(self.store, PROLOGUE + query.replace("ONLY", self.only)))[1]

    def facts(self) -> Iterator[Fact]:
        """All of them, a clause each."""
        if not self.some:
            yield from self.policies()
        yield from self.developments()
        yield from self.duties()
        yield from self.goals()

    def policies(self) -> Iterator[Fact]:
        for row in self.rows(
            "SELECT ?policy ?title ?number { ?policy a pk:Policy ; pk:title ?title "
            "OPTIONAL { ?policy pk:number ?number } }"
        ):
            name = f"{row['number']}，{row['title']}" if row["number"] else str(row["title"])
            yield Fact("policy", name, "", (key(row["policy"]),), (), "", None, False, "", ())

    def developments(self) -> Iterator[Fact]:
        for row in self.rows(
            "SELECT ?one ?two ?place ?topic ?link ?inferred ?strength ?level ?clause { ONLY "
            "VALUES ?link { pk:develops pk:developsByContext pk:restricts } "
            "?a rdf:predicate ?link ; rdf:subject ?one ; rdf:object ?two ; pk:inferred ?inferred ; "
            "pk:statedIn ?clause . ?clause pk:inPolicy ?policy . "
            f"{_zh('one', 'place')} {_zh('two', 'topic')} "
            "OPTIONAL { ?a pk:strength ?strength } OPTIONAL { ?a pk:strengthLevel ?level } }"
        ):
            yield Fact(
                "restricts" if str(row["link"]).endswith("#restricts") else "develops",
                str(row["place"]),
                str(row["topic"]),
                (key(row["one"]), key(row["two"])),
                (),
                str(row["strength"] or ""),
                None if row["level"] is None else int(row["level"]),
                bool(row["inferred"]),
                "",
                (self.clauses[str(row["clause"])],),
            )

    def duties(self) -> Iterator[Fact]:
        about: dict[str, list[str]] = {}
        for row in self.rows("SELECT ?task ?topic { ?task a pk:Task ; pk:about ?topic } ORDER BY ?task ?topic"):
            about.setdefault(str(row["task"]), []).append(key(row["topic"]))
        for row in self.rows(
            "SELECT ?one ?two ?agency ?task ?role ?clause (EXISTS { ?two a pk:Task } AS ?is_task) { ONLY "
            "?duty a pk:Duty ; pk:agency ?one ; pk:task ?two ; pk:role ?role ; pk:statedIn ?clause . "
            f"?clause pk:inPolicy ?policy . {_zh('one', 'agency')} {_zh('two', 'task')} }}"
        ):
            role = str(row["role"]).rpartition("#")[2]
            yield Fact(
                "duty" if row["is_task"] else "seat",
                str(row["agency"]),
                str(row["task"]),
                (key(row["one"]), folded(str(row["task"])) if row["is_task"] else key(row["two"])),
                tuple(about.get(str(row["two"]), ())),
                role,
                ROLE_RANKS.get(role),
                False,
                "",
                (self.clauses[str(row["clause"])],),
            )

    def goals(self) -> Iterator[Fact]:
        for row in self.rows(
            "SELECT ?metric ?operator ?low ?high ?unit ?year ?due ?clause { ONLY "
            "?goal a pk:Goal ; pk:metric ?metric ; pk:statedIn ?clause . ?clause pk:inPolicy ?policy . "
            "OPTIONAL { ?goal pk:operator ?operator } OPTIONAL { ?goal pk:low ?low } "
            "OPTIONAL { ?goal pk:high ?high } OPTIONAL { ?goal pk:unit ?unit } "
            "OPTIONAL { ?goal pk:deadline ?year } OPTIONAL { ?goal pk:dueBy ?due } }"
        ):
            source = self.clauses[str(row["clause"])]
            numbers = "–".join(number(float(row[name] or 0)) for name in ("low", "high") if row[name] is not None)
            operator = str(row["operator"] or "") if numbers and row["operator"] != "range" else ""
            unit = str(row["unit"] or "")
            yield Fact(
                "goal",
                str(row["metric"]),
                unit,
                (folded(str(row["metric"])), unit, "" if self.some else source.scope),
                (),
                " ".join(part for part in (operator, f"{numbers}{unit}") if part),
                None,
                False,
                str(row["due"] or row["year"] or ""),
                (source,),
            )


def _zh(thing: str, name: str) -> str:
    return f'?{thing} skos:prefLabel ?{name} . FILTER(LANGMATCHES(LANG(?{name}), "zh"))'


def key(iri: Cell) -> str:
    """The entity key of an IRI; empty for none."""
    return "" if iri is None else str(iri).removeprefix(ID)
