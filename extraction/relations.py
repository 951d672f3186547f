"""Write down which place is to develop which topic: what sentences state, and what context adds, marked as inferred."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extraction.focus import find_focus
from extraction.focus_words import load_focus_words
from extraction.gazetteer import Gazetteer
from extraction.mentions import TOPICS, Mentions
from extraction.model import Basis, Kind, Problem, Relation
from extraction.place_roles import clause_end, clause_start
from extraction.polarity import polarity
from extraction.reading import Reading
from extraction.segment import Passage, Segmented

_OWN = "(?:[本全我](?P<level>市|省|区|县|自治区))"
_OWN_NAME = re.compile(_OWN)
_DEICTIC = re.compile(rf"(?P<verb>加快|推动|推进|促进|发展|提升|培育|打造|做强|做大|做优|壮大|支持|提高|增强){_OWN}")
_OWN_PLACE = re.compile(rf"{_OWN}(?!级|直)")


def _heading_topics(segmented: Segmented, readings: Sequence[Reading], mentions: Mentions) -> dict[int, list[int]]:
    """The topic mentions of each section's heading; 疏解一般制造业 gives none to what is developed below it."""
    found: dict[int, list[int]] = {}
    words = load_focus_words()
    for number, (passage, reading) in enumerate(zip(segmented.passages, readings, strict=True)):
        heading = passage.heading
        if heading is None or not heading.end:
            continue
        found[passage.section] = [
            mentions.index[number][at]
            for at in reading.of_kind(*TOPICS)
            if reading.mentions[at].end <= heading.end
            and polarity(passage.text.text, reading.mentions[at], (0, heading.end), words).predicate == "develops"
        ]
    return found


def _above(segmented: Segmented, section: int, headings: dict[int, list[int]]) -> list[int]:
    """The topics of the nearest heading that names one."""
    index: int | None = section
    while index is not None:
        if headings.get(index):
            return headings[index]
        index = segmented.sections[index].parent
    return []


def _deictic(
    passage: Passage, number: int, reading: Reading, mentions: Mentions, jurisdiction: str
) -> Iterator[tuple[int, str, str]]:
    """加快本市集成电路产业发展, 全市不再新增钢铁产业: a topic of the issuer's own place, with predicate and verb."""
    text = passage.text.text
    words = load_focus_words()
    topics = [(at, reading.mentions[at]) for at in reading.of_kind(*TOPICS)]
    if not topics or _OWN_NAME.search(text) is None:
        return
    for match in _DEICTIC.finditer(text):
        for at, found in topics:
            behind = found.start == match.end() and _is_own(match["level"], jurisdiction)
            if behind and polarity(text, found, (0, len(text)), words).predicate == "develops":
                yield mentions.index[number][at], "developsByContext", match["verb"]
    for match in _OWN_PLACE.finditer(text):
        start, end = clause_start(text, match.start(), 0), clause_end(text, match.end(), len(text))
        for at, found in topics:
            if start <= found.start and found.end <= end and _is_own(match["level"], jurisdiction):
                wanted = polarity(text, found, (start, end), words)
                if wanted.predicate == "restricts":
                    yield mentions.index[number][at], wanted.predicate, wanted.verb


def _is_own(level: str, jurisdiction: str) -> bool:
    """Whether 本市 or 全区 can be the issuer's place: 全区 in a city's document is another's."""
    code = jurisdiction.removeprefix("place/")
    if not code.isdigit():
        return bool(jurisdiction)
    if level in ("省", "自治区"):
        return code.endswith("0000")
    return level == "市" or not code.endswith("00")


def write_relations(
    segmented: Segmented, readings: Sequence[Reading], mentions: Mentions, *, places: Gazetteer
) -> tuple[tuple[Relation, ...], tuple[Problem, ...]]:
    """The relations of a document, and what stayed open (unequal lists under 分别)."""
    headings = _heading_topics(segmented, readings, mentions)
    relations: list[Relation] = []
    problems: list[Problem] = []
    seen: dict[tuple[str, str, str, int, Basis], int] = {}

    def add(relation: Relation) -> None:
        key = (relation.subject, relation.predicate, relation.object, relation.clause, relation.basis)
        if not relation.subject or not relation.object:
            return
        if key in seen:
            # Named twice in one clause, for two stages: one edge with both.
            first = relations[seen[key]]
            stages = tuple(dict.fromkeys((*first.stages, *relation.stages)))
            relations[seen[key]] = replace(first, stages=stages)
            return
        seen[key] = len(relations)
        relations.append(relation)

    for number, (passage, reading) in enumerate(zip(segmented.passages, readings, strict=True)):
        policy = segmented.policies[passage.policy]
        districts, topics = reading.of_kind(Kind.DISTRICT), reading.of_kind(*TOPICS)
        for topic, predicate, verb in _deictic(passage, number, reading, mentions, policy.jurisdiction):
            mention = mentions.mentions[topic]
            add(
                Relation(
                    policy.jurisdiction, predicate, mention.entity, mention.clause, None, topic,
                    Basis.DEICTIC, verb, "deictic-own-place",
                )
            )  # fmt: skip
        if not districts:
            continue
        above = _above(segmented, passage.section, headings)
        source = segmented.document.text
        pairs, unaligned = find_focus(
            passage.text.text,
            [reading.mentions[at] for at in districts],
            [reading.mentions[at] for at in topics],
            agencies=[reading.mentions[at] for at in reading.of_kind(Kind.AGENCY)],
            heading_topics=[mentions.mentions[at].span.of(source) for at in above],
        )
        problems.extend(Problem("unaligned", passage.clauses[0], message) for message in unaligned)
        for pair in pairs:
            place = mentions.index[number][districts[pair.place]]
            topic = above[pair.topic] if pair.basis is Basis.HEADING else mentions.index[number][topics[pair.topic]]
            subject, object_ = mentions.mentions[place].entity, mentions.mentions[topic].entity
            predicate = pair.predicate
            if pair.basis is not Basis.STATED and predicate == "develops":
                predicate = "developsByContext"
            clause = mentions.mentions[place].clause
            if pair.basis is Basis.STATED and mentions.mentions[topic].clause > clause:
                clause = mentions.mentions[topic].clause
            add(
                Relation(
                    subject, predicate, object_, clause, place, topic,
                    pair.basis, pair.strength, pair.rule, pair.stages,
                )
            )  # fmt: skip
            if pair.predicate == "develops":
                for member in places.members(subject, policy.date):
                    add(
                        Relation(
                            member, "developsByContext", object_, clause, place, topic,
                            Basis.COLLECTIVE, pair.strength, pair.rule, pair.stages,
                        )
                    )  # fmt: skip
    return tuple(relations), tuple(problems)
