"""A misspelt term is found where it is written."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ontology.namespaces
from ontology.concept import KINDS
from ontology.namespaces import ALL, PK, PREFIXES, SKOS, SUPERCLASSES, all_classes


def test_a_declared_term_is_its_iri() -> None:
    assert PK.coOwns == "https://w3id.org/policykg/ontology#coOwns"
    assert SKOS["prefLabel"] == "http://www.w3.org/2004/02/skos/core#prefLabel"


@pytest.mark.parametrize("name", ["develop", "coowns", "Develops", "item", "prefLabel"])
def test_a_misspelt_term_raises_and_is_named(name: str) -> None:
    with pytest.raises(AttributeError, match=f"pk: has no term '{name}'"):
        getattr(PK, name)
    with pytest.raises(AttributeError):
        PK[name]


@given(st.text())
def test_the_namespace_is_closed(name: str) -> None:
    if name in PK.terms:
        assert PK[name] == PK.iri + name
    else:
        with pytest.raises(AttributeError):
            PK[name]


def test_prefixes_and_namespaces_are_told_apart() -> None:
    assert len(PREFIXES) == len({namespace.iri for namespace in ALL}) == len(ALL)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_concept_is_a_class_below_an_outside_one(kind: str) -> None:
    classes = all_classes(PK[kind])
    assert classes[0] == PK[kind]
    assert len(set(classes)) == len(classes)
    assert any(not iri.startswith(PK.iri) for iri in classes)


def test_a_coordination_body_carries_the_whole_chain() -> None:
    names = [iri.rsplit("#")[-1].rsplit("/")[-1] for iri in all_classes(PK.CoordinationBody)]
    assert names == [
        *("CoordinationBody", "Agency", "OrganizationalCollaboration", "Actor", "PublicOrganisation", "Organization"),
    ]


def test_the_hierarchy_has_no_cycle() -> None:
    for iri in SUPERCLASSES:
        assert all(iri not in SUPERCLASSES.get(above, ()) for above in all_classes(iri))


def test_the_examples_of_the_docstrings_hold() -> None:
    result = doctest.testmod(ontology.namespaces)
    assert result.attempted >= 3
    assert not result.failed
