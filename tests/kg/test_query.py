"""The query files, their headers and parameters, and the command line that runs them."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, Store

from kg import query as module
from kg.cli import run
from kg.errors import QueryError
from kg.formats import columns_and_rows
from kg.graph import PolicyGraph
from kg.lookup import KINDS, Lookup
from kg.parameters import bind
from kg.query import CannedQuery, canned_queries, canned_query, parse_query
from kg.store import select

HEADER = "# title: T\n# title@zh: 题\n# description: D\n# description@zh: 述\n"


def test_the_prefixes_of_the_ontology_need_no_declaration(small: Store) -> None:
    graph = PolicyGraph(small)
    asked = "SELECT ?d ?i { ?d a pk:District ; pk:develops ?i }"
    assert list(graph.sparql(asked)["d"])
    assert not list(graph.sparql("PREFIX pk: <https://example.org/>\n" + asked)["d"])


@pytest.mark.parametrize("query", canned_queries(), ids=lambda query: query.name)
def test_a_query_file_is_documented_in_two_languages_and_is_sparql_as_it_stands(
    small: Store, query: CannedQuery
) -> None:
    assert query.title
    assert query.title_zh
    assert query.description
    assert query.description_zh
    for part in (*query.parameters, *query.columns):
        assert part.description
        assert part.description_zh
    for text in (query.body, query.text()):
        assert [variable.value for variable in select(small, text).variables] == [
            column.name for column in query.columns
        ]


@pytest.mark.parametrize("query", canned_queries(), ids=lambda query: query.name)
def test_each_parameter_narrows_or_widens_and_leaves_no_placeholder(small: Store, query: CannedQuery) -> None:
    whole = len(list(select(small, query.text())))
    for parameter in query.parameters:
        if parameter.type == "flag":
            assert len(list(select(small, query.text({parameter.name: ()})))) >= whole
            continue
        text = query.text({parameter.name: (Literal("nothing in the graph is this"),)})
        assert module.PLACEHOLDER not in text
        assert len(list(select(small, text))) == 0 or query.name == "goals-by-year"


def test_types_of_parameters_are_known() -> None:
    types = {parameter.type for query in canned_queries() for parameter in query.parameters}
    plain = {kind for kind in types if "|" not in kind}
    assert plain <= {*KINDS, "Role", "text", "number", "year", "date", "flag"}


def test_a_block_stands_only_where_its_parameter_is_given() -> None:
    query = parse_query(
        "demo",
        HEADER + "# param who (text): W | 谁\n# column x: X | 列\nSELECT ?x {\n#if who\nVALUES ?x { UNDEF }\n#end\n"
        "#unless who\n?x ?p ?o\n#end\n}\n",
    )
    assert query.text() == "SELECT ?x {\n?x ?p ?o\n}\n"
    assert query.text({"who": (Literal('a"b'), Literal("c"))}) == 'SELECT ?x {\nVALUES ?x { "a\\"b" "c" }\n}\n'


@pytest.mark.parametrize(
    "text",
    [
        HEADER + "# param who (text): W | 谁\nSELECT * { ?s ?p ?o }",
        HEADER + "SELECT * {\n#if who\n?s ?p ?o\n#end\n}",
        HEADER + "# param who (text): W | 谁\nSELECT * {\n#if who\n?s ?p ?o\n}",
        "# titel: T\nSELECT * {}",
    ],
)
def test_a_file_that_breaks_the_form_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="demo"):
        parse_query("demo", text)


def test_several_values_mean_any_of_them(small: Store) -> None:
    query = canned_query("members")
    bound = bind(query, {"agency": ["市科委", "市发改委"], "role": "member"}, Lookup(small))
    rows = columns_and_rows(select(small, query.text(bound.terms)))[1]
    assert [row["agency"] for row in rows] == ["市发改委", "市科委"]


def test_none_and_an_off_flag_are_not_given(small: Store) -> None:
    assert bind(canned_query("district-industry"), {"district": None, "inferred": False}, Lookup(small)).terms == {}


@pytest.mark.parametrize(
    ("name", "given", "message"),
    [
        ("goals", {"year": "next"}, "--year takes a year such as 2025, not 'next'"),
        ("goals", {"year": "２０２５"}, "--year takes a year"),
        ("policies", {"since": "2025-13-01"}, "--since takes a date such as 2025-12-31"),
        ("co-owners", {"min-weight": "1; DROP"}, "--min-weight takes a number such as 0.5"),
        ("co-owners", {"min-weight": "nan"}, "--min-weight takes a number"),
        ("co-owners", {"tie": "tasks"}, "--tie is one of task, body, not 'tasks'; did you mean task?"),
        ("members", {"role": "boss"}, "--role is one of lead, participant, member, office, responsible"),
        ("candidates", {"all": "perhaps"}, "--all is on or off"),
        ("goals", {"yeer": "2025"}, "goals has no parameter 'yeer'; did you mean --year?"),
    ],
)
def test_a_value_of_the_wrong_type_is_refused(small: Store, name: str, given: dict[str, str], message: str) -> None:
    with pytest.raises(QueryError) as error:
        bind(canned_query(name), given, Lookup(small))
    assert str(error.value).startswith(message)


@given(st.text(max_size=40))
def test_any_text_is_searched_for_as_it_stands(small: Store, text: str) -> None:
    query = canned_query("search")
    rows = columns_and_rows(select(small, query.text(bind(query, {"text": text}, Lookup(small)).terms)))[1]
    every = columns_and_rows(select(small, query.text()))[1]
    assert rows == [row for row in every if text.lower() in str(row["clause"]).lower()]


def test_an_unknown_query_names_the_nearest() -> None:
    with pytest.raises(QueryError, match="did you mean co-owners"):
        canned_query("coowners")


# The command line.


def command(capfdbinary: pytest.CaptureFixture[bytes], *arguments: str) -> tuple[int, str, str]:
    status = run(arguments)
    out, err = capfdbinary.readouterr()
    return status, out.decode(), err.decode()


def test_without_a_name_the_queries_are_listed_a_line_each(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    status, out, err = command(capfdbinary, "query")
    lines = out.splitlines()
    assert status == 0
    assert err == ""
    assert [line.split()[0] for line in lines[1:]] == [query.name for query in canned_queries()]
    assert "--min-weight" in out


def test_query_answers_on_stdout_and_talks_on_stderr(
    small_build: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    where = ("--from", str(small_build))
    status, out, err = command(
        capfdbinary, "query", "district-industry", "--district", "高新区", "--format", "json", *where
    )
    assert status == 0
    assert [row["district"] for row in json.loads(out)] == ["云台产业园", "星河科学城"]
    assert err.startswith("“高新区” means 2 things")
    status, out, err = command(capfdbinary, "query", "members", "--body=市半导体产业联席会议", "--format=csv", *where)
    assert out.startswith("body,agency,role,citation,clause\r\n市半导体产业联席会议,市发改委,member,")
    status, out, err = command(capfdbinary, "query", "technologies", "--all", *where)
    assert "光子计算" in out
    status, out, err = command(capfdbinary, "query", "goals", "--year", "1999", *where)
    assert (status, err) == (0, "no rows\n")


def test_show_prints_sparql_that_gives_the_same_answer(
    small_build: Path, small: Store, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    arguments = ("district-industry", "--industry", "AI", "--from", str(small_build))
    status, shown, _ = command(capfdbinary, "query", *arguments, "--show")
    assert status == 0
    assert "VALUES ?param_industry { <https://w3id.org/policykg/id/topic/artificial-intelligence> }" in shown
    _, out, _ = command(capfdbinary, "query", *arguments, "--format", "json")
    assert json.loads(out) == columns_and_rows(select(small, shown))[1]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["query", "gaols"], "there is no query 'gaols'; did you mean goals?"),
        (["query", "goals", "--fromat", "csv"], "goals has no parameter 'fromat'; did you mean --format?"),
        (["query", "goals", "--topic"], "--topic wants a value"),
        (["query", "goals", "co-owners"], "one query at a time"),
        (["query", "--topic", "AI"], "no query is named"),
        (["query", "goals", "--format", "xml"], "there is no format 'xml'"),
        (["query", "goals", "--topic", '顺义" } DELETE'], 'no topic is called “顺义" } DELETE”'),
        (["sparql", "SELECT * {\n ?a"], "malformed query at line 2, column 4: expected"),
        (["sparql", "# no\nPREFIX a: <b:c>\ninsert data {}"], "INSERT is an update"),
        (["sparql", "LOAD <http://example.org/x.ttl>"], "LOAD is an update"),
        (["sparql", "ASK {}", "--format", "xml"], "unknown format 'xml'"),
        (["sparql", "missing.rq"], "missing.rq: no such query file"),
        (["sparql", "SELECT * {}", "--format", "ttl"], "a SELECT has rows and no triples"),
        (["export", "turtel"], "there is no export format 'turtel'; did you mean turtle?"),
        (["export", "turtle", "-o", "/nowhere/at/all.ttl"], "/nowhere/at/all.ttl: cannot be written"),
    ],
)
def test_a_mistake_is_one_line_and_status_1(
    small_build: Path, capfdbinary: pytest.CaptureFixture[bytes], arguments: list[str], message: str
) -> None:
    status, out, err = command(capfdbinary, *arguments, "--from", str(small_build))
    assert (status, out) == (1, "")
    assert err.startswith(f"policykg: {message}")
    assert err.count("\n") == 1


@pytest.mark.parametrize("arguments", [["query", "goals"], ["sparql", "ASK {}"], ["export", "trig"], ["serve"]])
def test_without_a_build_it_says_how_to_make_one(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], arguments: list[str]
) -> None:
    status, _, err = command(capfdbinary, *arguments, "--from", str(tmp_path))
    assert status == 1
    assert "holds no build; run policykg build" in err
    assert err.count("\n") == 1


def test_sparql_reads_a_file_and_sees_all_graphs_as_one(
    small_build: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    file = tmp_path / "question.rq"
    file.write_text(
        "PREFIX pk: <https://w3id.org/policykg/ontology#>\nSELECT ?d ?i { ?d a pk:District ; pk:develops ?i }"
    )
    status, out, _ = command(capfdbinary, "sparql", str(file), "--from", str(small_build), "--format", "csv")
    assert status == 0
    assert out.count("\r\n") == 5


# The library.


def test_the_library_returns_frames_graphs_and_networks(small_build: Path) -> None:
    graph = PolicyGraph.open(small_build)
    goals = graph.query("goals", by=2026)
    assert goals["low"].tolist() == [10**10, 10**10]
    assert str(goals["low"].dtype) == "int64"
    graph.query("district-industry", district="dongling")
    assert graph.remarks == ("“dongling” read as 东岭区 (place/990101)",)
    pk = "PREFIX pk: <https://w3id.org/policykg/ontology#> "
    assert graph.sparql(pk + "ASK { ?x pk:restricts ?y }") is True
    assert len(graph.sparql(pk + "CONSTRUCT { ?x pk:restricts ?y } { ?x pk:restricts ?y }")) == 1
    assert graph.network("district-industry").number_of_edges() == 7
    with pytest.raises(QueryError, match="did you mean co-owners"):
        graph.network("co-owner")


def test_a_copy_in_memory_gives_the_same_answers(small_build: Path) -> None:
    on_disk, in_memory = PolicyGraph.open(small_build), PolicyGraph.open(small_build, in_memory=True)
    for query in canned_queries():
        assert in_memory.query(query.name).equals(on_disk.query(query.name))


def test_without_pandas_rows_are_dicts(small: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "pandas", None)
    assert PolicyGraph(small).query("unshared")[0]["agency"] == "市科委"
