"""Agencies in sentences of the genre, marked in place."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.agencies import AgencyFinder
from ontology.rows import load_concepts
from tests.marks import parse


@pytest.fixture(scope="module")
def finder():
    return AgencyFinder(load_concepts())


SENTENCES = [
    "{A:县住建局}会同{A:县城管执法局}、{A:县教体局}整治校园周边。",
    "{A:县消防救援大队}、{A:浙江能源监管办}要做好保障。",
    "{A:市委督查室}会同{A:市政府督查室}每季度督办。",
    "由{A:分管农业的副县长}牵头，{A:自治区经委}、{A:县供电局}配合。",
    "{A:各地商务主管部门}要加强指导，{A:各地}{A:各有关部门}要抓好落实。",
    "{A:市发展改革委}、{A:省发改委}和{A:区发改局}分级管理。",
    "{A:市人力资源和社会保障局}会同{A:市委组织部}落实。",
    "报{A:国务院}批准后，由{A:工业和信息化部}组织实施。",
    "{A:海淀区政府}、{A:中关村管委会}要加强协作。",
    "{A:各区政府}和{A:市有关部门}要密切配合。",
    "成立{A:市氢能产业发展领导小组}，{A:领导小组办公室}设在{A:市能源局}。",
    "发挥{A:市软件和信息服务业专家咨询委员会}作用。",
    "完善由{A:分管市领导}牵头的机制。",
    "{A:市、区人民政府}应当保障经费。",
    "{A:各省、自治区、直辖市人民政府}，{A:国务院各部委}、{A:各直属机构}：",
    "{A:市人民政府及其教育、科学技术、财政等部门}应当给予支持。",
    "开展检测。（责任单位：{A:市水务局（海洋局）}、{A:甲大学}、{A:乙集团公司}）",
    "加大投入。（{A:各市、州、县人民政府}负责）",
    "按职责落实。（牵头单位：{A:市科委}，配合单位：{A:各区}、{A:县级市}）",
    "{A:各区委}、{A:区政府}，{A:市委、市政府各部委办局}，各总公司，各人民团体，各高等院校：",
    "{A:各区县（自治县）人民政府}，{A:市政府各部门}，有关单位：",
    "{A:各设区市人民政府}，{A:省人民政府各工作部门}、{A:各直属机构}：",
    "{A:各镇人民政府}，{A:各街道办事处}，{A:区政府各委、办、局}，各区属公司：",
    "{A:各市、州人民政府}，{A:各县（市、区、特区）人民政府}，{A:省政府各部门}、{A:各直属机构}：",
    "{A:各市（州）、县（市、区）人民政府}，{A:省级有关部门}：",
    "{A:各镇政府}、{A:街道（地区）办事处}，{A:各委、办、局}：",
    "经{A:区政府}研究同意，现印发给你们。",
    "{A:联席会议办公室}设在{A:市经济信息委}，负责日常工作。",
    "建立由{A:市政府分管副市长}为召集人、{A:市政府有关部门}负责人参加的工作机制。",
    "由{A:区发展改革委}会同{A:其他各相关部门}负责解释。",
    "{A:市委}{A:市政府}高度重视，{A:省委}{A:省政府}作出部署。",
    "深入贯彻落实{A:党中央}、{A:国务院}决策部署和{A:省委}、{A:省政府}工作要求。",
    "{A:工业和信息化部}、{A:国家统计局}、{A:国家发展改革委}、{A:财政部}联合印发文件。",
    "对申请材料，由{A:县级农业农村（农村经营管理）部门}初审。",
    "{A:教育、体育部门}要在政策上予以引导，{A:体育部门}做好方案。",
    "符合{A:卫生健康部门}制定的诊疗方案。",
    "{A:各镇街}、{A:住建等部门}，要在辖区内建设公园。",
    "{A:市市场监管局}推动标准制定，{A:市委金融办}引导金融机构。",
    "{A:各级政府}要切实履行职责，{A:各地区}、{A:各部门}要抓好落实。",
    "{A:遂宁海关}、{A:贵阳市税务局}、{A:湖北银保监局}和{A:人民银行武汉分行}加强协作。",
    "{A:北京经济技术开发区管委会}、{A:天府新区成都管委会}要主动服务。",
    "{A:自治区发展改革委}牵头，{A:各盟市}配合。",
    "报{A:市场监管总局}备案，抄送{A:银保监会}、{A:证监会}。",
    "发挥{A:市推进长江经济带发展领导小组}作用，{A:领导小组办公室}要加强调度。",
    "成立以{A:市长}任组长、{A:分管副市长}任副组长的{A:市数字经济发展领导小组}。",
    "{A:省推进“一带一路”建设工作领导小组办公室}统筹协调。",
    "{A:新疆生产建设兵团}、{A:各省、自治区、直辖市及计划单列市人民政府}要落实。",
    "{A:市人大常委会}监督检查，{A:市中级人民法院}、{A:市检察院}依法办理。",
    "{A:街道办事处}、{A:乡镇人民政府}应当协助做好工作。",
    "{A:县级以上地方人民政府}应当将其纳入规划。",
    "{A:国务院交通运输主管部门}负责全国工作。",
    "{A:县级以上人民政府发展改革、工业和信息化、财政等部门}按照职责分工做好工作。",
    "{A:市发展改革、财政等有关部门}应当各负其责。",
    "{A:城市规划建设管理部门}的整体水平不断提高。",
    "{A:浦东新区政府}和{A:临港新片区管委会}先行先试。",
    "{A:海淀区发展改革委}、{A:昌平区经济和信息化局}会同{A:市科委}、{A:中关村管委会}推进。",
    "{A:省委办公厅}、{A:省政府办公厅}组织督查。",
    "{A:市政府办公厅}要加强督促检查，{A:市政府督查室}跟踪问效。",
    "{A:市公安局交管局}负责道路交通组织。",
    "{A:县委组织部}、{A:县人社局}负责人才工作。",
    "{A:区委}{A:区政府}研究决定。",
    "{A:区商务局}、{A:财政局}、{A:税务局}按职责分工落实。",
    "由{A:市统计局}牵头，{A:国家统计局贵阳调查队}配合。",
    "{A:国家电影局}、{A:国家版权局}、{A:国家文物局}联合发布。",
    "{A:团市委}、{A:市妇联}、{A:市总工会}组织开展活动。",
    "{A:海关总署}、{A:税务总局}、{A:国家外汇局}等部门出台措施。",
    "{A:市发展和改革委员会（市物价局）}核定价格。",
    "{A:区建设管理委}、{A:区规划资源局}、{A:区绿化市容局}指导实施。",
    "报{A:市政府}审定后实施，重大事项向{A:市委}请示报告。",
    "经{A:国务院}批准设立的自贸试验区。",
    "{A:市住房城乡建设委}、{A:市规划自然资源委}负责组织实施。",
    "{A:省科技厅}、{A:省工业和信息化厅}要做好衔接。",
    "{A:各地}要结合实际制定方案。",
    "本措施由{A:临泉县工业和信息化局}负责解释。",
    "{A:各区(市)县政府(管委会)},{A:市级有关部门},有关单位:",
    "{A:各县、区人民政府},{A:高新区管委会},{A:市直各部门},各有关单位:",
    "{A:各地级以上市人民政府},{A:省政府各部门}、{A:各直属机构}:",
    "{A:各盟市}、{A:县级市}要落实责任，{A:各区}、{A:功能区}要加强保障。",
    "{A:临江市各区}要落实责任。",
    "{A:崇川区}、{A:港闸区人民政府}要落实责任。",
    "{A:各牵头单位}要统筹落实,{A:各参与单位}要主动配合。",
]
NOTHING = [
    "发挥市政府投资引导基金作用，加强政府采购。",
    "支持清华大学、甲集团公司建设研究院。",
    "贯彻《国务院关于促进就业的意见》。",
    "政府引导、市场主导，完善市场监管体系。",
    "优化区域布局，打造市场化平台。",
    "支持商办园区改造。",
    "地方政府债务、政府采购、政府投资基金不属此列。",
    "园区管理机构和园区平台公司分工负责。",
    "加强部门间信息共享，推进跨部门联动和多部门联合执法。",
    "支持高校设立科技成果转移转化部门。",
    "完善社区服务中心和街道布局。",
    "优化区域产业布局，形成市场化格局。",
    "推进市政管廊建设，改善市容环境，培育上市公司。",
    "享受国务院政府特殊津贴的专家。",
    "根据《国务院办公厅关于加快发展的意见》要求。",
    "市政府投资引导基金和省级政府专项债券给予支持。",
    "请各单位遵照执行。",
    "在市级层面设立专项资金，区级财政给予配套。",
    "鼓励各地探索创新。",
    "支持甲区、乙区建设，各镇、街道发展水平提高。",
    "支持崇川区、港闸区建设产业园。",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_marks_what_a_careful_reader_marks(finder, sentence):
    marked = parse(sentence)
    assert [(m.kind.value, marked.text[m.start : m.end]) for m in finder.find(marked.text)] == marked.named()


@pytest.mark.parametrize("sentence", NOTHING)
def test_what_is_no_agency_is_left_alone(finder, sentence):
    assert finder.find(sentence) == ()


def test_a_signature_and_a_title_name_nobody(finder):
    assert finder.find("遂宁市人民政府办公室 2020年2月4日") == ()
    assert finder.find("贵阳市人民政府关于加快物流业发展的意见") == ()


def test_names_in_a_list_need_no_shape_of_a_government(finder):
    text = "加强信贷支持。（责任单位：甲大学、国网乙市供电公司、丙调查队、各金融机构、各有关单位）"
    assert [text[m.start : m.end] for m in finder.find(text)] == [
        "甲大学",
        "国网乙市供电公司",
        "丙调查队",
        "各金融机构",
    ]


def test_two_names_run_together_are_two(finder):
    text = "推进改造。（责任单位：市发展改革委市财政局、市水务局（海洋局））"
    assert [text[m.start : m.end] for m in finder.find(text)] == ["市发展改革委", "市财政局", "市水务局（海洋局）"]


@given(
    st.text(
        alphabet="市区县省各政府委局部门、，。（）会同有关发展改革领导小组管办公室《》责任单位：负责牵头", max_size=60
    )
)
def test_any_text_gives_spans_in_order_that_do_not_overlap(finder, text):
    found = finder.find(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_the_issuer_of_a_document_that_is_no_more_is_no_agency(finder):
    text = "参照原农牧厅《草原管护员办法》和原国土资源部〔2009〕3号文执行，原市经贸委负责收尾。"
    assert [text[found.start : found.end] for found in finder.find(text)] == ["市经贸委"]


@pytest.mark.parametrize(
    "marked",
    [
        "由{A:公安机关}、{A:税务机关}依法处理。",
        "培训面向{A:省级以上水产部门}的骨干。",
        "协管员由{A:市、县水利等部门（单位）}选派。",
        "按{A:央行}的规定办理，通过人民银行支付系统划拨。",
    ],
)
def test_bodies_named_by_field_or_by_power(finder, marked):
    wanted = parse(marked)
    assert [(found.start, found.end) for found in finder.find(wanted.text)] == [span[:2] for span in wanted.mentions]


@pytest.mark.parametrize(
    "marked",
    [
        "{A:各盟行政公署、市人民政府}要禁牧。",
        "{A:旗县（市、区）}不得扩大放牧范围。",
        "{A:自治区水利厅}会同{A:自治区财政厅}、{A:林草局}建立台账。",
    ],
)
def test_leagues_and_banners(finder, marked):
    wanted = parse(marked)
    assert [(found.start, found.end) for found in finder.find(wanted.text)] == [span[:2] for span in wanted.mentions]
