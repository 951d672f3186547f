"""By when: years, days, plans, and what only looks like a deadline."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.deadlines import find_deadlines, opening_deadline


@pytest.mark.parametrize(
    ("text", "year", "day"),
    [
        ("到2030年，全区建成", 2030, "2030-12-31"),
        ("力争到2030年建成", 2030, "2030-12-31"),
        ("2024年底前完成", 2024, "2024-12-31"),
        ("2022年6月30日前完成", 2022, "2022-06-30"),
        ("于2024年2月底前报送", 2024, "2024-02-29"),
        ("2023年9月前完成", 2023, "2023-08-31"),
        ("2026年上半年开工", 2026, "2026-06-30"),
        ("到2026年第三季度", 2026, "2026-09-30"),
        ("2028年前建成", 2028, "2027-12-31"),
        ("到“十四五”期末", 2025, "2025-12-31"),
        ("“十五五”期间", 2030, "2030-12-31"),
        ("十五五末", 2030, "2030-12-31"),
        ("2026—2030年，", 2030, "2030-12-31"),
        ("2012年起5年内培训", 2016, "2016-12-31"),
        ("二〇三五年底前", 2035, "2035-12-31"),
        ("由30%提高到2030年的50%", 2030, "2030-12-31"),
        ("2027年，全市达到", 2027, "2027-12-31"),
    ],
)
def test_a_deadline(text: str, year: int, day: str) -> None:
    assert [(found.year, found.due_by) for found in find_deadlines(text)] == [(year, day)]


@pytest.mark.parametrize(
    "text",
    [
        "比2020年翻一番",
        "较“十三五”末下降",
        "2020年的三倍",
        "在2020年基础上",
        "自2021年起施行",
        "有效期至2027年12月31日",
        "三年内建成",
        "2022年冬奥会",
        "2019年3月5日",
        "截至2023年底",
    ],
)
def test_no_deadline(text: str) -> None:
    assert list(find_deadlines(text)) == []


def test_a_month_alone_is_of_the_year_named_before() -> None:
    found = list(find_deadlines("2026年3月底前出台办法，11月底前全面实施"))
    assert [deadline.due_by for deadline in found] == ["2026-03-31", "2026-11-30"]


def test_years_before_the_document_are_no_deadlines() -> None:
    assert [d.year for d in find_deadlines("2019年，完成改造。2022年，完成验收。", year=2021)] == [2022]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("到2030年，体系基本建成。", 2030),
        ("　　力争到2030年，体系基本建成。", 2030),
        ("2.主要目标。到2030年，体系基本建成。", 2030),
        ("经过三年努力，到2030年，体系基本建成。", 2030),
        ("“十五五”期间，体系基本建成。", 2030),
        ("到2030年，建成体系；比2025年翻一番。", 2030),
        ("到2030年，体系基本建成；到2035年，全面建成。", None),
        ("为落实方案，支持各园区建设，到2030年建成一批园区。", None),
        ("加快建设，三年内见效。", None),
    ],
)
def test_the_deadline_that_opens_a_section(text: str, year: int | None) -> None:
    assert opening_deadline(text) == year


@given(st.text(alphabet="到至2013年月日底前末十四五“”期间上半年第一季度起较比的，。", max_size=40))
def test_deadlines_lie_in_the_text_and_have_a_day(text: str) -> None:
    for deadline in find_deadlines(text):
        assert 0 <= deadline.start < deadline.end <= len(text)
        assert deadline.year - 1 <= int(deadline.due_by[:4]) <= deadline.year


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2.主要目标。渔港体系更加完善，力争到2027年建成现代渔业强县。", 2027),
        ("（二）发展目标：到2024年打好基础，到2027年全面建成。", None),
        ("2.主要任务。完善渔港体系，力争到2027年建成现代渔业强县。", None),
    ],
)
def test_a_paragraph_of_goals_dates_those_that_follow_it(text, year):
    assert opening_deadline(text) == year
