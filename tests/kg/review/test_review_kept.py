"""Decisions are kept beside the documents, know their text, and hold until a later one."""

from pathlib import Path

from kg.cli import run
from kg.graph import PolicyGraph
from kg.review import read_decisions
from kg.review_effect import Review
from kg.review_use import keep, read_review
from ontology.rows import load_concepts
from tests.kg.review.notice import NOTICE, SKIN, rebuilt, review, topics


def test_decisions_kept_beside_the_documents_hold_for_every_later_build(documents, capsys):
    review(**{SKIN: ("reject", "")})
    assert run(["build", "documents", "--review", "review.xlsx"]) == 0
    assert "1 decisions of reviewers applied, kept in documents/review.tsv" in capsys.readouterr().err
    first = Path("output/graph.trig").read_bytes()
    Path("review.xlsx").unlink()
    assert run(["build", "documents", "--jobs", "2"]) == 0
    assert "1 decisions of reviewers applied\n" in capsys.readouterr().err
    assert Path("output/graph.trig").read_bytes() == first
    graph = PolicyGraph.open("output")
    assert SKIN not in topics(graph, "海淀区")
    assert not graph.sparql(f"ASK {{ ?any skos:prefLabel ?name FILTER(STR(?name) = '{SKIN}') }}")
    # What else the clauses say stays.
    assert "谐波减速器产业" in topics(graph, "大兴区")
    assert Path("output/review-lexicon.tsv").is_file()


def test_a_decision_knows_its_text(rows, documents, tmp_path, capsys):
    """A section put in front moves every clause; what a clause says is how a decision knows it, and misses it."""
    name = next(row.name for row in rows if row.kind == "fact" and row.detail == "鼓励")
    assert "谐波减速器产业" in name
    review(**{name: ("reject", ""), SKIN: ("accept", "")})
    moved = NOTICE.replace("二、机器人", "三、机器人").replace("一、重点", "一、总体要求\n\n坚持创新驱动。\n\n二、重点")
    (documents / "notice.txt").write_text(moved, encoding="utf-8")
    graph = rebuilt(documents, tmp_path)
    assert "谐波减速器产业" not in set(graph.query("district-industry", district="大兴区")["industry"])
    (documents / "notice.txt").write_text(moved.replace("鼓励大兴区发展谐波减速器产业。", ""), encoding="utf-8")
    assert run(["build", "documents", "--review", "review.xlsx"]) == 0
    told = capsys.readouterr().err
    assert "2 decisions of reviewers applied" in told
    assert "the text that 1 decisions were made on is gone, see report.md; the first is fact 大兴区" in told
    assert "Review decisions whose text is gone (1)" in Path("output/report.md").read_text(encoding="utf-8")


def test_a_later_decision_takes_the_place_of_an_earlier_one(documents):
    review(**{SKIN: ("reject", "")})
    first = read_review([documents], Path("review.xlsx"), load_concepts())
    assert keep(first, [documents]) == documents / "review.tsv"
    again = Path("again.tsv")
    again.write_text(
        (documents / "review.tsv").read_text(encoding="utf-8").replace("\treject\t", "\taccept\t"), "utf-8"
    )
    second = read_review([documents], again, load_concepts())
    assert [each.decision for each in second.decisions] == ["accept"]
    keep(second, [documents])
    assert read_decisions(documents / "review.tsv") == second.decisions
    assert first.digest != second.digest


def test_without_a_folder_the_decisions_are_not_kept():
    assert keep(Review(), []) is None
