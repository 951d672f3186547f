"""The examples in the docstrings of the three packages hold, each module's by themselves."""

import doctest
import io
from importlib import import_module
from pathlib import Path

import pytest

import ontology
from kg.graph import PolicyGraph

ROOT = Path(ontology.__file__).parents[1]
MODULES = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for package in ("ontology", "extraction", "kg")
    for path in (ROOT / package).rglob("*.py")
    if ">>> " in path.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_hold(name: str, small_build: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They stand where somebody stands who has built a graph into ``output``, and has opened it as ``graph``."""
    (tmp_path / "output").symlink_to(small_build, target_is_directory=True)
    monkeypatch.chdir(tmp_path)
    module = import_module(name)
    tests = doctest.DocTestFinder().find(module, globs={**vars(module), "graph": PolicyGraph.open("output")})
    assert sum(len(test.examples) for test in tests), "an example that no docstring holds"
    said = io.StringIO()
    for test in tests:
        assert doctest.DocTestRunner().run(test, out=said.write).failed == 0, said.getvalue()
