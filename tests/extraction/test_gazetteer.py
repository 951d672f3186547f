"""Which place a name stands for, by issuer and by date."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.found import Context
from extraction.gazetteer import Gazetteer, resolve_place, shipped_gazetteer
from ontology.concept import Row
from ontology.divisions import all_divisions
from ontology.rows import gather

BEIJING = Context("place/110000", "2017-12-20")


@pytest.mark.parametrize(
    ("name", "place", "key"),
    [
        ("朝阳区", "place/110000", "place/110105"),
        ("朝阳区", "place/220100", "place/220104"),
        ("朝阳区", "", ""),
        ("朝阳区", "place/440300", ""),
        ("朝阳", "place/110113", "place/110105"),
        ("鼓楼区", "place/320000", ""),
        ("鼓楼区", "place/320100", "place/320106"),
        ("通州", "place/320600", "place/320612"),
        ("顺义", "place/110000", "place/110113"),
        ("北京市顺义区", "", "place/110113"),
        ("江苏省南京市鼓楼区", "", "place/320106"),
        ("吉林", "place/220000", "place/220000"),
        ("黄山", "place/340000", "place/341000"),
        ("海南", "place/100000", "place/460000"),
        ("恩施州", "place/420000", "place/422800"),
        ("巴州", "place/650000", ""),
        ("重庆", "place/500000", "place/500000"),
    ],
)
def test_one_name_several_places(name: str, place: str, key: str) -> None:
    assert resolve_place(name, Context(place)).key == key


@pytest.mark.parametrize(
    ("one", "other", "place"),
    [
        ("合肥高新区", "合肥高新技术产业开发区", "place/340000"),
        ("中国（安徽）自由贸易试验区", "安徽自贸试验区", "place/340000"),
        ("昆明经济技术开发区", "昆明经开区", "place/530000"),
    ],
)
def test_the_full_and_the_short_name_of_a_zone_are_one_place(one: str, other: str, place: str) -> None:
    first, second = (resolve_place(name, Context(place)) for name in (one, other))
    assert first.key == second.key != ""


def test_a_free_trade_zone_lies_in_its_province_and_not_in_the_country() -> None:
    zone = resolve_place("中国（安徽）自由贸易试验区", Context("place/340000")).entities[0]
    assert (zone.label, zone.within) == ("中国（安徽）自由贸易试验区", ("place/340000",))


def test_a_zone_that_several_cities_have_is_the_speaking_city_s() -> None:
    assert resolve_place("未来科技城", Context("place/110000")).key == "place/future-science-city"
    assert resolve_place("未来科技城", Context("place/330100")).entities[0].within == ("place/330100",)


@pytest.mark.parametrize(("date", "key"), [("2018-05-01", "place/370684"), ("2022-05-01", "place/370614")])
def test_a_bare_name_is_what_bore_it_when_the_document_was_written(date: str, key: str) -> None:
    assert resolve_place("蓬莱", Context("place/370600", date)).key == key


def test_a_division_outside_the_concept_files_brings_its_chain() -> None:
    found = resolve_place("江津区", Context("place/500000"))
    assert found.key == "place/500116"
    (entity,) = found.entities
    assert entity.label == "江津区"
    assert entity.kinds == ("District",)
    assert entity.within == ("place/500000",)
    assert "重庆市江津区" in entity.alternatives


def test_a_curated_key_needs_no_entity() -> None:
    assert resolve_place("海淀区", BEIJING).entities == ()


@pytest.mark.parametrize(
    ("name", "kind", "within"),
    [
        ("昌平区国家知识产权园", "FunctionalZone", "place/110114"),
        ("北京市昌平区国家知识产权园", "FunctionalZone", "place/110114"),
        ("大兴区瀛海镇", "Division", "place/110115"),
        ("沿河产业带", "PlaceGroup", "place/110000"),
        ("丰台区南苑路", "Place", "place/110106"),
    ],
)
def test_a_place_with_something_in_it_is_a_candidate_within(name: str, kind: str, within: str) -> None:
    found = resolve_place(name, BEIJING)
    assert found.key.startswith("place/x")
    assert found.entities[0].kinds == (kind,)
    assert found.entities[0].within == (within,)


def test_a_candidate_keeps_its_key_under_a_longer_name() -> None:
    short = resolve_place("昌平区国家知识产权园", BEIJING).key
    assert resolve_place("北京市昌平区国家知识产权园", BEIJING).key == short
    assert resolve_place("丰台区国家知识产权园", BEIJING).key != short


def test_a_part_that_is_curated_is_found_below_its_district() -> None:
    assert resolve_place("海淀区中关村大街", BEIJING).key == "place/zhongguancun-street"
    assert "place/110108" in shipped_gazetteer().lineage("place/zhongguancun-street")


def test_a_centre_that_every_city_has_belongs_to_the_issuer() -> None:
    wuhan, changsha = (resolve_place("中心城区", Context(place)).key for place in ("place/420100", "place/430100"))
    assert wuhan.startswith("place/x")
    assert wuhan != changsha
    assert resolve_place("金融街", BEIJING).key == "place/beijing-financial-street"
    assert resolve_place("金融街", Context("place/430100")).key.startswith("place/x")


def test_old_names_count_while_they_were_in_force() -> None:
    assert resolve_place("密云县", Context("place/110000", "2010-05-01")).key == "place/110228"
    assert resolve_place("密云", Context("place/110000", "2010-05-01")).key in ("place/110228", "")
    assert resolve_place("密云", BEIJING).key == "place/110118"


def test_members_hold_at_a_date() -> None:
    members = shipped_gazetteer().members
    three = members("place/three-science-cities-one-area", "2017-12-20")
    assert three == tuple(sorted(three))
    assert "place/beijing-etown" in three
    assert len(three) == 4
    later = members("place/three-science-cities-one-area", "2025-01-01")
    assert "place/beijing-etown" not in later
    assert "place/beijing-innovation-cluster-zone" in later
    assert members("place/three-science-cities-one-area", "2010-01-01") == ()
    assert members("place/jing-jin-ji", "") == ("place/110000", "place/120000", "place/130000")
    assert members("place/110000", "2017-12-20") == ()


def test_joined_provinces_are_their_own_members() -> None:
    found = resolve_place("湘鄂赣", BEIJING)
    assert found.entities[0].kinds == ("PlaceGroup",)
    assert shipped_gazetteer().members(found.key) == ("place/430000", "place/420000", "place/360000")


@pytest.mark.parametrize(
    ("issuer", "place"),
    [
        ("中共北京市委", "place/110000"),
        ("北京市人民政府", "place/110000"),
        ("广州市人民政府办公厅", "place/440100"),
        ("浙江省义乌市人民政府", "place/330782"),
        ("国务院办公厅", "place/100000"),
        ("工业和信息化部", "place/100000"),
        ("关于印发《成都市氢能产业规划》的通知", "place/510100"),
        ("深圳经济特区数据条例", "place/440300"),
        ("关于进一步加强统计工作的意见", ""),
    ],
)
def test_an_issuer_speaks_for_its_place(issuer: str, place: str) -> None:
    assert shipped_gazetteer().jurisdiction_of(issuer) == place


def test_a_users_own_place_is_known_beside_the_countrys() -> None:
    rows = [
        Row("place/river-port", "FunctionalZone", "prefLabel", "云江港", "zh-Hans", ""),
        Row("place/river-port", "FunctionalZone", "within", "place/420100", "", ""),
    ]
    gazetteer = Gazetteer(gather(rows))
    assert gazetteer.resolve("云江港").key == "place/river-port"
    assert gazetteer.resolve("武汉市云江港").key == "place/river-port"
    assert gazetteer.resolve("武汉").key == "place/420100"


@given(st.sampled_from(all_divisions()), st.sampled_from(["", "place/110000", "place/440300", "place/100000"]))
def test_a_name_never_stands_for_a_place_that_does_not_bear_it(entry: object, place: str) -> None:
    name = entry.name  # type: ignore[attr-defined]
    found = resolve_place(name, Context(place))
    assert found.key in ("", *shipped_gazetteer().candidates(name))
    assert {entity.key for entity in found.entities} >= ({found.key} - set(shipped_gazetteer().concepts) - {""})
