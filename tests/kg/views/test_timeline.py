"""The targets in time: their rows, their plot, and the page that shows both."""

import re
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import OutputError
from kg.views.plot import render_plots
from kg.views.timeline import Due, rows_of, timeline


def due(metric: str, year: int, value: str, anchor: str) -> Due:
    return Due(metric, "≥", value, year, 2021, str(year), anchor)


def test_the_same_metric_of_two_issuers_is_two_rows():
    targets = [replace(due("覆盖率", 2025 + step, "60%", f"g{step}"), scope=f"policy/{step}") for step in (0, 5)]
    assert [[each.anchor for each in row] for row in rows_of(targets, 100)] == [["g0"], ["g5"]]
    together = [replace(each, scope="policy/0") for each in targets]
    assert [[each.anchor for each in row] for row in rows_of(together, 100)] == [["g0", "g5"]]


@given(
    st.lists(st.tuples(st.sampled_from("甲乙丙"), st.integers(2022, 2035)), min_size=1, max_size=30),
    st.integers(10, 120),
)
def test_each_target_has_a_place_in_the_timeline_and_no_two_of_a_row_stand_on_each_other(found, across):
    targets = [due(metric, year, "≥ 100亿元", f"g{number}") for number, (metric, year) in enumerate(found)]
    rows = rows_of(targets, across)
    assert sorted(each.anchor for row in rows for each in row) == sorted(each.anchor for each in targets)
    for row in rows:
        assert len({each.metric for each in row}) == 1
        # Six characters of at least half the height of a line.
        assert all((two.due - one.due) * across > 40 for one, two in pairwise(row))


def test_the_timeline_draws_metric_value_and_year_of_every_target_with_a_deadline():
    targets = [due("研发投入强度", 2025, "≥ 6%", "g0"), due("研发投入强度", 2030, "≥ 8%", "g1")]
    spec, left_out = timeline([*targets, due("<b>企业", 2027, "≥ 10家", "g2")], width=900, gutter=300)
    drawn = render_plots([spec])[0]
    texts = [text.text for text in ElementTree.fromstring(drawn).iter("{http://www.w3.org/2000/svg}text")]
    assert left_out == 0
    assert {"研发投入强度", "<b>企业", "≥ 6%", "≥ 8%", "≥ 10家", "2021", "2030"} <= set(texts)
    assert texts.count("研发投入强度") == 1
    assert {f'"#g{number}"' for number in range(3)} <= set(re.findall(r'"#g\d"', drawn))
    # The page's policy forbids styles in attributes, and nothing leads outside.
    assert "style=" not in drawn
    assert 'href="http' not in drawn


def test_a_plot_that_cannot_be_drawn_is_one_clear_error():
    with pytest.raises(OutputError, match="could not be drawn"):
        render_plots([{"mark": {"type": "no such mark"}, "data": {"values": []}, "encoding": {"x": 1}}])


def test_the_targets_of_the_page_and_of_its_plot_are_the_same(pages):
    page = (pages / "goals.html").read_text(encoding="utf-8")
    assert set(re.findall(r'xlink:href="#(g\d+)"', page)) <= set(re.findall(r'<tr id="(g\d+)"', page))
    assert 'id="g0"' in page
