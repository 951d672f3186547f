"""Concept rows become SKOS: the statements, the file, and what happens when they are at fault."""

import doctest
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDF, SKOS, Graph, URIRef

import ontology.scheme
import ontology.statements
from ontology.classifications import GBT4754, SEI2018
from ontology.concept import Concept
from ontology.identifiers import iri
from ontology.namespaces import DCTERMS, ID, ORG, PK, PREFIXES, XSD, all_classes
from ontology.namespaces import SKOS as S
from ontology.rows import HEADER, VocabularyError, gather, load_concepts, read_rows
from ontology.scheme import concept_scheme, main, turtle
from ontology.statements import SCHEMES, Literal, Statement, concept_triples, scheme_of

ROWS = """
place/999100\tDistrict\tprefLabel\t云溪区\tzh-Hans\tmap
place/999100\tDistrict\tprefLabel\tYunxi District\ten\tmap
place/999100\tDistrict\taltLabel\t云溪\tzh-Hans\tmap
place/999100\tDistrict\tnegativeLabel\t云溪大学\tzh-Hans\t
place/999100\tDistrict\tnotation\t999100\t\tcodes
place/999100\tDistrict\twithin\tplace/999000\t\tcodes
place/999000\tDivision\tprefLabel\t云州市\tzh-Hans\tmap
place/two-towns\tPlaceGroup\tprefLabel\t两城\tzh-Hans\tplan
place/two-towns\tPlaceGroup\tmember\tplace/999100\t2017/2021\tplan
place/two-towns\tPlaceGroup\tmember\tplace/999000\t\tplan
actor/old\tAgency\tprefLabel\t市老局\tzh-Hans\treform
actor/old\tAgency\tsuccessor\tactor/new\t2018-11\treform
actor/old\tAgency\tuntil\t2018\t\treform
actor/new\tAgency\tprefLabel\t市新局\tzh-Hans\treform
actor/new\tAgency\tadministers\tplace/999000\t\treform
actor/new\tAgency\tjurisdiction\tplace/999000\t\treform
actor/new\tAgency\tdocumentSeries\t云新发\t\treform
actor/board\tCoordinationBody\tprefLabel\t市新办\tzh-Hans\t
actor/board\tCoordinationBody\tmember\tactor/new\t/2020-01-31\t
topic/tea\tIndustry\tprefLabel\t制茶业\tzh-Hans\tlist
topic/tea\tIndustry\texactMatch\tcode/sei2018/7.1\t\tlist
topic/tea\tIndustry\trelatedMatch\tcode/gbt4754-2017/9999\t\tlist
topic/tea\tIndustry\tcloseMatch\thttps://example.org/tea\t\tlist
topic/steam\tTechnology\tprefLabel\t蒸青技术\tzh-Hans\tlist
topic/steam\tTechnology\tbroader\ttopic/tea\t\tlist
topic/steam\tTechnology\tnote\t仅指绿茶\t\tlist
"""


def concepts(text: str = ROWS) -> tuple[Concept, ...]:
    return gather(read_rows(["\t".join(HEADER), *text.strip().splitlines()], "test.tsv"))


FOUND = set(concept_triples(concepts()))


def values(key: str, predicate: str) -> set[object]:
    return {o for s, p, o in FOUND if s == iri(key) and p == predicate}


def typed(kind: str) -> set[str]:
    return {s for s, p, o in FOUND if p == str(RDF.type) and o == kind}


def test_labels_keep_their_role_and_language() -> None:
    assert values("place/999100", S.prefLabel) == {Literal("云溪区", "zh-Hans"), Literal("Yunxi District", "en")}
    assert values("place/999100", S.altLabel) == {Literal("云溪", "zh-Hans")}
    assert values("place/999100", PK.negativeLabel) == {Literal("云溪大学", "zh-Hans")}
    assert Literal("云溪大学", "zh-Hans") not in values("place/999100", S.hiddenLabel)


def test_a_concept_carries_all_its_classes_and_its_state() -> None:
    assert values("place/999100", str(RDF.type)) == set(all_classes(PK.District))
    assert values("place/999100", PK.status) == {PK.Curated}
    assert values("place/999100", DCTERMS.source) == {Literal("map"), Literal("codes")}


@pytest.mark.parametrize(
    ("key", "scheme"),
    [
        ("place/two-towns", "scheme/places"),
        ("actor/board", "scheme/agencies"),
        ("topic/tea", "scheme/industries"),
        ("topic/steam", "scheme/technologies"),
    ],
)
def test_each_concept_stands_in_one_scheme(key: str, scheme: str) -> None:
    assert values(key, S.inScheme) == {iri(scheme)}
    assert scheme in SCHEMES


def test_only_topics_without_a_broader_one_are_on_top() -> None:
    assert values("topic/tea", S.topConceptOf) == {iri("scheme/industries")}
    assert not values("topic/steam", S.topConceptOf)
    assert values("topic/steam", S.broader) == {iri("topic/tea")}
    assert not values("place/999000", S.topConceptOf)


def test_places_and_actors_are_linked() -> None:
    assert values("place/999100", PK.within) == {iri("place/999000")}
    assert values("actor/new", PK.administers) == values("actor/new", PK.jurisdiction) == {iri("place/999000")}
    assert values("actor/new", PK.documentSeries) == {Literal("云新发")}


def test_a_successor_is_a_dated_change_event() -> None:
    assert values("actor/old", PK.successor) == {iri("actor/new")}
    (event,) = typed(ORG.ChangeEvent)
    about = {(p, o) for s, p, o in FOUND if s == event}
    assert (ORG.originalOrganization, iri("actor/old")) in about
    assert (ORG.resultingOrganization, iri("actor/new")) in about
    assert (DCTERMS.date, Literal("2018-11", datatype=XSD.gYearMonth)) in about
    assert values("actor/old", PK.until) == {Literal("2018", datatype=XSD.gYear)}


def test_membership_has_dates_where_the_row_has_them() -> None:
    assert values("place/two-towns", S.member) == {iri("place/999100"), iri("place/999000")}
    assert values("actor/board", ORG.hasMember) == {iri("actor/new")}
    nodes = {s: {(p, o) for x, p, o in FOUND if x == s} for s in typed(PK.Membership)}
    assert len(nodes) == 2
    (town,) = (about for about in nodes.values() if (PK.group, iri("place/two-towns")) in about)
    assert town >= {
        (PK.place, iri("place/999100")),
        (PK.since, Literal("2017", datatype=XSD.gYear)),
        (PK.until, Literal("2021", datatype=XSD.gYear)),
    }
    (board,) = (about for about in nodes.values() if (PK.group, iri("actor/board")) in about)
    assert (PK.until, Literal("2020-01-31", datatype=XSD.date)) in board
    assert not any(predicate == PK.since for predicate, _ in board)


def test_matched_codes_are_described_as_far_as_known() -> None:
    assert values("topic/tea", S.exactMatch) == {iri("code/sei2018/7.1")}
    assert values("code/sei2018/7.1", S.notation) == {Literal("7.1")}
    assert values("code/sei2018/7.1", S.prefLabel) == {Literal("高效节能产业", "zh-Hans")}
    assert Literal("战略性新兴产业分类（2018）", "zh-Hans") in values("code/sei2018", S.prefLabel)
    assert values("code/gbt4754-2017/9999", S.notation) == {Literal("9999")}
    assert not values("code/gbt4754-2017/9999", S.prefLabel)
    assert values("topic/tea", S.closeMatch) == {"https://example.org/tea"}


def test_a_code_may_be_written_short() -> None:
    row = "topic/tea\tIndustry\tbroadMatch\tgbt4754-2017:15\t\tlist"
    (target,) = (o for s, p, o in concept_triples(concepts(row)) if p == S.broadMatch)
    assert target == iri("code/gbt4754-2017/15")
    assert (target, S.prefLabel, Literal("酒、饮料和精制茶制造业", "zh-Hans")) in set(concept_triples(concepts(row)))
    with pytest.raises(VocabularyError, match="unknown classification 'isic'; use one of sei2018, gbt4754-2017"):
        list(concept_triples(concepts(row.replace("gbt4754-2017", "isic"))))


def test_each_statement_comes_once() -> None:
    twice = [*concepts(), *concepts()]
    assert sorted(map(repr, concept_triples(twice))) == sorted(map(repr, FOUND))
    assert len(list(concept_triples(concepts()))) == len(FOUND)


@pytest.mark.parametrize("date", ["2018年", "18", "2018-13", "2018-11-08/never", "spring"])
def test_a_date_that_is_none_is_refused(date: str) -> None:
    row = f"place/two\tPlaceGroup\tmember\tplace/999100\t{date}\tplan"
    with pytest.raises(VocabularyError, match=r"^place/two: .* is no date; write 2018"):
        list(concept_triples(concepts(row)))


def test_the_classifications_are_whole() -> None:
    assert len([code for code in SEI2018.names if "." not in code]) == 9
    assert len([code for code in SEI2018.names if "." in code]) == 40
    assert len([code for code in GBT4754.names if code.isalpha()]) == 20
    assert [code for code in GBT4754.names if len(code) == 2] == [f"{n:02}" for n in range(1, 98)]


def graph_of(statements: Iterable[Statement]) -> Graph:
    graph = Graph()
    for s, p, o in statements:
        if isinstance(o, Literal):
            datatype = URIRef(o.datatype) if o.datatype else None
            term: rdflib.term.Node = rdflib.Literal(o.value, lang=o.language or None, datatype=datatype)
        else:
            term = URIRef(o)
        graph.add((URIRef(s), URIRef(p), term))
    return graph


def test_the_turtle_says_what_the_statements_say() -> None:
    text = turtle(FOUND)
    parsed = Graph().parse(data=text, format="turtle")
    assert set(parsed) == set(graph_of(FOUND))
    assert (URIRef(iri("place/999100")), SKOS.prefLabel, rdflib.Literal("云溪区", lang="zh-Hans")) in parsed
    loaded = list(pyoxigraph.parse(text.encode(), format=pyoxigraph.RdfFormat.TURTLE))
    assert len(loaded) == len(FOUND)


def test_the_text_does_not_depend_on_the_order() -> None:
    forwards = turtle(concept_triples(concepts()))
    assert turtle(concept_triples(reversed(concepts()))) == forwards == turtle(sorted(FOUND, key=repr))


steps = st.text("aZ09_.:?~-%", min_size=1, max_size=6).map(lambda step: step.replace("%", "%2F"))
names = st.lists(steps, min_size=1, max_size=3).map("/".join)
iris = st.builds(lambda base, name: base + name, st.sampled_from([ID, PK.iri, "https://example.org/"]), names)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
literals = st.builds(Literal, texts, st.sampled_from(["", "zh-Hans", "en"]))


@given(st.lists(st.tuples(iris, iris, iris | literals), min_size=1, max_size=5))
def test_whatever_is_written_reads_back(statements: list[Statement]) -> None:
    def show(term: object) -> tuple[str, ...]:
        if isinstance(term, pyoxigraph.Literal):
            return term.value, (term.language or "").lower()
        if isinstance(term, Literal):
            return term.value, term.language.lower()
        return (term.value if isinstance(term, pyoxigraph.NamedNode) else str(term),)

    parsed = pyoxigraph.parse(turtle(statements).encode(), format=pyoxigraph.RdfFormat.TURTLE)
    back = {tuple(show(term) for term in (q.subject, q.predicate, q.object)) for q in parsed}
    assert back == {tuple(show(term) for term in statement) for statement in statements}


@pytest.mark.parametrize("key", ["place/a b", "place/<x>", "topic/100%", 'topic/"tea"'])
def test_what_no_identifier_may_hold_is_refused(key: str) -> None:
    with pytest.raises(VocabularyError, match="cannot be an identifier"):
        turtle([(ID + key, PK.status, PK.Curated)])


def test_the_committed_file_is_what_the_rows_give(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--check"]) == 0, capsys.readouterr().err


def test_check_tells_in_one_line_that_a_file_is_out_of_date(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = tmp_path / "concepts.ttl"
    assert main(["--check", "-o", str(copy)]) == 1
    assert main(["-o", str(copy)]) == 0
    assert copy.read_text(encoding="utf-8") == concept_scheme()
    assert main(["--check", "-o", str(copy)]) == 0
    copy.write_text(copy.read_text(encoding="utf-8") + "# touched\n", encoding="utf-8")
    capsys.readouterr()
    assert main(["--check", "-o", str(copy)]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.endswith("differs from the concept files: run `make concepts` and commit it")


def test_a_users_own_file_joins_the_concepts(tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    own.write_text("\t".join(HEADER) + "\n" + ROWS.strip() + "\n", encoding="utf-8")
    assert "<place/999100> a " in concept_scheme([own])
    assert "<place/999100>" not in concept_scheme()


def test_the_shipped_concepts_have_one_preferred_label_a_language_and_a_chinese_one() -> None:
    for concept in load_concepts():
        tags = [row.language for row in concept.rows if row.property == "prefLabel"]
        assert "zh-Hans" in tags, concept.id
        assert sorted(tags) == sorted(set(tags)), concept.id


def test_every_term_of_the_scheme_is_declared() -> None:
    spaces = {space.iri: space.terms for space in ontology.namespaces.ALL}
    for statement in concept_triples([*load_concepts(), *concepts()]):
        for term in statement:
            base = next((b for b in spaces if isinstance(term, str) and term.startswith(b)), None)
            assert base is None or term.removeprefix(base) in spaces[base]
    assert PREFIXES["pk"] == PK.iri


@pytest.mark.parametrize("module", [ontology.scheme, ontology.statements])
def test_the_examples_of_the_docstrings_hold(module: object) -> None:
    result = doctest.testmod(module)  # type: ignore[arg-type]
    assert result.attempted
    assert not result.failed


def test_every_kind_has_a_scheme() -> None:
    assert {scheme_of(kind) for kind in ontology.concept.KINDS} == set(SCHEMES) - {"scheme/candidates"}
