"""Cleaning keeps a way back to every character."""

from hypothesis import given
from hypothesis import strategies as st

from extraction.clean import clean

DIRT = st.sampled_from(
    ["\u200b", "\ufeff", "<b>", "</p>", "&nbsp;", "⻄", "５", "Ａ", "区", "产", "业", " ", "，", "<", "&"]
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
