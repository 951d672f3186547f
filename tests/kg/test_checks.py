"""The shapes as SPARQL find what a SHACL validator finds, and what they cannot translate they refuse."""

import pytest
from rdflib import SH

from kg.errors import ShapeError
from kg.shapes import checks, shipped_checks
from kg.validate import findings
from tests.ontology.policy_graph import PREFIXES, policy_store, results, shapes
from tests.ontology.test_shapes import FAULTS, WARNINGS

PROLOGUE = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix pk: <https://w3id.org/policykg/ontology#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


@pytest.mark.parametrize("fault", [*FAULTS, *WARNINGS])
def test_a_fault_is_told_as_a_validator_tells_it(fault: str) -> None:
    store = policy_store(2)
    store.update(PREFIXES + {**FAULTS, **WARNINGS}[fault][0])
    ours = {(finding.severity, finding.message) for finding in findings(store)}
    assert ours
    assert ours == {(result.severity, result.english) for result in results(store)}


def test_a_sound_graph_has_no_fault() -> None:
    assert findings(policy_store(2)) == ()


@pytest.mark.parametrize(
    ("value", "wrong"),
    [
        ('"2020-02-29"^^xsd:date', False),
        ('"2020-02-31"^^xsd:date', True),
        ('"2020-2-3"^^xsd:date', True),
        ('"2020"^^xsd:gYear', True),
    ],
)
def test_a_date_has_to_be_one(value: str, wrong: bool) -> None:
    store = policy_store(1)
    store.update(
        f"{PREFIXES} DELETE WHERE {{ GRAPH ?g {{ <policy/1> pk:date ?d }} }} ; "
        f"INSERT DATA {{ GRAPH <graph/policy/1> {{ <policy/1> pk:date {value} }} }}"
    )
    assert bool(findings(store)) is wrong


@pytest.mark.parametrize(
    "constraint",
    [
        "sh:closed true",
        "sh:nodeKind sh:IRI",
        "sh:property [ sh:path pk:title ; sh:minCount 2 ]",
        "sh:property [ sh:path pk:title ; sh:maxLength 3 ]",
        "sh:property [ sh:path ( pk:title pk:text ) ; sh:minCount 1 ]",
        "sh:property [ sh:path pk:low ; sh:datatype xsd:dateTime ]",
    ],
)
def test_what_is_not_translated_is_refused(constraint: str) -> None:
    with pytest.raises(ShapeError, match=r"translated|only those are checked"):
        checks(f"{PROLOGUE} pk:S a sh:NodeShape ; sh:targetClass pk:Policy ; {constraint} .")


def test_no_query_of_the_shapes_is_left_out() -> None:
    said = {str(query).partition("WHERE {")[2] for query in shapes().objects(predicate=SH.select)}
    assert said
    assert all(any(part in check.query for check in shipped_checks()) for part in said)
