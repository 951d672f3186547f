"""What the README tells people to type works, in both languages, and what it shows is what they get."""

import csv
import io
import re
import shlex
import shutil
from pathlib import Path

import pytest
import typer

from kg.cli import application, run
from ontology.version import VERSION

ROOT = Path(__file__).parents[2]
PAGES = ("README.md", "README.zh.md")


def blocks(page, language):
    return re.findall(rf"```{language}\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL)


def commands(page):
    lines = (line for block in blocks(page, "sh") for line in block.splitlines())
    return [words for line in lines if (words := shlex.split(line, comments=True))]


@pytest.fixture(scope="session")
def folder(beijing_build, tmp_path_factory):
    """Where somebody stands who has built the graph, with documents and a lexicon of their own beside it."""
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(beijing_build, folder / "output")
    (folder / "my-folder").mkdir()
    (folder / "my-folder" / "notice.txt").write_text(
        "市政府关于发展新材料产业的意见\n一、发展目标\n支持海淀区发展新材料产业，支持平谷区发展平谷大桃。\n",
        encoding="utf-8",
    )
    (folder / "mine.tsv").write_text(blocks("README.md", "tsv")[0], encoding="utf-8")
    return folder


def test_every_command_answers(folder, monkeypatch, capsys):
    """Of one page: the other has the same commands, as the next test says."""
    monkeypatch.chdir(folder)
    asked = [words[1:] for words in commands(PAGES[0]) if words[0] == "policykg"]
    assert {words[0] for words in asked} >= {"build", "annotate", "query", "sparql", "view", "export", "diff"}
    for words in asked:
        # Everything as it stands; but a test opens no window.
        assert run([*words, "--no-open"] if words[0] == "view" else words) == 0, words
        answer = capsys.readouterr().out
        if words[0] in ("query", "sparql", "diff"):
            assert len(answer.splitlines()) > 1, words
        elif words[0] == "view":
            assert Path(answer.strip()).is_file()
        else:
            assert Path(words[words.index("-o") + 1]).exists()


def test_both_languages_give_the_same_commands():
    first, second = (commands(page) for page in PAGES)
    assert first == second
    named = {words[1] for words in first if words[0] == "policykg"}
    assert named <= set(typer.main.get_command(application()).commands)


def test_the_lexicon_shown_finds_its_term(folder, monkeypatch, capsys):
    assert blocks("README.md", "tsv") == blocks("README.zh.md", "tsv")
    monkeypatch.chdir(folder)
    asked = ["query", "district-industry", "--from", "my-graph", "--format", "csv"]
    assert run(["build", "my-folder", "-o", "my-graph"]) == 0
    assert run(asked) == 0
    assert "大桃产业" not in capsys.readouterr().out
    assert run(["build", "my-folder", "-o", "my-graph", "--lexicon", "mine.tsv"]) == 0
    assert run(asked) == 0
    assert "平谷区,,大桃产业," in capsys.readouterr().out


@pytest.mark.parametrize("page", PAGES)
def test_python_runs(page, folder, monkeypatch):
    monkeypatch.chdir(folder)
    for block in blocks(page, "python"):
        names = {}
        exec(compile(block, page, "exec"), names)
        assert list(names["rows"]["industry"])


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_to_files(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", text)
    named = re.findall(r"`((?:ontology|extraction|notebooks|docs)/[\w/.-]*)`", text)
    assert links
    assert [name for name in (*links, *named) if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("page", PAGES)
def test_the_make_targets_exist(page):
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = [words[1] for words in commands(page) if words[0] == "make"]
    assert targets == ["graph", "test"]
    assert all(f"\n{target}:" in makefile for target in targets)


def answers(page):
    """For each command that begins a block with a table below it: the command, the columns and the rows shown.

    A column is the last word of its heading, so that a page may say it in its own language first.
    """
    text = (ROOT / page).read_text(encoding="utf-8")
    asked, table = None, []
    for part in [*re.findall(r"(?ms)^```\w+\n.*?^```|^## [^\n]*|^\|[^\n]*", text), "## "]:
        if part.startswith("|"):
            table.append([cell.strip() for cell in part[1:-1].split("|")])
            continue
        # A table below another command (what formats a build reads) shows no rows of an answer.
        if asked and table and asked[1] in ("query", "sparql", "diff"):
            (heading, line, *rows), columns = table, [cell.split()[-1] for cell in table[0]]
            assert set("".join(line)) == {"-"}, heading
            yield asked, columns, rows
        asked, table = shlex.split(part.splitlines()[1], comments=True) if part.startswith("```sh") else None, []


def shows(cell, value):
    """Whether a cell is a value, or the beginning of it where it ends in …."""
    return value.startswith(cell[:-1]) if cell.endswith("…") else cell == value


@pytest.mark.parametrize("page", PAGES)
def test_the_rows_shown_are_in_the_answer(page, folder, monkeypatch, capsys):
    monkeypatch.chdir(folder)
    tables = list(answers(page))
    assert len(tables) >= 7
    for words, columns, rows in tables:
        assert words[0] == "policykg"
        assert run([*words[1:], "--format", "csv"]) == 0
        given = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
        for row in rows:
            pairs = list(zip(row, columns, strict=True))
            assert any(all(shows(cell, found[name]) for cell, name in pairs) for found in given), (words, row)


def test_both_languages_show_the_same_rows():
    assert [(columns, rows) for _, columns, rows in answers(PAGES[0])] == [
        (columns, rows) for _, columns, rows in answers(PAGES[1])
    ]


@pytest.mark.parametrize("page", PAGES)
def test_an_industry_in_full_is_all_rows(page, folder, monkeypatch, capsys):
    """The page says how many rows there are and that Shunyi has three clauses of three opinions."""
    monkeypatch.chdir(folder)
    words, _, rows = next(answers(page))
    assert run([*words[1:], "--format", "csv"]) == 0
    given = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert len(given) == len(rows) == 4
    clauses = {(row["citation"], row["clause"]) for row in given if row["district"] == "顺义区"}
    assert len(clauses) == len({citation.split("，")[1] for citation, _ in clauses}) == 3


def test_the_place_of_a_clause_is_in_the_source():
    (row,) = next(rows for _, columns, rows in answers(PAGES[0]) if columns[:2] == ["start", "end"])
    text = (ROOT / "extraction" / "documents" / "beijing-2017-27.txt").read_bytes().decode("utf-8")
    clause = text[int(row[0]) : int(row[1])]
    assert clause.startswith(row[3].rstrip("…"))
    assert clause.endswith("在顺义区重点布局第三代半导体产业。")


def test_the_version_is_one():
    version = re.search(r"^version: (.*)$", (ROOT / "CITATION.cff").read_text(encoding="utf-8"), re.MULTILINE)
    assert version is not None
    assert version[1] == VERSION
    assert f"\n## {version[1]}\n" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
