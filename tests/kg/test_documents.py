"""The policy web: who refers to what, and which policy of the graph a cited document is."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Store

from extraction.model import Addressee, Extraction, Link, Reference, Span, Term
from extraction.policy_web import document_key
from kg.documents import settle_documents
from kg.formats import columns_and_rows
from kg.sparql import run
from kg.store import STORE
from kg.validate import findings
from tests.conftest import make_build
from tests.sample import GOVERNMENT, NUMBER, sample_extraction, second_extraction
from tests.sample import TITLE as CITED

ESTATE = "临江市产业用地管理办法"


def citing(*references: tuple[Link, str, str], **changes: object) -> Extraction:
    """The second notice of the city, which refers to other documents in its clause on the layout."""
    found = tuple(
        Reference(0, link, document_key(title, number, {}), Span(0, 4), title, number, 3, "reference-ground")
        for link, title, number in references
    )
    return replace(second_extraction(), references=found, **changes)  # type: ignore[arg-type]


@pytest.fixture
def settled(tmp_path: Path) -> Callable[..., Store]:
    def make(*extractions: Extraction) -> Store:
        folder = tmp_path / str(len(list(tmp_path.iterdir())))
        folder.mkdir()
        make_build(folder, *extractions)
        store = Store(folder / STORE)
        settle_documents(store)
        return store

    return make


def links(store: Store) -> list[tuple[object, ...]]:
    query = (
        "SELECT ?link ?title ?policy { ?a a pk:Assertion ; rdf:predicate ?p ; rdf:object ?d . ?d a pk:CitedDocument ; "
        'pk:title ?title . OPTIONAL { ?d pk:resolvesTo/pk:number ?policy } BIND(STRAFTER(STR(?p), "#") AS ?link) } '
        "ORDER BY ?link ?title"
    )
    return [tuple(row.values()) for row in columns_and_rows(run(store, query))[1]]  # type: ignore[arg-type]


def test_a_document_of_the_graph_is_found_by_its_number(settled: Callable[..., Store]) -> None:
    """Brackets of another shape and a title in other words do not matter."""
    number = NUMBER.replace("〔", "[").replace("〕", "]")
    store = settled(sample_extraction(), citing((Link.BASED_ON, "机器人实施意见", number)))
    assert links(store) == [("based_on", "机器人实施意见", NUMBER)]


def test_it_is_found_by_a_title_that_it_alone_bears(settled: Callable[..., Store]) -> None:
    second = citing((Link.REPEALS, CITED, ""))
    other = replace(second, policies=(replace(second.policies[0], title="另一份实施意见"),))
    assert links(settled(sample_extraction(), other)) == [("repeals", CITED, NUMBER)]
    assert links(settled(sample_extraction(), second)) == [("repeals", CITED, None)]


def test_another_number_is_another_document(settled: Callable[..., Store]) -> None:
    store = settled(sample_extraction(), citing((Link.CITES, CITED, "临政发〔2019〕1号")))
    assert links(store) == [("cites", CITED, None)]


def test_a_stub_is_resolved_when_the_document_arrives_and_open_again_when_it_leaves(
    settled: Callable[..., Store],
) -> None:
    second = citing((Link.BASED_ON, CITED, NUMBER), (Link.CITES, ESTATE, ""))
    assert links(settled(second)) == [("based_on", CITED, None), ("cites", ESTATE, None)]
    store = settled(second, sample_extraction())
    assert links(store) == [("based_on", CITED, NUMBER), ("cites", ESTATE, None)]
    assert settle_documents(store) == 1
    assert links(store) == [("based_on", CITED, NUMBER), ("cites", ESTATE, None)]


def test_time_and_addressees_stand_on_the_policy_and_the_graph_conforms(settled: Callable[..., Store]) -> None:
    extraction = citing(
        (Link.BASED_ON, CITED, NUMBER),
        terms=(Term(0, "from", "2025-05-01", 9, False, "valid-day"), Term(0, "until", "2030-04-30", 9, True, "x")),
        addressees=(Addressee(0, GOVERNMENT, 0),),
    )
    policy = replace(extraction.policies[0], form="意见", level="prefectural")
    store = settled(sample_extraction(), replace(extraction, policies=(policy,)))
    query = (
        "SELECT ?from ?until ?form ?level ?to ?inferred { ?p pk:validFrom ?from ; pk:validUntil ?until ; "
        "pk:documentType ?form ; pk:level ?level ; pk:addressee/skos:prefLabel ?to . "
        "?a rdf:predicate pk:validUntil ; rdf:object ?until ; pk:inferred ?inferred ; pk:statedIn/pk:text ?text }"
    )
    _, rows = columns_and_rows(run(store, query))  # type: ignore[arg-type]
    assert [tuple(row.values()) for row in rows] == [
        ("2025-05-01", "2030-04-30", "意见", "prefectural", "临江市人民政府", True)
    ]
    assert [str(each) for each in findings(store) if each.severity == "Violation"] == []
