"""Names to things: any label, folded, without head, as pinyin; ambiguous and unknown ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, Store

from kg.errors import QueryError
from kg.lookup import Lookup
from ontology.namespaces import ID


@pytest.fixture(scope="module")
def lookup(small: Store) -> Lookup:
    return Lookup(small)


def keys(lookup: Lookup, name: str, kind: str) -> list[str]:
    return [node.value.removeprefix(ID) for node in lookup.find(name, kind).nodes]


@pytest.mark.parametrize(
    "name",
    [
        "西岭区",
        "西岭",
        "Xiling District",
        "xiling",
        "XILING DISTRICT",
        "990102",
        "place/990102",
        f"{ID}place/990102",
        " 西岭 区 ",
    ],
)
def test_any_label_code_or_identifier_names_a_place_without_remark(lookup: Lookup, name: str) -> None:
    assert keys(lookup, name, "Place") == ["place/990102"]
    assert lookup.find(name, "Place").remark == ""


@pytest.mark.parametrize("name", ["东岭", "dongling", "donglingqu", "Dong Ling"])
def test_a_place_without_its_head_or_in_pinyin_is_found_and_said(lookup: Lookup, name: str) -> None:
    assert keys(lookup, name, "Place") == ["place/990101"]
    assert lookup.find(name, "Place").remark == f"“{name}” read as 东岭区 (place/990101)"


def test_hidden_and_foreign_labels_of_a_topic(lookup: Lookup) -> None:
    for name in ("人工智慧", "ai", "ＡＩ", "artificial intelligence"):
        assert keys(lookup, name, "Topic") == ["topic/artificial-intelligence"]


def test_a_document_number_may_have_other_brackets(lookup: Lookup) -> None:
    assert keys(lookup, "临政发[2024]5号", "Policy") == ["policy/linjiang/2024/5/0"]


def test_a_clause_by_its_citation_is_every_sentence_of_the_section(lookup: Lookup) -> None:
    meaning = lookup.find("临政发〔2024〕5号，关于加快发展第三代半导体产业的意见，四", "Clause")
    assert [node.value[-2:] for node in meaning.nodes] == ["c1", "c2"]


def test_an_ambiguous_name_means_all_and_says_so(lookup: Lookup) -> None:
    assert keys(lookup, "高新区", "Place") == ["place/x77aa00000001", "place/xinghe-science-city"]
    assert lookup.find("高新区", "Place").remark == (
        "“高新区” means 2 things: 云台产业园 (place/x77aa00000001), 星河科学城 (place/xinghe-science-city); "
        "all are used"
    )


def test_a_name_of_another_kind_is_not_found(lookup: Lookup) -> None:
    with pytest.raises(QueryError, match="no place is called “人工智能”"):
        lookup.find("人工智能", "Place")
    with pytest.raises(QueryError, match="no place is called"):
        lookup.find("topic/artificial-intelligence", "Place")


def test_an_unknown_name_lists_the_nearest(lookup: Lookup) -> None:
    with pytest.raises(QueryError) as error:
        lookup.find("半导体", "Topic")
    assert str(error.value) == (
        "no topic is called “半导体”; nearest: 宽禁带半导体, 第三代半导体, 第三代半导体产业, 第三代半导体材料"
    )


def test_a_homophone_is_another_name(lookup: Lookup) -> None:
    with pytest.raises(QueryError, match="no place is called “西领区”; nearest: 西岭区"):
        lookup.find("西领区", "Place")


ATTACKS = [
    '顺义" } DELETE',
    "x> } ; DROP ALL #",
    "'''",
    "\\",
    "\n} # ",
    "a/b> . ?s ?p ?o",
    "http://example.org/ } x",
    "{ UNDEF }",
]


@pytest.mark.parametrize("name", ATTACKS)
def test_text_that_looks_like_sparql_is_a_name_that_is_not_found(lookup: Lookup, name: str) -> None:
    with pytest.raises(QueryError) as error:
        lookup.find(name, "Place")
    assert "\n" not in str(error.value)


SMALLEST = Store()
SMALLEST.load(
    "@base <https://w3id.org/policykg/id/> . @prefix pk: <https://w3id.org/policykg/ontology#> . "
    '@prefix skos: <http://www.w3.org/2004/02/skos/core#> . <place/1> a pk:Place ; skos:prefLabel "东岭区"@zh-Hans .',
    format=RdfFormat.TURTLE,
)


@given(st.text(max_size=30))
def test_any_text_is_found_or_refused_in_one_line(name: str) -> None:
    try:
        found = [node.value for node in Lookup(SMALLEST).find(name, "Concept").nodes]
    except QueryError as error:
        found = str(error).splitlines()
    assert len(found) == 1
