"""The ways to set the project up that are not Python's: the Makefile's environment, and the image of the endpoint."""

import json
import re
import shlex
import shutil
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from pathlib import Path

import pytest

from kg.serve import free_port, server, stop

ROOT = Path(__file__).parents[1]


@pytest.fixture
def checkout(tmp_path):
    """A folder with the Makefile alone."""
    if shutil.which("make") is None:
        pytest.skip("make is not installed")
    shutil.copyfile(ROOT / "Makefile", tmp_path / "Makefile")
    return tmp_path


def made(checkout, python):
    done = subprocess.run(
        ["make", ".venv/.made", f"PYTHON={python}"], cwd=checkout, capture_output=True, encoding="utf-8"
    )
    return done.returncode, done.stderr


def python_that(checkout, script):
    """A program that stands for a Python of some sort."""
    path = checkout / "python"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_a_python_without_venv_is_named_and_nothing_half_made_stays(checkout):
    lacks = f'[ "$2" = venv ] && mkdir -p .venv/bin && exit 1\nexec {shlex.quote(sys.executable)} "$@"'
    python = python_that(checkout, lacks)
    status, told = made(checkout, python)
    assert status
    assert f"{python} cannot make an environment; install its venv module" in told
    assert not (checkout / ".venv").exists()


def test_a_python_that_is_too_old_is_told(checkout):
    status, told = made(checkout, python_that(checkout, "exit 1"))
    assert status
    assert "Python 3.11 or later is needed" in told


def test_an_environment_that_was_cut_off_is_made_again_and_a_whole_one_kept(checkout):
    (checkout / ".venv" / "bin").mkdir(parents=True)
    python_that(checkout / ".venv" / "bin", "exit 1")
    status, told = made(checkout, sys.executable)
    assert status == 0, told
    (checkout / ".venv" / "mine").touch()
    (checkout / ".venv" / ".made").unlink()
    assert made(checkout, "/nowhere/python")[0] == 0
    assert (checkout / ".venv" / "mine").exists()


def test_the_image_holds_what_it_copies_and_its_server_answers(sample_build):
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    (command,) = re.findall(r"^CMD (\[.*\])$", lines, re.MULTILINE)
    program, *arguments = json.loads(command)
    assert program == "oxigraph"
    port = free_port(0)
    place = {"/graph/store": str(sample_build / "store"), "0.0.0.0:7878": f"127.0.0.1:{port}"}
    assert set(place) <= set(arguments)
    process = subprocess.Popen([server(), *(place.get(word, word) for word in arguments)], stderr=subprocess.DEVNULL)
    try:
        query = urllib.parse.urlencode({"query": "ASK { GRAPH ?g { ?s ?p ?o } }"})
        request = urllib.request.Request(
            f"http://127.0.0.1:{port}/query?{query}", headers={"Accept": "application/json"}
        )
        deadline = time.monotonic() + 20
        while True:
            try:
                with urllib.request.urlopen(request, timeout=5) as answer:
                    assert json.load(answer)["boolean"] is True
                break
            except OSError:
                assert process.poll() is None
                assert time.monotonic() < deadline
                time.sleep(0.1)
    finally:
        stop(process)


def test_what_the_image_leaves_out_is_not_needed_to_build():
    """Everything that the packages and their metadata name is in what Docker is sent."""
    left_out = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    for needed in ("kg", "extraction", "ontology", "setup.cfg", "pyproject.toml", "README.md", "LICENSE"):
        assert (ROOT / needed).exists()
        assert needed not in left_out
