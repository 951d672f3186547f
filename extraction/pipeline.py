"""The pipeline: read → segment → tag → resolve → relate → Extraction.

A `Pipeline` compiles the lexicon and the rules once and reads any number of documents, one at a time; nothing of one
document is kept for the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from extraction.actors import ActorResolver
from extraction.agencies import AgencyFinder
from extraction.aims import find_aims, in_goals
from extraction.deadlines import opening_deadline
from extraction.decided import Decided
from extraction.duty_tables import TableReader
from extraction.found import Context
from extraction.gazetteer import Gazetteer
from extraction.goals import find_goals
from extraction.lexicon import Lexicon
from extraction.model import Document, Extraction
from extraction.places import PlaceFinder
from extraction.reading import NOTHING, Reading, settle
from extraction.relate import relate
from extraction.resolve import TopicResolver
from extraction.segment import Passage, Segmented, segment
from extraction.tag import TopicTagger
from ontology.rows import load_concepts


class Pipeline:
    """Reads documents.

    Parameters
    ----------
    lexicons : sequence of Path
        The user's own concept files, beside the shipped ones.
    decided : Decided
        What people decided about an earlier reading.

    Examples
    --------
    >>> from extraction.read import shipped_document
    >>> extraction = Pipeline().extract(shipped_document())
    >>> len(extraction.policies)
    11
    """

    def __init__(self, lexicons: Sequence[Path] = (), *, decided: Decided = Decided()) -> None:  # noqa: B008
        self.decided = decided
        concepts = tuple(decided.matched(load_concepts(lexicons)))
        self.topics = TopicTagger(concepts)
        self.agencies = AgencyFinder(concepts)
        self.gazetteer = Gazetteer(concepts)
        self.places = PlaceFinder(self.gazetteer)
        self.actors = Lexicon(concepts, ("actor",))
        self.series = {
            value: concept.id.split("/", 1)[1]
            for concept in self.actors.concepts.values()
            for value in concept.values("documentSeries")
        }

    def extract(self, document: Document) -> Extraction:
        """Everything that one document says."""
        resolver = ActorResolver(self.actors, self.gazetteer, document=document.sha256)
        segmented = segment(
            document,
            series=self.series,
            jurisdiction_of=self.gazetteer.jurisdiction_of,
            actor_of=lambda name, place: resolver.resolve(name, Context(place)).key,
        )
        readings = self.tag(segmented)
        return relate(
            segmented,
            readings,
            topics=TopicResolver(self.topics.lexicon, self.topics.words),
            places=self.gazetteer,
            actors=resolver,
            tagger=self.topics,
            series=self.series,
            decided=self.decided,
        )

    def tag(self, segmented: Segmented) -> tuple[Reading, ...]:
        """The mentions of each passage, in order."""
        text = segmented.document.text

        def sector(name: str) -> bool:
            return self.topics.is_sector(name) or f"{name}产业" in text

        opened: dict[int, int] = {}
        tables = TableReader()
        readings = []
        for passage in segmented.passages:
            if passage.silent:
                readings.append(NOTHING)
                continue
            policy = segmented.policies[passage.policy]
            context = Context(policy.jurisdiction, policy.date)
            read = passage.text.text
            issued = int(policy.date[:4]) if policy.date else None
            inherited = _inherited(segmented, passage, opened)
            headings = segmented.headings(passage.section)
            goals = find_goals(read, inherited=inherited, headings=headings, year=issued)
            year = opening_deadline(read, year=issued)
            if year is not None:
                opened.setdefault(_governs(segmented, passage), year)
            agencies = self.agencies.find(read, tables.read(read))
            places = self.places.find(read, context)
            taken = [(found.start, found.end) for found in (*agencies, *places)]
            taken += [(goal.start, goal.end) for goal in goals]
            topics = self.topics.find(read, taken, sector=sector)
            reading = settle(goals, agencies, places, topics)
            if in_goals(read, headings):
                start = passage.heading.end if passage.heading else 0
                aims = find_aims(read, reading.goals, start=start, inherited=inherited, year=issued)
                reading = replace(reading, aims=aims)
            readings.append(reading)
        return tuple(readings)


def _governs(segmented: Segmented, passage: Passage) -> int:
    """The section for which an opening year of a passage holds: its own, or its parent's behind a lead phrase."""
    section = segmented.sections[passage.section]
    if section.steps and section.steps[-1].startswith("L") and section.parent is not None:
        return section.parent
    return passage.section


def _inherited(segmented: Segmented, passage: Passage, opened: dict[int, int]) -> int | None:
    """The deadline that a section above gives."""
    index: int | None = passage.section
    while index is not None:
        if index in opened:
            return opened[index]
        index = segmented.sections[index].parent
    return None
