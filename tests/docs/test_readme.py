"""What the README tells people to type works, in both languages, and what it points to is there."""

import re
import shlex
from pathlib import Path

import pytest
import typer

from kg.build import build
from kg.cli import application, run
from ontology.version import VERSION

ROOT = Path(__file__).parent.parent.parent
PAGES = ("README.md", "README.zh.md")
OPENS_SOMETHING = ("view", "serve", "build")


def blocks(page, language):
    return re.findall(rf"```{language}\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL)


def commands(page):
    lines = (line for block in blocks(page, "sh") for line in block.splitlines())
    return [words for line in lines if (words := shlex.split(line, comments=True))]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Where somebody stands who has built the graph, with a folder of documents of their own beside it."""
    folder = tmp_path_factory.mktemp("readme")
    build([], folder / "output")
    (folder / "my-folder").mkdir()
    (folder / "my-folder" / "notice.txt").write_text(
        "市政府关于发展新材料产业的意见\n一、发展目标\n支持海淀区发展新材料产业。\n", encoding="utf-8"
    )
    build([folder / "my-folder"], folder / "my-graph")
    return folder


@pytest.mark.parametrize("page", PAGES)
def test_every_command_answers(page, folder, monkeypatch, capsys):
    monkeypatch.chdir(folder)
    asked = [words[1:] for words in commands(page) if words[0] == "policykg" and words[1] not in OPENS_SOMETHING]
    assert len(asked) > 8
    for words in asked:
        assert run(words) == 0, words
        answer = capsys.readouterr().out
        assert "-o" in words or len(answer.splitlines()) > 1, words


def test_both_languages_give_the_same_commands():
    first, second = (commands(page) for page in PAGES)
    assert first == second
    named = {words[1] for words in first if words[0] == "policykg"}
    assert named <= set(typer.main.get_command(application()).commands)


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
    """The first command of each block of commands, with the rows of the tables that stand below it."""
    asked = None
    text = (ROOT / page).read_text(encoding="utf-8")
    for part in re.findall(r"(?ms)^```\w+\n.*?^```|^## [^\n]*|^\|[^\n]*", text):
        if part.startswith("```sh"):
            asked = shlex.split(part.splitlines()[1], comments=True)
        elif not part.startswith("|"):
            asked = None
        elif asked:
            yield asked, [cell.strip() for cell in part.strip("|").split("|") if cell.strip()]


@pytest.mark.parametrize("page", PAGES)
def test_the_rows_shown_are_in_the_answer(page, folder, monkeypatch, capsys):
    monkeypatch.chdir(folder)
    shown = [(words, cells) for words, cells in answers(page) if words[0] == "policykg"]
    given = {}
    tables = 0
    for words, cells in shown:
        if set(cells[0]) == {"-"}:
            tables += 1
            continue
        asked = tuple(words[1:])
        if asked not in given:
            assert run([*asked, "--format", "csv"]) == 0
            given[asked] = capsys.readouterr().out.splitlines()
            head = cells
        elif cells != head:
            assert any(all(cell in line for cell in cells) for line in given[asked]), cells
    assert tables == len(given) == 5


def test_the_version_is_one():
    version = re.search(r"^version: (.*)$", (ROOT / "CITATION.cff").read_text(encoding="utf-8"), re.MULTILINE)
    assert version is not None
    assert version[1] == VERSION
    assert f"\n## {version[1]}\n" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
