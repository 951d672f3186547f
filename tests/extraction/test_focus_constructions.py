"""Constructions of running text that share out places and topics over several clauses."""

from __future__ import annotations

import pytest

from extraction.focus import find_focus
from extraction.found import Found
from extraction.model import Kind
from tests.extraction.test_focus import pairs, parse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“一核”即{D:宜宾临港新区}，集聚{T:动力电池}、{T:光伏组件}等业态。",
            ["宜宾临港新区 > 动力电池", "宜宾临港新区 > 光伏组件"],
        ),
        (
            "“两翼”即{D:翠屏区}、{D:叙州区}，分别以{T:白酒酿造}和{T:竹浆造纸}为主。",
            ["翠屏区 > 白酒酿造", "叙州区 > 竹浆造纸"],
        ),
        (
            "以{D:独山子区}为核心，延伸{T:原油}—{T:烯烃}—{T:工程塑料}链条。",
            ["独山子区 > 原油", "独山子区 > 烯烃", "独山子区 > 工程塑料"],
        ),
        (
            "推动{D:鹤岗}、{D:双鸭山}等资源型城市培育{T:石墨烯}产业。",
            ["鹤岗 > 石墨烯", "双鸭山 > 石墨烯"],
        ),
        ("提升{D:云阳工业园区}能级，重点发展{T:菊芋加工}。", ["云阳工业园区 > 菊芋加工"]),
        ("{D:文登区}在{D:泽库镇}开展{T:海洋牧场}试点。", ["文登区 > 海洋牧场", "泽库镇 > 海洋牧场"]),
        ("{D:神木市}稳妥发展{T:煤化工}，{D:府谷县}审慎布局{T:镁合金}。", ["神木市 > 煤化工", "府谷县 > 镁合金"]),
        (
            "以{D:开州区}、{D:云阳县}为重点，建设{D:三峡柑橘产业带}，推广{T:山地采运机械}。",
            ["开州区 > 山地采运机械", "云阳县 > 山地采运机械"],
        ),
        (
            "深化{D:武陵山文化生态保护区}建设，做强{T:民宿}和{T:研学旅行}产业。",
            ["武陵山文化生态保护区 > 民宿", "武陵山文化生态保护区 > 研学旅行"],
        ),
        (
            "{D:株洲}{T:轨道交通}、{D:长沙}{T:工程机械}和{D:岳阳}{T:石化}三张名片更加响亮。",
            ["株洲 > 轨道交通", "长沙 > 工程机械", "岳阳 > 石化"],
        ),
    ],
)
def test_what_is_shared_out(text: str, expected: list[str]) -> None:
    assert pairs(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "学习{D:株洲}{T:轨道交通}、{D:长沙}{T:工程机械}发展经验。",
        "展出{D:株洲}{T:轨道交通}、{D:长沙}{T:工程机械}产品。",
        "围绕{D:光明科学城}成果溢出，招引{T:脑机接口}企业。",
        "发展稻米、油菜、{D:巫山}{T:脆李}等特色产业。",
        "发挥{D:霍尔果斯口岸}作用，面向中亚推广{T:农业机械}。",
        "突破{T:耐高温密封材料}，建设{D:江陵密封件产业园}。",
        "在{D:安化县}建设{T:种植}基地。",
        "提升{D:岳阳城陵矶港}功能，发展{T:港航经济}。",
    ],
)
def test_who_hosts_nothing(text: str) -> None:
    assert pairs(text) == []


def test_a_body_that_is_told_to_do_something_ends_what_is_said_of_the_place() -> None:
    text = "依托{D:经开区}发展{T:线控底盘}，支持东风汽车集团建设{T:封闭测试场}。"
    assert pairs(text) == ["经开区 > 线控底盘"]
    assert pairs(text.replace("东风汽车集团", "龙头企业")) == ["经开区 > 线控底盘", "经开区 > 封闭测试场"]


def test_a_zone_that_a_place_is_to_build_takes_the_topic_of_the_heading() -> None:
    heading = ["特色农业"]
    build = "以{D:开州区}为重点，建设{D:三峡柑橘产业带}，"
    assert pairs(f"{build}推进宜机化改造。", heading) == ["开州区 > 特色农业"]
    assert pairs(f"{build}发展{{T:乡村旅游}}。", heading) == ["开州区 > 乡村旅游"]
    assert pairs("支持{D:绿园区}建设{D:轨道客车城}，规范市场秩序。", ["轨道客车"])[0] == "绿园区 > 轨道客车"


def test_a_means_leaves_the_field_to_the_heading() -> None:
    text, places, topics = parse("以{D:开州区}为重点，建设{D:三峡柑橘产业带}，推广{T:采运机械}。")
    machine = [Found(topics[0].start, topics[0].end, Kind.TECHNOLOGY, "")]
    found, _ = find_focus(text, places, machine, heading_topics=["特色农业"])
    assert [(pair.basis.value, pair.strength) for pair in found] == [("stated", "推广"), ("heading", "建设")]
