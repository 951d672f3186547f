"""From where a target starts, with what it compares, how it counts, and of which."""

from __future__ import annotations

import pytest

from extraction.found import FoundGoal
from extraction.goals import find_goals


def only(text: str) -> FoundGoal:
    (goal,) = find_goals(text)
    return goal


@pytest.mark.parametrize(
    ("text", "value", "compared"),
    [
        ("到2027年，海水淡化日产能由20万吨提高到60万吨。", 200000, ""),
        ("到2025年，湿地率从2020年的30%提高到35%以上。", 30, "2020年"),
        ("到2030年，渔业总产值比2024年翻一番。", None, "2024年"),
        ("力争镇级财政收入比上年增长6%左右。", None, "上年"),
        ("到2025年，与2020年相比，单位能耗下降15%。", None, "2020年"),
        ("到2025年，单位能耗在2020年基础上降低15%。", None, "2020年"),
        ("到2025年，单位水耗较“十三五”末下降16%。", None, "“十三五”末"),
        ("力争功耗较上一代芯片降低40%。", None, "上一代芯片"),
    ],
)
def test_a_baseline_is_a_number_or_what_is_compared_with(text: str, value: float | None, compared: str) -> None:
    goal = only(text)
    assert (goal.baseline, goal.compared_with) == (value, compared)
    assert compared not in goal.metric or not compared


@pytest.mark.parametrize(
    "text",
    [
        "到2025年，从业人员达到30万人。",
        "到2025年，水资源利用率达到85%。",
        "到2025年，由市级财政支持的学校达到30所。",
        "到2025年，工业增加值年均增长6%。",
        # A baseline in another unit is none.
        "到2025年，冷库由3座扩大到50万吨。",
    ],
)
def test_nothing_else_is_a_baseline(text: str) -> None:
    assert [(goal.baseline, goal.compared_with) for goal in find_goals(text)] == [(None, "")]


def test_under_分别_both_are_compared_with_the_same() -> None:
    goals = find_goals("到2025年，单位产值能耗、水耗较2020年分别下降16%、20%。")
    assert [(goal.low, goal.compared_with) for goal in goals] == [(16, "2020年"), (20, "2020年")]


def test_a_comparison_is_that_of_its_own_clause() -> None:
    goals = find_goals("到2025年，产值达到100亿元，比2020年增长50%，企业达到300家。")
    assert [(goal.low, goal.compared_with) for goal in goals] == [(10**10, ""), (50, "2020年"), (300, "")]


@pytest.mark.parametrize(
    ("text", "yearly", "cumulative"),
    [
        ("每年培训护林员80名、消防员50名。", [True, True], [False, False]),
        ("到2028年，渔业产值年均增长7%。", [True], [False]),
        ("到2026年，累计培育企业100家、基地5个。", [False, False], [True, True]),
        ("到2026年，累计培育企业100家。每年培训学员30名。", [False, True], [True, False]),
        ("到2026年，培育企业100家。", [False], [False]),
    ],
)
def test_yearly_and_cumulative_hold_for_the_whole_list(text: str, yearly: list[bool], cumulative: list[bool]) -> None:
    goals = find_goals(text)
    assert [goal.yearly for goal in goals] == yearly
    assert [goal.cumulative for goal in goals] == cumulative


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("培育20家年产值超过5亿元、掌握关键工艺的模具骨干企业。", "年产值超过5亿元"),
        ("培育5家年收入超过10亿元的企业。", "年收入超过10亿元"),
        ("培育8家营业收入超过百亿的龙头企业。", "营业收入超过百亿"),
        ("到2027年，打造3个产值超千亿元产业集群。", "产值超千亿元"),
        ("培育20家模具骨干企业。", ""),
        ("到2027年，建设3条三元电池产线。", ""),
    ],
)
def test_a_condition_is_what_the_counted_ones_must_have(text: str, condition: str) -> None:
    goal = only(text)
    assert goal.condition == condition
    assert condition in goal.metric
