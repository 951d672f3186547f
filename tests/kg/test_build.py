"""From documents to a folder: what it holds, that it is the same each time, and what bad input does to it."""

import csv
import shutil
from pathlib import Path

import pytest

import kg.extract
from kg.build import build
from kg.cli import run
from kg.errors import InputError, OutputError, ShapeError
from kg.store import open_store, select
from kg.tables import write_tables
from kg.trig import dump
from ontology.namespaces import PK, PROV, VOID

NOTICE = """临江市加快发展机器人产业的实施意见

（临政发〔2024〕5号）

一、重点任务

（一）优化产业布局。支持在顺义区重点布局智能传感器产业，在大兴区发展工业机器人产业。

（二）突破关键技术。市科委牵头，市经济信息化委配合，推进智能传感器攻关。

二、发展目标

到2027年，机器人企业达到50家以上。
"""
SECOND = NOTICE.replace("5号", "6号").replace("机器人", "人工智能")
PARTS = [".cache", ".state.json", "graph.graphml", "graph.trig", "report.md", "sources", "store", "tables", "views"]
TABLES = ["agency_pairs", "agency_task", "district_industry", "goals", "mentions"]


@pytest.fixture
def documents(tmp_path) -> Path:
    """A folder with two notices."""
    folder = tmp_path / "documents"
    (folder / "2024").mkdir(parents=True)
    (folder / "2024" / "机器人 5.txt").write_text(NOTICE, encoding="utf-8")
    (folder / "second.txt").write_text(SECOND, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    """The output of a build of two notices."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "first.txt").write_text(NOTICE, encoding="utf-8")
    (folder / "second.txt").write_text(SECOND, encoding="utf-8")
    build([folder / "first.txt", folder / "second.txt"], folder / "output")
    return folder / "output"


def contents(folder: Path) -> dict[str, bytes]:
    """Everything in a build but its store and what is kept for the next build."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.relative_to(folder).parts[0] not in ("store", ".cache")
    }


def leftovers(folder: Path) -> list[str]:
    """Hidden folders that a build should have cleared away."""
    return [path.name for path in folder.iterdir() if path.name.startswith(".")]


def test_a_build_holds_all_its_parts(built):
    assert sorted(path.name for path in built.iterdir()) == PARTS
    assert sorted(path.stem for path in (built / "tables").iterdir()) == TABLES
    assert leftovers(built.parent) == []


def test_tables_open_in_excel_and_cite_their_clause(built):
    for name in TABLES:
        data = (built / "tables" / f"{name}.csv").read_bytes()
        assert data.startswith(b"\xef\xbb\xbf")
        rows = list(csv.DictReader(data.decode("utf-8-sig").splitlines()))
        assert all(row["citation"] and row["clause"] for row in rows)
        assert "".join(rows[0].values()) if name == "mentions" else True


def test_the_report_counts_what_was_read(built):
    report = (built / "report.md").read_text(encoding="utf-8")
    assert "| Documents | 2 |" in report
    assert "| first.txt | 1 |" in report


def test_the_graph_says_how_it_was_made(built):
    store = open_store(built)
    rows = list(
        select(
            store,
            f"SELECT ?title ?id {{ ?build a <{PROV.Activity}> ; <{PROV.used}> ?source . "
            f"?policy <{PROV.wasDerivedFrom}> ?source . ?source <http://purl.org/dc/terms/title> ?title ; "
            "<http://purl.org/dc/terms/identifier> ?id } ORDER BY ?title",
        )
    )
    assert [row["title"].value for row in rows] == ["first.txt", "second.txt"]
    assert all(row["id"].value.startswith("sha256:") for row in rows)
    (counted,) = select(store, f"SELECT ?n {{ ?dataset <{VOID.triples}> ?n }}")
    assert int(counted["n"].value) == len(store)


def test_two_builds_are_the_same_bytes(documents, tmp_path):
    build([documents], tmp_path / "one")
    build([documents], tmp_path / "two")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    dump(open_store(tmp_path / "two"), tmp_path / "again.trig")
    assert (tmp_path / "again.trig").read_bytes() == (tmp_path / "one" / "graph.trig").read_bytes()


def test_the_tables_of_a_build_are_those_of_its_store(built, tmp_path):
    """A build puts them together from what was kept of each document when it was read."""
    write_tables(open_store(built), tmp_path / "again")
    for name in TABLES:
        again = (tmp_path / "again" / f"{name}.csv").read_bytes()
        assert again == (built / "tables" / f"{name}.csv").read_bytes()
        assert again.count(b"\r\n") > 1, name


@pytest.mark.usefixtures("plain")
def test_two_processes_write_the_same_bytes_as_one(documents, tmp_path):
    build([documents], tmp_path / "one")
    build([documents], tmp_path / "two", jobs=2)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


@pytest.mark.usefixtures("plain")
def test_a_second_build_replaces_the_first_and_keeps_what_is_not_its_own(documents, tmp_path):
    output = tmp_path / "output"
    output.mkdir()
    (output / "README.md").write_text("mine", encoding="utf-8")
    build([documents], output)
    (output / "notes").mkdir()
    (output / "notes" / "a.txt").write_text("kept", encoding="utf-8")
    build([documents / "second.txt"], output)
    assert (output / "README.md").read_text(encoding="utf-8") == "mine"
    assert (output / "notes" / "a.txt").read_text(encoding="utf-8") == "kept"
    assert len(list(select(open_store(output), f"SELECT ?p {{ ?p a <{PK.Policy}> }}"))) == 1
    assert leftovers(tmp_path) == []


def bad_files(folder: Path) -> None:
    (folder / "空.txt").write_bytes(b"")
    (folder / "picture.txt").write_bytes(bytes(range(256)) * 40)


@pytest.mark.usefixtures("plain")
def test_bad_files_among_good_ones_are_named_and_the_rest_is_built(documents, tmp_path, capsys):
    bad_files(documents)
    output = tmp_path / "output"
    assert run(["build", str(documents), "-o", str(output)]) == 1
    said = capsys.readouterr().err.splitlines()
    assert "2 documents, 2 policies" in said[0]
    assert said[1].startswith("policykg: left out, the rest was built: ")
    assert "picture.txt: the file is not text" in said[1]
    assert "空.txt: the file is empty" in said[1]
    assert len(said) == 2
    report = (output / "report.md").read_text(encoding="utf-8")
    assert "## Files left out (2)" in report
    assert "空.txt: the file is empty" in report


@pytest.mark.usefixtures("plain")
def test_where_nothing_can_be_read_the_last_build_stands(documents, tmp_path, capsys):
    output = tmp_path / "output"
    build([documents], output)
    before = contents(output)
    bad = tmp_path / "bad"
    bad.mkdir()
    bad_files(bad)
    assert run(["build", str(bad), "-o", str(output)]) == 1
    assert "nothing could be read: picture.txt" in capsys.readouterr().err
    assert contents(output) == before
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "says"),
    [("missing.txt", "no such file or folder"), ("empty", "holds no document")],
    ids=["path", "folder"],
)
def test_what_is_not_there_is_told_in_one_line(tmp_path, capsys, name, says):
    (tmp_path / "empty").mkdir()
    assert run(["build", str(tmp_path / name), "-o", str(tmp_path / "output")]) == 1
    err = capsys.readouterr().err
    assert says in err
    assert err.count("\n") == 1
    assert not (tmp_path / "output").exists()


@pytest.mark.usefixtures("plain")
def test_a_fault_in_one_document_costs_that_document_only(documents, tmp_path, monkeypatch, capsys):
    extract = kg.extract.Pipeline.extract

    def failing(self, document):
        if document.name == "second.txt":
            raise ZeroDivisionError("division\nby zero")
        return extract(self, document)

    monkeypatch.setattr(kg.extract.Pipeline, "extract", failing)
    assert run(["build", str(documents), "-o", str(tmp_path / "output")]) == 1
    err = capsys.readouterr().err
    assert "1 documents, 1 policies" in err
    assert "second.txt: a fault of the program (ZeroDivisionError: division by zero)" in err


@pytest.mark.usefixtures("plain")
def test_a_document_that_comes_twice_is_read_once_and_told(documents, tmp_path, capsys):
    (documents / "third.txt").write_text(SECOND, encoding="utf-8")
    assert run(["build", str(documents), "-o", str(tmp_path / "output")]) == 0
    assert "2 documents, 2 policies" in capsys.readouterr().err
    report = (tmp_path / "output" / "report.md").read_text(encoding="utf-8")
    assert "- third.txt holds a document that was read from second.txt" in report


@pytest.mark.usefixtures("plain")
def test_a_graph_that_breaks_its_shapes_does_not_replace_the_last(documents, tmp_path, monkeypatch):
    output = tmp_path / "output"
    build([documents], output)
    before = contents(output)
    whole = kg.extract.extraction_quads

    def uncited(*arguments, **options):
        return (quad for quad in whole(*arguments, **options) if quad[1] != PK.citation)

    monkeypatch.setattr(kg.extract, "extraction_quads", uncited)
    with pytest.raises(ShapeError, match=r"the last build stands; the first is Violation: .* citation"):
        build([documents], output, fresh=True)
    assert contents(output) == before
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize("where", ["file", "file/below", "full"])
def test_a_folder_that_cannot_be_written_is_told_before_anything_is_read(documents, tmp_path, where):
    (tmp_path / "file").write_text("a file", encoding="utf-8")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thesis.tex").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match=f"{where}: .* -o"):
        build([documents], tmp_path / where)
    assert (tmp_path / "full" / "thesis.tex").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("text", "says"), [(None, "no such lexicon file"), ("concept\tname\n", "must be the tab-separated header")]
)
def test_a_lexicon_that_cannot_be_used_is_told(documents, tmp_path, capsys, text, says):
    lexicon = tmp_path / "mine.tsv"
    if text is not None:
        lexicon.write_text(text, encoding="utf-8")
    assert run(["build", str(documents), "-o", str(tmp_path / "output"), "--lexicon", str(lexicon)]) == 1
    err = capsys.readouterr().err
    assert says in err
    assert err.count("\n") == 1


def test_nothing_given_and_nothing_read_is_an_error(tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    with pytest.raises(InputError, match=r"nothing could be read: empty\.txt: the file is empty"):
        build([tmp_path / "empty.txt"], tmp_path / "output")


def test_a_reading_command_too_finds_the_build_that_was_cut_off(built, tmp_path):
    shutil.copytree(built, tmp_path / ".output.previous")
    assert len(open_store(tmp_path / "output")) == len(open_store(built))
