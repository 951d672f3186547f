"""Queries that ask only some of the policies."""

from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Store

from extraction.model import Link, Reference, Span, Term
from extraction.policy_web import document_key
from kg.cli import run
from kg.documents import settle_documents
from kg.errors import QueryError
from kg.graph import PolicyGraph
from kg.query import canned_queries
from kg.store import STORE
from tests.conftest import make_build
from tests.sample import NUMBER, TITLE, sample_extraction, second_extraction

SEMI, AI = "临政发〔2024〕5号", "临政发〔2025〕8号"
OF_CONCEPTS = {"candidates", "industries", "technologies"}
"""What lists concepts, which belong to no policy."""


def numbers(graph: PolicyGraph, **scope: str) -> list[str]:
    return sorted(graph.query("policies", **scope)["number"])


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2024-02-29", []), ("2024-03-01", [SEMI]), ("2025-06-30", [SEMI, AI]), ("2028-07-01", [SEMI])],
)
def test_as_of_a_day(small: Store, day: str, expected: list[str]) -> None:
    """The second holds until 2028-06-30, as it says; the first has no end."""
    assert numbers(PolicyGraph(small), as_of=day) == expected


def test_every_query_is_narrowed(small: Store) -> None:
    graph = PolicyGraph(small)
    for query in canned_queries():
        if query.name not in OF_CONCEPTS:
            assert len(graph.query(query.name, as_of="1990-01-01")) == 0, query.name
    assert graph.remarks == ("no policy is of that kind; see policykg query in-force",)


def test_a_fact_of_one_policy_only(small: Store) -> None:
    graph = PolicyGraph(small)
    asked = "SELECT DISTINCT ?n { ?a a pk:Assertion ; pk:statedIn/pk:inPolicy/pk:number ?n }"
    assert sorted(graph.sparql(asked)["n"]) == [SEMI, AI]
    assert sorted(graph.sparql(asked, as_of="2024-06-01")["n"]) == [SEMI]
    assert set(graph.query("district-industry", level="prefectural")["citation"]) == {
        f"{AI}，关于推动人工智能创新发展的意见，一"
    }
    assert len(graph.query("policies", issuer="临江市人民政府")) == 2
    assert len(graph.query("policies", issuer="市财政局")) == 0


def test_a_repeal_ends_a_policy_on_its_first_day(tmp_path: Path) -> None:
    later = second_extraction()
    reference = Reference(0, Link.REPEALS, document_key(TITLE, NUMBER, {}), Span(0, 4), TITLE, NUMBER, 9, "repeal")
    later = replace(later, references=(reference,), terms=(Term(0, "from", "2025-06-01", 9, False, "valid-day"),))
    make_build(tmp_path, sample_extraction(), later)
    store = Store(tmp_path / STORE)
    assert settle_documents(store) == 1
    graph = PolicyGraph(store)
    assert numbers(graph, as_of="2025-05-31") == [NUMBER]
    assert numbers(graph, as_of="2025-06-01") == ["临政发〔2025〕9号"]
    row = graph.query("in-force").iloc[0]
    assert (row["ended_on"], row["ended_by"]) == ("2025-06-01", TITLE)
    row = graph.query("replaced", document=NUMBER).iloc[0]
    assert (row["policy_number"], row["since"]) == ("临政发〔2025〕9号", "2025-06-01")
    assert graph.remarks == ()


def test_bad_values_are_told(small: Store) -> None:
    graph = PolicyGraph(small)
    with pytest.raises(QueryError, match="takes a date such as"):
        graph.query("policies", as_of="last year")
    with pytest.raises(QueryError, match="--level is one of"):
        graph.query("policies", level="village")
    with pytest.raises(QueryError, match="is called"):
        graph.query("policies", issuer='顺义" } DELETE')
    with pytest.raises(QueryError, match="takes as_of, issuer and level, not policy"):
        graph.sparql("ASK {}", policy="x")


def test_from_the_command_line(small_build: Path, capsys: pytest.CaptureFixture[str]) -> None:
    common = ["--from", str(small_build), "--format", "csv"]
    assert run(["query", "policies", "--as-of", "2024-05-01", *common]) == 0
    assert [line.split(",")[0] for line in capsys.readouterr().out.splitlines()] == ["number", SEMI]
    assert run(["sparql", "SELECT ?n { ?p pk:number ?n ; a pk:Policy }", "--level", "prefectural", *common]) == 0
    assert capsys.readouterr().out.split() == ["n", AI]
    assert run(["query", "policies", "--level", "village", *common]) == 1
    assert capsys.readouterr().err.count("\n") == 1
