"""What people decided about a reading, and the Extraction that follows from it.

Names are decided by entity key, or by policy, type and text where they stood for nothing; facts by their two ends,
their property and a hash of the clause that states them. So a decision holds for as long as the text that it was made
on, whatever else changes, and touches no other text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from extraction.model import Basis, Duty, Entity, Extraction, Goal, Kind, Mention, Problem, Relation, Task
from ontology.concept import Concept, Row
from ontology.identifiers import digest

RULE = "review"
"""The rule id of a relation that a reviewer read."""

NOTHING = "rejected"
"""The key of what names nothing at all; always among the rejected ones."""

Fact = tuple[str, str, str, str]
"""Subject key, predicate (a local name), object key, hash of the clause's text."""

_TOPICS = (Kind.INDUSTRY, Kind.TECHNOLOGY)


def text_hash(text: str) -> str:
    """The hash by which a decision knows its clause: SHA-256 in hexadecimal digits."""
    return digest(text, length=64)


@dataclass(frozen=True, slots=True)
class Decided:
    """Decisions, in the form in which the pipeline takes them.

    Attributes
    ----------
    merged : mapping
        Entity key to the key of what it really is.
    named : mapping
        Policy key, type and text of mentions that stand for nothing known, to an entity key; `NOTHING` for what is no
        name.
    rejected : set of str
        Entity keys of what is no such thing: their mentions go, and every fact that hangs on them.
    suppressed : set of Fact
        Relations that are not so.
    pairs : mapping
        Hash of a clause's text to the pairs, place and topic as written there, that the clause states.
    types : mapping
        Entity key of a topic to the type of its mentions, ``INDUSTRY`` or ``TECHNOLOGY``.
    aside : set of Row
        Rows of the lexicon that name concepts and are not to be matched, so that a decision about one candidate changes
        no other mention.
    """

    merged: Mapping[str, str] = field(default_factory=dict)
    named: Mapping[tuple[str, str, str], str] = field(default_factory=dict)
    rejected: AbstractSet[str] = frozenset()
    suppressed: AbstractSet[Fact] = frozenset()
    pairs: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    types: Mapping[str, Kind] = field(default_factory=dict)
    aside: AbstractSet[Row] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.merged or self.named or self.rejected or self.suppressed or self.pairs or self.types)

    def matched(self, concepts: Iterable[Concept]) -> Iterator[Concept]:
        """The concepts with the rows that are to be matched."""
        for concept in concepts:
            rows = tuple(row for row in concept.rows if row not in self.aside)
            if rows:
                yield concept if len(rows) == len(concept.rows) else replace(concept, rows=rows)

    def meaning(self, policy: str, kind: Kind, name: str, entity: str) -> str:
        """What a mention stands for, `entity` being what the resolvers made of it."""
        if not entity:
            return self.named.get((policy, kind.value, name), "")
        return self.merged.get(entity, entity)


def abide(extraction: Extraction, decided: Decided) -> Extraction:
    """The Extraction without what was rejected or suppressed, and with the pairs that were read.

    The mentions are to be resolved by `Decided.meaning` already.
    """
    if not decided:
        return extraction
    kept = _without(_merged(_typed(extraction, decided), decided), decided.rejected)
    relations = [each for each in kept.relations if _fact(kept, each) not in decided.suppressed]
    added, problems = _pairs(kept, decided)
    return replace(kept, relations=tuple(dict.fromkeys([*relations, *added])), problems=(*kept.problems, *problems))


def clause_text(extraction: Extraction, clause: int) -> str:
    """The characters of a clause."""
    return extraction.clauses[clause].span.of(extraction.text)


def _fact(extraction: Extraction, relation: Relation) -> Fact:
    clause = text_hash(clause_text(extraction, relation.clause))
    return relation.subject, relation.predicate, relation.object, clause


def _typed(extraction: Extraction, decided: Decided) -> Extraction:
    if not decided.types:
        return extraction
    mentions = (replace(each, kind=decided.types.get(each.entity, each.kind)) for each in extraction.mentions)
    return replace(extraction, mentions=tuple(mentions))


def _merged(extraction: Extraction, decided: Decided) -> Extraction:
    """What the mentions do not carry: what candidates hang from, issuers, the topics of titles."""
    known = decided.merged
    if not known:
        return extraction

    def meant(keys: tuple[str, ...], own: str = "") -> tuple[str, ...]:
        return tuple(dict.fromkeys(known.get(key, key) for key in keys if known.get(key, key) != own))

    return replace(
        extraction,
        policies=tuple(replace(each, issuer_keys=meant(each.issuer_keys)) for each in extraction.policies),
        entities=tuple(
            replace(
                each,
                broader=meant(each.broader, each.key),
                within=meant(each.within, each.key),
                administers=meant(each.administers),
            )
            for each in extraction.entities
            if each.key not in known
        ),
        targets=tuple(dict.fromkeys((index, known.get(key, key)) for index, key in extraction.targets)),
    )


def _without(extraction: Extraction, rejected: AbstractSet[str]) -> Extraction:
    """An Extraction in which some entities do not occur."""
    if not rejected:
        return extraction
    kept = [at for at, mention in enumerate(extraction.mentions) if mention.entity not in rejected]
    place: dict[int, int] = {old: new for new, old in enumerate(kept)}
    mentions: tuple[Mention, ...] = tuple(extraction.mentions[at] for at in kept)

    def left(keys: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(key for key in keys if key not in rejected)

    def moved(at: int | None) -> int | None:
        return None if at is None else place[at]

    relations = tuple(
        replace(each, place=moved(each.place), topic=moved(each.topic))
        for each in extraction.relations
        if not {each.subject, each.object} & rejected
        # A place or a topic that a collective name stands for goes with the name.
        and all(at is None or at in place for at in (each.place, each.topic))
    )
    duties: tuple[Duty, ...] = tuple(
        replace(each, mention=place[each.mention])
        for each in extraction.duties
        if each.mention in place and each.body not in rejected
    )
    goals: tuple[Goal, ...] = tuple(
        replace(each, mention=moved(each.mention), about=left(each.about)) for each in extraction.goals
    )
    tasks: tuple[Task, ...] = tuple(
        replace(each, about=left(each.about), places=left(each.places)) for each in extraction.tasks
    )
    entities: tuple[Entity, ...] = tuple(
        replace(each, broader=left(each.broader), within=left(each.within), administers=left(each.administers))
        for each in extraction.entities
        if each.key not in rejected
    )
    targets = tuple(each for each in extraction.targets if each[1] not in rejected)
    return replace(
        extraction,
        policies=tuple(replace(each, issuer_keys=left(each.issuer_keys)) for each in extraction.policies),
        mentions=mentions,
        entities=entities,
        targets=targets,
        relations=relations,
        tasks=tasks,
        duties=duties,
        goals=goals,
        addressees=tuple(each for each in extraction.addressees if each.key not in rejected),
    )


def _pairs(extraction: Extraction, decided: Decided) -> tuple[list[Relation], list[Problem]]:
    """The relations that a reviewer read in a clause, and the names of them that the clause does not mention."""
    added: list[Relation] = []
    problems: list[Problem] = []
    if not decided.pairs:
        return added, problems
    for clause in range(len(extraction.clauses)):
        pairs = decided.pairs.get(text_hash(clause_text(extraction, clause)), ())
        inside = [(at, each) for at, each in enumerate(extraction.mentions) if pairs and each.clause == clause]
        for names in pairs:
            ends = [
                next(
                    (
                        at
                        for at, each in inside
                        if each.kind in kinds and each.entity and each.span.of(extraction.text) == name
                    ),
                    None,
                )
                for name, kinds in zip(names, ((Kind.DISTRICT,), _TOPICS), strict=True)
            ]
            place, topic = ends
            if place is None or topic is None:
                lost = names[0] if place is None else names[1]
                problems.append(Problem(RULE, clause, f"{'='.join(names)}: the clause does not mention {lost}"))
                continue
            subject, object_ = extraction.mentions[place].entity, extraction.mentions[topic].entity
            added.append(Relation(subject, "develops", object_, clause, place, topic, Basis.STATED, "", RULE))
    return added, problems
