"""Every term that code, queries and shapes use is declared, and every declared term of ours is used."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import ontology.concept
from ontology.namespaces import ALL, PK, PK_CLASSES, PK_INDIVIDUALS, PREFIXES

ROOT = Path(ontology.__file__).parents[1]
SPACES = {namespace.prefix.upper(): namespace for namespace in ALL}
CODE = sorted(path for package in ("ontology", "extraction", "kg") for path in (ROOT / package).rglob("*.py"))
QUERIES = sorted((ROOT / "kg" / "queries").rglob("*.rq"))
NAME = re.compile(r"\bpk:([A-Za-z]\w*)")


def attributes(source: str) -> Iterator[tuple[str, str]]:
    """Namespace and term of every ``PK.develops`` in a source."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in SPACES:
            yield node.value.id, node.attr


def used_in(path: Path) -> set[str]:
    """The terms of ours that a source uses, as attributes or inside a query."""
    source = path.read_text(encoding="utf-8")
    inside = {text for node in ast.walk(ast.parse(source)) for text in strings(node)}
    return {term for space, term in attributes(source) if space == "PK"} | set(NAME.findall("\n".join(inside)))


def strings(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def test_the_code_uses_declared_terms_only() -> None:
    members = {"iri", "prefix", "terms"}
    wrong = [
        f"{path.relative_to(ROOT)}: {space}.{term}"
        for path in CODE
        for space, term in attributes(path.read_text(encoding="utf-8"))
        if term not in SPACES[space].terms | members
    ]
    assert wrong == []


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_a_query_uses_declared_terms_and_prefixes_only(path: Path) -> None:
    text = re.sub(r"(?m)^\s*#.*$|<[^>\s]*>|\"[^\"]*\"", "", path.read_text(encoding="utf-8"))
    terms = {SPACES[prefix.upper()].iri: SPACES[prefix.upper()].terms for prefix in PREFIXES}
    for prefix, name in re.findall(r"\b([a-z]+):([A-Za-z]\w*)", text):
        assert prefix in PREFIXES, prefix
        assert name in terms[PREFIXES[prefix]], f"{prefix}:{name}"


def test_no_term_of_ours_is_idle() -> None:
    shapes = (ROOT / "ontology" / "shapes.ttl").read_text(encoding="utf-8")
    used = set(NAME.findall(shapes)).union(*(used_in(path) for path in CODE if path.name != "namespaces.py"))
    for path in QUERIES:
        used |= set(NAME.findall(path.read_text(encoding="utf-8")))
    # Kinds of concept are reached by name, and so are roles: PK[kind], PK[role].
    idle = PK.terms - used - set(ontology.concept.KINDS) - set(PK_INDIVIDUALS)
    assert idle <= {"Role", "Status"} & set(PK_CLASSES)
