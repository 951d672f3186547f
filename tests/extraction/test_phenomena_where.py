"""Every way in which real documents say where: lists, pairs in order, siblings, slogans, names without head.

The issuer stands first, since names are read against it. ``-`` marks a restriction, ``~`` what is inferred.
"""

from __future__ import annotations

from functools import cache

import pytest

from extraction.model import Document, Extraction
from extraction.pipeline import Pipeline


@cache
def pipeline() -> Pipeline:
    return Pipeline()


def read(issuer: str, text: str) -> Extraction:
    return pipeline().extract(Document("a.txt", "0", f"{issuer}人民政府关于加快产业发展的意见\n{text}"))


def edges(extraction: Extraction) -> list[str]:
    signs = {"develops": "", "restricts": "- ", "developsByContext": "~ "}
    lines = []
    for relation in extraction.relations:
        assert relation.topic is not None
        topic = extraction.mentions[relation.topic].span.of(extraction.text)
        lines.append(f"{signs[relation.predicate]}{relation.subject.removeprefix('place/')} > {topic}")
    return lines


CASES = {
    "a list with one head": (
        "重庆市",
        "以永川、江津、荣昌等区县为重点，发展新能源汽车产业。",
        ["500118 > 新能源汽车产业", "500116 > 新能源汽车产业", "500153 > 新能源汽车产业"],
    ),
    "a list that is counted": (
        "北京市",
        "支持房山、大兴两区发展新能源汽车产业。",
        ["110111 > 新能源汽车产业", "110115 > 新能源汽车产业"],
    ),
    "a leader and its supports": (
        "湖北省",
        "以武汉为龙头、襄阳和宜昌为支撑，发展汽车产业。",
        ["420100 > 汽车产业", "420600 > 汽车产业", "420500 > 汽车产业"],
    ),
    "siblings, a place each": (
        "湖北省",
        "支持黄石打造电子信息产业基地，支持荆门打造化工产业高地。",
        ["420200 > 电子信息产业", "420800 > 化工产业"],
    ),
    "two in order": (
        "浙江省",
        "支持钱塘区、余杭区分别建设生物医药、人工智能产业集群。",
        ["330114 > 生物医药", "330110 > 人工智能产业"],
    ),
    "three in order": (
        "浙江省",
        "在钱塘区、余杭区、滨江区分别发展生物医药产业、人工智能产业、集成电路产业。",
        ["330114 > 生物医药产业", "330110 > 人工智能产业", "330108 > 集成电路产业"],
    ),
    "five in order": (
        "四川省",
        "在德阳、绵阳、宜宾、泸州、自贡分别发展装备制造业、电子信息产业、动力电池产业、白酒产业、节能环保产业。",
        [
            "510600 > 装备制造业",
            "510700 > 电子信息产业",
            "511500 > 动力电池产业",
            "510500 > 白酒产业",
            "510300 > 节能环保产业",
        ],
    ),
    "parts of a whole": (
        "江苏省",
        "其中，南通市重点发展海工装备产业；盐城市重点发展风电装备产业；泰州市重点发展生物医药产业。",
        ["320600 > 海工装备产业", "320900 > 风电装备产业", "321200 > 生物医药产业"],
    ),
    "a slogan": (
        "重庆市",
        "在“一区两群”协调布局生物医药产业。",
        [
            "one-area-two-clusters > 生物医药产业",
            "~ chongqing-main-metropolitan-area > 生物医药产业",
            "~ three-gorges-cluster > 生物医药产业",
            "~ wuling-mountains-cluster > 生物医药产业",
        ],
    ),
    "names without their head": (
        "上海市",
        "支持浦东发展集成电路产业，推动松江发展工业互联网产业。",
        ["310115 > 集成电路产业", "310117 > 工业互联网产业"],
    ),
    "a street in its district": ("北京市", "在海淀区中关村大街发展科技服务业。", ["zhongguancun-street > 科技服务业"]),
    "a town in its district": ("北京市", "支持在通州区台湖镇建设演艺产业集聚区。", ["taihu-town > 演艺产业"]),
    "a zone across two cities": ("广东省", "支持深汕特别合作区发展汽车产业。", ["shenshan > 汽车产业"]),
    "one name, two places: here": ("上海市", "推动普陀发展软件产业。", ["310107 > 软件产业"]),
    "one name, two places: there": ("浙江省", "推动普陀发展海洋渔业。", ["330903 > 海洋渔业"]),
    "one name, the city said": ("江苏省", "支持南京市鼓楼区发展软件产业。", ["320106 > 软件产业"]),
    "a list that a zone's sort ends": (
        "云南省",
        "支持瑞丽、勐腊等重点开发开放试验区发展跨境物流产业。",
        ["533102 > 跨境物流产业", "532823 > 跨境物流产业"],
    ),
    "ports in order": (
        "内蒙古自治区",
        "满洲里、二连浩特口岸分别发展木材加工业和跨境旅游业。",
        ["150781 > 木材加工业", "152501 > 跨境旅游业"],
    ),
    "what it is to do is no name": ("贵州省", "黔西南州发展民族医药。", ["522300 > 民族医药"]),
    "a centre that is built up": ("河南省", "加快洛阳副中心城市建设，做强农机装备产业。", ["410300 > 农机装备产业"]),
    "a zone whose powers are raised": (
        "河南省",
        "提升郑州航空港经济综合实验区能级，重点发展航空物流业。",
        ["zhengzhou-airport-zone > 航空物流业"],
    ),
    "forbidden here, wanted there": (
        "北京市",
        "怀柔区禁止发展印染产业，支持顺义区发展航空航天产业。",
        ["- 110116 > 印染产业", "110113 > 航空航天产业"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("issuer", "text", "expected"), CASES.values(), ids=CASES.keys())
def test_where(issuer: str, text: str, expected: list[str]) -> None:
    assert edges(read(issuer, text)) == expected


def test_a_corridor_goes_through_its_members() -> None:
    found = edges(read("安徽省", "依托G60科创走廊，发展集成电路产业。"))
    assert found[0] == "g60-corridor > 集成电路产业"
    assert {"~ 310117 > 集成电路产业", "~ 340100 > 集成电路产业"} <= set(found[1:])
    assert all(line.startswith("~ ") for line in found[1:])


NONE = {
    "a partner": ("北京市", "与天津、河北合作发展氢能产业。"),
    "a market": ("北京市", "面向河北省推广氢能产品。"),
    "an origin": ("河北省", "承接北京疏解的装备制造业。"),
    "a name of two provinces without a hint": ("湖南省", "支持鼓楼区发展软件产业。"),
    "the first half of a word": ("江苏省", "要顺义而为，发展生物医药产业。"),
    "a company": ("上海市", "顺义科技公司参与集成电路项目。"),
    "with whom it is built": ("吉林省", "延吉市与宁波市共建产业园。引进数字创意产业。"),
    "where somebody made something": ("广东省", "二、新型显示产业\n企业在惠州、东莞设立的生产线按规定享受补贴。"),
    "a class of places": ("广东省", "支持城区发展旅游业。"),
}


@pytest.mark.parametrize(("issuer", "text"), NONE.values(), ids=NONE.keys())
def test_nowhere(issuer: str, text: str) -> None:
    assert edges(read(issuer, text)) == []


def test_lists_in_order_that_are_not_of_one_length_stay_open_and_are_told() -> None:
    extraction = read("四川省", "在德阳、绵阳、宜宾分别发展装备制造业、电子信息产业。")
    assert edges(extraction) == []
    (problem,) = (problem for problem in extraction.problems if problem.kind == "unaligned")
    assert "3 places, 2 topics" in problem.message


def test_numbers_in_order_give_each_place_its_own_goal() -> None:
    extraction = read("江苏省", "到2027年，南通、盐城生猪存栏分别达到60万头、80万头。")
    assert [(goal.metric, goal.low) for goal in extraction.goals] == [("南通生猪存栏", 6e5), ("盐城生猪存栏", 8e5)]


def test_what_lies_in_a_place_is_within_it() -> None:
    extraction = read("重庆市", "推动北碚区传感器产业园发展传感器产业。")
    (relation,) = extraction.relations
    within = {entity.key: entity.within for entity in extraction.entities}
    assert within[relation.subject] == ("place/500109",)
