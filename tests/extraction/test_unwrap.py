"""Lines that were broken at one width are put together for reading; the source and its offsets stay."""

import textwrap
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.blocks import find_paragraphs
from extraction.model import Document, Kind

PARAGRAPHS = [
    "甲市关于加快发展氢能产业的意见",
    "为加快发展氢能产业，抢抓发展机遇，加快培育新质生产力，根据国家和省有关部署，结合我市实际，现就加快发展提出以下意见。",
    "一、重点任务",
    "（一）优化产业布局。支持在顺义区重点布局第三代半导体产业，在大兴区发展氢燃料电池汽车产业，推动上下游企业集聚发展，完善配套。",
    "（二）突破关键技术。支持企业、高校和科研机构联合开展质子交换膜、膜电极、高压储氢瓶等关键核心技术攻关，形成自主知识产权。",
    "二、保障措施",
    "各区要压实责任，细化举措，确保各项任务落到实处。市财政局要统筹资金，加大对关键核心技术攻关和重大项目建设的支持力度。",
]


def wrapped(width: int, indent: str, end: str = "\n") -> str:
    lines = []
    for paragraph in PARAGRAPHS:
        text = indent + paragraph
        lines += [text[at : at + width] for at in range(0, len(text), width)]
    return end.join(lines) + end


@pytest.mark.parametrize("width", [20, 28, 36])
@pytest.mark.parametrize("indent", ["", "　　", "    "])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_broken_lines_are_one_paragraph(width, indent, end):
    text = wrapped(width, indent, end)
    found = [span.of(text).replace(end, "") for span in find_paragraphs(text)]
    assert found == PARAGRAPHS


def test_a_text_with_a_line_a_paragraph_is_left_alone():
    text = "\n".join(PARAGRAPHS)
    assert [span.of(text) for span in find_paragraphs(text)] == PARAGRAPHS


def test_lists_and_rows_of_one_length_are_no_broken_text():
    text = "\n".join(f"{number}.建设第{number}批公共服务平台并投入使用的任务" for number in range(10, 40))
    assert len(find_paragraphs(text)) == 30
    rows = "\n".join(f"{number}\t建设第{number}批公共服务平台\t市科技局和市财政局" for number in range(10, 40))
    assert len(find_paragraphs(rows)) == 30


def test_empty_cells_at_the_edge_of_a_row_are_kept():
    text = "任务\t责任单位\t期限\n建设平台\t市科技局\t\n\t市财政局\t2025年\n　　\n"
    assert [span.of(text) for span in find_paragraphs(text)] == [
        "任务\t责任单位\t期限",
        "建设平台\t市科技局\t",
        "\t市财政局\t2025年",
    ]


def test_a_mention_across_a_line_break_is_found_and_leads_to_both_lines(pipeline):
    text = wrapped(27, "　　")
    assert "第三代半导\n体产业" in text, "the break has to fall into the mention"
    extraction = pipeline.extract(Document("a.txt", "0", text))
    whole = pipeline.extract(Document("a.txt", "0", "\n".join(PARAGRAPHS)))
    (broken,) = [m for m in extraction.mentions if m.kind is Kind.INDUSTRY and "第三代半导" in m.span.of(text)]
    assert broken.span.of(text) == "第三代半导\n体产业"
    assert {(r.subject, r.object) for r in extraction.relations} == {(r.subject, r.object) for r in whole.relations}
    assert [m.entity for m in extraction.mentions] == [m.entity for m in whole.mentions]


@given(st.lists(st.text(st.sampled_from("区发展，。一、\t （a"), max_size=60), max_size=20))
def test_paragraphs_hold_every_character_once_and_in_order(lines):
    text = "\n".join(lines)
    spans = find_paragraphs(text)
    inside = "".join(text[span.start : span.end] for span in spans)
    assert "".join(inside.split()) == "".join(text.split())
    assert all(before.end <= after.start for before, after in pairwise(spans))


def test_wrapping_by_a_program_is_undone():
    text = "\n".join("\n".join(textwrap.wrap(paragraph, 24, break_on_hyphens=False)) for paragraph in PARAGRAPHS)
    assert [span.of(text).replace("\n", "") for span in find_paragraphs(text)] == PARAGRAPHS
