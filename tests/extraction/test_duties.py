"""Who does what: every form of a duty, from the rule file's own examples, and what holds across paragraphs."""

from importlib.resources import files

import pytest
import yaml

from extraction.agencies import AgencyFinder
from extraction.duties import DutyReader
from extraction.model import Document
from ontology.rows import load_concepts
from tests.extraction.duty_forms import FORMS

RULES = yaml.safe_load((files("extraction") / "patterns" / "duties.yaml").read_text(encoding="utf-8"))
EXAMPLES = [(rule["id"], example) for rule in RULES for example in rule["reads"]]


@pytest.fixture(scope="module")
def finder():
    return AgencyFinder(load_concepts())


def read(finder, text, reader=None, **context):
    agencies = finder.find(text)
    duties = (reader or DutyReader()).read(text, agencies, **context)
    return [(text[agencies[duty.agency].start : agencies[duty.agency].end], duty) for duty in duties]


def pairs(duties):
    return sorted(f"{name}:{duty.role.value}" for name, duty in duties)


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_reads_its_examples(finder, rule, example):
    reader = DutyReader()
    duties = read(finder, example["text"], reader)
    assert pairs(duties) == sorted(example["duties"])
    if "then" in example:
        duties = read(finder, example["then"]["text"], reader)
        assert pairs(duties) == sorted(example["then"]["duties"])
    if rule != "nothing":
        assert rule in {duty.rule for _, duty in duties}


@pytest.mark.parametrize(("text", "wanted"), FORMS)
def test_who_does_what(finder, text, wanted):
    assert pairs(read(finder, text)) == sorted(wanted.split())


def test_the_task_of_a_list_is_the_heading_or_the_first_sentence(finder):
    text = "3.人才公寓项目。筹集公寓1000套。（牵头单位：市住建局）"
    assert {duty.task for _, duty in read(finder, text, heading="人才公寓项目")} == {"人才公寓项目"}
    text = "十、对成效明显的县予以奖励，形成示范。（财政部负责）"
    assert {duty.task for _, duty in read(finder, text)} == {"对成效明显的县予以奖励，形成示范"}


def test_a_list_on_a_line_of_its_own_belongs_to_the_line_before(finder):
    duties = read(finder, "责任单位：市商务局、市财政局", previous="2.建设夜间经济集聚区。打造特色街区。")
    assert [(name, duty.task) for name, duty in duties] == [
        ("市商务局", "建设夜间经济集聚区"),
        ("市财政局", "建设夜间经济集聚区"),
    ]


def test_a_task_is_the_phrase_behind_the_verb_of_duty(finder):
    ((_, duty),) = read(finder, "市科委牵头开展氢燃料电池技术攻关，形成一批成果。")
    assert duty.task == "氢燃料电池技术攻关"
    ((_, duty),) = read(finder, "市人民政府应当根据产业发展规划，建立统计制度。")
    assert duty.task == "建立统计制度"


@pytest.mark.parametrize(
    ("sentence", "task"),
    [
        ("各区要按照国家和市政府相关要求规范设置机构，合理划分职责。", "规范设置机构"),
        ("社会管理原则上由各区按照职责实行分级管理。", "社会管理"),
        ("园区建设，原则上由各区按照职责实行分级管理。", "实行分级管理"),
        ("市科技局于每年2月底前，根据上一年度成效，结合督查情况，研究提出激励名单。", "研究提出激励名单"),
        ("市科技局会同市财政局等有关部门及专家现场考察。", "现场考察"),
        ("市科技局将会同有关方面组织评审。", "评审"),
        ("各部门要以新发展理念为指导，完善服务。", "完善服务"),
        ("市科技局应当采取下列措施：一是建立制度。", "采取下列措施"),
    ],
)
def test_what_only_says_how_is_no_part_of_the_task(finder, sentence, task):
    assert {duty.task for _, duty in read(finder, sentence)} == {task}


def test_who_takes_part_in_a_named_body_sits_in_it(finder):
    duties = read(finder, "建立由市科技局牵头、市财政局参加的市氢能联席会议。")
    assert all(duty.in_body and duty.task == "市氢能联席会议" for _, duty in duties)
    duties = read(finder, "建立由市科技局牵头、市财政局参加的工作机制。")
    assert not any(duty.in_body for _, duty in duties)


def test_seats_in_a_body_are_told_from_tasks(finder):
    text = "组建市低空经济工作专班，市交通局、市科委为成员单位。"
    seats = dict(read(finder, text))
    assert all(duty.in_body and duty.task == "市低空经济工作专班" for duty in seats.values())
    assert set(seats) == {"市交通局", "市科委"}


def test_the_span_of_a_task_gives_its_text(finder):
    text = "市经济信息化委制定年度计划。各区要落实配套资金。"
    for _, duty in read(finder, text):
        assert text[duty.start : duty.end] == duty.task


def test_each_list_of_a_paragraph_has_the_sentence_before_it(finder):
    duties = read(finder, "1．压减事项。（市司法局负责）2．优化流程。加快办理。（市数据局负责）")
    assert [(name, duty.task) for name, duty in duties] == [("市司法局", "压减事项"), ("市数据局", "优化流程")]


def test_the_first_leads_where_the_rule_says_so_and_one_alone_is_responsible(finder):
    reader = DutyReader()
    read(finder, "（一）培训。扩大规模。（责任单位：市人社局、市财政局；列首位的为牵头单位，下同）", reader)
    assert pairs(read(finder, "建设基地。（市教育局、市人社局负责）", reader)) == [
        "市人社局:responsible",
        "市教育局:lead",
    ]
    assert pairs(read(finder, "发放补贴。（市财政局负责）", reader)) == ["市财政局:responsible"]


@pytest.mark.parametrize(
    "rule",
    [
        "二、重点任务（责任单位列第一位者为牵头单位，下同）",
        "以下任务中，责任单位排在首位的为牵头单位。",
        "说明：牵头单位列首位，下同",
        "各项任务的责任单位中第一个单位为牵头单位。",
    ],
)
def test_the_rule_on_who_leads_may_stand_in_a_heading(finder, rule):
    reader = DutyReader()
    read(finder, rule, reader)
    assert pairs(read(finder, "建设基地。（责任单位：市教育局、市人社局）", reader)) == [
        "市人社局:responsible",
        "市教育局:lead",
    ]


def test_a_rule_without_a_word_of_what_follows_is_its_own_lists(finder):
    reader = DutyReader()
    first = read(finder, "扩大规模。（责任单位：市人社局、市财政局，列首位的为牵头单位）", reader)
    assert pairs(first) == ["市人社局:lead", "市财政局:responsible"]
    then = read(finder, "建设基地。（责任单位：市教育局、市人社局）", reader)
    assert pairs(then) == ["市人社局:responsible", "市教育局:responsible"]


LATER = (
    "临江市人民政府关于优化环境的实施意见\n一、任务\n"
    "（一）简化手续。精简材料。（市司法局牵头，市数据局参与，以下均需试点城市政府落实，不再列出）\n"
    "（二）放宽准入。修订清单。（市商务局负责）\n"
    "二、保障\n（三）加强宣传。讲好故事。\n"
)


def test_an_agency_that_is_not_listed_again_has_a_duty_in_every_later_item(pipeline):
    extraction = pipeline.extract(Document("a.txt", "0", LATER))
    duties = [
        (extraction.mentions[duty.mention].span.of(LATER), duty.role.value, duty.task_text, duty.rule)
        for duty in extraction.duties
    ]
    assert duties == [
        ("市司法局", "lead", "简化手续", "list-lead-verb"),
        ("市数据局", "participant", "简化手续", "list-part-verb"),
        ("试点城市政府", "responsible", "简化手续", "list-later"),
        ("市商务局", "responsible", "放宽准入", "list-responsible-verb"),
        ("试点城市政府", "responsible", "放宽准入", "list-later"),
    ]
    evidence = extraction.clauses[extraction.duties[-1].clause].span.of(LATER)
    assert "不再列出" in evidence


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("以下各项任务均由各区政府落实，不再一一列出。", ["各区政府:responsible"]),
        ("以下措施均需各县（市、区）政府配合，不再单独列出。", ["各县（市、区）政府:participant"]),
        ("以下任务均需各区政府落实。", []),
        ("相关材料以下不再列出。", []),
    ],
)
def test_who_is_not_listed_again(finder, text, wanted):
    agencies = finder.find(text)
    later = DutyReader().later(text, agencies)
    assert [f"{text[agencies[at].start : agencies[at].end]}:{role.value}" for at, role in later] == wanted


def test_one_agency_has_each_of_its_tasks(finder):
    duties = read(finder, "市科技局应当建立统计制度。市科技局应当公布名录。")
    assert [(name, duty.task) for name, duty in duties] == [("市科技局", "建立统计制度"), ("市科技局", "公布名录")]


def test_who_stands_beside_an_agency_is_no_part_of_the_task(finder):
    for text in (
        "有关部门和单位落实相关政策。",
        "市科技局、市财政局和有关单位落实相关政策。",
        "市科技局等有关部门和单位落实相关政策。",
    ):
        assert {duty.task for _, duty in read(finder, text)} == {"落实相关政策"}


def test_several_label_lines_belong_to_the_item_above_them(finder):
    reader = DutyReader()
    read(finder, "2.外贸进出口稳定增长。", reader)
    read(finder, "牵头负责领导:张三。", reader, previous="2.外贸进出口稳定增长。")
    lead = read(finder, "牵头责任单位:省商务厅。", reader, previous="牵头负责领导:张三。")
    other = read(finder, "协同责任单位:省财政厅、合肥海关等。", reader, previous="牵头责任单位:省商务厅。")
    assert pairs(lead) + pairs(other) == ["省商务厅:lead", "合肥海关:participant", "省财政厅:participant"]
    assert {duty.task for _, duty in lead + other} == {"外贸进出口稳定增长"}


def test_half_width_marks_stay_in_the_task(finder):
    duties = read(finder, "支持首台(套)装备研制,完善政策。(牵头单位:市经信局,配合单位:市财政局)")
    assert pairs(duties) == ["市经信局:lead", "市财政局:participant"]
    assert {duty.task for _, duty in duties} == {"支持首台(套)装备研制,完善政策"}
