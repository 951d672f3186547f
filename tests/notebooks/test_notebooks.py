"""The notebooks run from top to bottom in a kernel of their own, offline, and are kept without outputs."""

import json
import os
import re
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


@pytest.fixture(scope="module")
def built(beijing_build, tmp_path_factory):
    """A build of its own: a notebook writes what it draws beside it."""
    return shutil.copytree(beijing_build, tmp_path_factory.mktemp("build") / "output")


def cells(path):
    return [cell for cell in json.loads(path.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == "code"]


@pytest.fixture(scope="module")
def executed(built):
    """Runs a notebook once, and gives its outputs as text, cell by cell."""
    for needed in ("nbclient", "ipykernel", "pandas", "matplotlib"):
        pytest.importorskip(needed)
    import nbformat
    from nbclient import NotebookClient

    ran = {}

    def run(path):
        if path not in ran:
            book = nbformat.read(path, as_version=4)
            # The kernel is another process: it finds the checkout's own packages first, and this build.
            environment = {
                **os.environ,
                "POLICYKG_BUILD": str(built),
                "PYTHONPATH": os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH")))),
            }
            client = NotebookClient(book, timeout=300, kernel_name="python3", resources={"metadata": {"path": built}})
            client.execute(env=environment)
            ran[path] = [json.dumps(cell.get("outputs", []), ensure_ascii=False) for cell in book.cells]
        return ran[path]

    return run


def test_there_are_three():
    assert [path.name for path in NOTEBOOKS] == ["01_the_policy.ipynb", "02_the_graph.ipynb", "03_the_questions.ipynb"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_and_warns_of_nothing(path, executed):
    outputs = "\n".join(executed(path))
    assert '"output_type": "error"' not in outputs
    assert '"name": "stderr"' not in outputs


def test_the_first_shows_mentions_in_colour_and_the_tree(executed):
    outputs = "\n".join(executed(NOTEBOOKS[0]))
    assert re.search(r"<mark [^>]*>\\n +第三代半导体产业", outputs)
    assert "\\n　（一） " in outputs
    assert "lexicon" in outputs


def test_the_second_has_a_matrix_measures_and_a_view(executed):
    outputs = "\n".join(executed(NOTEBOOKS[1]))
    assert "<iframe srcdoc=" in outputs
    assert "background-color: #" in outputs
    assert "betweenness" in outputs


def test_the_third_answers_the_questions_with_plots_and_citations(executed):
    outputs = "\n".join(executed(NOTEBOOKS[2]))
    assert outputs.count("image/png") == 3
    assert (
        "京发〔2017〕27号，北京市加快科技创新发展集成电路产业的指导意见，三（四）：“促进集成电路产业集中集约发展"
        in outputs
    )
    assert "若干措施" in outputs or "打造第三代半导体产业集群" in outputs


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_kept_without_outputs(path):
    assert all(not cell["outputs"] and cell["execution_count"] is None for cell in cells(path))
