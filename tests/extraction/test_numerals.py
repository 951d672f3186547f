"""Numbers and quantities, as documents write them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.numerals import parse_number
from extraction.quantities import Quantity, find_quantities
from extraction.units import class_of, classes


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12", 12),
        ("1.5", 1.5),
        ("1,200", 1200),
        ("１２．５", 12.5),
        ("3005万", 30_050_000),
        ("1.2万亿", 1.2e12),
        ("百亿", 1e10),
        ("十亿", 1e9),
        ("十五", 15),
        ("两千三百", 2300),
        ("一亿二千万", 120_000_000),
        ("百分之九十", 90),
        ("千分之三", 3),
        ("三分之二", 0.666667),
        ("一半", 0.5),
        ("三五", None),
        ("二三十", None),
        ("若干", None),
        ("", None),
    ],
)
def test_value_of_a_numeral(written: str, value: float | None) -> None:
    assert parse_number(written) == value


@given(st.integers(0, 10**9), st.sampled_from(["", "万", "亿"]))
def test_arabic_digits_with_a_myriad(digits: int, myriad: str) -> None:
    assert parse_number(f"{digits}{myriad}") == float(digits * {"": 1, "万": 10**4, "亿": 10**8}[myriad])


@given(st.integers(1, 9), st.integers(1, 9), st.integers(1, 9), st.integers(1, 9))
def test_chinese_digits_with_their_places(thousands: int, hundreds: int, tens: int, ones: int) -> None:
    han = dict(enumerate("零一二三四五六七八九"))
    written = f"{han[thousands]}千{han[hundreds]}百{han[tens]}十{han[ones]}"
    assert parse_number(written) == thousands * 1000 + hundreds * 100 + tens * 10 + ones
    assert parse_number(f"{written}万") == (thousands * 1000 + hundreds * 100 + tens * 10 + ones) * 10_000


@pytest.mark.parametrize("text", ["第三批", "数十家", "上百家", "六位一体", "PM2.5", "M0用地", "零部件"])
def test_what_is_no_number(text: str) -> None:
    assert list(find_quantities(text)) == []


def read(text: str) -> list[tuple[str, str, float, float | None, str]]:
    return [(text[q.start : q.end], q.operator, q.low, q.high, q.unit) for q in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "operator", "low", "high", "unit"),
    [
        ("5%-5.5%", "range", 5, 5.5, "%"),
        ("5.5%—6%", "range", 5.5, 6, "%"),
        ("3至5家", "range", 3, 5, "家"),
        ("1到2个", "range", 1, 2, "个"),
        ("3至5万人", "range", 30_000, 50_000, "人"),
        ("3亿元到5亿元", "range", 3e8, 5e8, "元"),
        ("不低于3005万亩", ">=", 30_050_000, None, "亩"),
        ("30%以内", "<=", 30, None, "%"),
        ("８５％", "=", 85, None, "%"),
        ("100家左右", "~", 100, None, "家"),
        ("约20万吨", "~", 200_000, None, "吨"),
        ("超过50亿元", ">", 5e9, None, "元"),
        ("低于10千瓦时/吨百公里", "<", 10, None, "千瓦时/吨百公里"),
        ("500台/万人", "=", 500, None, "台/万人"),
        ("350瓦时/公斤", "=", 350, None, "瓦时/公斤"),
        ("700万千瓦", "=", 7_000_000, None, "千瓦"),
        ("3千瓦/公斤", "=", 3, None, "千瓦/公斤"),
        ("二星级及以上", ">=", 2, None, "星级"),
        ("千分之三", "=", 3, None, "‰"),
        ("三分之二以上", ">=", 0.666667, None, ""),
        ("1.5∶1", "=", 1.5, None, ""),
        ("翻一番", "=", 1, None, "番"),
        ("0.5个百分点", "=", 0.5, None, "个百分点"),
        ("30笔（含）以上", ">=", 30, None, "笔"),
    ],
)
def test_a_quantity(text: str, operator: str, low: float, high: float | None, unit: str) -> None:
    assert read(text) == [(text, operator, low, high, unit)]


def test_a_number_takes_one_unit_only() -> None:
    assert [q.unit for q in find_quantities("20家年产值过亿的企业")] == ["家"]


def test_a_number_behind_the_word_for_number() -> None:
    assert read("专利总数5万件") == [("5万件", "=", 50_000, None, "件")]


@pytest.mark.parametrize("text", ["统一部署", "一个中心", "十分重视", "成立", "4:3:2:1", "5%至3%"])
def test_no_quantity(text: str) -> None:
    assert [q for q in find_quantities(text) if q.kind or ":" not in text] == []


def test_a_rate_is_of_the_class_of_its_numerator() -> None:
    assert class_of("台/万人") == "count"
    assert class_of("千瓦时/吨百公里") == "measure"
    assert "家" in classes()


@given(st.text(alphabet="0123456789一二百万亿.,%家个至到-以上左右约不超过分之翻番（）/吨人", max_size=40))
def test_quantities_lie_in_the_text_and_apart(text: str) -> None:
    found: list[Quantity] = list(find_quantities(text))
    for quantity in found:
        assert 0 <= quantity.start <= quantity.number < quantity.stop <= quantity.end <= len(text)
        assert (quantity.high is not None) == (quantity.operator == "range")
        assert quantity.high is None or quantity.low < quantity.high
    for one, other in pairwise(found):
        assert one.end <= other.number
