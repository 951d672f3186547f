"""The document that ships, from the command to the graph: `build` and `annotate` say the same of it."""

import csv
from pathlib import Path

import pytest
from pyoxigraph import Store

from extraction.jsonl import annotated_rows
from extraction.model import Extraction
from extraction.pipeline import Pipeline
from extraction.read import shipped_document
from kg.cli import run
from kg.store import open_store, select
from ontology.namespaces import PK, RDF, SKOS


@pytest.fixture(scope="module")
def extraction() -> Extraction:
    return Pipeline().extract(shipped_document())


@pytest.fixture(scope="module")
def store(beijing_build: Path) -> Store:
    return open_store(beijing_build)


def values(store: Store, query: str) -> set[tuple[str, ...]]:
    """The rows of a query as plain strings, unbound values empty."""
    return {tuple("" if value is None else value.value for value in row) for row in select(store, query)}


@pytest.fixture(scope="module")
def named(store: Store, extraction: Extraction) -> list[dict[tuple[str, str], set[str]]]:
    """For each paragraph, the entities that the graph gives to each kind and text of a mention."""
    rows = values(
        store,
        f"SELECT ?start ?kind ?text ?entity {{ ?m a <{PK.Mention}> ; <{PK.start}> ?start ; <{PK.kind}> ?kind ; "
        f"<{PK.text}> ?text ; <{PK.entity}> ?entity }}",
    )
    found: list[dict[tuple[str, str], set[str]]] = []
    for span in extraction.paragraphs:
        inside: dict[tuple[str, str], set[str]] = {}
        for start, kind, text, entity in rows:
            if span.start <= int(start) < span.end:
                inside.setdefault((kind, text), set()).add(entity)
        found.append(inside)
    return found


def test_the_file_holds_a_notice_and_ten_opinions(store):
    assert len(values(store, f"SELECT ?p {{ ?p a <{PK.Policy}> }}")) == 11


def test_every_character_of_a_clause_is_that_of_the_source(store, extraction):
    rows = values(
        store,
        f"SELECT ?start ?end ?text {{ ?c a <{PK.Clause}> ; <{PK.start}> ?start ; <{PK.end}> ?end ; "
        f"<{PK.text}> ?text }}",
    )
    assert len(rows) == len(extraction.clauses)
    assert all(extraction.text[int(start) : int(end)] == text for start, end, text in rows)


def test_the_question_of_the_readme_has_an_answer(store):
    rows = values(store, f"SELECT ?d ?i {{ ?d a <{PK.District}> ; <{PK.develops}> ?i }}")
    assert len(rows) > 20


def test_annotate_and_build_agree_on_the_focus(store, extraction, named):
    stated = values(
        store,
        f"SELECT ?s ?o {{ ?a <{RDF.predicate}> <{PK.develops}> ; <{RDF.subject}> ?s ; <{RDF.object}> ?o ; "
        f"<{PK.inferred}> false }}",
    )
    annotated = {
        (place, topic)
        for row, entities in zip(annotated_rows(extraction), named, strict=True)
        for pair in row["focus"]
        if not pair["implied"]
        for place in entities["DISTRICT", pair["place"]]
        for kind in ("INDUSTRY", "TECHNOLOGY")
        for topic in entities.get((kind, pair["object"]), ())
    }
    assert annotated == stated
    assert len(stated) > 20


def test_annotate_and_build_agree_on_the_duties(store, extraction, named):
    stated = values(store, f"SELECT ?agency ?role {{ ?d a <{PK.Duty}> ; <{PK.agency}> ?agency ; <{PK.role}> ?role }}")
    annotated = {
        (agency, PK[duty["role"]])
        for row, entities in zip(annotated_rows(extraction), named, strict=True)
        for duty in row["duties"]
        for agency in entities.get(("AGENCY", duty["agency"]), ())
    }
    assert annotated == stated
    assert len(stated) > 10


def test_annotate_and_build_agree_on_the_goals(store, extraction):
    stated = values(
        store,
        f"SELECT ?metric ?operator ?low ?high ?unit ?deadline {{ ?g a <{PK.Goal}> ; <{PK.metric}> ?metric ; "
        f"<{PK.operator}> ?operator ; <{PK.low}> ?low ; <{PK.unit}> ?unit . OPTIONAL {{ ?g <{PK.high}> ?high }} "
        f"OPTIONAL {{ ?g <{PK.deadline}> ?deadline }} }}",
    )
    annotated = {
        (goal["metric"], goal["op"], goal["low"], goal["high"], goal["unit"], goal["deadline"])
        for row in annotated_rows(extraction)
        for goal in row["goals"]
    }

    def typed(metric, operator, low, high, unit, deadline):
        return metric, operator, float(low), float(high) if high else None, unit, int(deadline) if deadline else None

    assert {typed(*row) for row in stated} == annotated
    assert len(stated) > 10


def test_the_table_of_pairs_holds_the_ties_of_the_graph(beijing_build, store):
    ties = {"task": PK.coOwns, "body": PK.sitsWith}
    names = f'?a <{SKOS.prefLabel}> ?x . ?b <{SKOS.prefLabel}> ?y . FILTER(LANG(?x) != "en" && LANG(?y) != "en")'
    edges = {
        (tie, frozenset(pair))
        for tie, link in ties.items()
        for pair in values(store, f"SELECT ?x ?y {{ ?a <{link}> ?b . {names} }}")
    }
    with (beijing_build / "tables" / "agency_pairs.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {(row["tie"], frozenset((row["agency"], row["other"]))) for row in csv.DictReader(file)}
    assert rows == edges
    assert len(rows) > 100


def test_the_build_says_what_it_made(beijing_build, capsys):
    assert run(["validate", "--from", str(beijing_build)]) == 0
    assert "conforms" in capsys.readouterr().err
    report = (beijing_build / "report.md").read_text(encoding="utf-8")
    assert "| Policies | 11 |" in report
    assert "## Clauses that gave nothing" in report
