"""The gold files of texts that no rule was made for: well formed, and read as well as when they were measured."""

import json
from collections import Counter

import pytest

from extraction.pipeline import Pipeline
from kg.evaluate import evaluate
from kg.gold import annotate_gold, read_gold
from tests.golden.write import GOLD, SECOND, SETS, THIRD, lines

READ = {gold: read_gold(gold) for gold in SETS}
ROWS = [row for rows in READ.values() for row in rows]

TOPICS = ("INDUSTRY", "TECHNOLOGY")
TYPES = {*TOPICS, "DISTRICT", "AGENCY", "GOAL"}
ROLES = {"lead", "participant", "member", "office", "responsible"}
FIRST = {
    "duties": 0.88,
    "exact AGENCY": 0.90,
    "exact DISTRICT": 0.95,
    "exact GOAL": 0.92,
    "exact INDUSTRY": 0.78,
    "exact TECHNOLOGY": 0.68,
    "focus": 0.94,
    "goals": 0.88,
}
FLOORS = {
    GOLD: FIRST,
    SECOND: {
        "duties": 0.88,
        "exact AGENCY": 0.89,
        "exact DISTRICT": 0.93,
        "exact GOAL": 0.84,
        "exact INDUSTRY": 0.69,
        "exact TECHNOLOGY": 0.62,
        "focus": 0.90,
        "goals": 0.79,
    },
    THIRD: {
        "duties": 0.73,
        "exact AGENCY": 0.84,
        "exact DISTRICT": 0.76,
        "exact GOAL": 0.84,
        "exact INDUSTRY": 0.71,
        "exact TECHNOLOGY": 0.71,
        "focus": 0.68,
        "goals": 0.88,
    },
}
"""F1, two to four points under what was measured. Where the reading gets worse, mend it; never the annotation."""

OPERATORS = {"=", ">=", ">", "<=", "<", "~", "range"}


def texts(row, *types):
    return [mention["text"] for mention in row["mentions"] if mention["type"] in types]


@pytest.mark.parametrize("gold", SETS, ids=lambda gold: gold.stem)
def test_the_file_is_what_the_marked_documents_say(gold):
    assert gold.read_text(encoding="utf-8") == lines(gold)


def test_identifiers_are_unique():
    assert not [name for name, count in Counter(row["id"] for row in ROWS).items() if count > 1]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_a_paragraph_is_well_formed(row):
    assert row["text"] == row["text"].strip()
    assert "\n" not in row["text"]
    ends = 0
    for mention in row["mentions"]:
        assert mention["type"] in TYPES
        assert ends <= mention["start"] < mention["end"], "mentions overlap"
        assert row["text"][mention["start"] : mention["end"]] == mention["text"]
        ends = mention["end"]


@pytest.mark.parametrize("row", [row for row in ROWS if row["focus"]], ids=lambda row: row["id"])
def test_focus_joins_mentions(row):
    above = ROWS[: ROWS.index(row) + 1]
    # What is implied stands in a heading above, or in the paragraph's own.
    headings = [text for each in above if each["source"] == row["source"] for text in texts(each, *TOPICS)]
    for pair in row["focus"]:
        assert pair["place"] in texts(row, "DISTRICT")
        assert pair["object"] in (headings if pair["implied"] else texts(row, *TOPICS))


@pytest.mark.parametrize("row", [row for row in ROWS if row["duties"]], ids=lambda row: row["id"])
def test_duties_are_those_of_mentioned_agencies(row):
    assert len({(duty["agency"], duty["role"]) for duty in row["duties"]}) == len(row["duties"])
    for duty in row["duties"]:
        assert duty["role"] in ROLES
        assert duty["agency"] in texts(row, "AGENCY")
        assert duty["task"] in row["text"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_every_goal_has_its_tuple(row):
    goals = texts(row, "GOAL")
    assert len(goals) == len(row["goals"])
    for text, goal in zip(goals, row["goals"], strict=True):
        assert goal["op"] in OPERATORS
        assert (goal["high"] is not None) == (goal["op"] == "range")
        assert goal["unit"] is None or goal["unit"][0] in text or goal["unit"] == "%"
        assert set(goal["metric"]) <= set(text)
        assert json.dumps(goal, allow_nan=False)


@pytest.mark.parametrize("gold", SETS, ids=lambda gold: gold.stem)
def test_the_reading_is_no_worse_than_when_it_was_measured(gold):
    rows = READ[gold]
    scores = evaluate(rows, annotate_gold(rows, Pipeline()))
    assert not {name: scores[name].f1 for name, floor in FLOORS[gold].items() if scores[name].f1 < floor}
