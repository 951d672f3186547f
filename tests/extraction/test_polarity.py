"""What is forbidden, leaves or is only regulated: {D:…} a place, {T:…} a topic; ``-`` marks a restriction."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.focus import find_focus
from extraction.focus_words import load_focus_words
from extraction.found import Found
from extraction.model import Document, Kind
from extraction.pipeline import Pipeline
from extraction.polarity import polarity
from tests.extraction.test_focus import pairs, parse

RESTRICTED = [
    ("{D:长洲区}禁止发展{T:印染产业}。", ["- 长洲区 > 印染产业"]),
    ("严禁在{D:长洲区}新增{T:水泥}产能。", ["- 长洲区 > 水泥"]),
    ("{D:长洲区}原则上不再新增{T:服装批发业}。", ["- 长洲区 > 服装批发业"]),
    ("严格控制在{D:长洲区}新建{T:焦化}项目。", ["- 长洲区 > 焦化"]),
    ("严控{D:长洲区}新建{T:化工产业}。", ["- 长洲区 > 化工产业"]),
    ("{D:长洲区}停止审批{T:铸造产业}项目。", ["- 长洲区 > 铸造产业"]),
    ("不支持在{D:长洲区}发展{T:制革业}。", ["- 长洲区 > 制革业"]),
    ("推动{D:长洲区}退出{T:铸造产业}。", ["- 长洲区 > 铸造产业"]),
    ("疏解{D:长洲区}{T:服装批发业}。", ["- 长洲区 > 服装批发业"]),
    ("引导{D:长洲区}{T:化工产业}有序退出。", ["- 长洲区 > 化工产业"]),
    ("{D:长洲区}{T:石化产业}逐步退出。", ["- 长洲区 > 石化产业"]),
    ("将{D:长洲区}{T:钢铁产业}搬迁至沿海地区。", ["- 长洲区 > 钢铁产业"]),
    ("推动{T:一般制造业}企业从{D:长洲区}疏解。", ["- 长洲区 > 一般制造业"]),
    ("{D:长洲区}疏解{T:服装批发业}，发展{T:数字创意产业}。", ["- 长洲区 > 服装批发业", "长洲区 > 数字创意产业"]),
    ("{D:长洲区}重点发展{T:物流业}，不再发展{T:水泥产业}。", ["长洲区 > 物流业", "- 长洲区 > 水泥产业"]),
    (
        "{D:长洲区}有序疏解{T:制造业}和{T:区域性物流业}，培育{T:临空经济}。",
        ["- 长洲区 > 制造业", "- 长洲区 > 区域性物流业", "长洲区 > 临空经济"],
    ),
    (
        "禁止在{D:长洲区}新建{T:化工产业}，以及扩建{T:水泥产业}。",
        ["- 长洲区 > 化工产业", "- 长洲区 > 水泥产业"],
    ),
    ("不得以发展旅游的名义，在{D:长洲区}建设{T:房地产业}。", ["- 长洲区 > 房地产业"]),
    ("{D:长洲区}除{T:生态旅游业}外，不再布局{T:制造业}。", ["- 长洲区 > 制造业"]),
    ("加快退出{D:长洲区}{T:化工产业}。", ["- 长洲区 > 化工产业"]),
    ("逐步将{D:长洲区}{T:建材产业}调整退出。", ["- 长洲区 > 建材产业"]),
    ("{D:长洲区}禁止和限制发展{T:建材产业}。", ["- 长洲区 > 建材产业"]),
    ("{D:长洲区}禁止高污染、高耗能、高排放的{T:印染产业}。", ["- 长洲区 > 印染产业"]),
    ("{D:长洲区}不宜再发展{T:印染产业}。", ["- 长洲区 > 印染产业"]),
    ("严控{D:长洲区}一般性{T:制造业}、{T:物流业}。", ["- 长洲区 > 制造业", "- 长洲区 > 物流业"]),
    ("{D:长洲区}禁止新建{T:制造业}中的{T:印刷业}。", ["- 长洲区 > 印刷业"]),
    ("限制在{D:甲区}、{D:乙区}发展{T:建材产业}。", ["- 甲区 > 建材产业", "- 乙区 > 建材产业"]),
]
WANTED = [
    ("{D:长洲区}不断壮大{T:氢能产业}。", ["长洲区 > 氢能产业"]),
    ("{D:长洲区}不仅要发展{T:文旅业}，还要发展{T:设计业}。", ["长洲区 > 文旅业", "长洲区 > 设计业"]),
    ("支持{D:长洲区}突破{T:集成电路产业}发展限制。", ["长洲区 > 集成电路产业"]),
    ("支持{D:长洲区}承接省城疏解的{T:教育产业}。", ["长洲区 > 教育产业"]),
    ("{D:长洲区}利用疏解腾退空间发展{T:数字创意产业}。", ["长洲区 > 数字创意产业"]),
    ("支持{D:长洲区}淘汰落后产能，发展{T:集成电路产业}。", ["长洲区 > 集成电路产业"]),
    ("{D:长洲区}建立投资退出机制，发展{T:生物医药产业}。", ["长洲区 > 生物医药产业"]),
    ("推动{D:长洲区}{T:生物医药产业}发展，淘汰落后设备。", ["长洲区 > 生物医药产业"]),
    ("禁止新建{T:化工产业}项目，支持{D:长洲区}发展{T:生物医药产业}。", ["长洲区 > 生物医药产业"]),
]
NEITHER = [
    "不禁止{D:长洲区}发展{T:印染产业}。",
    "{D:长洲区}不得侵占{T:农业}用地。",
    "{D:长洲区}不再依赖{T:房地产业}。",
    "{D:长洲区}不能满足{T:养老服务业}需求。",
    "{D:长洲区}不再把土地出让收入作为来源搞{T:房地产业}。",
    "严禁违规审批项目，加强{T:化工产业}监管。",
    "严禁在{D:长洲区}违规审批{T:化工产业}项目。",
    "未经批准，不得在{D:长洲区}建设{T:化工产业}项目。",
    "{D:长洲区}严格控制{T:钢铁产业}能耗。",
    "{D:长洲区}不得以任何理由限制{T:生物医药产业}发展。",
    "严禁在{D:长洲区}违背规划关停{T:煤炭产业}。",
    "{D:长洲区}禁止{T:金融业}恶性竞争。",
    "{D:长洲区}尚未形成{T:集成电路产业}集群。",
    "除{D:长洲区}外，其他区禁止新增{T:水泥产业}。",
    "{D:长洲区}利用{T:钢铁产业}搬迁腾退空间。",
    "禁止在{D:长洲区}新建工厂，扩建{T:水泥产业}。",
]


@pytest.mark.parametrize(("marked", "expected"), RESTRICTED)
def test_what_is_forbidden_or_leaves_is_a_restriction(marked: str, expected: list[str]) -> None:
    assert pairs(marked) == expected


@pytest.mark.parametrize(("marked", "expected"), WANTED)
def test_words_of_restriction_beside_what_is_wanted_restrict_nothing(marked: str, expected: list[str]) -> None:
    assert pairs(marked) == expected


@pytest.mark.parametrize("marked", NEITHER)
def test_what_is_only_regulated_excepted_or_missing_gives_no_edge(marked: str) -> None:
    assert pairs(marked) == []


def test_the_verb_of_the_own_clause_is_the_strength() -> None:
    text, places, topics = parse("{D:长洲区}不得新建{T:印染业}，重点发展{T:氢能}，培育{T:设计业}。")
    found, _ = find_focus(text, places, topics)
    assert [(pair.predicate, pair.strength) for pair in found] == [
        ("restricts", "不得"),
        ("develops", "重点发展"),
        ("develops", "培育"),
    ]


FORBIDDING = ["禁止", "严禁", "不得", "不再", "严控", "不予", "停止", "限制"]


@given(
    st.sampled_from(FORBIDDING),
    st.sampled_from(["新建", "发展", "布局", "引进", "新增", ""]),
    st.sampled_from(["", "任何", "高污染的", "一切"]),
)
def test_nothing_forbidden_is_ever_developed(verb: str, act: str, which: str) -> None:
    text = f"{verb}{act}{which}制革业项目。"
    at = text.index("制革业")
    topic = Found(at, at + 3, Kind.INDUSTRY, "")
    assert polarity(text, topic, (0, len(text)), load_focus_words()).predicate == "restricts"


@cache
def pipeline() -> Pipeline:
    return Pipeline()


def edges(text: str) -> set[tuple[str, str]]:
    extraction = pipeline().extract(Document("doc.txt", "0", f"北京市人民政府关于产业布局的意见\n{text}"))
    source = extraction.text
    return {
        (relation.predicate, extraction.mentions[relation.topic].span.of(source))
        for relation in extraction.relations
        if relation.topic is not None
    }


def test_a_heading_that_removes_something_gives_its_topic_to_no_place() -> None:
    assert edges("一、疏解一般制造业\n支持在顺义区建设创新空间，打造创业新地标。") == set()
    assert edges("一、发展航空航天产业\n支持在顺义区建设创新空间，打造创业新地标。") == {
        ("developsByContext", "航空航天产业")
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("加快本市化工产业退出。", {("restricts", "化工产业")}),
        ("全市不再新增钢铁产业，重点发展集成电路产业。", {("restricts", "钢铁产业")}),
        ("严禁在全市范围内新建化工产业项目。", {("restricts", "化工产业")}),
        ("加快本市集成电路产业发展。", {("developsByContext", "集成电路产业")}),
        # 全区 in a city's document is a district that it does not name.
        ("全区不再新增钢铁产业。", set()),
        ("全市严格控制钢铁产业能耗。", set()),
    ],
)
def test_at_the_issuers_own_place(text: str, expected: set[tuple[str, str]]) -> None:
    assert edges(f"一、总体要求\n{text}") == expected
