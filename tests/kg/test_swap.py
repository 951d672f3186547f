"""The swap at the end of a build: the last good one stands whatever happens."""

import os
from pathlib import Path

import pytest

from kg.swap import recover, staging


def leftovers(folder: Path) -> list[str]:
    """Hidden folders that a build should have cleared away."""
    return [path.name for path in folder.iterdir() if path.name.startswith(".")]


def test_a_build_that_was_cut_off_between_its_renames_comes_back(tmp_path):
    (tmp_path / ".output.previous").mkdir()
    (tmp_path / ".output.previous" / "graph.trig").write_text("last", encoding="utf-8")
    recover(tmp_path / "output")
    assert (tmp_path / "output" / "graph.trig").read_text(encoding="utf-8") == "last"


def test_what_a_killed_build_left_is_cleared_and_a_running_one_is_let_be(tmp_path):
    running, killed = f".output.building-{os.getppid()}", ".output.building-4194305"
    (tmp_path / running).mkdir()
    (tmp_path / killed).mkdir()
    with staging(tmp_path / "output") as folder:
        (folder / "graph.trig").write_text("new", encoding="utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == [running, "output"]


def test_an_error_on_the_way_leaves_the_last_build_and_no_remains(tmp_path):
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "graph.trig").write_text("last", encoding="utf-8")

    def interrupted():
        with staging(tmp_path / "output") as folder:
            (folder / "graph.trig").write_text("new", encoding="utf-8")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert (tmp_path / "output" / "graph.trig").read_text(encoding="utf-8") == "last"
    assert leftovers(tmp_path) == []


def test_a_link_to_the_output_stays_a_link(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "output").symlink_to(tmp_path / "real")
    with staging(tmp_path / "output") as folder:
        (folder / "graph.trig").write_text("new", encoding="utf-8")
    assert (tmp_path / "output").is_symlink()
    assert (tmp_path / "real" / "graph.trig").read_text(encoding="utf-8") == "new"
