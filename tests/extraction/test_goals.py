"""Quantified goals: the rules' own examples, and what the rules must leave alone."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


def spans_of(text: str, **context: Any) -> list[str]:
    return [text[goal.start : goal.end] for goal in find_goals(text, **context)]


def test_the_deadline_of_the_section_holds_unless_the_sentence_has_its_own() -> None:
    text = "建成{40个}街区。2027年底前，建成{8座}泵站。".translate(str.maketrans("", "", "{}"))
    goals = find_goals(text, inherited=2030)
    assert [(goal.deadline, goal.due_by) for goal in goals] == [(2030, "2030-12-31"), (2027, "2027-12-31")]


def test_several_horizons_in_one_paragraph() -> None:
    text = "到2026年，建成泵站10座。其中，雨水泵站4座；到2030年，建成泵站25座。"
    assert [(goal.low, goal.deadline) for goal in find_goals(text)] == [(10, 2026), (4, 2026), (25, 2030)]


def test_a_deed_by_a_date_does_not_date_the_next_sentence() -> None:
    text = "2026年6月底前出台办法。培训骨干教师300名。"
    assert [goal.deadline for goal in find_goals(text)] == [None]


def test_a_numbered_item_ends_what_an_earlier_one_opened_with() -> None:
    text = "1.教育。到2027年，建成学校6所。2.卫生。新建卫生站9个。"
    assert [goal.deadline for goal in find_goals(text)] == [2027, None]


def test_a_review_section_has_no_goals() -> None:
    text = "新增注册志愿者3万人，建成社区食堂120家。"
    assert find_goals(text, headings=("一、2025年工作回顾",)) == ()
    assert len(find_goals(text, headings=("二、2026年重点工作",))) == 2


def test_a_paragraph_that_reports_has_none() -> None:
    assert find_goals("过去五年，我们苦干实干。渔业产值年均增长9.1%，新建冷库36座，位列全省第一。") == ()


def test_years_gone_by_are_reported() -> None:
    text = "2023年新建公厕60座，培训保洁员900名。"
    assert find_goals(text, year=2025) == ()
    assert len(find_goals(text)) == 2


def test_a_section_of_conditions_has_none() -> None:
    text = "科研人员不少于30人，实验室面积不低于500平方米。"
    assert find_goals(text, headings=("第三章 申报条件",)) == ()


def test_a_goals_section_needs_no_verb() -> None:
    assert spans_of("食品抽检合格率98.5%以上，公交分担率45%。", headings=("（二）主要指标",)) == [
        "食品抽检合格率98.5%以上",
        "公交分担率45%",
    ]


def test_the_subject_of_the_goal_before_is_taken_up() -> None:
    goals = find_goals("到2030年，渔业产值突破40亿元，年均增长6%，占农业产值比重提高到20%。")
    assert [goal.metric for goal in goals] == ["渔业产值", "渔业产值年均增长", "渔业产值占农业产值比重"]


def test_every_year_holds_for_the_whole_list() -> None:
    goals = find_goals("每年培训护林员80名、消防员50名。")
    assert [(goal.metric, goal.low) for goal in goals] == [("每年培训护林员", 80), ("每年培训消防员", 50)]


def test_the_head_that_only_the_last_of_a_list_has() -> None:
    goals = find_goals("到2030年，形成1个千亿级、4个百亿级产业集群。")
    assert [goal.metric for goal in goals] == ["千亿级产业集群", "百亿级产业集群"]


def test_tags_and_runs_of_spaces_end_a_sentence() -> None:
    text = "<p>二、目标</p><p>到2028年，村级养老点达到70个。</p>　　目前已有敬老院12家。"
    assert spans_of(text) == ["村级养老点达到70个"]


ALPHABET = "到2030年，。；、：“”（）建成培育10家企业%以上达到增长由5提高至其中每年的等和分别不少于翻番名称<p>\u3000\n"


@given(st.text(alphabet=ALPHABET, max_size=80), st.sampled_from([None, 2025]), st.sampled_from([None, 2030]))
def test_goals_lie_in_the_text_in_order_and_apart(text: str, year: int | None, inherited: int | None) -> None:
    goals = find_goals(text, year=year, inherited=inherited)
    for goal in goals:
        assert 0 <= goal.start < goal.end <= len(text)
        assert goal.metric
        assert goal.operator in ("=", ">=", ">", "<=", "<", "~", "range")
        assert (goal.high is not None) == (goal.operator == "range")
        assert goal.rule in RULES
    for one, other in pairwise(goals):
        assert one.end <= other.start


@pytest.mark.parametrize(
    "last",
    ["自有渔船占比不低于30%。", "冷库容积不少于2000立方米。"],
)
def test_a_threshold_in_a_sentence_of_its_own_is_no_goal(last):
    assert find_goals("1．综合型渔港。上年度卸货量超过10万吨，泊位不少于6个。" + last) == ()
    assert [goal.operator for goal in find_goals("1．综合型渔港。上年度卸货量超过10万吨。2．" + last)] == [">="]
