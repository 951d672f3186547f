"""What a document says of itself in head and foot, what its file declares, and which of them wins."""

import pytest

from extraction.model import Document, Metadata
from extraction.pipeline import Pipeline
from tests.extraction.test_segment import cut

BODY = "各区人民政府：\n为加快氢能产业发展，现提出以下意见。\n一、总体要求\n到2025年，建成加氢站30座。\n"


def policy(text: str, **more):
    """The first policy of a text; without a lexicon, so by form alone."""
    if not more:
        return cut(text).policies[0]
    document = Document("a.txt", "0", text, **more)
    return Pipeline().extract(document).policies[0]


@pytest.mark.parametrize("number", ["京发〔2017〕27号", "沪府办规〔2021〕5号", "甲政发[2021]12号", "粤府〔2020〕第3号"])
@pytest.mark.parametrize("form", ["{}", "（{}）", "  {}  "])
def test_a_number_is_read_from_the_head(number, form):
    found = policy("甲市人民政府关于加快发展氢能产业的意见\n" + form.format(number) + "\n" + BODY)
    assert found.number == number
    assert found.title == "甲市人民政府关于加快发展氢能产业的意见"


@pytest.mark.parametrize("day", ["2021年6月1日", "二〇二一年六月一日", "（2021年6月1日）"])
def test_issuers_and_date_are_read_from_the_foot(day):
    found = policy(f"关于加快发展氢能产业的意见\n{BODY}甲市发展和改革委员会\n甲市财政局\n{day}\n")
    assert found.issuers == ("甲市发展和改革委员会", "甲市财政局")
    assert found.date == "2021-06-01"


def test_a_title_on_two_lines_is_one():
    assert policy("甲市人民政府\n关于加快发展氢能产业的意见\n" + BODY).title == "甲市人民政府关于加快发展氢能产业的意见"


def test_the_lines_with_which_a_database_describes_a_document_are_its_metadata_and_no_clause_of_it():
    head = "索 引 号：000/2024-18\n发文机关：甲市人民政府\n发文字号：甲政发〔2021〕12号\n"
    head += "成文日期：2021年06月01日\n发布日期：2021-06-09\n"
    segmented = cut(head + "甲市氢能产业发展规划\n" + BODY)
    found = segmented.policies[0]
    assert (found.number, found.issuers) == ("甲政发〔2021〕12号", ("甲市人民政府",))
    assert (found.date, found.published) == ("2021-06-01", "2021-06-09")
    assert found.title == "甲市氢能产业发展规划"
    assert [passage.silent for passage in segmented.passages[:6]] == [True] * 6


def test_what_a_page_declares_fills_gaps_and_the_sidecar_wins():
    declared = Metadata(
        title="氢能产业意见",
        number="甲政发〔2021〕12号",
        issuers=("甲市人民政府",),
        date="2021-06-01",
        published="2021-06-09",
    )
    text = "北京市加快发展氢能产业的意见\n" + BODY
    found = policy(text, declared=declared)
    assert found.title == "北京市加快发展氢能产业的意见"
    assert (found.number, found.date, found.published) == ("甲政发〔2021〕12号", "2021-06-01", "2021-06-09")
    given = policy(
        text, declared=declared, metadata=Metadata(number="京发〔2022〕3号", date="2022-02-02", jurisdiction="上海市")
    )
    assert (given.number, given.date) == ("京发〔2022〕3号", "2022-02-02")
    assert given.jurisdiction == "place/310000"


def test_a_publication_date_is_never_taken_for_the_date_of_the_document():
    assert policy("甲市加快发展氢能产业的意见\n" + BODY, declared=Metadata(published="2021-06-09")).date == ""


def test_several_documents_in_a_file_have_each_its_own():
    annex = "甲市氢能产业发展三年行动计划\n一、目标\n到2023年，推广燃料电池汽车500辆。\n"
    first = f"甲市人民政府关于印发氢能计划的通知\n甲政发〔2021〕12号\n{BODY}甲市人民政府\n2021年6月1日\n"
    notice, plan = cut(first + annex).policies
    assert (plan.title, plan.number, plan.date) == ("甲市氢能产业发展三年行动计划", notice.number, "2021-06-01")


def test_the_identity_of_a_text_without_a_number_does_not_hang_on_its_layout():
    text = "甲市加快发展氢能产业的意见\n" + BODY * 2
    spaced = text.replace("\n", "\r\n\r\n　　").replace("，", ", ")
    assert policy(text).key == policy(spaced).key
    assert policy(text).key != policy(text.replace("30座", "31座")).key
