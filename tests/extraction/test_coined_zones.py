"""Places that no list has, and names of other things in which a place stands."""

from __future__ import annotations

import pytest

from extraction.found import Context
from extraction.joined_cities import joined_cities
from extraction.place_words import load_place_words
from tests.extraction.test_places import marked

NOWHERE = Context()


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        ("place/430000", "加快建设{湘赣边区域合作示范区}和{洞庭湖生态旅游带}。"),
        ("place/610000", "在{浐灞片区}布局会展业，在{曲江片区}发展演艺业。"),
        ("place/370600", "支持{芝罘岛}发展海洋牧场，在{养马岛}、{崆峒岛}开展试点。"),
        ("place/320100", "推进{中德智能制造产业园}建设，依托{中国云谷}集聚软件企业。"),
        ("place/140000", "高标准建设{黄河国家文化公园（山西段）}。"),
        ("place/410000", "推动{郑汴、郑许、郑焦产业带}建设，加快{郑开}同城化。"),
        ("place/420000", "加快{宜荆}跨江一体发展，打造{沿江绿色经济带}。"),
        ("place/330200", "{鄞州区}发展数字贸易，{高新区}聚焦工业互联网。"),
        ("place/350000", "深化{闽台}交流合作，推进{中印尼产业园}建设。"),
        ("place/520000", "{乌当镇}重点发展温泉旅游，{沙文镇}、{百宜镇}发展食用菌，{新堡乡}发展民宿。"),
        ("place/530000", "{怒江州}、{迪庆州}共建{大滇西旅游环线}，依托{河口—老街合作区}扩大开放。"),
        ("place/230000", "推动{齐齐哈尔}与{广州}共建{广州（齐齐哈尔）产业园区}。"),
        ("place/150000", "{呼包鄂}一体化发展，支持{二连浩特国家重点开发开放试验区}建设。"),
        ("place/370000", "{莱州湾}沿岸发展盐化工，建设{中国锂谷}。"),
        ("place/520000", "{黔南州}发展民族医药，{毕节市}发展通用航空。"),
        ("place/640000", "{贺兰山东麓文旅产业带}要突出品牌，{沙坡头区}编制湖区保护规划。"),
        ("place/210000", "依托{沈抚示范区}、{浑河高新区}发展机器人。"),
        ("place/450000", "提质升级{西部陆海新通道广西联动发展区}。"),
    ],
)
def test_a_coined_name_is_marked_whole(place: str, sentence: str) -> None:
    assert marked(sentence, Context(place)) == sentence


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        ("place/440000", "高新区建设稳步推进，推动经开区、综保区转型。"),
        ("place/440000", "高新区聚焦主导产业提升能级。"),
        ("place/440300", "高新区聚焦主导产业提升能级。"),
        ("place/440000", "乡村振兴、乡镇企业，返乡发展特色种植。"),
        ("place/440000", "促进区域一体化、城乡一体化、产城一体化，推动上下游一体化。"),
        ("place/440000", "打造国家级示范带，增强示范带动能力，建设高品质旅游带。"),
        ("place/440000", "在渔港、海岛和山区推广，在航空港、内陆港布局仓储，在宜林荒山种植。"),
    ],
)
def test_words_of_the_language_are_no_coined_names(place: str, sentence: str) -> None:
    assert marked(sentence, Context(place)) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "支持江苏农业科学院粮食作物研究所试验场开放共享。",
        "央视晚会西安分会场精彩亮相，办好中国（山东）海洽会。",
        "深化粤港澳科技创新共同体建设，建好河南技术大市场。",
        '认真实施2021年绵阳市"暖冬行动"，落实"促进广西外贸稳定增长的九条措施"。',
        "实施赣江流域水生态修复工程，推进徐州复线船闸建设。",
        "评选江西省最美乡村教师和福建省十佳工匠。",
        "宁夏送变电公司做好并网服务。",
    ],
)
def test_a_place_within_another_name_is_unmarked(sentence: str) -> None:
    assert marked(sentence) == sentence


def test_a_post_abroad_leaves_the_city_a_place() -> None:
    sentence = "建立驻{杭州}、{厦门}招商联络站。"
    assert marked(sentence) == sentence


def test_the_letters_are_those_of_one_province() -> None:
    words = load_place_words()
    text = "推动郑开同城化。"
    found = [text[start:end] for start, end in joined_cities(text, NOWHERE, words)]
    assert found == ["郑开"]
    assert not list(joined_cities(text, Context("place/440000"), words))
