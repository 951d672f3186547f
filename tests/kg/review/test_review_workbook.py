"""The workbook: its rows, what it offers, and what is said of one that cannot be used."""

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from kg.cli import run
from kg.review import CHOICES
from kg.review_workbook import write_workbook
from tests.kg.review.notice import NOTICE, SKIN, fill, review


def test_the_rows_on_which_most_hangs_come_first(rows):
    assert {"candidate", "fact", "unaligned"} <= {row.kind for row in rows}
    assert [row.facts for row in rows] == sorted((row.facts for row in rows), reverse=True)
    assert (rows[0].name, rows[0].type) == (SKIN, "Technology")
    assert all(row.clause in NOTICE and row.citation.startswith("京政发〔2024〕5号") for row in rows)
    weak = [row for row in rows if row.kind == "fact"]
    assert any(row.detail == "鼓励" for row in weak)
    assert any(row.detail.startswith("inferred") for row in weak)


def test_the_workbook_has_a_drop_down_for_every_row_and_the_same_bytes(rows, tmp_path):
    write_workbook(rows, tmp_path / "one.xlsx")
    write_workbook(rows, tmp_path / "two.xlsx")
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()
    sheet = load_workbook(tmp_path / "one.xlsx")["review"]
    offered = {}
    for listed in sheet.data_validations.dataValidation:
        for cell in listed.sqref.ranges:
            for row, _ in cell.cells:
                offered[row] = tuple(listed.formula1.strip('"').split(","))
    assert [offered[at] for at in range(2, len(rows) + 2)] == [CHOICES[row.kind] for row in rows]


def test_a_text_that_looks_like_a_formula_stays_a_text(rows, tmp_path):
    write_workbook([replace(rows[0], clause='=HYPERLINK("x")\x0b')], tmp_path / "one.xlsx")
    sheet = load_workbook(tmp_path / "one.xlsx")["review"]
    (cell,) = [cell for cell in sheet[2] if str(cell.value).startswith("=")]
    assert cell.data_type == "s"


def test_a_workbook_with_decisions_is_never_written_over(base, documents, capsys):
    review(**{SKIN: ("accept", "")})
    before = Path("review.xlsx").read_bytes()
    assert run(["review", "-o", "review.xlsx", "--from", str(base / "output")]) == 1
    assert "is there already" in capsys.readouterr().err
    assert Path("review.xlsx").read_bytes() == before


def test_who_decided_has_to_be_said(base, documents, capsys):
    assert run(["review", "-o", "mine.xlsx", "--from", str(base / "output")]) == 0
    fill(Path("mine.xlsx"), **{SKIN: ("accept", "")})
    assert run(["build", "documents", "--review", "mine.xlsx"]) == 1
    assert "who decided? Fill in the column reviewer" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("decision", "value", "says"),
    [
        ("maybe", "", "row 2: 'maybe' is no decision here; use one of accept, reject, merge into, retype, relabel"),
        ("merge into", "", "row 2: merge into needs a value"),
        ("merge into", "天外来物", "there is no topic '天外来物' in the lexicon nor among what is accepted"),
        ("retype", "Gadget", "'Gadget' is no kind of concept; use one of Industry"),
        ("retype", "District", "a topic cannot be retyped as District, only as one of Industry, Technology"),
    ],
)
def test_a_decision_that_cannot_be_carried_out_is_one_line(documents, capsys, decision, value, says):
    review(**{SKIN: (decision, value)})
    assert run(["build", "documents", "--review", "review.xlsx"]) == 1
    told = capsys.readouterr().err
    assert says in told
    assert told.count("\n") == 1
    assert not Path("output").exists()
    assert not Path("documents/review.tsv").exists()


def test_files_that_are_no_review_are_named(documents, capsys):
    Path("broken.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    Path("other.tsv").write_text("a\tb\n1\t2\n", encoding="utf-8")
    Path("review.txt").write_text("", encoding="utf-8")
    for name, says in (
        ("broken.xlsx", "cannot be read as an .xlsx workbook"),
        ("other.tsv", "lacks the columns kind, key"),
        ("review.txt", "is no review; give the .xlsx of policykg review, or a review.tsv"),
        ("none.xlsx", "no such review file"),
    ):
        assert run(["build", "documents", "--review", name]) == 1
        told = capsys.readouterr().err
        assert told.startswith(f"policykg: {name}: ")
        assert says in told
        assert told.count("\n") == 1
