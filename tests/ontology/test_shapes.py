"""Each shape finds its fault, in a sentence that a person understands, and a sound graph has none."""

import re
from functools import cache
from importlib.resources import files

import pyoxigraph
import pytest
from rdflib import RDF, SH, Literal, URIRef

from ontology.namespaces import ALL, PK
from ontology.rows import load_concepts
from ontology.statements import Literal as Value
from ontology.statements import concept_triples
from tests.ontology.faults import FAULTS, WARNINGS, instead, without
from tests.ontology.policy_graph import PREFIXES, Result, is_chinese, policy_store, results, shapes


@cache
def broken(update: str, policies: int = 1) -> list[Result]:
    """What the shapes say of the sound graph after an update."""
    store = policy_store(policies)
    before = {str(quad) for quad in store}
    store.update(PREFIXES + update)
    assert {str(quad) for quad in store} != before, "the update must break something"
    return results(store)


def test_a_sound_graph_conforms() -> None:
    assert results(policy_store(3)) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found_and_told(fault: str) -> None:
    update, thing, message = FAULTS[fault]
    found = broken(update)
    told = [result for result in found if message in result.english and thing in (result.focus, result.value)]
    assert told, [(result.focus, result.value, result.english) for result in found]
    for result in told:
        assert result.severity == "Violation"
        assert is_chinese(result.chinese)
        assert not is_chinese(result.english)


@pytest.mark.parametrize("fault", WARNINGS)
def test_missing_metadata_is_a_warning(fault: str) -> None:
    update, message = WARNINGS[fault]
    (result,) = broken(update)
    assert (result.focus, result.severity) == ("policy/1", "Warning")
    assert message in result.english


def test_one_fault_among_many_policies_is_the_only_one_told() -> None:
    (result,) = broken(instead("<mention/17/2>", "pk:text", '"制酒业"'), policies=20)
    assert result.value == "mention/17/2"
    assert "/id/mention/17/2" in result.english


def test_an_unresolved_mention_and_an_empty_unit_are_sound() -> None:
    assert broken(without("<mention/1/1>", "pk:entity")) == []
    assert broken(instead("<goal/1>", "pk:unit", '""')) == []


def test_every_shape_is_broken_by_some_fault() -> None:
    updates = [fault[0] for fault in (*FAULTS.values(), *WARNINGS.values())]
    told = {result.english for update in updates for result in broken(update)}
    for shape, message in shapes().subject_objects(SH.message):
        if isinstance(message, Literal) and message.language == "en":
            parts = re.split(r"\{\?(?:value|other)\}", str(message))
            assert any(all(part in text for part in parts) for text in told), (shape, message)


def test_every_constraint_speaks_both_languages() -> None:
    graph = shapes()
    parts = {*graph.objects(None, SH.property), *graph.objects(None, SH.sparql), *graph.subjects(SH["class"])}
    assert len(parts) > 50
    for part in parts:
        languages = sorted(message.language for message in graph.objects(part, SH.message))  # type: ignore[union-attr]
        assert languages == ["en", "zh-Hans"], graph.value(part, SH.path)


def test_a_shape_with_queries_has_no_message_of_its_own() -> None:
    graph = shapes()
    for shape in graph.subjects(RDF.type, SH.NodeShape):
        assert not (graph.value(shape, SH.sparql) and graph.value(shape, SH.message)), shape


def test_the_shapes_use_declared_terms_only() -> None:
    spaces = {space.iri: space.terms for space in ALL if space.prefix != "sh"}
    text = (files("ontology") / "shapes.ttl").read_text(encoding="utf-8")
    for term in {node for triple in shapes() for node in triple if isinstance(node, URIRef)}:
        base = next((iri for iri in spaces if term.startswith(iri) and term != iri), None)
        assert base is None or str(term).removeprefix(base) in spaces[base], term
    assert set(re.findall(r"pk:([A-Za-z]\w*)", text)) <= PK.terms


def test_every_target_is_a_class_or_property_that_exists() -> None:
    targets = [
        str(term)
        for kind in (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)
        for term in shapes().objects(None, kind)
    ]
    assert len(targets) > 20
    assert {target.removeprefix(PK.iri) for target in targets} <= PK.terms


def test_the_shipped_concepts_conform() -> None:
    store = pyoxigraph.Store()
    graph = pyoxigraph.NamedNode("https://w3id.org/policykg/id/graph/concepts")
    for subject, predicate, value in concept_triples(load_concepts()):
        if isinstance(value, Value):
            datatype = pyoxigraph.NamedNode(value.datatype) if value.datatype else None
            term: pyoxigraph.Literal | pyoxigraph.NamedNode = pyoxigraph.Literal(
                value.value, language=value.language or None, datatype=datatype
            )
        else:
            term = pyoxigraph.NamedNode(value)
        quad = pyoxigraph.Quad(pyoxigraph.NamedNode(subject), pyoxigraph.NamedNode(predicate), term, graph)
        store.add(quad)
    assert results(store) == []
