"""The ontology file: it loads everywhere, documents every term, and says what the code says."""

from importlib.resources import files

import pyoxigraph
import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef

from ontology.namespaces import OUTSIDE, PK, PK_CLASSES, PK_INDIVIDUALS, PK_PROPERTIES, SUPERCLASSES
from ontology.version import VERSION

ONTOLOGY = URIRef("https://w3id.org/policykg/ontology")
P = Namespace(PK.iri)
TEXT = (files("ontology") / "schema.ttl").read_text(encoding="utf-8")
SCHEMA = Graph().parse(data=TEXT, format="turtle")
TERMS = sorted(PK.terms)


def test_it_loads_in_both_engines_with_the_same_triples() -> None:
    loaded = pyoxigraph.parse(TEXT.encode(), format=pyoxigraph.RdfFormat.TURTLE)
    assert len(list(loaded)) == len(SCHEMA) > 700


def test_the_file_and_the_closed_namespace_have_the_same_terms() -> None:
    described = {str(subject).removeprefix(PK.iri) for subject in SCHEMA.subjects() if str(subject).startswith(PK.iri)}
    assert described == PK.terms


def test_classes_properties_and_individuals_are_what_the_code_calls_them() -> None:
    properties = {OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}
    for name in PK_CLASSES:
        assert (P[name], RDF.type, OWL.Class) in SCHEMA, name
    for name in PK_PROPERTIES:
        assert properties.intersection(SCHEMA.objects(P[name], RDF.type)), name
    for name in PK_INDIVIDUALS:
        kinds = {str(kind) for kind in SCHEMA.objects(P[name], RDF.type)}
        assert kinds in ({PK.Role, str(SKOS.Concept)}, {PK.Status, str(SKOS.Concept)}), name


def test_no_term_has_two_meanings() -> None:
    names = [*PK_CLASSES, *PK_PROPERTIES, *PK_INDIVIDUALS]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("term", TERMS)
def test_every_term_is_documented_in_both_languages(term: str) -> None:
    for predicate in (RDFS.label, RDFS.comment):
        found = [text for text in SCHEMA.objects(P[term], predicate) if isinstance(text, Literal)]
        assert sorted(text.language or "" for text in found) == ["en", "zh-Hans"]
        assert all(text.strip() for text in found)
    assert (P[term], RDFS.isDefinedBy, ONTOLOGY) in SCHEMA


def test_the_labels_are_unambiguous() -> None:
    for language in ("zh-Hans", "en"):
        for names in (PK_CLASSES, PK_PROPERTIES, PK_INDIVIDUALS):
            labels = [str(x) for n in names for x in SCHEMA.objects(P[n], RDFS.label) if x.language == language]
            assert len(labels) == len(set(labels)) == len(names)


def test_superclasses_are_the_same_in_code_and_file() -> None:
    stated: dict[str, set[str]] = {}
    for below, above in SCHEMA.subject_objects(RDFS.subClassOf):
        stated.setdefault(str(below), set()).add(str(above))
    assert stated == {below: set(above) for below, above in SUPERCLASSES.items()}


@pytest.mark.parametrize("name", PK_PROPERTIES)
def test_domains_and_ranges_are_terms_that_exist(name: str) -> None:
    for predicate in (RDFS.domain, RDFS.range):
        for value in SCHEMA.objects(P[name], predicate):
            union = SCHEMA.value(value, OWL.unionOf)
            members = [value] if union is None else list(SCHEMA.items(union))
            assert members
            for member in members:
                if str(member).startswith(PK.iri):
                    assert (member, RDF.type, OWL.Class) in SCHEMA
    is_object = (P[name], RDF.type, OWL.ObjectProperty) in SCHEMA
    ranges = [str(value) for value in SCHEMA.objects(P[name], RDFS.range)]
    assert not (is_object and any("XMLSchema" in value for value in ranges))


@pytest.mark.parametrize("namespace", OUTSIDE, ids=lambda n: n.prefix)
def test_outside_terms_are_spelt_as_declared(namespace: object) -> None:
    iri, terms = namespace.iri, namespace.terms  # type: ignore[attr-defined]
    used = {str(node) for triple in SCHEMA for node in triple if str(node).startswith(iri)}
    assert {node.removeprefix(iri) for node in used} <= terms


def test_the_contract_of_the_design() -> None:
    expected = [
        ("within", RDFS.subPropertyOf, "http://www.opengis.net/ont/geosparql#sfWithin"),
        ("Policy", RDFS.subClassOf, "http://data.europa.eu/eli/ontology#LegalResource"),
        ("Clause", RDFS.subClassOf, "http://data.europa.eu/eli/ontology#LegalResourceSubdivision"),
        ("Assertion", RDFS.subClassOf, str(RDF.Statement)),
        ("Topic", RDFS.subClassOf, str(SKOS.Concept)),
        ("Actor", RDFS.subClassOf, "http://www.w3.org/ns/org#Organization"),
        ("coOwns", RDF.type, str(OWL.SymmetricProperty)),
        ("sitsWith", RDF.type, str(OWL.SymmetricProperty)),
    ]
    for name, predicate, value in expected:
        assert (P[name], predicate, URIRef(value)) in SCHEMA, name
    assert not list(SCHEMA.triples((None, OWL.disjointWith, None)))
    assert (P.develops, RDF.type, OWL.SymmetricProperty) not in SCHEMA


def test_the_header_states_version_and_licence() -> None:
    assert SCHEMA.value(ONTOLOGY, OWL.versionInfo) == Literal(VERSION)
    assert SCHEMA.value(ONTOLOGY, OWL.versionIRI) == URIRef(f"{ONTOLOGY}/{VERSION}")
    assert SCHEMA.value(ONTOLOGY, DCTERMS.license) is not None
