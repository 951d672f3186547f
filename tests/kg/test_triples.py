"""What an Extraction becomes, and in which graph it stands."""

from collections import defaultdict
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.model import Duty, Entity, Kind, Role
from kg.entity_quads import is_candidate
from kg.fact_quads import goal_label
from kg.terms import CONCEPTS, FACTS, Quad, decimal, number
from kg.triples import extraction_quads
from ontology.identifiers import candidate_key, iri
from ontology.namespaces import ELI, GEO, PK, RDF, SKOS, XSD
from ontology.statements import Literal
from tests.sample import (
    CONFERENCE,
    EAST,
    ECONOMY,
    FIRMS,
    MOULDING,
    POLICY,
    RATE,
    REDUCER,
    ROBOTS,
    SCIENCE,
    SENSOR,
    TASK,
    TEXT,
    WEST,
    sample_extraction,
    second_extraction,
)

QUADS = list(extraction_quads(sample_extraction()))
CLAUSE = iri(f"{POLICY}/s1.1/c2")


def objects(subject: str, predicate: str, quads: list[Quad] = QUADS) -> list[object]:
    """The objects of a subject, each once, in order."""
    return list(dict.fromkeys(value for s, p, value, _ in quads if (s, p) == (subject, predicate)))


def assertions(predicate: str, quads: list[Quad] = QUADS) -> dict[tuple[object, object], list[str]]:
    """The assertions of an edge: (subject, object) → identifiers."""
    found: dict[tuple[object, object], list[str]] = defaultdict(list)
    for subject in dict.fromkeys(s for s, p, value, _ in quads if (p, value) == (RDF.predicate, predicate)):
        found[objects(subject, RDF.subject, quads)[0], objects(subject, RDF.object, quads)[0]].append(subject)
    return found


def test_each_triple_stands_in_one_graph():
    graphs = defaultdict(set)
    for extraction in (sample_extraction(), second_extraction()):
        for subject, predicate, value, graph in extraction_quads(extraction):
            graphs[subject, predicate, value].add(graph)
    assert [triple for triple, names in graphs.items() if len(names) > 1] == []


def test_who_says_it_stands_in_the_policy_and_what_is_said_in_the_facts():
    where = {(subject, predicate): graph for subject, predicate, _, graph in QUADS}
    assert where[CLAUSE, PK.text] == iri(POLICY)
    assert where[iri(TASK), PK.statedIn] == iri(POLICY)
    assert where[iri(FIRMS), PK.statedIn] == iri(POLICY)
    assert where[iri(TASK), SKOS.prefLabel] == FACTS
    assert where[iri(EAST), PK.develops] == FACTS
    assert where[iri(SCIENCE), PK.coOwns] == FACTS
    assert where[iri(EAST), SKOS.prefLabel] == CONCEPTS


def test_identifiers_are_ascii_and_literals_are_in_the_text():
    assert all(subject.isascii() and predicate.isascii() and graph.isascii() for subject, predicate, _, graph in QUADS)
    assert all(value.isascii() for _, _, value, _ in QUADS if isinstance(value, str))


def test_a_district_is_a_place_and_a_feature_too():
    assert objects(iri(EAST), RDF.type)[:2] == [PK.District, PK.Place]
    assert GEO.Feature in objects(iri(EAST), RDF.type)


def test_a_mention_gives_its_characters_back():
    for subject, predicate, value, _ in QUADS:
        if (predicate, value) == (RDF.type, PK.Mention):
            start, end, text = (objects(subject, name)[0] for name in (PK.start, PK.end, PK.text))
            assert TEXT[int(start.value) : int(end.value)] == text.value


def test_a_mention_is_named_by_its_place_in_the_clause():
    assert f"{CLAUSE}/m3-6-district" in {subject for subject, *_ in QUADS}


def test_the_identifiers_of_a_clause_and_its_mentions_survive_text_before_it():
    before = "（此件公开发布）\n"
    extraction = sample_extraction()

    def moved(span):
        return replace(span, start=span.start + len(before), end=span.end + len(before))

    later = replace(
        extraction,
        document=replace(extraction.document, text=before + TEXT),
        clauses=tuple(replace(clause, span=moved(clause.span)) for clause in extraction.clauses),
        mentions=tuple(replace(mention, span=moved(mention.span)) for mention in extraction.mentions),
    )
    assert {subject for subject, *_ in extraction_quads(later)} == {subject for subject, *_ in QUADS}


def test_a_plain_edge_has_an_assertion_with_its_clause():
    (assertion,) = assertions(PK.develops)[iri(EAST), iri(SENSOR)]
    assert objects(iri(EAST), PK.develops) == [iri(SENSOR), iri(REDUCER)]
    assert objects(assertion, PK.statedIn) == [CLAUSE]
    assert objects(assertion, PK.strength) == [Literal("支持")]
    assert objects(assertion, PK.strengthLevel) == [Literal("2", datatype=XSD.integer)]
    assert objects(assertion, PK.stage) == [Literal("研发"), Literal("制造")]
    assert objects(assertion, PK.rule) == [Literal("at-place")]
    assert objects(assertion, PK.inferred) == [Literal("false", datatype=XSD.boolean)]


def test_a_restriction_is_no_development():
    assert objects(iri(WEST), PK.restricts) == [iri(MOULDING)]
    assert objects(iri(WEST), PK.develops) == []


def test_what_a_heading_implies_is_marked_inferred_and_is_never_the_stated_edge():
    (assertion,) = assertions(PK.developsByContext)[iri(EAST), iri(ROBOTS)]
    assert objects(assertion, PK.inferred) == [Literal("true", datatype=XSD.boolean)]
    assert iri(ROBOTS) not in objects(iri(EAST), PK.develops)


def test_a_shared_task_and_a_shared_body_are_two_ties_both_ways():
    for predicate, clause in ((PK.coOwns, "s1.2/c2"), (PK.sitsWith, "s2/c2")):
        found = assertions(predicate)
        assert set(found) == {(iri(SCIENCE), iri(ECONOMY)), (iri(ECONOMY), iri(SCIENCE))}
        for (each,) in found.values():
            assert objects(each, PK.statedIn) == [iri(f"{POLICY}/{clause}")]


def test_members_of_a_body_share_no_task():
    extraction = sample_extraction()
    seats = tuple(duty for duty in extraction.duties if duty.body)
    quads = list(extraction_quads(replace(extraction, duties=seats)))
    assert assertions(PK.coOwns, quads) == {}
    assert len(assertions(PK.sitsWith, quads)) == 2
    seat = next(s for s, p, value, _ in quads if (p, value) == (PK.role, PK.member))
    assert objects(seat, PK.task, quads) == [iri(CONFERENCE)]


def test_an_agency_alone_in_a_task_owns_it_with_nobody():
    extraction = sample_extraction()
    quads = list(extraction_quads(replace(extraction, duties=extraction.duties[:1])))
    assert assertions(PK.coOwns, quads) == {}


def test_two_agencies_in_two_tasks_own_nothing_together():
    extraction = sample_extraction()
    other = replace(extraction.tasks[0], key="task/xother", label="另一任务")
    duties = (extraction.duties[0], replace(extraction.duties[1], task=1))
    quads = list(extraction_quads(replace(extraction, tasks=(*extraction.tasks, other), duties=duties)))
    assert assertions(PK.coOwns, quads) == {}


def test_owners_named_in_two_clauses_are_tied_by_both():
    extraction = sample_extraction()
    duties = (extraction.duties[0], replace(extraction.duties[1], clause=9))
    quads = list(extraction_quads(replace(extraction, duties=duties)))
    stated = [objects(each, PK.statedIn, quads)[0] for each in assertions(PK.coOwns, quads)[iri(SCIENCE), iri(ECONOMY)]]
    assert stated == [iri(f"{POLICY}/s1.2/c2"), iri(f"{POLICY}/s2/c3")]


def test_a_duty_of_an_unresolved_agency_hangs_on_nothing():
    extraction = sample_extraction()
    lost = Duty("", 5, Role.LEAD, 0, "", "推进智能传感器攻关", 6, "leads")
    quads = list(extraction_quads(replace(extraction, duties=(lost,))))
    assert not [subject for subject, p, value, _ in quads if value == PK.Duty]


def test_a_target_has_its_numbers_in_one_form():
    assert objects(iri(FIRMS), PK.low) == [Literal("50", datatype=XSD.decimal)]
    assert objects(iri(FIRMS), PK.high) == []
    assert objects(iri(RATE), PK.high) == [Literal("80", datatype=XSD.decimal)]
    assert objects(iri(RATE), PK.operator) == [Literal("range")]
    assert objects(iri(FIRMS), PK.deadline) == [Literal("2027", datatype=XSD.gYear)]
    assert objects(iri(FIRMS), RDF.type) == [PK.Target, PK.Goal]


def test_the_same_target_of_two_policies_is_one_with_two_clauses():
    both = [*QUADS, *extraction_quads(second_extraction())]
    assert len(objects(iri(FIRMS), PK.statedIn, both)) == 2
    assert len(objects(iri(FIRMS), PK.low, both)) == 1


@pytest.mark.parametrize(
    ("operator", "low", "high", "unit", "deadline", "label"),
    [
        (">=", 50.0, None, "家", 2027, "机器人企业 >= 50家（2027年）"),
        ("range", 5.0, 5.5, "%", None, "机器人企业 5–5.5%"),
        ("=", 2.0, None, "", 2025, "机器人企业 = 2（2025年）"),
    ],
)
def test_a_goal_is_called_as_people_write_it(operator, low, high, unit, deadline, label):
    goal = replace(sample_extraction().goals[0], operator=operator, low=low, high=high, unit=unit, deadline=deadline)
    assert goal_label(goal) == label


def test_a_target_says_where_it_starts_and_how_it_counts():
    assert objects(iri(FIRMS), PK.baseline) == [Literal("20", datatype=XSD.decimal)]
    assert objects(iri(FIRMS), PK.comparedWith) == [Literal("2024年")]
    assert objects(iri(FIRMS), PK.yearly) == [Literal("true", datatype=XSD.boolean)]
    assert objects(iri(FIRMS), PK.cumulative) == objects(iri(FIRMS), PK.condition) == []


def test_a_goal_without_a_number_has_no_operator_and_no_unit():
    words = {"metric": "机器人产业实力显著增强", "operator": "", "unit": "", "low": None, "compared_with": ""}
    goal = replace(sample_extraction().goals[0], key="goal/x1", mention=None, baseline=None, yearly=False)
    aim = replace(goal, **words)
    quads = list(extraction_quads(replace(sample_extraction(), goals=(aim,))))
    about = {(predicate, value) for subject, predicate, value, _ in quads if subject == iri("goal/x1")}
    assert {value for predicate, value in about if predicate == RDF.type} == {PK.Goal}
    assert {predicate for predicate, _ in about}.isdisjoint({PK.operator, PK.unit, PK.low})
    assert (SKOS.prefLabel, Literal("机器人产业实力显著增强（2027年）", "zh-Hans")) in about


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_decimal_is_plain_and_exact(value):
    text = number(value)
    assert Decimal(text) == Decimal(repr(value))
    assert "e" not in text.lower()
    assert not ("." in text and text.endswith("0"))
    assert decimal(value).datatype == XSD.decimal


def test_a_topic_read_as_industry_and_technology_is_both():
    extraction = sample_extraction()
    first, second, *rest = extraction.mentions
    mentions = (first, replace(second, kind=Kind.INDUSTRY), *rest)
    quads = list(extraction_quads(replace(extraction, mentions=mentions)))
    assert {PK.Industry, PK.Technology, PK.Topic} <= set(objects(iri(SENSOR), RDF.type, quads))


def test_candidates_are_marked_and_curated_concepts_are_left_to_the_scheme():
    assert objects(iri(SENSOR), PK.status) == [PK.Candidate]
    assert objects(iri(SENSOR), SKOS.altLabel) == [Literal("智能感知器件", "zh-Hans")]
    quads = list(extraction_quads(sample_extraction(), curated=frozenset({SENSOR})))
    assert objects(iri(SENSOR), PK.status, quads) == []
    assert objects(iri(SENSOR), SKOS.prefLabel, quads) == []


def test_a_division_of_the_table_of_codes_is_curated():
    extraction = sample_extraction()
    division = Entity("place/440305", "南山区", ("District",))
    quads = list(extraction_quads(replace(extraction, entities=(*extraction.entities, division))))
    assert objects(iri("place/440305"), PK.status, quads) == [PK.Curated]
    assert objects(iri("place/440305"), SKOS.inScheme, quads) == [iri("scheme/places")]


@given(st.text(), st.text())
def test_every_candidate_key_is_known_as_one(name, context):
    assert is_candidate(candidate_key("topic", name, context))


def test_a_policy_carries_its_metadata_and_eli_terms():
    policy = iri(POLICY)
    assert objects(policy, PK.number) == objects(policy, ELI.id_local) == [Literal("临政发〔2024〕5号")]
    assert objects(policy, PK.date) == objects(policy, ELI.date_document) == [Literal("2024-03-01", datatype=XSD.date)]
    assert objects(policy, PK.issuer) == objects(policy, ELI.passed_by)
    assert objects(policy, PK.targets) == [iri(ROBOTS)]


def test_what_is_not_known_of_a_policy_is_not_said():
    extraction = sample_extraction()
    bare = replace(extraction.policies[0], title="", number="", issuers=(), issuer_keys=(), date="", jurisdiction="")
    quads = list(extraction_quads(replace(extraction, policies=(bare,), targets=())))
    assert objects(iri(POLICY), PK.title, quads) == [Literal("linjiang.txt")]
    for predicate in (PK.number, PK.date, PK.issuer, PK.jurisdiction, PK.targets, ELI.id_local):
        assert objects(iri(POLICY), predicate, quads) == []
