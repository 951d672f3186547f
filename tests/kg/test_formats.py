"""Answers as table, CSV, JSON and Turtle."""

import io
import json

import pytest
from pyoxigraph import QueryResultsFormat, Store
from rich.cells import cell_len

from kg.errors import QueryError
from kg.formats import aligned, folded_table, write
from kg.sparql import first_word, run

PLACES = "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX pk: <https://w3id.org/policykg/ontology#> "
VALUES = (
    'SELECT ?a ?b { VALUES (?a ?b) { ("逗,号" 1.50) ("引\\"号" true) ("换\\n行" UNDEF) '
    "(<http://example.org/é> 7) } } ORDER BY ?b"
)


def written(store: Store, query: str, form: str, width: int | None = None) -> str:
    out = io.BytesIO()
    write(run(store, query), form, out, width=width)
    return out.getvalue().decode()


def test_csv_is_that_of_sparql(small: Store) -> None:
    expected = small.query(VALUES).serialize(format=QueryResultsFormat.CSV)
    assert written(small, VALUES, "csv") == expected.decode()
    assert '"逗,号",1.5\r\n' in written(small, VALUES, "csv")
    assert '"引""号",true\r\n' in written(small, VALUES, "csv")


def test_json_is_a_list_of_objects_with_numbers_flags_and_gaps(small: Store) -> None:
    rows = {row["a"]: row["b"] for row in json.loads(written(small, VALUES, "json"))}
    assert rows == {"逗,号": 1.5, '引"号': True, "换\n行": None, "http://example.org/é": 7}


def test_a_piped_table_is_aligned_and_whole(small: Store) -> None:
    lines = written(
        small,
        PLACES + 'SELECT ?d ?n { ?d a pk:District ; skos:prefLabel ?n FILTER(LANG(?n) = "en") } ORDER BY ?d',
        "table",
    ).splitlines()
    assert lines == ["d                n", "id:place/990101  Dongling District", "id:place/990102  Xiling District"]


def test_columns_of_chinese_are_aligned_by_width() -> None:
    table = aligned(["名", "b"], [{"名": "东岭区", "b": "x"}, {"名": "ab", "b": "y"}])
    assert [cell_len(line[: line.index(mark)]) for line, mark in zip(table.splitlines(), "bxy", strict=True)] == [
        8,
        8,
        8,
    ]


def test_on_a_terminal_long_cells_fold_and_nothing_is_cut() -> None:
    text = "支持在东岭区重点布局第三代半导体材料，" * 10
    table = folded_table(["n", "clause", "empty"], [{"n": 1, "clause": text, "empty": None}], 60)
    assert max(map(cell_len, table.splitlines())) <= 60
    assert table.count("支") == table.count("料") == 10
    assert "empty" not in table


def test_triples_are_turtle_or_rows(small: Store) -> None:
    query = PLACES + "CONSTRUCT { ?a pk:restricts ?b } { ?a pk:restricts ?b }"
    assert written(small, query, "ttl").splitlines()[-1] == "<place/990102> pk:restricts <topic/robotics-industry> ."
    assert written(small, query, "table") == written(small, query, "ttl")
    assert json.loads(written(small, query, "json"))[0]["object"].endswith("robotics-industry")
    assert written(small, query, "csv").startswith("subject,predicate,object\r\n")
    assert "pk:District" in written(small, "DESCRIBE <https://w3id.org/policykg/id/place/990101>", "ttl")


def test_ask_is_true_or_false(small: Store) -> None:
    assert written(small, "ASK {}", "table") == "true\n"
    assert json.loads(written(small, "ASK { <a:b> <a:b> <a:b> }", "json")) is False


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("select * {}", "SELECT"),
        ("# c\n  PREFIX a: <b:c#>\nBASE <x:y> DELETE WHERE {}", "DELETE"),
        ("PREFIX : <b:c>CLEAR ALL", "CLEAR"),
        ("", ""),
    ],
)
def test_the_first_word_after_the_prologue(text: str, word: str) -> None:
    assert first_word(text) == word


@pytest.mark.parametrize("text", ["SELECT * { ?s ?p ", "SELECT * {} SELECT * {}", "", "{", "SELECT (COUNT(?x) AS) {}"])
def test_a_malformed_query_is_one_short_line_with_its_place(small: Store, text: str) -> None:
    with pytest.raises(QueryError) as error:
        run(small, text)
    assert str(error.value).startswith("malformed query at line 1, column ")
    assert len(str(error.value)) < 240
    assert "\n" not in str(error.value)


def test_a_service_that_does_not_answer_is_one_line(small: Store) -> None:
    with pytest.raises(QueryError, match=r"broke off|cannot be run"):
        written(small, "SELECT * { SERVICE <http://127.0.0.1:9/sparql> { ?s ?p ?o } }", "json")
