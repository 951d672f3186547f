"""The page of the questions is the one that the queries make, and its SPARQL runs."""

import re

from pyoxigraph import Store

from kg.query import canned_queries
from kg.questions import PAGE, page
from kg.sparql import run


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run python -m kg.questions"


def test_every_query_stands_on_it_with_sparql_that_runs(small: Store) -> None:
    text = page()
    blocks = re.findall(r"```sparql\n(.*?)```", text, re.DOTALL)
    assert len(blocks) == len(canned_queries()) > 30
    for query, block in zip(canned_queries(), blocks, strict=True):
        assert f"\n## {query.name}\n" in text
        assert [variable.value for variable in run(small, block).variables] == [c.name for c in query.columns]  # type: ignore[union-attr]
