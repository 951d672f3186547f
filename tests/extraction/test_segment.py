"""Structure: policies, sections, clauses; and that no character is lost or counted twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.model import Document
from extraction.read import shipped_document
from extraction.segment import segment


def cut(text, name="a.txt"):
    return segment(
        Document(name, "0", text), series={}, jurisdiction_of=lambda name: "", actor_of=lambda name, place: ""
    )


PLAN = """甲市人民政府关于加快发展氢能产业的实施意见
甲政发〔2021〕12号
各区人民政府，市政府各部门：
为加快氢能产业发展，现提出以下意见。
一、总体要求
到2025年，建成加氢站30座；初步形成产业集群。
二、主要任务
（一）突破核心技术
1.燃料电池。支持膜电极研发（含气体扩散层；双极板）。推广“车、船。无人机”应用。
2.储运。
高压储氢。发展高压储氢瓶。
（二）完善保障。加大资金支持力度。
甲市人民政府
2021年6月1日
甲市氢能产业发展三年行动计划
一、目标
到2023年，推广燃料电池汽车500辆。
"""
PIECES = st.lists(
    st.sampled_from(
        [
            *"一、总则 （一）目标。 1.任务 加快发展。 ； 。 （ ） “ ” <p> </p> —— 附件".split(),
            *("\n", "\r\n", "\u3000\u3000", " ", "\u200b", "\r", "\x0b"),
            *("甲市人民政府关于氢能的意见", "2021年6月1日", "第一条 为了"),
        ]
    ),
    max_size=60,
).map("".join)


def covered_once(text, segmented):
    counts = [0] * len(text)
    for clause in segmented.clauses:
        for offset in range(clause.span.start, clause.span.end):
            counts[offset] += 1
    return all(count == 1 for character, count in zip(text, counts, strict=True) if not character.isspace())


@given(PIECES)
def test_every_character_that_is_not_blank_belongs_to_exactly_one_clause(text):
    assert covered_once(text, cut(text))


def test_the_shipped_document_too():
    text = shipped_document().text
    assert covered_once(text, cut(text))


@given(PIECES)
def test_paths_and_ordinals_are_unique(text):
    segmented = cut(text)
    paths = [(section.policy, section.steps) for section in segmented.sections]
    assert len(set(paths)) == len(paths)
    clauses = [(clause.section, clause.ordinal) for clause in segmented.clauses]
    assert len(set(clauses)) == len(clauses)


def test_policies_of_one_file_are_told_apart():
    segmented = cut(PLAN)
    first, second = segmented.policies
    assert first.title == "甲市人民政府关于加快发展氢能产业的实施意见"
    assert (first.number, first.date, first.issuers) == ("甲政发〔2021〕12号", "2021-06-01", ("甲市人民政府",))
    assert second.title == "甲市氢能产业发展三年行动计划"
    assert (second.number, second.date) == (first.number, first.date)


@pytest.mark.parametrize(
    ("head", "issuers"),
    [
        ("临江市人民政府关于促进氢能产业发展的意见", ("临江市人民政府",)),
        ("中共临江市委 临江市人民政府关于促进氢能产业发展的意见", ("中共临江市委", "临江市人民政府")),
        ("临江市人民政府办公室转发市科技局关于促进氢能产业发展意见的通知", ("临江市人民政府办公室",)),
        ("关于促进氢能产业发展的意见", ()),
    ],
)
def test_who_issues_a_policy_that_nobody_signs(head, issuers):
    (policy,) = cut(f"{head}\n一、总体要求\n加快发展氢能产业。\n").policies
    assert policy.issuers == issuers


def test_several_signatures_on_a_line():
    text = "关于促进氢能产业发展的通知\n各单位：\n现就有关事项通知如下。\n临江市科技局 临江市财政局\n2022年3月4日\n"
    assert cut(text).policies[0].issuers == ("临江市科技局", "临江市财政局")


def test_the_section_tree():
    segmented = cut(PLAN)
    paths = {
        ".".join(section.steps): section.heading.of(PLAN) if section.heading else None
        for section in segmented.sections
        if section.policy == 0
    }
    assert paths == {
        "": "甲市人民政府关于加快发展氢能产业的实施意见",
        "1": "总体要求",
        "2": "主要任务",
        "2.1": "突破核心技术",
        "2.1.1": "燃料电池",
        "2.1.2": "储运",
        "2.1.2.L1": "高压储氢",
        "2.2": "完善保障",
    }


def test_a_numbered_heading_that_ends_like_an_office_is_a_heading():
    text = "甲市氢能产业发展规划\n一、总体要求\n加快发展。\n二、产业布局\n支持乙区建设基地。\n"
    headings = [section.heading.of(text) for section in cut(text).sections if section.steps]
    assert headings == ["总体要求", "产业布局"]


def test_sentences_end_outside_of_brackets_and_quotation_marks():
    segmented = cut(PLAN)
    texts = [clause.span.of(PLAN) for clause in segmented.clauses]
    assert "支持膜电极研发（含气体扩散层；双极板）。" in texts
    assert "推广“车、船。无人机”应用。" in texts
    assert "到2025年，建成加氢站30座；" in texts


def test_headings_are_clauses_and_citations_name_their_place():
    segmented = cut(PLAN)
    heading = next(clause for clause in segmented.clauses if clause.span.of(PLAN) == "（二）完善保障。")
    assert heading.is_heading
    assert heading.citation == "甲政发〔2021〕12号，甲市人民政府关于加快发展氢能产业的实施意见，二（二）"
    item = next(clause for clause in segmented.clauses if clause.span.of(PLAN).startswith("发展高压储氢瓶"))
    assert not item.is_heading
    assert item.citation.endswith("，二（一）2“高压储氢”")


def test_a_document_on_one_line_falls_into_blocks():
    line = (
        "甲市关于支持企业复工的若干措施\u3000\u3000为支持企业，制定本措施。\u3000\u3000一、减轻负担\u3000\u3000（一）减免房租。"
        "对承租户减免房租。\u3000\u3000（二）缓缴社保。符合条件的可缓缴。"
    )
    segmented = cut(line)
    assert len(segmented.paragraphs) == 1
    headings = [section.heading.of(line) for section in segmented.sections if section.heading]
    assert headings == ["甲市关于支持企业复工的若干措施", "减轻负担", "减免房租", "缓缴社保"]


def test_raw_markup_is_structure_not_text():
    line = "<p>甲市关于体育产业的若干意见</p><p><strong>一、目标</strong></p><p>到2015年，建成&nbsp;3个场馆。</p>"
    segmented = cut(line)
    assert segmented.policies[0].title == "甲市关于体育产业的若干意见"
    assert any(section.steps == ("1",) for section in segmented.sections)


@pytest.mark.parametrize("text", ["", " \n\u3000\n"])
def test_nothing_gives_nothing(text):
    assert cut(text).clauses == ()


def test_the_beijing_document_holds_a_notice_and_ten_opinions():
    document = shipped_document()
    segmented = segment(document, series={}, jurisdiction_of=lambda name: "", actor_of=lambda name, place: "")
    assert len(segmented.policies) == 11
    assert all(policy.date == "2017-12-20" for policy in segmented.policies)
    assert {policy.number for policy in segmented.policies} == {"京发〔2017〕27号"}
    found = [
        clause.citation
        for clause in segmented.clauses
        if "在顺义区重点布局第三代半导体产业" in clause.span.of(document.text)
    ]
    assert found == ["京发〔2017〕27号，北京市加快科技创新发展集成电路产业的指导意见，三（四）"]
