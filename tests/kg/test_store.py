"""The store: one label a thing, fixed bytes, and clear words where there is none."""

import random
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, Store
from rdflib import Dataset, URIRef
from rdflib import Literal as RdfLiteral

from kg.cli import run
from kg.errors import StoreError
from kg.store import STORE, create_store, nquads, open_store, select, settle_labels
from kg.terms import CONCEPTS, FACTS, label
from kg.trig import dump
from kg.triples import extraction_quads
from ontology.identifiers import iri
from ontology.namespaces import PK, SKOS
from ontology.statements import Literal
from tests.sample import sample_extraction, second_extraction


def load(folder: Path, quads) -> Store:
    (folder / "quads.nq").write_bytes(nquads(quads))
    return create_store(folder / STORE, folder / "quads.nq")


def test_the_order_of_loading_leaves_no_trace_in_the_dump(tmp_path):
    quads = [*extraction_quads(sample_extraction()), *extraction_quads(second_extraction())]
    dumps = []
    for seed in range(3):
        folder = tmp_path / str(seed)
        folder.mkdir()
        random.Random(seed).shuffle(quads)
        dump(load(folder, quads), folder / "graph.trig")
        dumps.append((folder / "graph.trig").read_bytes())
        assert not (folder / "graph.trig.raw").exists()
    assert dumps[0] == dumps[1] == dumps[2]


def test_the_dump_holds_what_the_store_holds(tmp_path, sample_store):
    dump(sample_store, tmp_path / "graph.trig")
    again = Store()
    again.load(path=tmp_path / "graph.trig")
    assert set(again) == set(sample_store)


# rdflib's own TriG parser still makes a ConjunctiveGraph.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_the_dump_keeps_every_text_and_the_case_of_the_tag(tmp_path_factory, text):
    folder = tmp_path_factory.mktemp("dump")
    store = Store()
    for value in (text, f'"@zh-hans {text}', f"{text}\\"):
        for quad in ((iri("a"), SKOS.prefLabel, label(value), CONCEPTS), (iri("a"), PK.text, Literal(value), CONCEPTS)):
            store.load(nquads([quad]), format=RdfFormat.N_QUADS)
    dump(store, folder / "graph.trig")
    data = Dataset(default_union=True)
    data.parse(folder / "graph.trig", format="trig")
    tagged = list(data.objects(URIRef(iri("a")), URIRef(SKOS.prefLabel)))
    assert {value.language for value in tagged if isinstance(value, RdfLiteral)} == {"zh-Hans"}
    again = Store()
    again.load(path=folder / "graph.trig")
    assert set(again) == set(store)


def test_a_thing_of_two_names_keeps_one_and_the_other_becomes_an_alternative(tmp_path):
    subject = iri("topic/x0123456789ab")
    names = ["互联网＋", "互联网+", "“互联网＋”"]
    quads = [(subject, SKOS.prefLabel, label(name), CONCEPTS) for name in names]
    quads.append((subject, SKOS.prefLabel, Literal("Internet Plus", "en"), CONCEPTS))
    store = load(tmp_path, quads)
    settle_labels(store)
    found = {(row["p"].value.rpartition("#")[2], row["o"].value) for row in select(store, "SELECT ?p ?o { ?s ?p ?o }")}
    assert found == {
        ("prefLabel", min(names)),
        ("prefLabel", "Internet Plus"),
        *(("altLabel", name) for name in names if name != min(names)),
    }


def test_tasks_of_one_name_stay_two(tmp_path):
    quads = [(iri(f"task/{name}"), SKOS.prefLabel, label("推进攻关"), FACTS) for name in "ab"]
    store = load(tmp_path, quads)
    settle_labels(store)
    assert len(store) == 2


def test_a_query_sees_all_graphs_as_one(sample_store):
    rows = list(select(sample_store, f"SELECT ?i {{ ?d a <{PK.District}> ; <{PK.develops}> ?i }}"))
    assert len(rows) == 2


@pytest.mark.parametrize("name", ["missing", "empty"])
def test_a_folder_without_a_build_is_told(tmp_path, name):
    (tmp_path / "empty").mkdir()
    with pytest.raises(StoreError, match=f"{name}: holds no build; run policykg build"):
        open_store(tmp_path / name)


def test_a_damaged_store_is_told(tmp_path):
    store = load(tmp_path, extraction_quads(sample_extraction()))
    del store
    (tmp_path / STORE / "CURRENT").write_text("MANIFEST-999999\n")
    with pytest.raises(StoreError, match="cannot be opened"):
        open_store(tmp_path)


def test_a_build_is_opened_for_reading_only(sample_build):
    store = open_store(sample_build)
    with pytest.raises(RuntimeError, match="read-write"):
        store.update("DELETE WHERE { GRAPH ?g { ?s ?p ?o } }")
    assert len(store) > 0


@pytest.mark.parametrize("part", ["CURRENT", "*.sst"])
def test_a_store_with_a_file_that_is_cut_off_is_told_in_one_line(part, small_build, tmp_path, capsys):
    copied = tmp_path / "build"
    shutil.copytree(small_build, copied)
    for path in (copied / STORE).glob(part):
        path.write_bytes(path.read_bytes()[:10] + b"?")
    assert run(["query", "goals", "--from", str(copied)]) == 1
    error = capsys.readouterr().err
    assert "the store cannot be opened" in error
    assert "build it again" in error
    assert error.count("\n") == 1
