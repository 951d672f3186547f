"""Which place is to develop what: on marked sentences, {D:…} a place and {T:…} a topic."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from extraction.focus import find_focus
from extraction.focus_words import read_focus_rules
from extraction.found import Found
from extraction.model import Basis, Kind

MARK = re.compile(r"\{([DT]):([^{}]+)\}|([^{}]+)")


def parse(marked: str) -> tuple[str, list[Found], list[Found]]:
    """The text, its places and its topics; raises on a mark that is not closed."""
    text = ""
    places: list[Found] = []
    topics: list[Found] = []
    at = 0
    for match in MARK.finditer(marked):
        if match.start() != at:
            raise ValueError(f"unclosed mark at {at}: {marked}")
        at = match.end()
        kind, name, plain = match.groups()
        if plain is None:
            found = Found(len(text), len(text) + len(name), Kind.DISTRICT if kind == "D" else Kind.INDUSTRY, "")
            (places if kind == "D" else topics).append(found)
        text += plain or name
    if at != len(marked):
        raise ValueError(f"unclosed mark at {at}: {marked}")
    return text, places, topics


def pairs(marked: str, heading: Sequence[str] = ()) -> list[str]:
    """The pairs as "place > topic", with a minus in front where the text restricts."""
    text, places, topics = parse(marked)
    found, _ = find_focus(text, places, topics, heading_topics=heading)
    lines = []
    for pair in found:
        place = places[pair.place]
        topic = heading[pair.topic] if pair.basis is Basis.HEADING else text[slice(*_span(topics[pair.topic]))]
        sign = "- " if pair.predicate == "restricts" else ""
        lines.append(f"{sign}{text[place.start : place.end]} > {topic}")
    return lines


def _span(found: Found) -> tuple[int, int]:
    return found.start, found.end


POSITIVE = [(rule["id"], example) for rule in read_focus_rules() for example in rule["match"]]
NEGATIVE = [(rule["id"], text) for rule in read_focus_rules() for text in rule["no_match"]]


@pytest.mark.parametrize(("rule", "example"), POSITIVE)
def test_the_examples_of_the_rules(rule: str, example: dict[str, object]) -> None:
    heading = example.get("heading", ())
    assert isinstance(heading, list | tuple)
    assert pairs(str(example["text"]), heading) == example["pairs"], rule


@pytest.mark.parametrize(("rule", "text"), NEGATIVE)
def test_what_the_rules_must_not_find(rule: str, text: str) -> None:
    assert pairs(text) == [], rule


def test_every_pair_names_a_rule_that_stands_in_the_file() -> None:
    known = {rule["id"] for rule in read_focus_rules()}
    used = set()
    for _, example in POSITIVE:
        text, places, topics = parse(str(example["text"]))
        found, _ = find_focus(text, places, topics, heading_topics=example.get("heading", ()))
        used |= {pair.rule for pair in found}
    assert used == known


def test_unequal_lists_give_a_message_and_no_pair() -> None:
    text, places, topics = parse("{D:钱塘区}、{D:萧山区}分别建设{T:制药}、{T:氢能}、{T:纺织}基地。")
    found, messages = find_focus(text, places, topics)
    assert found == ()
    assert len(messages) == 1
    assert "2 places, 3 topics" in messages[0]


def test_five_and_five_are_five() -> None:
    text = (
        "支持在{D:甲县}、{D:乙县}、{D:丙县}、{D:丁县}、{D:戊县}分别发展"
        "{T:茶叶产业}、{T:蚕桑业}、{T:柑橘加工}、{T:竹产业}、{T:水产养殖业}等产业。"
    )
    assert len(pairs(text)) == 5


def test_the_governing_verb_is_kept_as_written() -> None:
    text, places, topics = parse("鼓励在{D:金湾区}发展{T:生物医药产业}，在{D:斗门区}重点布局{T:智能家电产业}。")
    found, _ = find_focus(text, places, topics)
    assert [pair.strength for pair in found] == ["鼓励", "重点布局"]
    text, places, topics = parse("加快打造以{D:横琴}为核心的{T:中医药产业}集群。")
    found, _ = find_focus(text, places, topics)
    assert [pair.strength for pair in found] == ["打造"]


def test_an_agency_takes_over_the_sentence() -> None:
    text, places, topics = parse("支持{D:金湾区}发展{T:生物医药}，市商务局推进{T:会展业}改革。")
    start = text.index("市商务局")
    agency = Found(start, start + 4, Kind.AGENCY, "")
    found, _ = find_focus(text, places, topics, agencies=[agency])
    assert [(pair.place, pair.topic) for pair in found] == [(0, 0)]


def test_a_heading_counts_only_where_the_sentence_names_no_topic() -> None:
    heading = ["科技金融业"]
    assert pairs("支持在{D:天河区}建设国际人才集聚区。", heading) == ["天河区 > 科技金融业"]
    assert pairs("支持在{D:天河区}发展{T:风险投资}。", heading) == ["天河区 > 风险投资"]
    assert pairs("强化与{D:香港}、{D:澳门}的合作。", heading) == []


@pytest.mark.parametrize(
    "text",
    [
        "来自{D:苏州}的{T:纳米材料}企业参展。",
        "对标{D:深圳}，提升{T:无人机}制造水平。",
        "面向{D:东北地区}推广{T:寒地育种}。",
        "落实{D:京津冀}协同发展战略，推进{T:氢能}应用。",
        "{T:光伏}产量高于{D:江苏省}。",
        "承接{D:上海}{T:集成电路}溢出项目的企业可申报。",
    ],
)
def test_origin_market_measure_and_strategy_carry_nothing(text: str) -> None:
    assert pairs(text) == []


def test_the_parser_of_the_marks_raises_on_an_unclosed_one() -> None:
    with pytest.raises(ValueError, match="unclosed"):
        parse("支持{D:顺义区发展{T:氢能}")
