"""The stage that a text names with a place and a topic, on marked sentences: {D:…} a place, {T:…} a topic."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.focus import find_focus
from extraction.model import Document
from extraction.pipeline import Pipeline
from tests.extraction.test_focus import parse


def stages(marked: str) -> list[str]:
    """The pairs as "place > topic: stages", with a minus in front where the text restricts."""
    text, places, topics = parse(marked)
    lines = []
    for pair in find_focus(text, places, topics)[0]:
        place, topic = places[pair.place], topics[pair.topic]
        sign = "- " if pair.predicate == "restricts" else ""
        named = f": {' '.join(pair.stages)}" if pair.stages else ""
        lines.append(f"{sign}{text[place.start : place.end]} > {text[topic.start : topic.end]}{named}")
    return lines


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "在{D:甲区}重点布局{T:光芯片设计}，在{D:乙区}重点布局{T:光芯片制造业}。",
            ["甲区 > 光芯片设计: 设计", "乙区 > 光芯片制造业: 制造"],
        ),
        ("支持{D:甲区}开展{T:光芯片}研发、设计。", ["甲区 > 光芯片: 研发 设计"]),
        ("支持{D:甲区}建设{T:生物医药}研发中心和中试基地。", ["甲区 > 生物医药: 研发 中试"]),
        ("支持{D:甲区}研发、制造{T:焊接机器人}。", ["甲区 > 焊接机器人: 研发 制造"]),
        ("将{D:甲区}打造成{T:石墨烯产业}孵化和示范应用基地。", ["甲区 > 石墨烯产业: 孵化 示范 应用"]),
        ("在{D:甲区}建设{T:光芯片产业}链关键封装环节。", ["甲区 > 光芯片产业: 封装"]),
        ("支持{D:甲区}发展{T:轨道交通产业}总部基地。", ["甲区 > 轨道交通产业: 总部"]),
        ("在{D:甲区}建设{T:氢能}、{T:储能}等产业研发基地。", ["甲区 > 氢能: 研发", "甲区 > 储能: 研发"]),
        ("推动{D:甲区}退出{T:锂电池}制造环节。", ["- 甲区 > 锂电池: 制造"]),
        (
            "形成{D:甲区}设计、{D:乙区}制造、{D:丙区}封装的{T:光芯片产业}布局。",
            ["甲区 > 光芯片产业: 设计", "乙区 > 光芯片产业: 制造", "丙区 > 光芯片产业: 封装"],
        ),
        (
            "{D:甲区}重点开展{T:光芯片}研发，{D:乙区}重点布局生产环节。",
            ["甲区 > 光芯片: 研发", "乙区 > 光芯片: 生产"],
        ),
    ],
)
def test_the_stage_goes_with_its_place(marked: str, expected: list[str]) -> None:
    assert stages(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("支持{D:甲区}发展{T:光芯片}。", ["甲区 > 光芯片"]),
        ("支持{D:甲区}发展{T:智能制造}、{T:生物制造}、{T:工业设计}。", [
            "甲区 > 智能制造", "甲区 > 生物制造", "甲区 > 工业设计",
        ]),
        ("支持{D:甲区}引进{T:光芯片}研发人员。", ["甲区 > 光芯片"]),
        ("支持{D:甲区}发展{T:光芯片}应用软件。", ["甲区 > 光芯片"]),
        ("支持{D:甲区}发展{T:光芯片}，建设研发中心。", ["甲区 > 光芯片"]),
        # The research is that of the first, and of it only.
        ("支持{D:甲区}开展{T:光芯片}研发和{T:氢能}推广。", ["甲区 > 光芯片: 研发", "甲区 > 氢能: 推广"]),
        # Of a design there is nothing to make: what B makes is not named.
        ("{D:甲区}重点布局{T:光芯片设计}，{D:乙区}重点布局制造。", ["甲区 > 光芯片设计: 设计"]),
    ],
)  # fmt: skip
def test_where_no_stage_is_named_none_is_given(marked: str, expected: list[str]) -> None:
    assert stages(marked) == expected


@given(st.lists(st.sampled_from(["研发", "设计", "制造", "封装", "示范"]), min_size=1, max_size=4, unique=True))
def test_every_stage_of_a_list_is_kept_in_its_order(words: list[str]) -> None:
    assert stages(f"支持{{D:甲区}}发展{{T:光芯片}}{'、'.join(words)}。") == [f"甲区 > 光芯片: {' '.join(words)}"]


def test_two_stages_of_one_topic_in_one_clause_are_one_edge_with_both() -> None:
    text = "北京市人民政府关于产业布局的意见\n支持在海淀区开展人工智能芯片研发，推动人工智能芯片应用。"
    extraction = Pipeline().extract(Document("doc.txt", "0", text))
    assert [(relation.predicate, relation.stages) for relation in extraction.relations] == [
        ("develops", ("研发", "应用"))
    ]
