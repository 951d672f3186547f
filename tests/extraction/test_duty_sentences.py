"""What sentences give an agency to do: prohibitions, whom it gathers, when and from where it acts, what two share."""

import pytest

from tests.extraction.duties_stated import stated


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


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("涉农县区每年编制一次采购目录。", "涉农县区:responsible:每年编制一次采购目录"),
        ("市、县（市、区）、市属园区要落实配套资金。", "市、县（市、区）、市属园区:responsible:落实配套资金"),
        (
            "渔船已经检疫的，由镇（街道）负责、渔业协会配合，为船主办理停靠证明。",
            "镇（街道）:responsible:为船主办理停靠证明",
        ),
        ("国家级经开区所在地政府负责渔港的日常管护。", "国家级经开区所在地政府:responsible:渔港的日常管护"),
        ("各镇街、机关各部门要开展增殖放流。", "各镇街:responsible:增殖放流 机关各部门:responsible:增殖放流"),
        ("船检费用，主管单位每半年定期要向渔民公布明细。", "主管单位:responsible:向渔民公布明细"),
        ("条件成熟的，由所在区政府向市农业农村局提出命名申请。", "所在区政府:responsible:向市农业农村局提出命名申请"),
        ("具体补贴标准，由农业牵头会同财政部门另行研究制定。", "农业:lead:研究制定 财政部门:participant:研究制定"),
        (
            "建立由党委负责人牵头、有关部门参加的护渔协调机制。",
            "党委负责人:lead:护渔协调机制 有关部门:participant:护渔协调机制",
        ),
        ("非法捕捞的，由公安机关依法查处。", "公安机关:responsible:查处"),
        ("由县级以上渔业部门责令限期改正。", "县级以上渔业部门:responsible:责令限期改正"),
    ],
)
def test_subjects_that_are_named_in_other_ways(pipeline, sentence, wanted):
    assert " ".join(":".join(duty) for duty in stated(pipeline, sentence)) == wanted


def test_the_office_of_a_body_and_what_it_is_to_do(pipeline):
    line = "成立市护渔工作领导小组。领导小组办公室设在市农业农村局，承担领导小组的日常工作。"
    assert stated(pipeline, line) == [
        ("市农业农村局", "office", "市护渔工作领导小组"),
        ("领导小组办公室", "responsible", "领导小组的日常工作"),
    ]


def test_whom_every_later_item_involves(pipeline):
    lines = (
        "（一）疏浚河道。清理淤积。（市水利局负责。以下各项任务均涉及各县（市、区），不再单独列出）",
        "（二）放流鱼苗。（市农业农村局负责）",
    )
    assert ("各县（市、区）", "responsible", "放流鱼苗") in stated(pipeline, *lines)


@pytest.mark.parametrize(
    ("line", "task"),
    [
        ("3 \t 渔港经理人制度 \t 选聘懂渔业、会经营的人担任。 \t 市农业农村局、市人社局 \t 全市", "渔港经理人制度"),
        ("渔港经理人制度\t选聘懂渔业的人担任。\t市农业农村局、市人社局", "渔港经理人制度"),
        ("2.5万亩滩涂纳入保护。（市水利局、市财政局负责）", "2.5万亩滩涂纳入保护"),
        ("2.2024年底前建成冷库。（市水利局、市财政局负责）", "2024年底前建成冷库"),
        ("2024年底前建成冷库。（市水利局、市财政局负责）", "2024年底前建成冷库"),
    ],
)
def test_a_task_holds_no_tab_and_loses_no_digit(pipeline, line, task):
    assert {named for _, _, named in stated(pipeline, line)} == {task}


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        (
            "市水利局会同市财政局按月抽查，市农业农村局通报结果。",
            [
                ("市水利局", "lead", "按月抽查"),
                ("市财政局", "participant", "按月抽查"),
                ("市农业农村局", "responsible", "通报结果"),
            ],
        ),
        (
            "各区要参照制定细则，市政府督查室开展督查。",
            [("各区", "responsible", "参照制定细则"), ("市政府督查室", "responsible", "督查")],
        ),
        ("各区要高度重视，划定禁渔区。", [("各区", "responsible", "划定禁渔区")]),
        ("各区要结合实际划定禁渔区。", [("各区", "responsible", "划定禁渔区")]),
    ],
)
def test_a_task_is_never_what_the_next_agency_does(pipeline, sentence, wanted):
    assert stated(pipeline, sentence) == wanted


@pytest.mark.parametrize(
    "sentence", ["本办法由市水利局负责解释。", "第九条 本办法由市水利局负责解释，自印发之日起施行。"]
)
def test_to_explain_a_measure_is_the_task(pipeline, sentence):
    assert stated(pipeline, sentence) == [("市水利局", "responsible", "解释")]


def test_who_leads_a_body_that_the_sentence_founds(pipeline):
    line = "成立市护渔工作专班，由市政府分管副市长牵头，市农业农村局、市水利局为成员单位。"
    assert [(agency, role, task) for agency, role, task in stated(pipeline, line) if role == "lead"] == [
        ("市政府分管副市长", "lead", "市护渔工作专班")
    ]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("（责任单位：市水利局；市财政局、市审计局参与）", "responsible participant participant"),
        ("（责任单位：市水利局；市财政局）", "responsible responsible"),
        ("（各市、县、自治县人民政府，省水利厅）", "responsible responsible"),
    ],
)
def test_a_list_whose_last_part_says_its_own_role(pipeline, words, wanted):
    assert " ".join(role for _, role, _ in stated(pipeline, "（一）疏浚河道。清理淤积。" + words)) == wanted


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("县水利局：负责堤防巡查，承担抢险技术支撑。", ("responsible", "堤防巡查")),
        ("（二）县气象局：及时发布雷电预警。", ("responsible", "发布雷电预警")),
        ("县公安局：维护渡口秩序。", ("responsible", "维护渡口秩序")),
        ("县交通局：牵头制定渡口管理办法。", ("lead", "制定渡口管理办法")),
        ("县卫健局：配合做好卫生防疫。", ("participant", "做好卫生防疫")),
    ],
)
def test_a_list_of_charges_has_a_colon_behind_the_name(pipeline, line, wanted):
    assert [(role, task) for _, role, task in stated(pipeline, "各成员单位职责：", line)] == [wanted]


@pytest.mark.parametrize("line", ["县水利局：李某 5551234", "县水利局：", "联系单位：县水利局"])
def test_a_colon_that_charges_nobody(pipeline, line):
    assert stated(pipeline, line) == []


def test_the_seats_of_a_headquarters(pipeline):
    line = "县防汛指挥部由县长任指挥长，分管副县长任副指挥长，县水利局、县气象局主要负责人为成员。"
    assert stated(pipeline, line) == [
        ("县长", "lead", "县防汛指挥部"),
        ("分管副县长", "lead", "县防汛指挥部"),
        ("县水利局", "member", "县防汛指挥部"),
        ("县气象局", "member", "县防汛指挥部"),
    ]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("2.改造渔港护岸3公里。（市水利局，9月底前）", [("市水利局", "responsible", "改造渔港护岸3公里")]),
        ("市水利局将组织专家复核数据。", [("市水利局", "responsible", "组织专家复核数据")]),
        ("渔业主管部门接到举报后，应当在三日内查处。", [("渔业主管部门", "responsible", "查处")]),
        ("第四条 评定工作由市水利局组织实施。", [("市水利局", "responsible", "评定工作")]),
        ("市水利局要将清单报市政府（联系人：李某）。", [("市水利局", "responsible", "将清单报市政府")]),
        ("各牵头单位每季度末向市水利局报送进度。", [("各牵头单位", "responsible", "每季度末向市水利局报送进度")]),
        (
            "农业、水利、气象等有关部门，按照职责分工做好抗旱工作。",
            [("农业、水利、气象等有关部门", "responsible", "做好抗旱工作")],
        ),
        (
            "建立由市政府秘书长召集，市水利局、市气象局参加的联席会议。",
            [
                ("市政府秘书长", "lead", "联席会议"),
                ("市水利局", "participant", "联席会议"),
                ("市气象局", "participant", "联席会议"),
            ],
        ),
    ],
)
def test_duties_of_rules_of_notices_and_of_work_plans(pipeline, sentence, wanted):
    assert stated(pipeline, sentence) == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("（五）市水利局、市财政局等部门按职责分工，落实管护经费。", "市水利局:落实管护经费 市财政局:落实管护经费"),
        ("第六条 市水利局适时组织开展抽查。", "市水利局:抽查"),
        ("各区政府是责任主体，对本区供水安全负总责。", "各区政府:对本区供水安全负总责"),
        ("领导小组由市水利局、市财政局等部门负责同志组成。", ""),
    ],
)
def test_subjects_that_open_an_item(pipeline, sentence, wanted):
    assert " ".join(f"{agency}:{task}" for agency, _, task in stated(pipeline, sentence)) == wanted


def test_what_an_agency_must_have_done_to_win_an_award_is_no_duty(pipeline):
    lines = ("二、认定条件", "1.市水利局制定管护办法。", "2.水质达标。", "三、保障措施", "1.市水利局制定管护办法。")
    assert [task for _, _, task in stated(pipeline, *lines)] == ["制定管护办法"]
