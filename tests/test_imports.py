"""Imports run one way: ontology ← extraction ← kg. Left of the graph nothing loads an RDF library."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

import ontology

ROOT = Path(ontology.__file__).parents[1]
RDF = {"rdflib", "pyoxigraph", "oxrdflib", "pyshacl"}
LANGUAGE = {"spacy", "jieba", "rjieba", "ahocorasick_rs"}
DRAWING = {"pyvis"}

LOAD_ALL = """
import importlib, pkgutil, sys
package = importlib.import_module(sys.argv[1])
names = [module.name for module in pkgutil.walk_packages(package.__path__, package.__name__ + ".")]
for name in names:
    if not name.endswith("__main__"):
        importlib.import_module(name)
print(len(names), *sorted({name.partition(".")[0] for name in sys.modules}))
"""


def imported(source: str) -> Iterator[str]:
    """The full names of the modules that a source imports, wherever in it."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports are absolute"
            yield node.module or ""


def sources(package: str) -> list[Path]:
    found = sorted((ROOT / package).rglob("*.py"))
    assert found
    return found


def offenders(package: str, forbidden: set[str]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in sources(package)
        for name in imported(path.read_text(encoding="utf-8"))
        if name.partition(".")[0] in forbidden
    ]


def loaded(package: str) -> set[str]:
    """What stands in `sys.modules` of a fresh interpreter after the import of every module of a package."""
    run = subprocess.run([sys.executable, "-c", LOAD_ALL, package], capture_output=True, text=True, cwd=ROOT)
    assert run.returncode == 0, run.stderr
    number, *names = run.stdout.split()
    assert int(number) > 1
    return set(names)


def test_the_reader_of_imports_sees_them_all() -> None:
    source = "import a.b, c\nfrom d.e import f\ndef g():\n    import h\n    from i import j as k\n"
    assert list(imported(source)) == ["a.b", "c", "d.e", "h", "i"]


@pytest.mark.parametrize(
    ("package", "forbidden"),
    [
        ("ontology", {"extraction", "kg", *RDF, *LANGUAGE, *DRAWING}),
        ("extraction", {"kg", *RDF, *DRAWING}),
        ("kg", {"tests", "notebooks"}),
    ],
)
def test_no_file_imports_against_the_flow(package: str, forbidden: set[str]) -> None:
    assert offenders(package, forbidden) == []


def test_only_the_views_draw() -> None:
    views = ROOT / "kg" / "views"
    drawing = [
        path
        for path in sources("kg")
        if DRAWING & {name.partition(".")[0] for name in imported(path.read_text(encoding="utf-8"))}
    ]
    assert all(path.is_relative_to(views) for path in drawing), drawing


@pytest.mark.parametrize(
    ("package", "forbidden"),
    [
        ("ontology", {"extraction", "kg", *RDF, *LANGUAGE, *DRAWING}),
        ("extraction", {"kg", *RDF, *DRAWING}),
    ],
)
def test_loading_a_package_loads_nothing_against_the_flow(package: str, forbidden: set[str]) -> None:
    assert all(find_spec(name) for name in forbidden - {"kg", "extraction"}), "what is not installed proves nothing"
    assert loaded(package) & forbidden == set()
