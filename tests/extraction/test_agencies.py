"""Agencies in sentences of the genre, marked in place."""

import pytest

from extraction.agencies import AgencyFinder
from ontology.rows import load_concepts
from tests.marks import parse


@pytest.fixture(scope="module")
def finder():
    return AgencyFinder(load_concepts())


SENTENCES = [
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
]
NOTHING = [
    "发挥市政府投资引导基金作用，加强政府采购。",
    "支持清华大学、甲集团公司建设研究院。",
    "贯彻《国务院关于促进就业的意见》。",
    "政府引导、市场主导，完善市场监管体系。",
    "优化区域布局，打造市场化平台。",
    "支持商办园区改造。",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_marks_what_a_careful_reader_marks(finder, sentence):
    marked = parse(sentence)
    assert [(m.kind.value, marked.text[m.start : m.end]) for m in finder.find(marked.text)] == marked.named()


@pytest.mark.parametrize("sentence", NOTHING)
def test_what_is_no_agency_is_left_alone(finder, sentence):
    assert finder.find(sentence) == ()
