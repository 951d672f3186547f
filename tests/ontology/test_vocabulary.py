"""The linter finds each fault that it is for, and the shipped vocabulary has none."""

import doctest
import re
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ontology.lint
from extraction.words import load_words
from ontology.classifications import CLASSIFICATIONS
from ontology.concept import KINDS, Row
from ontology.lint import lint, main
from ontology.rows import HEADER, VocabularyError, read_rows, shipped_rows


def table(text: str) -> list[Row]:
    """Rows from lines of concept, kind, property, value and, for labels, a language."""
    found = []
    for line in text.strip().splitlines():
        concept, kind, name, value, *language = line.split("|")
        found.append(Row(concept, kind, name, value, "".join(language), "made up"))
    return found


GOOD = """
topic/kite-industry|Industry|prefLabel|Kite industry|en
topic/kite-industry|Industry|prefLabel|风筝产业|zh-Hans
topic/kite-industry|Industry|negativeLabel|风筝产业园|zh-Hans
topic/kite-industry|Industry|broader|topic/kites
topic/kites|Technology|prefLabel|Kites|en
topic/kites|Technology|prefLabel|风筝|zh-Hans
"""


def test_a_sound_table_has_no_problem() -> None:
    assert lint(table(GOOD)) == ()


def test_a_concept_needs_one_chinese_name() -> None:
    without = table("topic/kites|Technology|prefLabel|Kites|en")
    twice = table("topic/kites|Technology|prefLabel|纸鸢|zh-Hans\ntopic/kites|Technology|prefLabel|风筝|zh-Hans")
    assert lint(without) == ("topic/kites: no prefLabel in zh-Hans",)
    assert lint(twice) == ("topic/kites: 2 prefLabel in zh-Hans",)


def test_two_concepts_may_not_have_one_name() -> None:
    rows = table("topic/glider|Technology|prefLabel|纸鸢|zh-Hans\ntopic/glider|Technology|altLabel|风筝|zh-Hans")
    problems = lint(rows + table(GOOD))
    assert problems == ("topic/glider and topic/kites: both are 风筝 (topic); merge, rename or tell them apart",)


def test_an_english_name_is_unique_in_its_kind_only() -> None:
    rows = """
topic/kite|Technology|prefLabel|Kites|en
topic/kite|Technology|prefLabel|纸鸢|zh-Hans
topic/kites|KIND|prefLabel|Kites|en
topic/kites|KIND|prefLabel|风筝|zh-Hans
"""
    assert lint(table(rows.replace("KIND", "Industry"))) == ()
    assert len(lint(table(rows.replace("KIND", "Technology")))) == 1


HOMONYMS = """
place/999100|District|prefLabel|鼓岭区|zh-Hans
place/999100|District|within|place/999000
place/999000|Division|prefLabel|云州市|zh-Hans
place/999200|District|prefLabel|鼓岭区|zh-Hans
place/999200|District|within|WITHIN
"""


@pytest.mark.parametrize(("within", "count"), [("place/999000", 1), ("place/999100", 0)])
def test_places_of_one_name_must_lie_in_different_places(within: str, count: int) -> None:
    rows = sorted(table(HOMONYMS.replace("WITHIN", within)), key=lambda row: (row.concept, row.property != "prefLabel"))
    assert len(lint(rows)) == count


def test_agencies_of_one_name_are_told_apart_by_time_or_by_a_note() -> None:
    old = "actor/old|Agency|prefLabel|市工务局|zh-Hans\n"
    new = "actor/new|Agency|prefLabel|市工务局|zh-Hans\n"
    assert len(lint(table(new + old))) == 1
    assert lint(table(new + old + "actor/old|Agency|until|2018")) == ()
    assert lint(table(new + old + "actor/old|Agency|note|市工务局 was another body before the reform")) == ()


def test_a_term_with_a_generic_head_is_a_concept_of_its_own() -> None:
    rows = [
        Row("topic/x", "Industry", "prefLabel", "甲乙", "zh-Hans", "x"),
        Row("topic/x", "Industry", "altLabel", "甲乙产业", "zh-Hans", "x"),
    ]
    (problem,) = [found for found in lint(rows) if "broader" in found]
    assert problem == "topic/x: 甲乙产业 is a concept of its own, with 甲乙 as its broader one"
    hidden = Row("topic/x", "Industry", "hiddenLabel", "甲乙", "zh-Hans", "x")
    assert not any("broader" in found for found in lint([hidden, rows[1]]))


def test_rows_are_sorted_by_concept_property_and_value() -> None:
    rows = table(GOOD)
    assert all(lint(list(order)) for order in permutations(rows[:4]) if list(order) != rows[:4])


@given(st.permutations(table(GOOD)))
def test_only_the_sorted_order_passes(rows: list[Row]) -> None:
    problems = [problem for problem in lint(rows) if problem.endswith("; sort")]
    assert bool(problems) == (rows != table(GOOD))


def test_a_row_stands_once() -> None:
    rows = table(GOOD)
    twice = [*rows[:3], *rows[2:]]
    assert lint(twice) == ("topic/kite-industry: negativeLabel 风筝产业园 zh-Hans stands 2 times",)


@pytest.mark.parametrize("name", ["broader", "within"])
def test_nothing_is_above_itself(name: str) -> None:
    family, kind = ("topic", "Industry") if name == "broader" else ("place", "Place")
    rows = table(f"""
{family}/a|{kind}|prefLabel|甲|zh-Hans
{family}/a|{kind}|{name}|{family}/b
{family}/b|{kind}|prefLabel|乙|zh-Hans
{family}/b|{kind}|{name}|{family}/a
""")
    (problem,) = lint(rows)
    assert f"{name} leads back to itself" in problem


@pytest.mark.parametrize("target", ["topic/balloons", "place/999000"])
def test_a_link_leads_to_a_concept_of_the_family(target: str) -> None:
    rows = table(GOOD.replace("topic/kites\n", f"{target}\n", 1))
    assert len(lint([*table("place/999000|Division|prefLabel|云州市|zh-Hans"), *rows])) == 1


def test_a_negative_label_vetoes_something_and_no_concept() -> None:
    nothing = table(GOOD.replace("风筝产业园", "风车产业园"))
    hiding = [*table(GOOD), *table("topic/parks|Technology|prefLabel|风筝产业园|zh-Hans")]
    assert ["vetoes nothing" in problem for problem in lint(nothing)] == [True]
    assert ["would hide it" in problem for problem in lint(hiding)] == [True]


@pytest.mark.parametrize("concept", ["topic/风筝", "topic/Kites", "place/kites", "kites", "topic/kites_2"])
def test_identifiers_are_ascii_and_of_the_family(concept: str) -> None:
    problems = lint(table(f"{concept}|Technology|prefLabel|风筝|zh-Hans"))
    assert ["identifier" in problem for problem in problems] == [True]


def test_a_concept_is_of_one_kind() -> None:
    rows = table(GOOD.replace("topic/kites|Technology|prefLabel|风筝", "topic/kites|Industry|prefLabel|风筝"))
    assert lint(rows) == ("topic/kites: both Technology and Industry",)


def test_an_exact_match_is_of_the_same_name() -> None:
    rows = table(GOOD) + table("topic/kites|Technology|exactMatch|sei2018:7")
    assert lint(rows) == ("topic/kites: exactMatch sei2018:7 is 节能环保产业, which is no label of it; use closeMatch",)
    assert lint(table(GOOD) + table("topic/kites|Technology|closeMatch|sei2018:7")) == ()


def test_the_shipped_files_have_no_problem(capsys: pytest.CaptureFixture[str]) -> None:
    status = main([])
    assert (status, capsys.readouterr().err) == (0, "")


def test_a_users_file_is_checked_with_the_shipped_ones(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "own.tsv"
    head = "\t".join(HEADER)
    path.write_text(f"{head}\ntopic/zz-own\tTechnology\taltLabel\t人工智能\tzh-Hans\tme\n", encoding="utf-8")
    assert main([str(path)]) == 1
    said = capsys.readouterr().err
    assert "topic/zz-own: no prefLabel in zh-Hans" in said
    assert "topic/artificial-intelligence and topic/zz-own: both are 人工智能" in said
    assert main([str(tmp_path / "missing.tsv")]) == 1
    assert "missing.tsv" in capsys.readouterr().err


def test_every_topic_has_an_english_name_and_names_its_source() -> None:
    rows = [row for row in shipped_rows() if KINDS[row.kind] == "topic"]
    named = {row.concept for row in rows if row.property == "prefLabel" and row.language == "en"}
    assert named == {row.concept for row in rows}
    assert all(row.source for row in rows)


@pytest.mark.parametrize(
    ("names", "concept"),
    [
        (("5G", "第五代移动通信", "第五代移动通信（5G）"), "topic/fifth-generation-mobile-communications"),
        (("人工智能",), "topic/artificial-intelligence"),
        (("人工智能产业",), "topic/artificial-intelligence-industry"),
        (("集成电路设计业",), "topic/integrated-circuit-design-industry"),
        (("节能环保产业", "节能环保业"), "topic/energy-conservation-and-environmental-protection-industry"),
        (("节能环保",), "topic/energy-conservation-and-environmental-protection"),
    ],
)
def test_names_that_are_one_thing_and_names_that_are_two(names: tuple[str, ...], concept: str) -> None:
    labels = ("prefLabel", "altLabel")
    holders = {row.concept for row in shipped_rows() if row.value in names and row.property in labels}
    assert holders == {concept}


@pytest.mark.parametrize(
    ("narrow", "broad"),
    [
        ("人工智能产业", "人工智能"),
        ("第三代半导体产业", "第三代半导体"),
        ("第三代半导体材料", "第三代半导体"),
        ("新能源汽车产业", "新能源汽车"),
    ],
)
def test_an_industry_stands_below_what_it_is_about(narrow: str, broad: str) -> None:
    named = {row.value: row.concept for row in shipped_rows() if row.property == "prefLabel"}
    above = {row.value for row in shipped_rows() if row.concept == named[narrow] and row.property == "broader"}
    assert named[broad] in above


def test_names_that_are_a_sector_only_at_times_are_hidden_labels() -> None:
    strong = {row.value for row in shipped_rows() if row.property in ("prefLabel", "altLabel")}
    hidden = {row.value for row in shipped_rows() if row.property == "hiddenLabel"}
    sectors = {"交通", "教育", "医疗", "金融", "电力", "能源", "文化", "体育"}
    assert sectors <= hidden
    assert not sectors & strong


@pytest.mark.parametrize(
    ("before", "after", "year"),
    [
        ("环境保护部", "生态环境部", "2018"),
        ("中国银监会", "中国银保监会", "2018"),
        ("中国银保监会", "国家金融监督管理总局", "2023"),
        ("国家乡村振兴局", "农业农村部", "2023"),
        ("国家旅游局", "文化和旅游部", "2018"),
        ("北京市旅游发展委员会", "北京市文化和旅游局", "2018"),
    ],
)
def test_successors_have_the_year_of_the_reform(before: str, after: str, year: str) -> None:
    rows = shipped_rows()
    holders = {row.value: row.concept for row in rows if row.property in ("prefLabel", "altLabel")}
    found = {(row.concept, row.value, row.language): row.source for row in rows if row.property == "successor"}
    assert found[holders[before], holders[after], year]


def test_every_succession_has_a_year_and_no_body_ends_before_it_begins() -> None:
    rows = shipped_rows()
    assert all(row.language[:4].isdigit() for row in rows if row.property == "successor")
    since = {row.concept: row.value for row in rows if row.property == "since"}
    until = {row.concept: row.value for row in rows if row.property == "until"}
    assert all(since[concept] <= until[concept] for concept in since.keys() & until.keys())


def test_what_is_generic_is_no_concept() -> None:
    generic = load_words().generic
    names = {
        row.value
        for row in shipped_rows()
        if KINDS[row.kind] == "topic" and row.property in ("prefLabel", "altLabel", "hiddenLabel")
    }
    assert len(generic) >= 400
    assert sorted(generic & names) == []
    assert {"战略性新兴产业", "高新技术产业", "未来产业", "关键技术", "产业链", "公共服务平台"} <= generic


def test_the_form_of_a_row_is_read_before_the_linter_runs() -> None:
    rows = list(read_rows(["\t".join(HEADER), "topic/kites\tTechnology\tprefLabel\t风筝\tzh-Hans\tme"], "own.tsv"))
    assert lint(rows) == ()


def test_the_examples_run() -> None:
    assert doctest.testmod(ontology.lint).failed == 0


@pytest.mark.parametrize("mark", "。！？；;!?")
def test_a_label_that_ends_a_sentence_is_refused_with_its_line(mark: str) -> None:
    def lines(name: str, value: str, language: str) -> list[str]:
        return ["\t".join(HEADER), f"topic/kites\tIndustry\t{name}\t{value}\t{language}\tours"]

    with pytest.raises(
        VocabularyError, match=f"mine.tsv:2: the label '纸{re.escape(mark)}鸢' holds .*; leave the mark out"
    ):
        list(read_rows(lines("altLabel", f"纸{mark}鸢", "zh-Hans"), "mine.tsv"))
    # A label that no text is searched for, and a note, may have any mark.
    assert len(list(read_rows(lines("altLabel", f"Kites{mark}", "en"), "mine.tsv"))) == 1
    assert len(list(read_rows(lines("note", f"Kites{mark}", ""), "mine.tsv"))) == 1


def test_what_bears_the_name_of_a_code_is_matched_to_it() -> None:
    names: dict[str, set[str]] = {}
    for classification in CLASSIFICATIONS.values():
        for code, name in classification.names.items():
            names.setdefault(name, set()).add(f"{classification.key}:{code}")
    rows = [row for row in shipped_rows() if row.kind in ("Industry", "Technology")]
    matched: dict[str, set[str]] = {}
    for row in rows:
        if row.property.endswith("Match"):
            matched.setdefault(row.concept, set()).add(row.value)
    bearers = [
        (row.concept, row.value) for row in rows if row.property in ("prefLabel", "altLabel") and row.value in names
    ]
    assert len(bearers) > 100
    assert [pair for pair in bearers if not names[pair[1]] & matched.get(pair[0], set())] == []
