"""The documentation builds without a warning, what it tells people to type works, and the architecture is true."""

import ast
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import typer
import yaml

from kg.cli import application, run
from ontology.rows import load_concepts

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "docs").glob("*.md"))
WRITTEN = [page for page in PAGES if page.name != "questions.md"]
NOTICE = (
    "北京市加快发展机器人产业的实施意见\n（京政发〔2024〕5号）\n一、重点任务\n支持海淀区发展新材料产业，鼓励平谷区发展平谷大桃。\n"
    "市科委牵头，市财政局配合，推进柔性触觉皮肤技术攻关。\n二、发展目标\n到2027年，机器人企业达到50家以上。\n"
)


def blocks(page, language):
    return re.findall(rf"```{language}\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)


def commands(page):
    lines = (line for block in blocks(page, "sh") for line in block.splitlines())
    return [words for line in lines if (words := shlex.split(line, comments=True))]


@pytest.fixture(scope="module")
def folder(beijing_build, tmp_path_factory):
    """Where somebody stands who reads the pages: documents, a gold file, a lexicon and a query of their own."""
    folder = tmp_path_factory.mktemp("docs")
    (folder / "my-folder").mkdir()
    (folder / "my-folder" / "notice.txt").write_text(NOTICE, encoding="utf-8")
    (folder / "mine.tsv").write_text(blocks(ROOT / "docs" / "extend.md", "tsv")[0], encoding="utf-8")
    (folder / "mine.rq").write_text("SELECT ?c { ?c a pk:Clause } LIMIT 2", encoding="utf-8")
    assert run(["annotate", str(folder / "my-folder"), "-o", str(folder / "gold.jsonl")]) == 0
    shutil.copytree(beijing_build, folder / "output")
    return folder


def test_the_pages_of_the_navigation_are_there():
    named = set(re.findall(r": (\S+\.md)$", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE))
    assert {page.name for page in PAGES} <= named
    assert {"ontology.md", "architecture.md", "notebooks/03_the_questions.md"} <= named


def test_every_command_and_snippet_works(folder, monkeypatch, capsys):
    """Page by page in the order of the tutorial, since a page may go on from an earlier one."""
    monkeypatch.chdir(folder)
    order = ["tutorial.md", "review.md", "extend.md"]
    pages = sorted(WRITTEN, key=lambda page: (order.index(page.name) if page.name in order else 9, page.name))
    asked = 0
    for page in pages:
        for words in commands(page):
            assert words[0] == "policykg", (page.name, words)
            # The shipped document is built already, and a test opens no window.
            if words == ["policykg", "build"]:
                continue
            arguments = [*words[1:], "--no-open"] if words[1] == "view" else words[1:]
            assert run(arguments) == 0, (page.name, words, capsys.readouterr().err)
            asked += 1
        for block in blocks(page, "python"):
            names = {}
            exec(compile(block, page.name, "exec"), names)
            assert len(names["rows"] if "rows" in names else names["found"]) > 0
    assert asked > 25
    # What is shown as code of a shell that a test cannot run names real commands and options all the same.
    known = typer.main.get_command(application()).commands
    for page in WRITTEN:
        for words in re.findall(r"(?m)^    policykg (.*)$", page.read_text(encoding="utf-8")):
            name, *rest = shlex.split(words, comments=True)
            options = {option for parameter in known[name].params for option in parameter.opts}
            assert {word for word in rest if word.startswith("--")} <= options


def test_the_lexicon_shown_is_one_that_finds(folder):
    concepts = load_concepts([folder / "mine.tsv"])
    (concept,) = [each for each in concepts if each.id == "topic/peach-growing"]
    assert concept.values("negativeLabel") == ("大桃节",)


def test_the_rule_shown_is_one_of_the_rules():
    (block,) = blocks(ROOT / "docs" / "extend.md", "yaml")
    (shown,) = yaml.safe_load(block)
    rules = yaml.safe_load((ROOT / "extraction" / "patterns" / "focus.yaml").read_text(encoding="utf-8"))["rules"]
    (real,) = [rule for rule in rules if rule["id"] == shown["id"]]
    assert set(shown) <= set(real)
    assert set(shown["no_match"]) <= set(real["no_match"])


def test_the_settings_shown_start_a_command_that_there_is():
    (block,) = blocks(ROOT / "docs" / "assistants.md", "json")
    (server,) = json.loads(block)["mcpServers"].values()
    command = typer.main.get_command(application()).commands[server["args"][0]]
    assert server["args"][1] in {option for parameter in command.params for option in parameter.opts}


def test_the_tools_listed_are_those_of_the_server():
    source = ast.parse((ROOT / "kg" / "mcp_server.py").read_text(encoding="utf-8"))
    tools = {
        node.name
        for node in ast.walk(source)
        if isinstance(node, ast.FunctionDef) and any("tool" in ast.unparse(mark) for mark in node.decorator_list)
    }
    listed = re.findall(r"^\| `(\w+)` \|", (ROOT / "docs" / "assistants.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(listed) == tools


@pytest.mark.parametrize("name", ["ARCHITECTURE.md", *(f"docs/{page.name}" for page in WRITTEN)])
def test_what_is_named_exists(name):
    # What a link leads to is MkDocs' to check.
    text = re.sub(r"\]\([^)]*\)", "]", (ROOT / name).read_text(encoding="utf-8"))
    named = re.findall(r"\b((?:ontology|extraction|kg|notebooks|docs|tests)/[\w/.-]*\w(?:/|\.\w+)?)", text)
    gone = [path for path in named if not (ROOT / path).exists() and not list(ROOT.glob(f"{path}*"))]
    assert gone == []
    if name == "ARCHITECTURE.md":
        assert len(set(named)) > 30
        assert len(text.splitlines()) < 90, "one page"
        # The stages stand in the order in which the pipeline's own first line has them.
        stages = [
            word
            for word in re.findall(r"(?m)^ (\w+)  ", text)
            if word in "segment tag resolve relate Extraction".split()
        ]
        pipeline = (ROOT / "extraction" / "pipeline.py").read_text(encoding="utf-8").splitlines()[0]
        assert [pipeline.index(stage) for stage in stages] == sorted(pipeline.index(stage) for stage in stages)


def test_the_site_builds_without_a_warning_and_asks_nobody(folder, tmp_path):
    pytest.importorskip("material")
    pytest.importorskip("nbconvert")
    environment = {
        **os.environ,
        "POLICYKG_BUILD": str(folder / "output"),
        "PYTHONPATH": str(ROOT),
        "NO_MKDOCS_2_WARNING": "1",
    }
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-f", str(ROOT / "mkdocs.yml")]
    done = subprocess.run(
        [*command, "-d", str(tmp_path / "site")], env=environment, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    site = {path.relative_to(tmp_path / "site").as_posix(): path for path in (tmp_path / "site").rglob("index.html")}
    ontology = site["ontology/index.html"].read_text(encoding="utf-8")
    assert "pk:develops" in ontology
    assert "pk:District" in ontology
    third = site["notebooks/03_the_questions/index.html"].read_text(encoding="utf-8")
    assert "三（四）：“促进集成电路产业集中集约发展" in third
    assert len(list((tmp_path / "site" / "notebooks").rglob("*.png"))) == 3
    for path in site.values():
        fetched = re.findall(
            r'<(?:script|link|img)[^>]+(?:src|href)="(https?://[^"]+)"', path.read_text(encoding="utf-8")
        )
        assert [address for address in fetched if "canonical" not in address] == [], path
