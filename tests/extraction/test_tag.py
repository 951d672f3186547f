"""Industries and technologies in sentences of the genre, their mentions marked in place."""

from itertools import pairwise

import pytest

from extraction.lexicon import Lexicon
from extraction.tag import TopicTagger
from ontology.concept import Concept, Row
from ontology.rows import load_concepts
from tests.marks import parse


@pytest.fixture(scope="module")
def tagger():
    return TopicTagger(load_concepts())


def found(tagger, text):
    return [(mention.kind.value, text[mention.start : mention.end]) for mention in tagger.find(text)]


HEADS = [
    "加快发展{I:康复辅具产业}，壮大{I:海洋渔业}。",
    "支持企业研发{T:耐高温密封材料}和{T:深水钻井装备}。",
    "突破{T:除雪机器人}关键零部件。",
    "推动{I:冰雪装备制造业}集聚发展。",
]
LISTS = [
    "重点发展{I:钢铁}、{I:建材}、{I:纺织}等行业。",
    "攻克{T:膜蒸馏}、{T:热泵除湿}等关键技术。",
    "培育{I:智慧零售}、{I:直播电商}等新业态。",
    "推动{I:人工智能}、{I:集成电路}等产业集群发展。",
    "推动{T:人工智能}、{T:物联网}等技术融合应用。",
]
EDGES = [
    "大力推广先进的{T:节水灌溉技术}。",
    "鼓励企业应用{T:人工智能}提升管理水平。",
    "引导社会资本投资{I:集成电路产业}项目。",
    "做大做强{I:生物医药产业}。",
    "支持建设一批{T:智能工厂}。",
    "提升{I:集成电路产业}发展水平。",
    "完善{I:养老服务}体系。",
]
SECTORS = [
    "支持{I:集成电路}企业上市。",
    "推进{T:集成电路}专业建设。",
    "培育{I:物流}企业。",
    "突破{I:节能环保}领域关键技术。",
]
FORMS = [
    "推进{T:第五代移动通信（5G）}部署。",
    "建设{T:8英寸晶圆产线}。",
    "发展{I:“互联网＋”医药健康产业}。",
]


@pytest.mark.parametrize("sentence", HEADS + LISTS + EDGES + SECTORS + FORMS)
def test_marks_what_a_careful_reader_marks(tagger, sentence):
    marked = parse(sentence)
    assert found(tagger, marked.text) == marked.named()


GENERIC = [
    "突破一批关键核心技术，研发新产品。",
    "培育战略性新兴产业和未来产业，提升产业链现代化水平。",
    "完善公共服务平台，优化营商环境。",
    "推动传统产业转型升级，发展实体经济。",
    "加强人才队伍建设，健全体制机制。",
    "支持金融机构增加贷款投放。",
    "落实《关于加快发展海洋渔业的意见》。",
    "提交申请材料和证明材料。",
]


@pytest.mark.parametrize("sentence", GENERIC)
def test_what_only_sounds_specific_is_no_mention(tagger, sentence):
    assert found(tagger, sentence) == []


def test_taken_spans_are_left_alone(tagger):
    text = "到2025年，氢能产业产值达到100亿元。"
    assert [text[m.start : m.end] for m in tagger.find(text, [(6, 18)])] == []


def test_spans_are_ordered_and_apart(tagger):
    text = "围绕集成电路、人工智能、新能源汽车等产业，加快芯片设计、动力电池、智能网联汽车等技术攻关。"
    spans = [(m.start, m.end) for m in tagger.find(text)]
    assert spans == sorted(spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


def row(name, kind, prop, value):
    return Row(f"topic/{name}", kind, prop, value, "zh-Hans", "a test")


def concept(name, kind, **labels):
    rows = [row(name, kind, prop, value) for prop, values in labels.items() for value in values]
    return Concept(f"topic/{name}", kind, tuple(rows))


def test_a_negative_label_vetoes_and_the_longest_label_wins():
    lexicon = Lexicon(
        [
            concept("ic", "Technology", prefLabel=["集成电路"], negativeLabel=["集成电路学院"]),
            concept("design", "Industry", prefLabel=["集成电路设计业"]),
        ],
        ("topic",),
    )
    hits = [(hit.start, hit.end) for hit in lexicon.find("集成电路学院、集成电路设计业、集成电路")]
    assert hits == [(7, 14), (15, 19)]


def test_a_machine_is_no_part_of_a_robot_or_a_mechanism():
    lexicon = Lexicon([concept("mover", "Technology", prefLabel=["移栽机", "输送机"])], ("topic",))
    text = "移栽机器人、输送机制、输送机构、输送机制造、移栽机"
    assert [(hit.start, hit.end) for hit in lexicon.find(text)] == [(16, 19), (22, 25)]


def test_a_label_shared_by_two_concepts_is_ambiguous():
    lexicon = Lexicon(
        [concept("a", "Industry", prefLabel=["康养"]), concept("b", "Industry", prefLabel=["康养"])], ("topic",)
    )
    assert set(lexicon.lookup("康养")) == {"topic/a", "topic/b"}


def test_a_users_own_term_is_found(tmp_path):
    path = tmp_path / "mine.tsv"
    path.write_text(
        "concept\tkind\tproperty\tvalue\tlanguage\tsource\n"
        "topic/blue-carbon\tIndustry\tprefLabel\t蓝碳\tzh-Hans\tmy reading\n",
        encoding="utf-8",
    )
    tagger = TopicTagger(load_concepts([path]))
    assert found(tagger, "探索发展蓝碳。") == [("INDUSTRY", "蓝碳")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("快递业务量增长", [("INDUSTRY", "快递业务")]),
        ("农业产业化龙头企业", [("INDUSTRY", "农业")]),
        ("建立联农带农机制", []),
    ],
)
def test_a_label_that_runs_into_the_next_word_is_cut_back(tagger, text, expected):
    assert found(tagger, text) == expected
