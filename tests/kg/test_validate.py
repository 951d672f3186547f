"""The shapes over a built store: what conforms, and what one broken triple does."""

import shutil
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.cli import run
from kg.finding import violations
from kg.store import STORE
from kg.validate import findings
from ontology.identifiers import iri
from ontology.namespaces import PK, RDF
from tests.sample import EAST, NUMBER, POLICY, SENSOR, TITLE

CLAUSE = f"{POLICY}/s1.1/c2"


@pytest.fixture
def copied(sample_build, tmp_path) -> Path:
    """A build that a test may break."""
    shutil.copytree(sample_build, tmp_path / "output")
    return tmp_path / "output"


def test_the_sample_conforms(sample_store):
    assert violations(findings(sample_store)) == ()


def breaks(build: Path, change) -> None:
    store = Store(build / STORE)
    change(store)
    del store


def remove(subject: str, predicate: str):
    def change(store):
        quads = list(store.quads_for_pattern(NamedNode(iri(subject)), NamedNode(predicate), None, None))
        assert quads
        for quad in quads:
            store.remove(quad)

    return change


def longer_text(store):
    (quad,) = store.quads_for_pattern(NamedNode(iri(CLAUSE)), NamedNode(PK.text), None, None)
    store.remove(quad)
    store.add(Quad(quad.subject, quad.predicate, Literal(quad.object.value + "。"), quad.graph_name))


def no_assertion(store):
    for quad in list(store.quads_for_pattern(None, NamedNode(RDF.object), NamedNode(iri(SENSOR)), None)):
        store.remove(quad)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (remove(CLAUSE, PK.citation), f"id:{CLAUSE}: A clause needs a citation"),
        (longer_text, f"id:{CLAUSE}: The clause"),
        (remove(f"{CLAUSE}/m3-6-district", PK.end), f"id:{CLAUSE}/m3-6-district: The mention"),
        (no_assertion, f"id:{EAST}: No clause is given for this pk:develops edge"),
    ],
    ids=["citation", "text", "span", "evidence"],
)
def test_one_broken_triple_fails_with_place_and_message(copied, capsys, change, says):
    breaks(copied, change)
    assert run(["validate", "--from", str(copied)]) == 1
    out, err = capsys.readouterr()
    assert says in out
    assert all(line.startswith(("Violation: ", "Warning: ")) for line in out.splitlines())
    assert err.count("\n") == 1
    assert "violations" in err


def test_a_finding_names_the_clause(copied, capsys):
    breaks(copied, longer_text)
    run(["validate", "--from", str(copied)])
    assert f"— {NUMBER}，{TITLE}，一（一）" in capsys.readouterr().out


def test_a_missing_date_is_a_warning(copied, capsys):
    breaks(copied, remove(POLICY, PK.date))
    assert run(["validate", "--from", str(copied)]) == 0
    out, err = capsys.readouterr()
    assert out == f"Warning: id:{POLICY}: The policy has no date: give it in the metadata file. — {TITLE}\n"
    assert "conforms, 1 warnings" in err


def test_no_build_to_validate(tmp_path, capsys):
    assert run(["validate", "--from", str(tmp_path)]) == 1
    assert "holds no build; run policykg build" in capsys.readouterr().err
