"""The divisions of China: codes, names, parents, and what they were called before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology import divisions
from ontology.division_changes import CHANGES
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


@pytest.mark.parametrize(
    ("name", "date", "code"),
    [
        ("射洪", "2019-03-01", "510922"),
        ("射洪", "2022-03-01", "510981"),
        ("蓬莱", "2018-03-01", "370684"),
        ("蓬莱", "2022-03-01", "370614"),
        ("莱芜", "2015-03-01", "371200"),
        ("莱芜", "2022-03-01", "370116"),
        ("密云", "2012-03-01", "110228"),
        ("密云", "2020-03-01", "110118"),
    ],
)
def test_a_bare_name_is_what_bore_it_at_the_date(name: str, date: str, code: str) -> None:
    assert [found.code for found in named(name) if found.existed(date)] == [code]


def test_what_was_merged_into_others_has_ended() -> None:
    (merged,) = named("港闸区")
    assert merged.existed("2018-01-01")
    assert not merged.existed("2021-01-01")


def test_later_changes_end_what_they_replace() -> None:
    codes = {entry.code for entry in all_divisions()}
    for change in CHANGES:
        assert not change.code or division(change.code).name == change.name  # type: ignore[union-attr]
        for old in change.replaced:
            assert old in codes
            assert not any(entry.existed("2024-01-01") for entry in all_divisions() if entry.code == old)
    assert [change.since for change in CHANGES] == sorted(change.since for change in CHANGES)


def test_each_code_has_one_name_at_a_time() -> None:
    for date in ("2003-06-01", "2013-06-01", "2017-06-01", "2019-06-01", "2020-03-01", "2024-01-01", ""):
        held = [entry.code for entry in all_divisions() if entry.existed(date)]
        assert len(held) == len(set(held))


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
