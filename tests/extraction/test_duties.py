"""Who does what: every form of a duty, from the rule file's own examples, and what holds across paragraphs."""

from importlib.resources import files

import pytest
import yaml

from extraction.agencies import AgencyFinder
from extraction.duties import DutyReader
from extraction.model import Document
from extraction.pipeline import Pipeline
from ontology.rows import load_concepts

RULES = yaml.safe_load((files("extraction") / "patterns" / "duties.yaml").read_text(encoding="utf-8"))
EXAMPLES = [(rule["id"], example) for rule in RULES for example in rule["reads"]]


FORMS = [
    ("推进道路建设。（责任单位：区建管委、区发展改革委）", "区建管委:responsible 区发展改革委:responsible"),
    ("3.完善检测体系。建设检测中心。[责任部门:市市场监管局、各街镇]", "市市场监管局:responsible 各街镇:responsible"),
    (
        "优化服务。（市人社局牵头，市教育局、市财政局配合，完成时限：2025年12月底）",
        "市人社局:lead 市教育局:participant 市财政局:participant",
    ),
    (
        "推进试点。（省发展改革委牵头，省直有关部门、各市人民政府按职责分工负责）",
        "省发展改革委:lead 省直有关部门:responsible 各市人民政府:responsible",
    ),
    (
        "推进试点。（牵头单位：省科技厅；配合单位：省教育厅、省农科院、中国科学院合肥物质科学研究院；完成时间：2025年底）",
        "省科技厅:lead 省教育厅:participant 省农科院:participant 中国科学院合肥物质科学研究院:participant",
    ),
    (
        "推进试点。【省商务厅牵头，合肥海关、省税务局等按职责分工负责】",
        "省商务厅:lead 合肥海关:responsible 省税务局:responsible",
    ),
    ("落实补贴。（市财政局，各区政府）", "市财政局:responsible 各区政府:responsible"),
    ("落实补贴。（财政部会同教育部、科技部等部门负责）", "财政部:lead 教育部:participant 科技部:participant"),
    ("建设平台。（住房城乡建设部指导，试点城市政府负责落实）", "住房城乡建设部:responsible 试点城市政府:responsible"),
    ("降低成本。责任单位：市发展改革委、市财政局。", "市发展改革委:responsible 市财政局:responsible"),
    (
        "（一）实施改造。加大投入。牵头单位：市经信局；责任单位：市财政局、各区县政府",
        "市经信局:lead 市财政局:responsible 各区县政府:responsible",
    ),
    ("市科委、市财政局要加大支持力度，形成合力。", "市科委:responsible 市财政局:responsible"),
    ("市教育局应会同市人社局做好人才引进工作。", "市教育局:lead 市人社局:participant"),
    (
        "由市商务局牵头，市财政局、市税务局配合，制定实施细则。",
        "市商务局:lead 市财政局:participant 市税务局:participant",
    ),
    ("由市商务局负责解释。", "市商务局:responsible"),
    ("本办法由市科技局会同市财政局负责解释。", "市科技局:lead 市财政局:participant"),
    ("经市政府批准后实施。", ""),
    ("报市发展改革委备案。", ""),
    ("市政府出台了一系列措施。", ""),
    (
        "各县（市、区）人民政府要切实履行主体责任，省直有关部门要加强指导。",
        "各县（市、区）人民政府:responsible 省直有关部门:responsible",
    ),
    ("在市委、市政府领导下，各部门密切配合。", ""),
    ("领导小组办公室设在市发展改革委，由市发展改革委主任兼任办公室主任。", ""),
    (
        "成立市低空经济发展领导小组，由市长任组长，分管副市长任副组长，市发展改革委、市财政局、市交通局为成员单位，领导小组办公室设在市交通局，承担日常工作。",
        "市长:lead 分管副市长:lead 市发展改革委:member 市财政局:member 市交通局:member 市交通局:office"
        " 领导小组办公室:responsible",
    ),
    ("领导小组成员单位包括市发展改革委、市科委、市教委。", "市发展改革委:member 市科委:member 市教委:member"),
    (
        "建立由市科技局牵头，市工信局、市财政局参加的联席会议制度。",
        "市科技局:lead 市工信局:participant 市财政局:participant",
    ),
    (
        "省科技厅负责高新区归口管理和协调指导，省发展改革委、省工业和信息化厅等省级有关部门按照职责分工对高新区的工作进行指导和支持。",
        "省科技厅:responsible 省发展改革委:responsible 省工业和信息化厅:responsible 省级有关部门:responsible",
    ),
    ("各级各有关部门要强化责任落实。", "各级各有关部门:responsible"),
    ("市发展改革委要会同有关部门加强统筹协调和督促检查。", "市发展改革委:lead 有关部门:participant"),
    ("市商务局、市文化和旅游局按职责分工推进夜间经济发展。", "市商务局:responsible 市文化和旅游局:responsible"),
    ("市住房城乡建设局要发挥牵头作用，各相关部门要密切配合。", "市住房城乡建设局:responsible 各相关部门:responsible"),
    ("市财政局将所需经费纳入年度预算。", "市财政局:responsible"),
    ("支持市科委建设创新平台。", ""),
    ("请各区政府于每月5日前将进展情况报送市发展改革委。", "各区政府:responsible"),
    ("市政府每年安排专项资金5亿元。", "市政府:responsible"),
    (
        "加强统计监测。（责任单位：国家统计局成都调查队、各县（市、区）政府，成都高新区管委会）",
        "国家统计局成都调查队:responsible 各县（市、区）政府:responsible 成都高新区管委会:responsible",
    ),
    (
        "加强信贷支持。（责任单位：人行成都分行营业管理部、国网成都供电公司、四川大学、各金融机构）",
        "人行成都分行营业管理部:responsible 国网成都供电公司:responsible 四川大学:responsible 各金融机构:responsible",
    ),
    ("市有关部门和各区政府要加强协同。", "市有关部门:responsible 各区政府:responsible"),
    ("发挥市联席会议统筹作用，市经济信息化委承担联席会议日常工作。", "市经济信息化委:responsible"),
    (
        "市经济信息化委负责统筹推进，市科委、市财政局等部门配合做好相关工作。",
        "市经济信息化委:responsible 市科委:participant 市财政局:participant",
    ),
    ("鼓励各区政府设立产业基金。", ""),
    ("各区可结合实际制定实施细则。", ""),
    ("市市场监管局应当自受理之日起20日内作出决定。", "市市场监管局:responsible"),
    ("各地各有关部门要积极开展政策宣传。", "各地:responsible 各有关部门:responsible"),
    ("各镇街、机关部门要认真贯彻条例。", "各镇街:responsible 机关部门:responsible"),
    ("市教育、科技等部门在各自职责范围内，负责人工智能产业发展工作。", "市教育、科技等部门:responsible"),
    ("市科技局负责人出席了会议。", ""),
    ("提供市生态环境局对该报告书的审查意见。", ""),
    ("采信市科技局会同市财政局认定的机构的报告。", ""),
    ("督促市有关部门按照法律法规规定梳理明确重点事项。", "市有关部门:responsible"),
    (
        "建立由市政府分管副市长为召集人、市有关部门负责人参加的市氢能联席会议制度。",
        "市政府分管副市长:lead 市有关部门:participant",
    ),
    ("各盟市、县级市要落实责任。", "各盟市:responsible 县级市:responsible"),
    ("崇川区、港闸区人民政府要落实责任。", "崇川区:responsible 港闸区人民政府:responsible"),
    ("县级以上人民政府应当加强对科技工作的领导，将科技经费列入财政预算。", "县级以上人民政府:responsible"),
]


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


def test_an_agency_that_is_not_listed_again_has_a_duty_in_every_later_item():
    extraction = Pipeline().extract(Document("a.txt", "0", LATER))
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
