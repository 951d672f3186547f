"""Places in running text: what is marked, and how far."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.found import Context
from extraction.model import Kind
from extraction.place_words import read_place_rules
from extraction.places import find_places

MARK = re.compile(r"\{([^{}]*)\}")


def marked(sentence: str, context: Context = Context()) -> str:  # noqa: B008
    """The sentence with its mentions in braces, found anew."""
    assert sentence.count("{") == sentence.count("}") == len(MARK.findall(sentence))
    text = MARK.sub(r"\1", sentence)
    out, at = "", 0
    for found in find_places(text, context):
        assert found.kind is Kind.DISTRICT
        assert found.start >= at
        out += text[at : found.start] + "{" + text[found.start : found.end] + "}"
        at = found.end
    return out + text[at:]


EXAMPLES = [(rule["id"], sentence) for rule in read_place_rules() for sentence in (*rule["match"], *rule["no_match"])]


@pytest.mark.parametrize(("rule", "sentence"), EXAMPLES)
def test_the_examples_of_the_rules(rule: str, sentence: str) -> None:
    assert marked(sentence) == sentence, rule


def test_every_rule_finds_what_its_examples_show() -> None:
    for rule in read_place_rules():
        used = {found.rule for text in rule["match"] for found in find_places(MARK.sub(r"\1", text))}
        assert rule["no_match"], rule["id"]
        assert used & {rule["id"], "lexicon"}, rule["id"]


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        ("place/330000", "支持{义乌}、{永康}做强五金产业，推动朝阳产业向{嘉兴}转移。"),
        ("place/110000", "在{朝阳}建设数据交易场所，{密云}重点保护水源。"),
        ("place/440300", "支持{南山}、{宝安}、{光明}联动，发展光明磊落的信用文化。"),
        ("place/500000", "以{潼南}、{铜梁}、{合川}、{璧山}等区县为重点。"),
        ("place/340000", "巢湖水质好转，{徽州区}发展文旅，弘扬徽州文化。"),
    ],
)
def test_a_name_without_its_head_counts_near_to_the_issuer(place: str, sentence: str) -> None:
    assert marked(sentence, Context(place)) == sentence


def test_a_name_of_the_issuers_own_zone_is_a_name_only_there() -> None:
    text = "建设虚拟现实产业园。"
    assert len(find_places(text, Context("place/110000"))) == 1
    assert find_places(text, Context("place/360000")) == ()


@pytest.mark.parametrize(
    "title",
    [
        "宁波市加快制造业数字化转型行动方案",
        "成都市人民政府关于促进航空产业发展的若干意见",
        "附件1：苏州市生物医药产业集群培育方案",
    ],
)
def test_titles_carry_no_places(title: str) -> None:
    assert find_places(title) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "（牵头单位：市商务局，配合单位：江宁区）",
        "加快{西安}—{咸阳}一体化，提升{揭阳机场}运力。",
        "由云南大学、昆明理工大学和贵州省科技厅共同实施。",
        "深化本市、全市和首都改革，服务全国，在京企业除外。",
        "建设{贵阳大数据交易产业园}，推进省级高新区扩区。",
        "服务{珠三角}，辐射{粤东}、{粤西}。",
        "支持{重庆市渝北区}、{四川省广安市}共建。",
    ],
)
def test_sentences_of_the_genre(sentence: str) -> None:
    assert marked(sentence) == sentence


@given(st.text(alphabet="在北京市海淀区、和（）“”《》园产业基地新顺义等的。建设发展京津冀 \n", max_size=60))
def test_mentions_lie_in_the_text_in_order_and_apart(text: str) -> None:
    at = 0
    for found in find_places(text, Context("place/110000")):
        assert at <= found.start < found.end <= len(text)
        assert "。" not in text[found.start : found.end]
        at = found.end


def test_a_long_line_takes_time_in_proportion() -> None:
    places = find_places("支持在海淀区、北京顺义建设“一核三带”产业园，" * 400, Context("place/110000"))
    assert len(places) == 1200
