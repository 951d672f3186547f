"""Cleaning keeps a way back to every character."""

from hypothesis import given
from hypothesis import strategies as st

from extraction.clean import clean

DIRT = st.sampled_from(
    [
        *"\u200b \ufeff \ufe0f \U000e0101 <b> </p> &nbsp; < &".split(" "),
        *"⻄ ⼈ ５ Ａ ． ﹐ ︵ ロ カ 產 業 發 展 乾 区 产 业 ，".split(" "),
        *("\n", "\r\n", "\t", "\u3000", " "),
    ]
)


@given(st.lists(DIRT, max_size=40).map("".join), st.integers(0, 5))
def test_every_cleaned_character_leads_back_to_its_source(source, offset):
    padded = "甲" * offset + source
    block = clean(padded, offset, len(padded))
    previous = offset
    for index in range(len(block.text)):
        span = block.span(index, index + 1)
        assert previous <= span.start < span.end <= len(padded)
        previous = span.end


def test_clean_text_has_no_map():
    assert clean("推动集成电路产业发展。", 0, 11).starts is None


def test_markup_and_invisible_characters_go_and_look_alikes_fold():
    text = "<p>支持⻄部５Ｇ\u200b基站&nbsp;建设</p>"
    assert clean(text, 0, len(text)).text == "支持西部5G基站 建设"


def test_a_span_across_dirt_covers_the_dirt():
    text = "发展石\u200b墨<b>烯</b>材料"
    block = clean(text, 0, len(text))
    at = block.text.index("石墨烯材料")
    assert block.span(at, at + 5).of(text) == "石\u200b墨<b>烯</b>材料"


def test_less_than_signs_in_a_formula_stay():
    assert clean("PM<3 且 5<7", 0, 10).text == "PM<3 且 5<7"


def test_a_break_inside_a_block_goes_with_the_indent_behind_it():
    text = "发展第三代半\r\n  　导体产业"
    block = clean(text, 0, len(text))
    assert block.text == "发展第三代半导体产业"
    assert block.span(2, 8).of(text) == "第三代半\r\n  　导体"


def test_traditional_glyphs_fold_for_matching_alone():
    text = "推動積體電路產業發展，支持乾安縣發展氫能產業。"
    assert clean(text, 0, len(text)).text == "推动积体电路产业发展，支持乾安县发展氢能产业。"
    stray = "支持乾安县发展氢能產业，著力打造知名品牌。"
    assert clean(stray, 0, len(stray)).text == "支持乾安县发展氢能产业，著力打造知名品牌。"


def test_syllables_that_stand_for_characters_fold_and_japanese_stays():
    text = "人ロ规模，劳动カ，エ业"
    assert clean(text, 0, len(text)).text == "人口规模，劳动力，工业"
    name = "ソニー（中国）、カメラ产业"
    assert clean(name, 0, len(name)).text == name


def test_upright_and_small_marks_and_wide_points_fold():
    text = "达到３．５％︵左右︶﹐其中﹔"
    assert clean(text, 0, len(text)).text == "达到3.5％(左右)，其中；"


def test_what_folds_to_more_than_one_character_stays():
    text = "约㈱︙个"
    assert clean(text, 0, len(text)).text == text


@given(st.text(max_size=60))
def test_any_text_keeps_its_map(text):
    block = clean(text, 0, len(text))
    assert block.starts is None or len(block.starts) == len(block.ends) == len(block.text)
    for index in range(len(block.text)):
        span = block.span(index, index + 1)
        assert 0 <= span.start < span.end <= len(text)
