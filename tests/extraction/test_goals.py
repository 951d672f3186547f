"""Quantified goals: the rules' own examples, and what the rules must leave alone."""

from __future__ import annotations

import re
from typing import Any

import pytest

from extraction.found import FoundGoal
from extraction.goal_words import read_rules
from extraction.goals import find_goals

RULES = {rule["id"]: rule for rule in read_rules()}
MATCHES = [(name, example) for name, rule in RULES.items() for example in rule["match"]]
NO_MATCHES = [(name, text) for name, rule in RULES.items() for text in rule["no_match"]]


def read_marked(marked: str) -> tuple[str, list[str]]:
    """The text without its braces, and what stood in them; an unclosed brace is an error of the example."""
    assert re.fullmatch(r"(?:[^{}]*\{[^{}]+\})*[^{}]*", marked), f"unclosed mark in {marked}"
    return re.sub("[{}]", "", marked), re.findall(r"\{([^{}]+)\}", marked)


def row(goal: FoundGoal) -> tuple[str, str, float | None, float | None, str, int | None]:
    return goal.metric, goal.operator, goal.low, goal.high, goal.unit, goal.deadline


def wanted(line: str) -> tuple[str, str, float | None, float | None, str, int | None]:
    metric, operator, low, high, unit, deadline = (cell.strip() for cell in line.split("|"))
    return (
        metric,
        operator,
        float(low),
        float(high) if high else None,
        unit,
        int(deadline) if deadline else None,
    )


@pytest.mark.parametrize(("name", "example"), MATCHES, ids=lambda value: value if isinstance(value, str) else "")
def test_a_rule_finds_its_examples(name: str, example: dict[str, Any]) -> None:
    text, spans = read_marked(example["text"])
    goals = find_goals(text)
    assert [text[goal.start : goal.end] for goal in goals] == spans
    assert [row(goal) for goal in goals] == [wanted(line) for line in example["goals"]]
    assert name in {goal.rule for goal in goals}


@pytest.mark.parametrize(("name", "text"), NO_MATCHES)
def test_a_rule_leaves_its_counterexamples(name: str, text: str) -> None:
    assert find_goals(text) == (), name
