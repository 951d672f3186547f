"""Pairs of names from documents that are one thing or two, by ``tests/linking.tsv``.

`relation`: ``same``, ``different``, ``broader`` (a lies below b, or is a member of it at the date) or ``unresolved``
(the name stands for several things and nothing decides). Where the two names stand in two documents, the jurisdiction
or the date holds two values, with a space between.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest

from extraction.actors import ActorResolver
from extraction.found import Context
from extraction.gazetteer import Gazetteer
from extraction.lexicon import Lexicon
from extraction.model import Kind
from extraction.resolve import TopicResolver
from extraction.words import load_words
from ontology.concept import Concept
from ontology.rows import load_concepts

_FILE = Path(__file__).parents[1] / "linking.tsv"
RELATIONS = ("same", "different", "broader", "unresolved")


def pairs() -> list[dict[str, str]]:
    with _FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def _concepts() -> tuple[Concept, ...]:
    return tuple(load_concepts())


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer(_concepts())


@cache
def _lexicon(family: str) -> Lexicon:
    return Lexicon(_concepts(), (family,))


def _contexts(row: dict[str, str]) -> tuple[Context, Context]:
    places, dates = row["jurisdiction"].split(), row["date"].split()
    first, second = (
        Context(places[min(n, len(places) - 1)] if places else "", dates[min(n, len(dates) - 1)] if dates else "")
        for n in (0, 1)
    )
    return first, second


def _topics(row: dict[str, str]) -> tuple[str, str, bool]:
    resolver = TopicResolver(_lexicon("topic"), load_words())
    names = row["name_a"], row["name_b"]
    resolver.define(names)
    first, second = (resolver.resolve(name, Kind.TECHNOLOGY) for name in names)
    above = [first]
    for key in above:
        entity, concept = resolver.entities.get(key), resolver.lexicon.concepts.get(key)
        above += [one for one in (entity.broader if entity else ()) if one not in above]
        above += [one for one in (concept.values("broader") if concept else ()) if one not in above]
    return first, second, second in above[1:]


def _places(row: dict[str, str]) -> tuple[str, str, bool]:
    gazetteer = _gazetteer()
    one, two = _contexts(row)
    first, second = gazetteer.resolve(row["name_a"], one), gazetteer.resolve(row["name_b"], two)
    above = set(gazetteer.lineage(first.key)) if first.key else set()
    for entity in first.entities:
        if entity.key == first.key:
            above.update(key for place in entity.within for key in gazetteer.lineage(place))
    below = second.key in above or first.key in gazetteer.members(second.key, two.date)
    return first.key, second.key, below


def _actors(row: dict[str, str]) -> tuple[str, str, bool]:
    one, two = _contexts(row)
    first = ActorResolver(_lexicon("actor"), _gazetteer(), document="a").resolve(row["name_a"], one)
    second = ActorResolver(_lexicon("actor"), _gazetteer(), document="b").resolve(row["name_b"], two)
    return first.key, second.key, False


@pytest.mark.parametrize("row", pairs(), ids=lambda row: f"{row['name_a']}|{row['name_b']}|{row['relation']}")
def test_two_names_are_one_thing_or_two(row: dict[str, str]) -> None:
    first, second, below = {"topic": _topics, "place": _places, "actor": _actors}[row["family"]](row)
    if row["relation"] == "unresolved":
        assert not first
        return
    assert first, row["name_a"]
    assert second, row["name_b"]
    if row["relation"] == "same":
        assert first == second
    else:
        assert first != second
        assert below == (row["relation"] == "broader")


def test_the_file_is_whole() -> None:
    rows = pairs()
    assert len(rows) >= 160
    assert {row["relation"] for row in rows} == set(RELATIONS)
    assert {row["family"] for row in rows} == {"topic", "place", "actor"}
    assert len({tuple(row.values()) for row in rows}) == len(rows)
