"""The pipeline: read → segment → tag → resolve → relate → Extraction.

A `Pipeline` compiles the lexicon and the rules once and reads any number of documents, one at a time; nothing of one
document is kept for the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

from extraction.actors import ActorResolver
from extraction.agencies import AgencyFinder
from extraction.aims import find_aims, in_goals
from extraction.deadlines import opening_deadline
from extraction.decided import Decided
from extraction.duty_tables import TableReader
from extraction.found import Context, Found, FoundGoal
from extraction.gazetteer import Gazetteer
from extraction.goals import find_goals
from extraction.lexicon import Lexicon
from extraction.mentions import context_of
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
        """The mentions of each passage, in order.

        One finder after the other reads the whole document, and not all of them passage after passage: what a finder
        knows then stays in the processor's cache, which is a seventh of the time.
        """
        read = [passage for passage in segmented.passages if not passage.silent]
        texts = [passage.text.text for passage in read]
        contexts = [context_of(segmented, passage.policy) for passage in read]
        stated = self._goals(segmented, read)
        tables = TableReader()
        agencies = [self.agencies.find(text, tables.read(text)) for text in texts]
        places = [self.places.find(text, context) for text, context in zip(texts, contexts, strict=True)]
        taken = [
            _spans((*bodies, *where, *aimed.goals))
            for bodies, where, aimed in zip(agencies, places, stated, strict=True)
        ]
        topics = self._topics(segmented.document.text, texts, taken)
        settled = map(_settled, read, stated, agencies, places, topics)
        return tuple(NOTHING if passage.silent else next(settled) for passage in segmented.passages)

    def _topics(
        self, source: str, texts: Sequence[str], taken: Sequence[Sequence[tuple[int, int]]]
    ) -> list[tuple[Found, ...]]:
        """The topics of each passage."""

        @cache
        def sector(name: str) -> bool:
            return self.topics.is_sector(name) or f"{name}产业" in source

        return [self.topics.find(text, spans, sector=sector) for text, spans in zip(texts, taken, strict=True)]

    @staticmethod
    def _goals(segmented: Segmented, passages: Sequence[Passage]) -> list[_Aimed]:
        """The quantified goals of each passage, and what its aims are read against."""
        opened: dict[int, int] = {}
        found = []
        for passage in passages:
            text, date = passage.text.text, segmented.policies[passage.policy].date
            year = int(date[:4]) if date else None
            inherited = _inherited(segmented, passage, opened)
            headings = segmented.headings(passage.section)
            goals = find_goals(text, inherited=inherited, headings=headings, year=year)
            found.append(_Aimed(goals, inherited, year, in_goals(text, headings)))
            opening = opening_deadline(text, year=year)
            if opening is not None:
                opened.setdefault(_governs(segmented, passage), opening)
        return found


class _Aimed(NamedTuple):
    """The goals of a passage, the deadline above it, the document's year, and whether it is of a section of goals."""

    goals: tuple[FoundGoal, ...]
    inherited: int | None
    year: int | None
    in_goals: bool


def _spans(found: Iterable[Found | FoundGoal]) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in found]


def _settled(
    passage: Passage, stated: _Aimed, agencies: Sequence[Found], places: Sequence[Found], topics: Sequence[Found]
) -> Reading:
    """What is read of a passage, with its aims."""
    reading = settle(stated.goals, agencies, places, topics)
    if not stated.in_goals:
        return reading
    start = passage.heading.end if passage.heading else 0
    text = passage.text.text
    aims = find_aims(text, reading.goals, start=start, inherited=stated.inherited, year=stated.year)
    return replace(reading, aims=aims)


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
