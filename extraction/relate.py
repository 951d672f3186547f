"""Put an Extraction together from what was found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extraction.actors import ActorResolver
from extraction.decided import Decided, abide
from extraction.found import Context
from extraction.gazetteer import Gazetteer
from extraction.mentions import write_mentions
from extraction.model import Entity, Extraction, Problem
from extraction.place_entities import division_entities
from extraction.policy_web import write_addressees, write_references, write_terms
from extraction.reading import Reading
from extraction.relations import write_relations
from extraction.resolve import TopicResolver, merge_entities
from extraction.segment import Segmented
from extraction.tag import TopicTagger
from extraction.targets import write_goals
from extraction.tasks import write_tasks


def _gaps(segmented: Segmented) -> list[Problem]:
    """What of the file could not be read."""
    document = segmented.document
    return [Problem("pages", None, f"{document.name}: {gap}") for gap in document.gaps]


def _missing(segmented: Segmented) -> tuple[Problem, ...]:
    """What the policies do not say of themselves and no sidecar added."""
    found = []
    for policy in segmented.policies:
        lacks = [
            name
            for name, value in (("number", policy.number), ("issuer", policy.issuers), ("date", policy.date))
            if not value
        ]
        if lacks:
            found.append(Problem("metadata", None, f"{policy.title}: no {', no '.join(lacks)}"))
    return tuple(found)


def _issuers(segmented: Segmented, actors: ActorResolver) -> dict[str, Entity]:
    """The candidates among the issuers, whom the text itself need not mention."""
    return {
        entity.key: entity
        for policy in segmented.policies
        for name in policy.issuers
        for entity in actors.resolve(name, Context(policy.jurisdiction)).entities
    }


def _divisions(segmented: Segmented, entities: tuple[Entity, ...], places: Gazetteer) -> dict[str, Entity]:
    """The divisions without a concept to which something points: as jurisdiction, as administered, as a whole."""
    keys = [policy.jurisdiction for policy in segmented.policies if policy.jurisdiction]
    keys += [key for entity in entities for key in (*entity.administers, *entity.within)]
    above = dict.fromkeys(place for key in keys for place in places.lineage(key) if place not in places.concepts)
    return {entity.key: entity for entity in division_entities(above)}


def relate(
    segmented: Segmented,
    readings: Sequence[Reading],
    *,
    topics: TopicResolver,
    places: Gazetteer,
    actors: ActorResolver,
    tagger: TopicTagger,
    series: Mapping[str, str],
    decided: Decided = Decided(),  # noqa: B008
) -> Extraction:
    """The Extraction of a document.

    Parameters
    ----------
    segmented : Segmented
    readings : sequence of Reading
        One for each passage.
    topics, places, actors
        The resolvers; `topics` and `actors` belong to this document.
    tagger : TopicTagger
        Reads the topics out of titles.
    series : mapping of str to str
        The slug of the issuer of a number's series.
    decided : Decided
        What people decided about an earlier reading.
    """
    mentions = write_mentions(segmented, readings, topics=topics, places=places, actors=actors, decided=decided)
    targets = tuple(
        (index, key)
        for index, policy in enumerate(segmented.policies)
        for key in dict.fromkeys(
            topics.resolve(policy.title[found.start : found.end], found.kind) for found in tagger.find(policy.title)
        )
    )
    relations, unaligned = write_relations(segmented, readings, mentions, places=places)
    tasks, duties, misfits = write_tasks(segmented, readings, mentions)
    named = merge_entities(
        {entity.key: entity for entity in mentions.entities}, topics.entities, _issuers(segmented, actors)
    )
    pointed = _divisions(segmented, named, places)
    extraction = Extraction(
        document=segmented.document,
        policies=segmented.policies,
        sections=segmented.sections,
        paragraphs=segmented.paragraphs,
        clauses=segmented.clauses,
        mentions=mentions.mentions,
        entities=merge_entities({entity.key: entity for entity in named}, pointed),
        targets=targets,
        relations=relations,
        tasks=tasks,
        duties=duties,
        goals=write_goals(segmented, readings, mentions, lexicon=tagger.lexicon),
        problems=(*_gaps(segmented), *_missing(segmented), *mentions.problems, *unaligned, *misfits),
        references=write_references(segmented, series),
        terms=write_terms(segmented),
        addressees=write_addressees(segmented, mentions),
    )
    return abide(extraction, decided)
