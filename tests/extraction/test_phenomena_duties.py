"""Who does what, in every form that real documents use: each with sentences that say it and sentences that do not.

The sentences stand in a document of a made-up city, as an item of its own section, and are read by the whole pipeline.
"""

import pytest

from extraction.model import Document
from tests.extraction.duties_stated import TITLE, stated


def roles(pipeline, *lines):
    return " ".join(f"{agency}:{role}" for agency, role, _ in stated(pipeline, *lines))


BRACKETS = ["（）", "()", "〔〕", "[]", "【】"]


@pytest.mark.parametrize("colon", "：:")
@pytest.mark.parametrize("brackets", BRACKETS)
def test_a_labelled_list_in_any_bracket(pipeline, brackets, colon):
    left, right = brackets
    line = f"（一）推进路网建设。打通断头路。{left}责任单位{colon}区建管委、区发展改革委{right}"
    assert stated(pipeline, line) == [
        ("区建管委", "responsible", "推进路网建设"),
        ("区发展改革委", "responsible", "推进路网建设"),
    ]


ITEM = "打通断头路，完善路网。"
SAYS = {
    "label: who is responsible": [
        ("（责任部门：市交通局、各区等）", "市交通局:responsible 各区:responsible"),
        ("（实施主体：市城投公司）", "市城投公司:responsible"),
    ],
    "label: lead and support": [
        ("（牵头单位：市交通局，配合单位：市财政局、各街镇）", "市交通局:lead 市财政局:participant 各街镇:participant"),
        ("（牵头单位：市交通局；责任单位：市财政局、各区）", "市交通局:lead 市财政局:responsible 各区:responsible"),
        ("（主办单位：市交通局；协办单位：市财政局）", "市交通局:lead 市财政局:participant"),
    ],
    "bare list": [("（市经委、市规划资源局）", "市经委:responsible 市规划资源局:responsible")],
    "roles as verbs": [
        (
            "（生态环境部牵头，自然资源部、国家统计局参与）",
            "生态环境部:lead 自然资源部:participant 国家统计局:participant",
        ),
        ("（市交通局会同有关部门负责）", "市交通局:lead 有关部门:participant"),
        ("（住房城乡建设部指导，试点城市政府负责落实）", "住房城乡建设部:responsible 试点城市政府:responsible"),
        ("（市交通局牵头、各区配合）", "市交通局:lead 各区:participant"),
    ],
    "lead with shared duty": [
        (
            "（财政部牵头，教育部、科技部等部门及各地区按职责分工负责）",
            "财政部:lead 教育部:responsible 科技部:responsible 各地区:responsible",
        ),
        ("（市教育局、市人社局等负责）", "市教育局:responsible 市人社局:responsible"),
    ],
    "scope or date in the same bracket": [
        ("（负责部门：市交通局，适用范围：各区县）", "市交通局:responsible"),
        ("（市交通局牵头，2025年12月底前完成）", "市交通局:lead"),
        ("（牵头单位：市交通局；完成时限：2025年底）", "市交通局:lead"),
    ],
    "no bracket": [("责任单位：市交通局、各区。", "市交通局:responsible 各区:responsible")],
    "sub-offices, branches, collectives, counted bodies": [
        (
            "（责任单位：市水务局（海洋局）、人行临江中心支行）",
            "市水务局（海洋局）:responsible 人行临江中心支行:responsible",
        ),
        ("（责任单位：市住建委市重大办、各街镇）", "市住建委市重大办:responsible 各街镇:responsible"),
        ("（责任单位：17个市级责任单位）", "17个市级责任单位:responsible"),
        ("（责任单位：市教育局等17个成员单位）", "市教育局:responsible"),
    ],
    "others than agencies": [
        (
            "（责任单位：临江大学、市第一医院、国网临江供电公司）",
            "临江大学:responsible 市第一医院:responsible 国网临江供电公司:responsible",
        )
    ],
    "agencies that are no more, and other tiers": [
        (
            "（铁道部、市经贸委、各盟市、县级市政府、街道办事处负责）",
            "铁道部:responsible 市经贸委:responsible 各盟市:responsible 县级市政府:responsible 街道办事处:responsible",
        )
    ],
    "a missing separator": [
        ("（责任单位：市水务局市财政局）", "市水务局:responsible 市财政局:responsible"),
    ],
}


@pytest.mark.parametrize(("words", "wanted"), [pair for pairs in SAYS.values() for pair in pairs])
def test_a_list_behind_an_item(pipeline, words, wanted):
    assert roles(pipeline, ITEM + words) == wanted
    assert {task for _, _, task in stated(pipeline, ITEM + words)} == {"打通断头路，完善路网"}


@pytest.mark.parametrize(
    "words",
    [
        "（含市区道路、各区支路）",
        "（详见附件）",
        "（以下简称路网）",
        "（2025年底前完成）",
        "（适用范围：各区县）",
        "（联系电话：12345）",
        "（不含各区）",
        "（如市区、郊区）",
        "（参照省有关规定）",
    ],
)
def test_a_bracket_that_gives_nobody_a_duty(pipeline, words):
    assert roles(pipeline, ITEM + words) == ""


def test_a_list_on_lines_of_its_own(pipeline):
    lines = ("（一）推进路网建设。打通断头路。", "牵头单位：市交通局", "配合单位：市财政局、各区", "完成时限：2025年底")
    assert stated(pipeline, *lines) == [
        ("市交通局", "lead", "推进路网建设"),
        ("市财政局", "participant", "推进路网建设"),
        ("各区", "participant", "推进路网建设"),
    ]


def test_a_list_belongs_to_its_own_item(pipeline):
    lines = ("（一）推进路网建设。打通断头路。（市交通局负责）", "（二）保护水源。开展巡查。（市水务局负责）")
    assert stated(pipeline, *lines) == [
        ("市交通局", "responsible", "推进路网建设"),
        ("市水务局", "responsible", "保护水源"),
    ]


SUBJECTS = [
    ("市交通局牵头开展路网规划。", "市交通局:lead"),
    ("各区要加大投入力度，完善配套措施。", "各区:responsible"),
    ("市有关部门要加强指导，各区政府要抓好落实。", "市有关部门:responsible 各区政府:responsible"),
    (
        "由市交通局牵头，会同市财政局、市教育局，制定实施细则。",
        "市交通局:lead 市财政局:participant 市教育局:participant",
    ),
    ("市交通局牵头，会同市财政局制定细则。", "市交通局:lead 市财政局:participant"),
    (
        "市交通局负责组织评审；市财政局负责资金拨付；各区负责属地监管。",
        "市交通局:responsible 市财政局:responsible 各区:responsible",
    ),
    ("各盟市要落实资金，街道办事处应当做好服务。", "各盟市:responsible 街道办事处:responsible"),
]
NOBODY = [
    "市交通局出台了意见。",
    "方案报市政府批准。",
    "加强与市财政局的沟通。",
    "根据市交通局要求办理手续。",
    "鼓励市交通局开展合作，支持各区建设园区。",
    "本市企业要加强研发，高校要培养人才。",
    "经市委、市政府同意，制定本意见。",
    "各区支路总长增加。",
]


@pytest.mark.parametrize(("sentence", "wanted"), SUBJECTS)
def test_the_agency_as_subject(pipeline, sentence, wanted):
    assert roles(pipeline, sentence) == wanted


@pytest.mark.parametrize("sentence", NOBODY)
def test_an_agency_that_is_given_nothing_to_do(pipeline, sentence):
    assert roles(pipeline, sentence) == ""


def test_a_rule_for_later_items(pipeline):
    lines = (
        "（一）推进路网建设。打通断头路。（市交通局、市财政局负责，列第一位者为牵头单位，下同）",
        "（二）保护水源。开展巡查。（市水务局、市财政局负责）",
    )
    assert roles(pipeline, *lines) == "市交通局:lead 市财政局:responsible 市水务局:lead 市财政局:responsible"


@pytest.mark.parametrize("separator", ["\t", " \t "])
def test_a_table(pipeline, separator):
    head, row = (
        ("序号", "任务", "牵头单位", "配合单位", "时限"),
        ("1", "推进路网建设", "市交通局", "各区、甲大学", "2025年"),
    )
    assert stated(pipeline, separator.join(head), separator.join(row)) == [
        ("市交通局", "lead", "推进路网建设"),
        ("各区", "participant", "推进路网建设"),
        ("甲大学", "participant", "推进路网建设"),
    ]


def test_a_table_of_figures_gives_nobody_a_duty(pipeline):
    assert roles(pipeline, "指标\t2020年\t2025年", "市区路网\t12公里\t15公里", "各区支路\t3公里\t4公里") == ""


def test_every_duty_of_an_item_is_in_the_item_s_task(pipeline):
    text = TITLE + "（一）突破储氢技术。支持燃料电池示范。（牵头单位：市科技局，配合单位：市财政局）\n"
    extraction = pipeline.extract(Document("a.txt", "0", text))
    tasks = {duty.task for duty in extraction.duties}
    assert len(tasks) == 1
    about = extraction.tasks[tasks.pop()].about
    assert {one.entity for one in extraction.mentions if one.span.of(text) == "储氢技术"} <= set(about)


def test_a_list_behind_plain_text_is_about_that_text(pipeline):
    text = TITLE + "支持燃料电池示范。（责任单位：市科技局）\n"
    extraction = pipeline.extract(Document("a.txt", "0", text))
    (duty,) = extraction.duties
    assert len(extraction.tasks[duty.task].about) == 1
