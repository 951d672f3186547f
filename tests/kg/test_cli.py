"""The command line: help with an example everywhere, one line for every error, and the right exit status."""

import io
import json
import os
import re
import subprocess
import sys
import time

import pytest
import typer

import kg.cli
from kg.cli import application, one_line, run
from ontology.version import VERSION

COMMANDS = sorted(typer.main.get_command(application()).commands)
LINES = "一、重点任务\n\n支持在顺义区重点布局智能传感器产业。\n\n市科委牵头推进攻关。\n"


def test_the_commands_are_all_there():
    assert {"build", "annotate", "query", "sparql", "serve", "validate", "evaluate", "export"} <= set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command, capsys):
    assert run([command, "--help"]) == 0
    assert f"Example: policykg {command}" in " ".join(capsys.readouterr().out.split())


def test_help_is_quick_and_nothing_at_all_asks_for_it(capsys):
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-m", "kg", "--help"], capture_output=True, text=True, check=True)
    assert time.perf_counter() - start < 3
    assert "validate" in done.stdout
    assert run([]) == 0
    assert "Commands:" in capsys.readouterr().out


def test_starting_loads_nothing_heavy():
    heavy = "spacy rdflib pyoxigraph networkx rjieba pyshacl pyvis openpyxl mcp pydantic httpx pandas"
    script = f"import sys, kg.cli; kg.cli.application(); print([m for m in {heavy.split()!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_the_version(capsys):
    assert run(["--version"]) == 0
    told = capsys.readouterr().out
    assert re.fullmatch(rf"policykg {re.escape(VERSION)}, lexicon [0-9a-f]{{12}}, rules [0-9a-f]{{12}}\n", told)


def test_the_version_is_that_of_a_build(tmp_path, capsys):
    (tmp_path / "a.txt").write_text(LINES, encoding="utf-8")
    assert run(["build", str(tmp_path / "a.txt"), "-o", str(tmp_path / "out")]) == 0
    capsys.readouterr()
    assert run(["--version"]) == 0
    told = capsys.readouterr().out.strip()
    assert f"Made by {told}." in (tmp_path / "out" / "report.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("words", "offered"), [("policykg bui", "build"), ("policykg build --rev", "--review")])
def test_the_shell_completes_commands_and_options(words, offered):
    environment = {**os.environ, "_POLICYKG_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": "99"}
    environment["COMP_CWORD"] = str(len(words.split()) - 1)
    done = subprocess.run([sys.executable, "-m", "kg"], env=environment, capture_output=True, text=True, check=True)
    assert offered in done.stdout.split()


@pytest.mark.parametrize(
    "arguments", [["biuld"], ["build", "--jobs", "0"], ["build", "--jobs", "two"], ["build", "--fast"], ["evaluate"]]
)
def test_wrong_usage_is_one_line_and_status_2(arguments, capsys):
    assert run(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("policykg: ")
    assert err.count("\n") == 1


def raising(monkeypatch, error):
    app = typer.Typer()

    @app.callback()
    def group() -> None:
        """A group."""

    @app.command()
    def fail() -> None:
        raise error

    monkeypatch.setattr(kg.cli, "application", lambda: app)
    return run(["fail"])


@pytest.mark.parametrize(
    ("error", "status", "says"),
    [
        (kg.cli.PolicyKGError("a/b\nc: no such file"), 1, "policykg: a/b c: no such file\n"),
        (KeyboardInterrupt(), 130, "policykg: interrupted\n"),
        (
            OSError(28, "No space left on device", "output/graph.trig"),
            1,
            "policykg: output/graph.trig: No space left on device\n",
        ),
        (ZeroDivisionError("x\ny"), 1, "policykg: a fault of the program, ZeroDivisionError: x y (run again with "),
    ],
    ids=["ours", "interrupt", "disk", "fault"],
)
def test_no_error_is_a_traceback(monkeypatch, capsys, error, status, says):
    assert raising(monkeypatch, error) == status
    err = capsys.readouterr().err
    assert err.startswith(says)
    assert err.count("\n") == 1


def test_a_fault_shows_where_when_it_is_asked(monkeypatch):
    monkeypatch.setenv("POLICYKG_TRACEBACK", "1")
    with pytest.raises(ZeroDivisionError):
        raising(monkeypatch, ZeroDivisionError("x"))


def test_an_error_without_a_message_is_named():
    assert one_line(MemoryError()) == "MemoryError"


def test_annotate_writes_every_paragraph_with_offsets(tmp_path, capsys):
    (tmp_path / "a.txt").write_text(LINES, encoding="utf-8")
    assert run(["annotate", str(tmp_path / "a.txt"), "-o", str(tmp_path / "a.jsonl")]) == 0
    assert run(["annotate", str(tmp_path)]) == 0
    written = (tmp_path / "a.jsonl").read_text(encoding="utf-8")
    assert capsys.readouterr().out == written
    rows = [json.loads(line) for line in written.splitlines()]
    assert [row["text"] for row in rows] == LINES.split()
    assert any(row["mentions"] for row in rows)
    for row in rows:
        assert all(row["text"][each["start"] : each["end"]] == each["text"] for each in row["mentions"])


def test_annotate_drops_no_document_that_comes_twice(tmp_path, capsys):
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text(LINES, encoding="utf-8")
    assert run(["annotate", str(tmp_path)]) == 0
    sources = [json.loads(line)["source"] for line in capsys.readouterr().out.splitlines()]
    assert sources == ["a.txt"] * 3 + ["b.txt"] * 3


def test_annotate_names_what_it_left_out(tmp_path, capsys):
    (tmp_path / "a.txt").write_text(LINES, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    assert run(["annotate", str(tmp_path)]) == 1
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 3
    assert err == "policykg: left out, the rest was annotated: b.txt: the file is empty\n"


def test_annotate_leaves_the_last_file_when_nothing_can_be_read(tmp_path, capsys):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "b.txt").write_bytes(b"")
    (tmp_path / "out.jsonl").write_text("last", encoding="utf-8")
    assert run(["annotate", str(tmp_path / "in"), "-o", str(tmp_path / "out.jsonl")]) == 1
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == "last"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out.jsonl"]
    assert capsys.readouterr().err.count("\n") == 1


def test_annotate_to_a_place_that_cannot_be_written(tmp_path, capsys):
    (tmp_path / "a.txt").write_text(LINES, encoding="utf-8")
    assert run(["annotate", str(tmp_path / "a.txt"), "-o", str(tmp_path / "no" / "folder.jsonl")]) == 1
    assert "cannot be written (No such file or directory)" in capsys.readouterr().err


def test_evaluate_finds_its_own_annotations_right(tmp_path, capsys):
    (tmp_path / "a.txt").write_text(LINES, encoding="utf-8")
    run(["annotate", str(tmp_path / "a.txt"), "-o", str(tmp_path / "gold.jsonl")])
    assert run(["evaluate", str(tmp_path / "gold.jsonl")]) == 0
    table = capsys.readouterr().out.splitlines()
    assert table[0].split() == ["gold", "found", "prec", "recall", "F1"]
    assert "exact ALL" in "\n".join(table)
    assert all(line.split()[-1] in ("1.000", "-") for line in table[1:])


def test_evaluate_without_a_gold_file(tmp_path, capsys):
    assert run(["evaluate", str(tmp_path / "gold.jsonl")]) == 1
    assert capsys.readouterr().err == f"policykg: {tmp_path / 'gold.jsonl'}: no such file\n"


def test_a_reader_that_goes_away_is_no_error(tmp_path):
    (tmp_path / "a.txt").write_text(LINES * 400, encoding="utf-8")
    command = [sys.executable, "-m", "kg", "annotate", str(tmp_path / "a.txt")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert isinstance(process.stdout, io.BufferedReader)
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0
