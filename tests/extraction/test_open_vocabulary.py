"""Terms that no lexicon holds: found by the shape of the phrase and of the list that they stand in."""

import pytest

from extraction.tag import TopicTagger
from ontology.rows import load_concepts
from tests.marks import parse

COMPOUNDS = [
    "推广{T:可穿戴健康设备}。",
    "研发{T:可降解包装材料}、{T:非晶带材变压器}。",
    "开发{T:高纯石英坩埚}等产品。",
    "推广{T:蓄热式窑炉}。",
    "研制{T:多旋翼喷雾无人机}。",
]
DEVICES = [
    "支持研制{T:甘薯移栽机}、{T:残膜回收机}。",
    "发展{T:港区物流车}、{T:管道清淤车}等装备。",
    "研发{T:膜蒸馏反应器}。",
]
PARTS = [
    "加快发展{I:电动叉车及零部件产业}。",
    "壮大{I:新能源汽车及零部件}、{I:新材料}等产业集群。",
]
MAJORITIES = [
    "保障{T:呼吸机}、{T:医用防护服}、{T:红外测温仪}、{T:负压救护车}、{T:额温计}供应。",
]
COUNTED = [
    "以{I:电子信息}、{I:装备制造}、{I:绿色食品}三大主导产业为重点。",
    "形成{I:现代农业}、{I:智能终端}等3个千亿级产业集群。",
    "布局{I:量子信息}、{I:脑机接口}等未来产业。",
]
WHOLE_MEMBERS = [
    "培育{I:社交电商}、{I:果蔬电商}、{I:同城配送}等新业态。",
    "发展{I:刺绣}、{I:竹编}、{I:漆器}等{I:传统工艺产业}。",
]
COINED = [
    "发展“{I:互联网＋林下经济}”，壮大{I:“光车网芯”产业}集群。",
    "以{I:硒产业}、{I:菌产业}为主导，主攻{T:移栽机器人}和{I:智能家居产业}。",
    "应用{T:船舶自动靠泊系统（ABS）}、{T:射频识别（RFID）}。",
]
EDGES = [
    "推广{T:大口径输水管道}和{T:光伏幕墙}。",
    "{I:药材种植}用电执行{I:农业}电价。",
    "建立{T:商户信用评价系统}、{T:农产品质量追溯平台}。",
    "加密布局{T:港口岸电设施}，完善{I:物流}基础设施。",
    "健全{I:居家养老服务}体系和{I:托育服务}网络。",
    "发展{I:设计咨询业}，延伸{I:核桃}全产业链。",
    "发展{T:铁基与镍基高温合金}。",
    "完善{I:环保}基础设施，健全{T:区块链}治理规则，供给文化产品。",
    "支持{T:量子计算}成果转化专业服务机构发展。",
    "聚焦{T:液化天然气（LNG）运输船}、{T:极地科考船}等{T:高技术船舶}。",
    "推广{T:激光焊接}、{T:机器人喷涂}、{T:煤层气抽采}。",
    "提供{I:日间照料}、{I:助浴助洁}等服务，发展{I:“互联网+”医疗服务}。",
    "重点研发{T:服务器操作系统}和{T:电机铁芯}。",
    "发展{I:矿山安全装备产业}、{I:航空救生装备产业}、{I:生物基纺织业}。",
    "推广{T:渗漏监测传感器}、{T:水质监测无人机}。",
    "引进{I:金融}高端人才，培养{I:体育}各类领军人才。",
]
FIRMS = [
    "依托华康医药、瑞丰药业等龙头企业。",
    "设立生物医药产业创业投资基金。",
    "实施大数据行动计划。",
]
CHAINS = [
    "补齐{I:量子科技}产业链。",
    "推进{I:农业}产业化经营。",
]
NOTHING = [
    "及时更新相关技术目录。",
    "承担购置费、租赁费，用于设备维护。",
    "鼓励企业回购地方政府产业投资。",
    "促进本行政区域内产业发展。",
    "建设宜居宜业的家园。",
    "支持创办孵化器和加速器。",
]


@pytest.fixture(scope="module")
def tagger():
    return TopicTagger(load_concepts())


@pytest.mark.parametrize(
    "sentence",
    COMPOUNDS + DEVICES + PARTS + MAJORITIES + COUNTED + WHOLE_MEMBERS + COINED + EDGES + FIRMS + CHAINS + NOTHING,
)
def test_marks_what_a_careful_reader_marks(tagger, sentence):
    marked = parse(sentence)
    found = [(mention.kind.value, marked.text[mention.start : mention.end]) for mention in tagger.find(marked.text)]
    assert found == marked.named()


def test_the_name_of_a_body_may_begin_inside_a_term(tagger):
    text = "组建东部沿海国家技术创新中心。"
    assert tagger.find(text) == ()


GENRE = [
    "支持{I:集成电路}、{I:新型显示}等产业链补链强链。",
    "发展{I:信托}、{I:担保}、{I:典当}、{I:咨询}等服务业态。",
    "提高农业机械化水平。",
    "支持粮食、棉花、油料等重要农产品生产。",
    "发展以{I:锂电池}、{I:风电装备}为主导的产业体系。",
    "突破{T:电池管理系统}、{T:热管理系统}、{T:整车控制器}等核心零部件。",
    "扶持{I:体育会展业}和{I:体育培训业}。",
    "治理{T:水产养殖尾水处理设备}不足的问题。",
]


@pytest.mark.parametrize("sentence", GENRE)
def test_lists_of_the_genre(tagger, sentence):
    marked = parse(sentence)
    found = [(mention.kind.value, marked.text[mention.start : mention.end]) for mention in tagger.find(marked.text)]
    assert found == marked.named()
