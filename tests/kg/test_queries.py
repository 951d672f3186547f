"""Every canned query against the small graph; the answers stand in tests/kg/cases."""

from collections.abc import Mapping

import pytest
from pyoxigraph import Store

from kg.formats import columns_and_rows
from kg.lookup import Lookup
from kg.parameters import bind
from kg.query import canned_queries, canned_query
from kg.store import select
from tests.kg.cases.agencies import AGENCIES
from tests.kg.cases.goals import GOALS
from tests.kg.cases.places import PLACES
from tests.kg.cases.text import TEXT

CASES = [*PLACES, *AGENCIES, *GOALS, *TEXT]


def answer(store: Store, name: str, parameters: Mapping[str, object]) -> list[dict[str, object]]:
    query = canned_query(name)
    return columns_and_rows(select(store, query.text(bind(query, parameters, Lookup(store)).terms)))[1]


@pytest.mark.parametrize(
    ("name", "parameters", "columns", "expected"), CASES, ids=lambda value: value if isinstance(value, str) else ""
)
def test_answer(
    small: Store, name: str, parameters: Mapping[str, object], columns: str, expected: list[tuple[object, ...]]
) -> None:
    rows = answer(small, name, parameters)
    assert [tuple(row[column] for column in columns.split()) for row in rows] == expected


def test_every_query_has_an_answer_checked_by_hand() -> None:
    assert {name for name, *_ in CASES} == {query.name for query in canned_queries()}


@pytest.mark.parametrize("query", canned_queries(), ids=lambda query: query.name)
def test_every_row_that_states_a_fact_carries_a_clause_of_the_graph(small: Store, query) -> None:
    result = select(small, query.text())
    columns, rows = columns_and_rows(result)
    assert columns == [column.name for column in query.columns]
    if "clause" in columns and query.name != "policy-targets":
        clauses = {
            (row["c"].value, row["t"].value)
            for row in select(
                small,
                "PREFIX pk: <https://w3id.org/policykg/ontology#> "
                "SELECT ?c ?t { ?s a pk:Clause ; pk:citation ?c ; pk:text ?t }",
            )
        }
        assert rows
        assert {(row["citation"], row["clause"]) for row in rows} <= clauses
