"""What the tables take from one policy: its facts, duties, goals and mentions, as they stand in its own graph.

Names are left out: what a topic or an agency is called in the end, all documents decide together. So the part of a
policy stays as it is while others come and go, and waits as JSON beside its quads.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass

from ontology.namespaces import PK, RDF

LINKS = {PK.develops, PK.developsByContext, PK.restricts}
"""The relations of places to topics that make a row."""

Triple = tuple[str, str, str]
"""Subject, predicate and object, a literal by its value."""

Said = Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class PolicyPart:
    """The part of a policy; things are IRIs, clauses stand by their numbers.

    Attributes
    ----------
    policy, title : str
    clauses : sequence
        IRI, start in the text, citation and text.
    facts : sequence
        Relation, place, topic, strength, inferred, rule, stages, clause.
    duties : sequence
        Agency, role, task or body, which of the two, clause.
    goals : sequence
        Target, clause.
    mentions : sequence
        Kind, text, entity or nothing, start, end, rule, clause.
    """

    policy: str
    title: str
    clauses: tuple[tuple[str, int, str, str], ...]
    facts: tuple[tuple[str, str, str, str, str, str, str, int], ...]
    duties: tuple[tuple[str, str, str, str, int], ...]
    goals: tuple[tuple[str, int], ...]
    mentions: tuple[tuple[str, str, str, int, int, str, int], ...]


def part_of(policy: str, triples: Iterable[Triple], is_a: Callable[[str, str], bool]) -> PolicyPart:
    """The part of a policy.

    Parameters
    ----------
    policy : str
        Its IRI.
    triples : iterable of Triple
        Those of its graph, in any order.
    is_a : callable
        Whether a thing is of a class: asked for tasks and targets.
    """
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value in triples:
        found[subject][predicate].append(value)
    kinds: dict[str, list[str]] = {kind: [] for kind in (PK.Clause, PK.Assertion, PK.Duty, PK.Mention)}
    goals: list[tuple[str, str]] = []
    for subject in sorted(found):
        said = found[subject]
        for kind in said.get(RDF.type, ()):
            if kind in kinds:
                kinds[kind].append(subject)
        # Goals and tasks are described elsewhere: here stands only who states them.
        if RDF.type not in said and PK.statedIn in said and is_a(subject, PK.Target):
            goals += [(subject, clause) for clause in sorted(said[PK.statedIn])]
    clauses = tuple(
        (name, int(_one(found[name], PK.start)), _one(found[name], PK.citation), _one(found[name], PK.text))
        for name in kinds[PK.Clause]
    )
    numbers = {name: number for number, (name, *_) in enumerate(clauses)}
    return PolicyPart(
        policy=policy,
        title=_one(found[policy], PK.title),
        clauses=clauses,
        facts=tuple(
            _fact(said, numbers)
            for said in map(found.__getitem__, kinds[PK.Assertion])
            if _one(said, RDF.predicate) in LINKS
        ),
        duties=tuple(
            (
                _one(said, PK.agency),
                _local(_one(said, PK.role)),
                _one(said, PK.task),
                "task" if is_a(_one(said, PK.task), PK.Task) else "body",
                numbers[_one(said, PK.statedIn)],
            )
            for said in map(found.__getitem__, kinds[PK.Duty])
            if PK.task in said
        ),
        goals=tuple((goal, numbers[clause]) for goal, clause in goals),
        mentions=tuple(_mention(said, numbers) for said in map(found.__getitem__, kinds[PK.Mention])),
    )


def _fact(said: Said, numbers: Mapping[str, int]) -> tuple[str, str, str, str, str, str, str, int]:
    return (
        _local(_one(said, RDF.predicate)),
        _one(said, RDF.subject),
        _one(said, RDF.object),
        _one(said, PK.strength),
        _one(said, PK.inferred),
        _one(said, PK.rule),
        "; ".join(sorted(said.get(PK.stage, ()))),
        numbers[_one(said, PK.statedIn)],
    )


def _mention(said: Said, numbers: Mapping[str, int]) -> tuple[str, str, str, int, int, str, int]:
    return (
        _one(said, PK.kind),
        _one(said, PK.text),
        _one(said, PK.entity),
        int(_one(said, PK.start)),
        int(_one(said, PK.end)),
        _one(said, PK.rule),
        numbers[_one(said, PK.clause)],
    )


def _one(said: Said, predicate: str) -> str:
    """The value of a property that has one; the first in order where it has more, empty where it has none."""
    return min(said.get(predicate, ()), default="")


def _local(iri: str) -> str:
    return iri.rpartition("#")[2]


def written(parts: Iterable[PolicyPart]) -> bytes:
    """Parts as JSON."""
    return json.dumps([asdict(part) for part in parts], ensure_ascii=False, separators=(",", ":")).encode()


def parsed(data: bytes) -> tuple[PolicyPart, ...]:
    """Parts from their JSON; what were tuples are lists, which serves as well.

    Raises
    ------
    ValueError
        If it is none.
    """
    try:
        return tuple(PolicyPart(**found) for found in json.loads(data))
    except TypeError as error:
        raise ValueError(f"no parts of tables: {error}") from None
