"""The notebooks run from top to bottom, and are kept without outputs."""

import json
from pathlib import Path

import pytest

from kg.build import build

FOLDER = Path(__file__).parent.parent.parent / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    pytest.importorskip("pandas")
    output = tmp_path_factory.mktemp("build") / "output"
    build([], output)
    return output


def cells(path):
    return [cell for cell in json.loads(path.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == "code"]


def test_there_are_notebooks():
    assert NOTEBOOKS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs(path, built, monkeypatch, capsys):
    monkeypatch.setenv("POLICYKG_BUILD", str(built))
    names = {}
    for cell in cells(path):
        exec(compile("".join(cell["source"]), f"{path.name}:{cell['id']}", "exec"), names)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_kept_without_outputs(path):
    assert all(not cell["outputs"] and cell["execution_count"] is None for cell in cells(path))
