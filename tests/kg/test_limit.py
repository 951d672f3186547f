"""What fits on a page: the heaviest edges, the clauses of all policies first, and every count of what is left out."""

import json
import re
from pathlib import Path
from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

import kg.views.limit
from kg.views import write_view, write_views
from kg.views.limit import heaviest_edges, most_clauses, size_of, trimmed
from kg.views.selection import Clause, Edge, Evidence


def clause(key: str, text: str = "支持在东岭区发展机器人产业。") -> Clause:
    return Clause(key, text, "某文，一", key.partition("/")[0], "", 0, False, ())


def edge(one: int, two: int, clauses: int) -> Edge:
    return Edge(f"n{one}", f"n{two}", "develops", tuple(Evidence(f"p/c{number}") for number in range(clauses)))


pairs = st.tuples(st.integers(0, 8), st.integers(9, 16), st.integers(1, 9))


@given(st.lists(pairs, unique_by=lambda pair: pair[:2], max_size=30), st.integers(0, 40))
def test_the_heaviest_edges_stay_and_no_node_loses_its_last(found, most):
    edges = tuple(edge(*pair) for pair in found)
    kept = heaviest_edges(edges, most)
    ends = {end for each in edges for end in (each.source, each.target)}
    assert {end for each in kept for end in (each.source, each.target)} == ends
    assert len(kept) <= max(most, len(ends))
    if len(edges) > most:
        for end in ends:
            heaviest = max(len(each.clauses) for each in edges if end in (each.source, each.target))
            assert any(len(each.clauses) == heaviest for each in kept if end in (each.source, each.target))
    else:
        assert kept == edges


def test_of_much_evidence_each_policy_keeps_its_own_before_any_has_two():
    evidence = [Evidence(f"{policy}/c{number}") for policy in "abc" for number in range(3)]
    clauses = {one.clause: clause(one.clause) for one in evidence}
    assert [one.clause for one in trimmed(evidence, 3, clauses)] == ["a/c0", "b/c0", "c/c0"]
    assert [one.clause for one in trimmed(evidence, 4, clauses)] == ["a/c0", "a/c1", "b/c0", "c/c0"]
    assert trimmed(evidence, None, clauses) == tuple(evidence)


def test_as_many_clauses_stay_as_fit(monkeypatch):
    clauses = {f"p/c{number}": clause(f"p/c{number}") for number in range(100)}
    groups = [list(clauses)]
    assert most_clauses(groups, clauses) is None
    monkeypatch.setattr(kg.views.limit, "BUDGET", 12 * size_of(clauses["p/c0"]))
    assert most_clauses(groups, clauses) == 10


def page(path: Path) -> dict:
    found = re.search(r'id="data">(.*?)</script>', path.read_text(encoding="utf-8"), re.S)
    assert found is not None
    return json.loads(found[1])


def test_a_page_says_how_many_clauses_it_does_not_list(small, tmp_path, monkeypatch):
    whole = page(write_view(small, "co-owners", tmp_path))
    monkeypatch.setattr(kg.views.limit, "BUDGET", 1)
    cut = page(write_view(small, "co-owners", tmp_path))
    assert [fact["total"] for fact in cut["facts"]] == [fact["total"] for fact in whole["facts"]]
    assert all(len(fact["evidence"]) == 1 for fact in cut["facts"])
    assert any(fact["total"] > 1 for fact in cut["facts"])
    assert "policykg query evidence" in cut["note"]["en"]
    assert whole["note"] == {"zh": "", "en": ""}
    # Nothing that is listed lacks its clause.
    assert {clause for fact in cut["facts"] for clause, *_ in fact["evidence"]} <= set(cut["clauses"])


def test_a_page_says_how_many_edges_it_does_not_draw(small, tmp_path, monkeypatch):
    monkeypatch.setattr(kg.views.limit, "EDGES_A_NODE", 0)
    data = page(write_view(small, "overview", tmp_path))
    assert re.search(r"and [1-9]\d* relations are not|[1-9]\d* relations are not", data["note"]["en"])


def test_links_of_the_pages_lead_to_edges_that_are_drawn(small, tmp_path, monkeypatch):
    monkeypatch.setattr(kg.views.limit, "EDGES_A_NODE", 0)
    write_views(small, tmp_path)
    drawn = page(tmp_path / "district-industry.html")["facts"]
    known = {f"{fact['source']}|{fact['predicate']}|{fact['target']}" for fact in drawn}
    for name in ("matrix", "index"):
        text = (tmp_path / f"{name}.html").read_text(encoding="utf-8")
        assert {unquote(each) for each in re.findall(r"district-industry\.html#edge=([^\"]+)", text)} <= known
