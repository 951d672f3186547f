"""The divisions of China: codes, names, parents, and what they were called before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology import divisions
from ontology.divisions import all_divisions, division, full_name, lineage, named, without_head


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("浦东新区", "浦东"),
        ("广西壮族自治区", "广西"),
        ("积石山保安族东乡族撒拉族自治县", "积石山"),
        ("香港特别行政区", "香港"),
        ("锡林郭勒盟", "锡林郭勒"),
        ("沙县", "沙县"),
        ("市中区", "市中"),
    ],
)
def test_the_bare_name_leaves_the_head_off(name: str, bare: str) -> None:
    assert without_head(name) == bare


def test_a_district_lies_in_its_city_and_province() -> None:
    assert lineage("place/440305") == ("440305", "440300", "440000", "100000")
    assert full_name("440305") == "广东省深圳市南山区"


def test_municipalities_and_direct_cities_have_no_prefecture_between() -> None:
    assert lineage("110113") == ("110113", "110000", "100000")
    assert lineage("500228") == ("500228", "500000", "100000")
    assert lineage("429004") == ("429004", "420000", "100000")


def test_one_name_in_two_provinces_gives_both() -> None:
    assert {found.code for found in named("朝阳区")} == {"110105", "220104"}


def test_a_renamed_division_is_found_by_its_old_name_while_it_had_it() -> None:
    (miyun,) = named("密云县")
    assert miyun.existed("2012-06-01")
    assert not miyun.existed("2017-12-20")
    assert not miyun.existed("")
    assert [found.code for found in named("密云")][:1] == ["110118"]
    (xiangfan,) = named("襄樊市")
    assert xiangfan.code == "420600"
    assert division("420600") is not None
    assert division("420600").name == "襄阳市"  # type: ignore[union-attr]


def test_a_zone_with_a_code_lies_in_its_city() -> None:
    (zone,) = named("沧州渤海新区")
    assert zone.level == "zone"
    assert zone.parent == "130900"


def test_an_unknown_code_is_nothing() -> None:
    assert division("place/x0123") is None
    assert lineage("999999") == ()


@given(st.sampled_from(all_divisions()))
def test_every_division_hangs_from_china_and_answers_to_its_names(entry: divisions.Division) -> None:
    assert lineage(entry.code)[-1] == divisions.CHINA
    assert entry in named(entry.name)
    assert entry in named(entry.bare)
