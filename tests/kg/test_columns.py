"""Columns: what one scan of a property reads, and rows that are joined from several."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store

from kg import columns
from kg.columns import column, join, labels, rows
from kg.edges import nodes
from kg.views.select import read
from ontology.namespaces import ID, PK, SKOS

Columns = st.dictionaries(st.sampled_from("abcd"), st.lists(st.text("xyz", max_size=2), min_size=1, max_size=3))


def said(subject: str, predicate: str, text: str) -> Quad:
    return Quad(NamedNode(ID + subject), NamedNode(predicate), Literal(text), NamedNode(ID + "graph"))


def holding(*quads: Quad) -> Store:
    store = Store()
    store.extend(quads)
    return store


@pytest.mark.parametrize("text", ['逗号,和"引号"', "一行\n又一行\r\n再一行", "全文" * 100_000, "", "https://w3id.org/"])
def test_a_text_is_read_to_the_character(text: str) -> None:
    store = holding(said("clause/1", PK.text, text))
    assert column(store, "pk:text") == {"clause/1": [text]}
    assert rows(store, "SELECT ?c ?t { ?c pk:text ?t }") == [{"c": "clause/1", "t": text}]


def test_what_is_unbound_is_empty() -> None:
    store = holding(said("policy/1", PK.title, "关于发展氢能的通知"))
    query = "SELECT ?title ?number { ?policy pk:title ?title OPTIONAL { ?policy pk:number ?number } }"
    assert rows(store, query) == [{"title": "关于发展氢能的通知", "number": ""}]


@given(Columns, Columns, Columns)
def test_a_join_gives_what_a_query_gives(
    first: dict[str, list[str]], other: dict[str, list[str]], maybe: dict[str, list[str]]
) -> None:
    store = holding(
        *(
            said(key, predicate, value)
            for predicate, known in ((PK.kind, first), (PK.text, other), (PK.rule, maybe))
            for key, values in known.items()
            for value in values
        )
    )
    one, two, three = (column(store, name) for name in ("pk:kind", "pk:text", "pk:rule"))
    query = "SELECT ?s ?a ?b ?c { ?s pk:kind ?a ; pk:text ?b OPTIONAL { ?s pk:rule ?c } }"
    assert sorted(join(one, two, optional=(three,))) == sorted(tuple(row.values()) for row in rows(store, query))


def test_few_things_are_asked_for_by_name_and_many_by_a_scan(small: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = {"place/110113", "topic/third-generation-semiconductors", "task/none"} & set(nodes(small))
    assert wanted
    every = nodes(small)
    by_name = nodes(small, of=wanted)
    monkeypatch.setattr(columns, "FEW", 0)
    assert by_name == nodes(small, of=wanted) == {key: every[key] for key in sorted(wanted)}
    scanned = labels(small, of=wanted)
    monkeypatch.setattr(columns, "FEW", 10_000)
    monkeypatch.setattr(columns, "BATCH", 1)
    assert labels(small, of=wanted) == scanned


def test_views_read_what_stands_in_the_text_and_what_lies_above_it_and_no_more() -> None:
    store = Store()
    store.load(
        f"@base <{ID}> . @prefix pk: <{PK.iri}> . @prefix skos: <{SKOS.iri}> . "
        '<a> a pk:Topic ; skos:prefLabel "钠离子电池"@zh-Hans ; skos:broader <b> . '
        '<b> a pk:Topic ; skos:prefLabel "电池"@zh-Hans ; skos:broader <c> . '
        '<c> a pk:Topic ; skos:prefLabel "储能"@zh-Hans . <d> a pk:Topic ; skos:prefLabel "氢能"@zh-Hans . '
        '<p> a pk:Policy ; pk:title "通知" . <p/1> a pk:Clause ; pk:text "发展钠离子电池。" ; pk:citation "一" ; '
        "pk:inPolicy <p> ; pk:start 0 ; pk:end 8 ; pk:isHeading false ; pk:mentions <a> . "
        '<m> a pk:Mention ; pk:clause <p/1> ; pk:entity <a> ; pk:kind "TECHNOLOGY" ; pk:start 2 ; pk:end 7 .',
        format=RdfFormat.TURTLE,
    )
    assert set(read(store).nodes) == {"a", "b", "c"}
    assert set(read(store, also=["d"]).nodes) == {"a", "b", "c", "d"}
    assert read(store).clauses["p/1"].mentions == ((2, 7, "TECHNOLOGY", "a"),)
