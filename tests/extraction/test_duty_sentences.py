"""What sentences give an agency to do: prohibitions, whom it gathers, when and from where it acts, what two share."""

import pytest

from extraction.model import Document, Metadata
from extraction.pipeline import Pipeline

TITLE = "临江市人民政府关于促进渔业发展的意见\n一、重点任务\n"


@pytest.fixture(scope="module")
def pipeline():
    return Pipeline()


def stated(pipeline, *lines):
    """The duties of some lines: agency, role and task."""
    text = TITLE + "\n".join(lines) + "\n"
    extraction = pipeline.extract(
        Document("a.txt", "0", text, Metadata(issuers=("临江市人民政府",), date="2022-03-04"))
    )
    return [
        (extraction.mentions[duty.mention].span.of(text), duty.role.value, duty.task_text) for duty in extraction.duties
    ]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("渔船凭检验证书出港，有关部门不得重复收费。", ("有关部门", "responsible", "不得重复收费")),
        ("各区一律不得新批采砂项目。", ("各区", "responsible", "一律不得新批采砂项目")),
        ("市财政局未经批准，不得挪用补助资金。", ("市财政局", "responsible", "未经批准，不得挪用补助资金")),
        ("各镇人民政府严禁围湖造田。", ("各镇人民政府", "responsible", "严禁围湖造田")),
    ],
)
def test_a_prohibition_keeps_its_word(pipeline, sentence, wanted):
    assert stated(pipeline, sentence) == [wanted]


@pytest.mark.parametrize(
    "sentence",
    [
        "渔港规划调整不再由市水利局审批。",
        "小型网箱养殖无需由市农业农村局批准。",
        "渔船登记原由市海事局负责。",
    ],
)
def test_what_is_no_longer_or_need_not_be_somebody_s(pipeline, sentence):
    assert stated(pipeline, sentence) == []


def test_whom_the_subject_gathers_is_not_made_the_subject(pipeline):
    line = "各区政府要在半年内出台补贴细则，组织有关部门核定名录，重点扶助困难渔户。"
    assert stated(pipeline, line) == [("各区政府", "responsible", "出台补贴细则")]


@pytest.mark.parametrize(
    ("sentence", "task"),
    [
        ("市农业农村局组织市财政局、市水利局等有关部门和专家召开评审会。", "召开评审会"),
        ("市农业农村局应当组织各区排查隐患。", "排查隐患"),
        ("市农业农村局负责邀请市气象局和行业协会会商汛情。", "会商汛情"),
    ],
)
def test_what_the_gathered_are_called_for_is_the_task_of_who_gathers(pipeline, sentence, task):
    assert stated(pipeline, sentence) == [("市农业农村局", "responsible", task)]


def test_support_for_an_agency_keeps_its_verb(pipeline):
    assert ("市财政局", "responsible", "支持各区建设渔港") in stated(pipeline, "市财政局要支持各区建设渔港。")


@pytest.mark.parametrize(
    ("sentence", "task"),
    [
        ("各区要在本意见施行之日起60日内，公布禁渔水域。", "公布禁渔水域"),
        ("市水利局应当在十个工作日内作出答复。", "作出答复"),
        ("各区要于每年三月底前将放流计划报市农业农村局。", "将放流计划报市农业农村局"),
        ("各区要在2024年6月底前完成渔船检验。", "完成渔船检验"),
        ("市水利局要立足本职，加快修复河湖岸线。", "加快修复河湖岸线"),
        ("市水利局要坚持生态优先，划定禁采区。", "划定禁采区"),
        ("各区要从本地实际出发，编制养殖规划。", "编制养殖规划"),
        ("市水利局要在防汛准备工作中，加强巡查。", "加强巡查"),
    ],
)
def test_when_and_from_where_somebody_acts_is_no_task(pipeline, sentence, task):
    assert [(role, named) for _, role, named in stated(pipeline, sentence)] == [("responsible", task)]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        (
            "市水利局负责河道疏浚的组织实施，市财政局、各区配合。",
            [
                ("市水利局", "responsible", "河道疏浚的组织实施"),
                ("市财政局", "participant", "河道疏浚的组织实施"),
                ("各区", "participant", "河道疏浚的组织实施"),
            ],
        ),
        (
            "补助标准由市财政局会同市水利局另行制定。",
            [("市财政局", "lead", "补助标准"), ("市水利局", "participant", "补助标准")],
        ),
        (
            "支持由市科技局会同市农业农村局认定的育种基地。",
            [("市科技局", "lead", "认定"), ("市农业农村局", "participant", "认定")],
        ),
        ("支持市科技局会同市农业农村局认定的育种基地。", []),
    ],
)
def test_what_two_do_together(pipeline, sentence, wanted):
    assert stated(pipeline, sentence) == wanted


RULE = "（一）疏浚河道。清理淤积。（市水利局、市财政局负责，列第一位者为牵头单位，下同）"


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("（市农业农村局、市财政局负责）", "lead responsible"),
        ("（市农业农村局、市财政局，各区政府按职责分工负责）", "lead responsible responsible"),
        ("（市农业农村局、市财政局按职责分工负责）", "responsible responsible"),
        ("（各有关部门、各区政府负责）", "responsible responsible"),
    ],
)
def test_a_declared_lead_is_one_body_in_a_list_that_does_not_share_the_work(pipeline, words, wanted):
    _, _, *later = stated(pipeline, RULE, "（二）放流鱼苗。" + words)
    assert " ".join(role for _, role, _ in later) == wanted
