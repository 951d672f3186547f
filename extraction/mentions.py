"""Write down the mentions of a document: spans of the source, their clauses, and what they stand for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from extraction.actors import ActorResolver
from extraction.decided import Decided
from extraction.found import Context, Found, FoundGoal, Resolved
from extraction.gazetteer import Gazetteer
from extraction.model import Entity, Kind, Mention, Problem
from extraction.reading import Reading
from extraction.resolve import TopicResolver, merge_entities
from extraction.segment import Segmented
from ontology.identifiers import digest, folded

TOPICS = (Kind.INDUSTRY, Kind.TECHNOLOGY)


@dataclass(frozen=True, slots=True)
class Mentions:
    """The mentions of a document and the way from a passage's finds to them.

    Attributes
    ----------
    mentions : tuple of Mention
        In source order.
    index : tuple of tuple of int
        ``index[passage][found]`` is the mention of ``readings[passage].mentions[found]``.
    entities : tuple of Entity
        The candidates that the mentions stand for.
    problems : tuple of Problem
        The names that stayed unresolved.
    """

    mentions: tuple[Mention, ...]
    index: tuple[tuple[int, ...], ...]
    entities: tuple[Entity, ...]
    problems: tuple[Problem, ...]


def context_of(segmented: Segmented, policy: int) -> Context:
    """What a name in a policy is read against."""
    return Context(segmented.policies[policy].jurisdiction, segmented.policies[policy].date)


def _issuer(segmented: Segmented, policy: int) -> tuple[str, ...]:
    owner = segmented.policies[policy]
    return owner.issuer_keys or owner.issuers or (owner.jurisdiction or owner.key,)


def aim_key(segmented: Segmented, policy: int, words: str, deadline: int | None) -> str:
    """The key of a goal without a number: the same words and year of one issuer in two policies are one goal."""
    year = "" if deadline is None else repr(deadline)
    return f"goal/x{digest(*_issuer(segmented, policy), folded(words), year)}"


def _says_what_it_is(text: str, subject: Found, predicate: Found) -> bool:
    """Whether two agencies are one: 市工业和信息化部门|是|人工智能产业主管部门."""
    if not (subject.kind is predicate.kind is Kind.AGENCY) or subject is predicate:
        return False
    name = text[predicate.start : predicate.end]
    return text[subject.end : predicate.start] in ("是", "为", "作为") and "主管部门" in name


def goal_key(segmented: Segmented, policy: int, goal: FoundGoal) -> str:
    """The key of a goal: the same tuple of one issuer in two policies is one target."""
    issuer = _issuer(segmented, policy)
    numbers = "|".join("" if value is None else repr(value) for value in (goal.low, goal.high, goal.deadline))
    return f"target/x{digest(*issuer, folded(goal.metric), goal.operator, numbers, folded(goal.unit))}"


def write_mentions(
    segmented: Segmented,
    readings: Sequence[Reading],
    *,
    topics: TopicResolver,
    places: Gazetteer,
    actors: ActorResolver,
    decided: Decided = Decided(),  # noqa: B008
) -> Mentions:
    """Resolve and write down every mention.

    Parameters
    ----------
    segmented : Segmented
    readings : sequence of Reading
        One for each passage.
    topics, places, actors
        The resolvers; `topics` and `actors` belong to this document.
    decided : Decided
        What people decided about names.
    """
    starts = [clause.span.start for clause in segmented.clauses]
    names = [
        [passage.text.text[found.start : found.end] for found in reading.mentions]
        for passage, reading in zip(segmented.passages, readings, strict=True)
    ]
    topics.define(
        [
            name
            for reading, row in zip(readings, names, strict=True)
            for found, name in zip(reading.mentions, row, strict=True)
            if found.kind in TOPICS
        ]
    )
    candidates: dict[str, Entity] = {}
    mentions: list[Mention] = []
    index: list[tuple[int, ...]] = []
    problems: list[Problem] = []

    def adopt(resolved: Resolved) -> str:
        for entity in resolved.entities:
            candidates[entity.key] = merge_entities(
                {entity.key: entity}, {entity.key: candidates.get(entity.key, entity)}
            )[0]
        return resolved.key

    for passage, reading, row in zip(segmented.passages, readings, names, strict=True):
        context = context_of(segmented, passage.policy)
        goals = {(goal.start, goal.end): goal for goal in reading.goals}
        numbers = []
        for at, (found, name) in enumerate(zip(reading.mentions, row, strict=True)):
            before = reading.mentions[at - 1] if at else found
            if _says_what_it_is(passage.text.text, before, found):
                actors.equate(name, row[at - 1])
            span = passage.text.span(found.start, found.end)
            clause = max(0, bisect_right(starts, span.start) - 1)
            if found.kind is Kind.GOAL:
                entity = goal_key(segmented, passage.policy, goals[found.start, found.end])
            elif found.kind is Kind.DISTRICT:
                entity = adopt(places.resolve(name, context))
            elif found.kind is Kind.AGENCY:
                entity = adopt(actors.resolve(name, context))
            else:
                entity = topics.resolve(name, found.kind)
            entity = decided.meaning(segmented.policies[passage.policy].key, found.kind, name, entity)
            if not entity:
                problems.append(Problem("unresolved", clause, name))
            numbers.append(len(mentions))
            mentions.append(Mention(span, found.kind, clause, entity, found.rule))
        index.append(tuple(numbers))
    return Mentions(tuple(mentions), tuple(index), merge_entities(topics.entities, candidates), tuple(problems))
