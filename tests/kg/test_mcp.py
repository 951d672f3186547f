"""An assistant asks a build: a real client of the protocol talks to ``policykg mcp`` over stdio."""

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import anyio
import pytest

pytest.importorskip("mcp")

from mcp import Client, StdioServerParameters

from kg.cli import run
from kg.errors import QueryError
from kg.mcp_desk import Desk
from kg.mcp_sparql import calls_service, limited
from kg.store import open_store


@pytest.fixture(scope="module")
def talk(small_build: Path) -> dict:
    """Everything that is asked of one server, and its answers, by name."""
    calls = {
        "found": ("search_concepts", {"name": "智能"}),
        "by pinyin": ("search_concepts", {"name": "dongling", "kind": "Place"}),
        "unknown concept": ("search_concepts", {"name": "天外来物"}),
        "queries": ("list_queries", {}),
        "answer": ("run_query", {"name": "district-industry", "parameters": {"district": "东岭区", "inferred": True}}),
        "two rows": ("run_query", {"name": "mentions", "limit": 2}),
        "unknown query": ("run_query", {"name": "district-industri"}),
        "unknown parameter": ("run_query", {"name": "goals", "parameters": {"until": "2027"}}),
        "sparql": ("run_sparql", {"query": "SELECT ?c { ?c a pk:Clause } ORDER BY ?c", "limit": 2}),
        "ask": ("run_sparql", {"query": "ASK { ?p pk:develops ?t }"}),
        "triples": ("run_sparql", {"query": "CONSTRUCT WHERE { ?p pk:develops ?t }"}),
        "update": ("run_sparql", {"query": "DELETE WHERE { ?s ?p ?o }"}),
        "service": ("run_sparql", {"query": "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"}),
        "malformed": ("run_sparql", {"query": "SELECT ?x {"}),
        "too many": ("run_sparql", {"query": "SELECT * { ?s ?p ?o }", "limit": 100_000}),
    }

    async def ask() -> dict:
        command = StdioServerParameters(
            command=sys.executable, args=["-m", "kg", "mcp", "--from", str(small_build)], cwd=Path(__file__).parents[2]
        )
        async with Client(command) as client:
            answers = {"instructions": client.instructions, "tools": (await client.list_tools()).tools}
            for name, (tool, arguments) in calls.items():
                answers[name] = await client.call_tool(tool, arguments)
            citation = json.loads(answers["answer"].content[0].text)["rows"][0]["citation"]
            answers["clause"] = await client.call_tool("read_clause", {"citation": citation})
            answers["no clause"] = await client.call_tool("read_clause", {"citation": "某文件，九"})
            return answers

    # A loop of the browser's tests may still run in this thread.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(anyio.run, ask).result()


def data(result):
    assert not result.is_error, result.content
    return json.loads(result.content[0].text)


def refusal(result):
    assert result.is_error
    return result.content[0].text


def test_the_tools_say_what_they_are_for_and_that_they_only_read(talk):
    tools = {tool.name: tool for tool in talk["tools"]}
    assert set(tools) == {"search_concepts", "list_queries", "run_query", "run_sparql", "read_clause"}
    assert all(tool.description and tool.annotations.read_only_hint for tool in tools.values())
    assert "citation" in talk["instructions"]


def test_concepts_are_found_by_any_part_of_a_name_or_by_pinyin(talk):
    found = data(talk["found"])
    assert {"智能芯片", "人工智能"} <= {row["label"] for row in found["rows"]}
    assert found["rows"] == sorted(found["rows"], key=lambda row: (not row["label"].startswith("智能"),))
    (place,) = data(talk["by pinyin"])["rows"]
    assert (place["label"], place["kind"]) == ("东岭区", "district")
    assert "no place, topic or agency is called “天外来物”" in refusal(talk["unknown concept"])


def test_the_questions_come_with_parameters_and_columns(talk):
    listed = {row["name"]: row for row in data(talk["queries"])["rows"]}
    assert {"district-industry", "goals", "co-owners"} <= set(listed)
    assert "district" in {each["name"] for each in listed["district-industry"]["parameters"]}
    assert "citation" in listed["district-industry"]["columns"]


def test_an_answer_has_its_evidence(talk):
    answer = data(talk["answer"])
    assert answer["total"] == answer["shown"] == len(answer["rows"]) > 0
    assert all(row["citation"] and row["clause"] for row in answer["rows"])
    assert len(data(talk["two rows"])["rows"]) == 2 < data(talk["two rows"])["total"]
    assert "did you mean district-industry?" in refusal(talk["unknown query"])
    assert "goals has no parameter 'until'" in refusal(talk["unknown parameter"])


def test_sparql_is_read_only_and_within_limits(talk):
    answer = data(talk["sparql"])
    assert (answer["shown"], answer["more"]) == (2, True)
    assert data(talk["ask"])["rows"] == [{"answer": True}]
    assert set(data(talk["triples"])["rows"][0]) == {"subject", "predicate", "object"}
    assert "DELETE is an update" in refusal(talk["update"])
    assert "SERVICE is not allowed here" in refusal(talk["service"])
    assert "malformed query at line 1" in refusal(talk["malformed"])
    assert "500" in refusal(talk["too many"])


def test_a_clause_is_read_by_its_citation(talk):
    rows = data(talk["clause"])["rows"]
    wanted = data(talk["answer"])["rows"][0]["clause"]
    (row,) = [row for row in rows if row["text"] == wanted]
    assert {"fact", "mention"} <= {each["says"] for each in row["states"]}
    assert [row["start"] for row in rows] == sorted(row["start"] for row in rows)
    assert "no clause is called" in refusal(talk["no clause"])


def test_a_query_without_end_is_stopped(small_build):
    endless = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(6)) + " }"
    with pytest.raises(QueryError, match="took longer than 2 seconds"):
        limited(small_build, endless, rows=1, seconds=2)


@pytest.mark.parametrize(
    ("text", "calls"),
    [
        ("SELECT * { SERVICE SILENT ?where { ?s ?p ?o } }", True),
        ("SELECT * {service<http://a/>{}}", True),
        ('SELECT * { ?service a <http://a/SERVICE> ; rdfs:label \'SERVICE\', """SERVICE""" } # SERVICE', False),
        ("SELECT * { ?s ex:SERVICE ?o FILTER(?s < 1 && SERVICE_ > 2) }", False),
        ("SELECT * { ?s ?p 'a\\'b' . SERVICE ?x {} }", True),
    ],
)
def test_a_call_of_another_server_is_told_from_the_word(text, calls):
    assert calls_service(text) == calls


def test_a_new_build_is_seen(small_build, tmp_path):
    import shutil

    shutil.copytree(small_build, tmp_path / "build")
    desk = Desk(tmp_path / "build")
    first = desk.graph
    assert desk.graph is first
    shutil.rmtree(tmp_path / "build")
    shutil.copytree(small_build, tmp_path / "build")
    assert desk.graph is not first
    assert len(desk.graph.store) == len(open_store(small_build))


def test_without_a_build_the_server_says_so_at_once(tmp_path, capsys):
    assert run(["mcp", "--from", str(tmp_path)]) == 1
    assert "holds no build; run policykg build" in capsys.readouterr().err
