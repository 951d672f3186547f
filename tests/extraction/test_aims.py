"""Goals without a number: {…} in sections of goals, and what is none."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.aims import find_aims, in_goals
from extraction.goals import find_goals
from extraction.jsonl import annotated_rows
from extraction.model import Document, Extraction
from extraction.pipeline import Pipeline
from tests.extraction.test_goals import read_marked


@pytest.mark.parametrize(
    ("marked", "deadlines"),
    [
        ("到2030年，{渔业综合实力显著增强}，{建成一批现代渔港}。", [2030, 2030]),
        ("力争到2027年，{基本形成绿色低碳的产业体系}；{茶产业链更加完善}。", [2027, 2027]),
        ("到2027年，{一批关键技术取得突破}。到2035年，{渔业竞争力走在全国前列}。", [2027, 2035]),
        ("{建设国内一流的种业创新基地}（责任单位：农业局、财政局）。", [None]),
        ("通过五年努力，{打造“海上粮仓，蓝色牧场”示范区}。", [None]),
        ("——到2027年，{基本公共服务水平稳步提高}。{把本县建设成为海洋牧场示范县}。", [2027, 2027]),
        ("力争到2030年，{综合实力进入全省第一方阵}，{企业活力充分迸发}。", [2030, 2030]),
        ("到2030年，渔业产值达到40亿元，{品牌影响力持续扩大}。", [2030]),
    ],
)
def test_what_is_to_be_reached_is_an_aim(marked: str, deadlines: list[int | None]) -> None:
    text, spans = read_marked(marked)
    found = find_aims(text, find_goals(text))
    assert [text[aim.start : aim.end] for aim in found] == spans
    assert [aim.deadline for aim in found] == deadlines


@pytest.mark.parametrize(
    "text",
    [
        "以改革创新为动力，按照统一部署，坚持生态优先。",
        "近年来，渔业综合实力显著增强。",
        "通过持续优化营商环境，围绕主导产业，加强领导。",
        "渔业产值达到40亿元。",
        "建成渔港12个。",
        "各镇要高度重视。",
    ],
)
def test_manner_review_and_numbers_are_none(text: str) -> None:
    assert find_aims(text, find_goals(text)) == ()


@pytest.mark.parametrize(
    ("text", "headings", "found"),
    [
        ("建成渔港群。", ("（三）发展目标", "一、总体要求"), True),
        ("建成渔港群。", ("（一）近期", "二、总体目标"), True),
        ("1.任务目标。建成渔港群。", (), True),
        ("主要目标是：建成渔港群。", (), True),
        ("建成渔港群。", ("三、主要任务",), False),
        ("建成渔港群。", ("四、目标责任考核",), False),
        ("以上这些目标，考虑了需要和可能。", (), False),
        ("目标责任：建成渔港群。", (), False),
    ],
)
def test_only_sections_of_goals_are_read(text: str, headings: tuple[str, ...], found: bool) -> None:
    assert in_goals(text, headings) is found


@cache
def extraction() -> Extraction:
    text = (
        "北京市人民政府关于加快发展渔业的意见\n一、发展目标\n"
        "到2030年，海洋牧场装备产业实力显著增强，产值达到40亿元。\n二、主要任务\n建设一批海洋牧场。\n"
    )
    return Pipeline().extract(Document("doc.txt", "0", text))


def test_an_aim_is_a_goal_without_number_mention_or_row_of_annotation() -> None:
    target, aim = extraction().goals
    assert (target.low, target.mention is None) == (4 * 10**9, False)
    assert (aim.metric, aim.operator, aim.low, aim.unit, aim.mention) == (
        "海洋牧场装备产业实力显著增强",
        "",
        None,
        "",
        None,
    )
    assert (aim.deadline, aim.due_by) == (2030, "2030-12-31")
    source = extraction().text
    assert aim.metric in extraction().clauses[aim.clause].span.of(source)
    assert [goal["low"] for row in annotated_rows(extraction()) for goal in row["goals"]] == [4 * 10**9]


PIECES = [
    "到2030年",
    "建成渔港",
    "实力显著增强",
    "（责任单位：甲局）",
    "“一港，一城”",
    "，",
    "。",
    "；",
    "力争",
    "40家",
    "并",
    " ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_aims_lie_in_the_text_in_order_and_hold_no_target(text: str) -> None:
    goals = find_goals(text)
    aims = find_aims(text, goals)
    for aim in aims:
        assert 0 <= aim.start < aim.end <= len(text)
        assert all(goal.end <= aim.start or aim.end <= goal.start for goal in goals)
    assert all(one.end <= two.start for one, two in pairwise(aims))
