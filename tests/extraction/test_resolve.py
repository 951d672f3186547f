"""What topic names stand for: aliases of the document, kinds, broader topics, and labels found in a text."""

from __future__ import annotations

import pytest

from extraction.lexicon import Lexicon
from extraction.model import Entity, Kind
from extraction.resolve import TopicResolver, broader_name, merge_entities
from extraction.words import load_words
from ontology.concept import Row
from ontology.rows import gather


def lexicon() -> Lexicon:
    rows = [
        Row("topic/tidal-power", "Technology", "prefLabel", "潮汐发电", "zh-Hans", ""),
        Row("topic/ct", "Technology", "prefLabel", "CT", "zh-Hans", ""),
        Row("topic/kelp", "Industry", "prefLabel", "“海带＋”（试点）经济", "zh-Hans", ""),
        Row("topic/fog", "Technology", "prefLabel", "雾计算", "zh-Hans", ""),
        Row("topic/fog", "Technology", "altLabel", "FOGX", "zh-Hans", ""),
    ]
    return Lexicon(gather(rows), ("topic",))


@pytest.fixture
def topics() -> TopicResolver:
    return TopicResolver(lexicon(), load_words())


def test_an_alias_holds_for_the_rest_of_the_document(topics: TopicResolver) -> None:
    topics.define(["深海浮标网络（DFN）"])
    full = topics.resolve("深海浮标网络（DFN）", Kind.TECHNOLOGY)
    assert topics.resolve("DFN", Kind.TECHNOLOGY) == full
    assert topics.resolve("dfn", Kind.TECHNOLOGY) == full
    assert topics.resolve("深海浮标网络", Kind.TECHNOLOGY) == full
    assert topics.entities[full].label == "深海浮标网络"
    assert topics.entities[full].alternatives == ("DFN",)
    other = TopicResolver(topics.lexicon, topics.words)
    assert other.resolve("DFN", Kind.TECHNOLOGY) != full


def test_a_full_name_with_a_known_alias_is_that_concept_alone_too(topics: TopicResolver) -> None:
    topics.define(["边缘雾化运算（FOGX）"])
    assert topics.resolve("边缘雾化运算（FOGX）", Kind.TECHNOLOGY) == "topic/fog"
    assert topics.resolve("边缘雾化运算", Kind.TECHNOLOGY) == "topic/fog"


def test_kinds_merge_when_a_topic_is_read_as_both(topics: TopicResolver) -> None:
    key = topics.resolve("海藻纤维", Kind.TECHNOLOGY)
    assert topics.resolve("海藻纤维", Kind.INDUSTRY) == key
    assert topics.entities[key].kinds == ("Industry", "Technology")


def test_a_topic_made_as_broader_takes_the_kind_of_its_mention(topics: TopicResolver) -> None:
    topics.resolve("海藻纤维产业", Kind.INDUSTRY)
    key = topics.resolve("海藻纤维", None)
    assert topics.entities[key].kinds == ("Topic",)
    topics.resolve("海藻纤维", Kind.TECHNOLOGY)
    assert topics.entities[key].kinds == ("Technology",)


def test_the_broader_topic_is_made_where_it_is_missing(topics: TopicResolver) -> None:
    key = topics.resolve("海藻纤维关键技术", Kind.TECHNOLOGY)
    (above,) = topics.entities[key].broader
    assert topics.entities[above].label == "海藻纤维"
    known = topics.resolve("潮汐发电系统", Kind.TECHNOLOGY)
    assert topics.entities[known].broader == ("topic/tidal-power",)


@pytest.mark.parametrize(
    ("name", "above"),
    [
        ("海藻纤维产业", "海藻纤维"),
        ("海藻纤维创新业态", "海藻纤维"),
        ("航标装备关键技术", "航标装备"),
        ("潮汐发电重大技术装备", "潮汐发电"),
        ("潮汐发电服务", "潮汐发电"),
        ("渔港综合服务", ""),
        ("渔港管理系统", ""),
        ("海图更新技术", "海图更新"),
        ("渔业实用技术", ""),
        ("海带与紫菜加工技术", ""),
        ("群体智能技术", "群体智能"),
        ("智能装备", ""),
        ("新技术", ""),
        ("高端装备", ""),
    ],
)
def test_a_generic_head_is_taken_off_only_where_a_term_is_left(name: str, above: str) -> None:
    made = broader_name(name, (lexicon(),))
    assert made == above


@pytest.mark.parametrize(("one", "other"), [("6G雷达", "6g雷达"), ("“海港＋”平台", "海港+平台"), ("Ｘ波段", "X波段")])
def test_two_spellings_are_one_candidate(topics: TopicResolver, one: str, other: str) -> None:
    assert topics.resolve(one, Kind.TECHNOLOGY) == topics.resolve(other, Kind.TECHNOLOGY)
    assert len(topics.entities) == 1


def test_what_two_groups_say_of_one_topic_is_put_together() -> None:
    (merged,) = merge_entities(
        {"topic/x1": Entity("topic/x1", "甲", ("Industry",), ("topic/a",))},
        {"topic/x1": Entity("topic/x1", "甲", ("Technology",), ("topic/b",))},
    )
    assert merged.kinds == ("Industry", "Technology")
    assert merged.broader == ("topic/a", "topic/b")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("推广CT设备", ["CT"]),
        ("推广ICT设备", []),
        ("推广CTX设备和CT设备", ["CT"]),
        ("发展“海带＋”（试点）经济", ["“海带＋”（试点）经济"]),
        ("发展“海带+”(试点)经济", ["“海带+”(试点)经济"]),
        ("ICT与潮汐发电", ["潮汐发电"]),
    ],
)
def test_labels_in_a_text(text: str, found: list[str]) -> None:
    assert [text[hit.start : hit.end] for hit in lexicon().find(text)] == found
