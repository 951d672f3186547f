"""Tables of tasks that were run into lines: which cells are agencies, in which role, and where a table ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.agencies import AgencyFinder
from extraction.duties import DutyReader
from extraction.duty_tables import TableReader
from extraction.model import Document
from ontology.rows import load_concepts

TITLE = "临江市人民政府关于加快发展氢能产业的实施意见\n一、重点任务\n下表列出各项任务。\n"


@pytest.fixture(scope="module")
def finder():
    return AgencyFinder(load_concepts())


def stated(finder, *lines):
    """For each line its duties as task, agency and role."""
    tables, duties = TableReader(), DutyReader()
    found = []
    for line in lines:
        agencies = finder.find(line, tables.read(line))
        rows = duties.read(line, agencies)
        found.append(
            [(one.task, line[agencies[one.agency].start : agencies[one.agency].end], one.role) for one in rows]
        )
    return found


def test_two_columns_without_a_number(finder):
    assert stated(finder, "任务\t责任单位", "建设数据平台\t市科技局", "培育骨干企业\t甲大学、乙集团公司") == [
        [],
        [("建设数据平台", "市科技局", "responsible")],
        [("培育骨干企业", "甲大学", "responsible"), ("培育骨干企业", "乙集团公司", "responsible")],
    ]


def test_a_short_row_is_no_signature(pipeline):
    text = TITLE + "任务\t责任单位\n建设数据平台\t市科技局\n"
    extraction = pipeline.extract(Document("a.txt", "0", text))
    assert [(duty.task_text, extraction.mentions[duty.mention].span.of(text)) for duty in extraction.duties] == [
        ("建设数据平台", "市科技局")
    ]


def test_a_row_that_ends_in_the_name_of_a_document_opens_no_policy(pipeline):
    rows = "".join(f"{number}\t市科技局\t编制第{number}个专项规划方案\n" for number in "一二三四五六")
    extraction = pipeline.extract(Document("a.txt", "0", TITLE + "序号\t责任单位\t工作任务\n" + rows))
    assert len(extraction.policies) == 1
    assert len(extraction.duties) == 6


def test_every_organisation_of_a_later_row_counts(finder):
    lines = (
        "序号\t重点任务\t牵头单位\t配合单位\t完成时限",
        "1\t建设算力中心\t乙集团公司\t市财政局、丙医院\t2027年底",
        "2\t开放应用场景\t丁大学\t戊研究院\t2026年",
    )
    assert stated(finder, *lines)[1:] == [
        [
            ("建设算力中心", "乙集团公司", "lead"),
            ("建设算力中心", "市财政局", "participant"),
            ("建设算力中心", "丙医院", "participant"),
        ],
        [("开放应用场景", "丁大学", "lead"), ("开放应用场景", "戊研究院", "participant")],
    ]


def test_cells_lost_at_the_edges_of_a_row(finder):
    head = "序号\t任务\t牵头单位\t配合单位"
    assert stated(finder, head, "1\t建设港口\t市交通局")[1] == [("建设港口", "市交通局", "lead")]
    assert stated(finder, head, "建设港口\t市交通局\t市财政局")[1] == [
        ("建设港口", "市交通局", "lead"),
        ("建设港口", "市财政局", "participant"),
    ]


def test_a_task_that_spans_several_rows(finder):
    head = "任务\t牵头单位\t配合单位"
    first, second = stated(finder, head, "建设港口\t市交通局\t市财政局", "\t市水务局\t市统计局")[1:]
    assert {task for task, _, _ in (*first, *second)} == {"建设港口"}
    assert [agency for _, agency, _ in second] == ["市水务局", "市统计局"]
    first, second = stated(finder, f"序号\t{head}", "1\t建设港口\t市交通局\t市财政局", "市水务局\t市统计局")[1:]
    assert {task for task, _, _ in (*first, *second)} == {"建设港口"}


def test_a_row_that_fits_in_two_ways_or_none_gives_nothing(finder):
    head = "序号\t任务\t牵头单位\t配合单位"
    assert stated(finder, head, "市交通局\t市财政局")[1] == []
    assert stated(finder, head, "1\t建设港口\t市交通局\t市财政局\t2027年\t备注")[1] == []


def test_a_row_whose_columns_are_not_clear_is_said_to_be_left_open(pipeline):
    text = TITLE + "序号\t任务\t牵头单位\t配合单位\n1\t建设港口\t市交通局\t各区\n2\t建设机场\t市交通局\t各区\t备注\n"
    extraction = pipeline.extract(Document("a.txt", "0", text))
    left = [problem for problem in extraction.problems if problem.kind == "table row"]
    assert [problem.message for problem in left] == ["2 建设机场 市交通局 各区 备注"]
    assert extraction.clauses[left[0].clause].span.of(text) == "2\t建设机场\t市交通局\t各区\t备注"


def test_roles_in_a_cell_are_its_own(finder):
    lines = ("任务\t责任单位", "建设港口\t市交通局牵头，市财政局、市水务局配合")
    assert stated(finder, *lines)[1] == [
        ("建设港口", "市交通局", "lead"),
        ("建设港口", "市财政局", "participant"),
        ("建设港口", "市水务局", "participant"),
    ]


@pytest.mark.parametrize("title", ["二、科技创新方面（共4项）", "（三）民生改善", "数字经济类"])
def test_the_title_of_a_part_does_not_end_a_table(finder, title):
    assert stated(finder, "任务\t责任单位", title, "建设港口\t市交通局")[2] == [("建设港口", "市交通局", "responsible")]


@pytest.mark.parametrize(
    "line", ["各单位要抓好落实。", "附件3", "表2 主要指标", "注：排名不分先后", "序号\t指标\t单位"]
)
def test_what_ends_a_table(finder, line):
    assert stated(finder, "任务\t责任单位", line, "营业收入\t市交通运输")[2] == []


def test_names_without_a_head_have_no_column(finder):
    assert stated(finder, "任务\t时限", "建设港口\t甲大学")[1] == []


def test_topics_of_the_whole_row_are_what_its_task_is_about(pipeline):
    text = TITLE + "任务\t主要内容\t责任单位\n突破储氢技术\t推进示范。加快建设加氢站。\t市科技局\n"
    extraction = pipeline.extract(Document("a.txt", "0", text))
    (duty,) = extraction.duties
    about = extraction.tasks[duty.task].about
    assert {one.entity for one in extraction.mentions if one.span.of(text) in ("储氢技术", "加氢站")} <= set(about)
    assert len(about) >= 2


@given(st.lists(st.text(alphabet="任务责任单位市科技局财政、，。牵头配合\t1一附件", max_size=24), max_size=6))
def test_any_lines_give_organisations_that_stand_in_them(lines):
    reader = TableReader()
    for line in lines:
        row = reader.read(line)
        if row is not None:
            assert all(
                0 <= item.start < item.end <= len(line) and "\t" not in line[item.start : item.end]
                for item in row.items
            )
            assert row.start == row.end or line[row.start : row.end] == row.task


def test_bars_between_cells_are_tabs(pipeline):
    text = TITLE + "序号 | 任务 | 牵头单位 | 配合单位\n1 | 建设数据平台 | 市科技局 | 市财政局、甲公司\n"
    extraction = pipeline.extract(Document("a.txt", "0", text))
    assert [
        (duty.task_text, extraction.mentions[duty.mention].span.of(text), duty.role.value)
        for duty in extraction.duties
        if duty.mention is not None
    ] == [
        ("建设数据平台", "市科技局", "lead"),
        ("建设数据平台", "市财政局", "participant"),
        ("建设数据平台", "甲公司", "participant"),
    ]
