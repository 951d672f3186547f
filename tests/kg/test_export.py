"""Exports hold the whole graph, in forms that other programs read."""

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest
from pyoxigraph import Quad, RdfFormat, Store
from rdflib import Dataset

from kg.cli import run
from kg.errors import OutputError, QueryError
from kg.export import export, export_file
from kg.query import canned_query

RDF = {
    "turtle": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "nquads": RdfFormat.N_QUADS,
    "jsonld": RdfFormat.JSON_LD,
}


def exported(store: Store, form: str) -> bytes:
    out = io.BytesIO()
    export(store, form, out)
    return out.getvalue()


@pytest.mark.parametrize("form", ["trig", "nquads", "jsonld"])
def test_every_quad_comes_back(small: Store, form: str) -> None:
    back = Store()
    back.load(exported(small, form), format=RDF[form])
    assert set(back) == set(small)


def test_turtle_merges_the_graphs(small: Store) -> None:
    back = Store()
    back.load(exported(small, "turtle"), format=RdfFormat.TURTLE)
    assert {quad.triple for quad in back} == {quad.triple for quad in small}


# rdflib's own parsers still use what rdflib 7 deprecates.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated:DeprecationWarning")
@pytest.mark.parametrize(("form", "other"), [("trig", "trig"), ("jsonld", "json-ld"), ("nquads", "nquads")])
def test_rdflib_reads_it_too(small: Store, form: str, other: str) -> None:
    back = Dataset()
    back.parse(data=exported(small, form), format=other)
    assert len(set(back.quads())) == len(small)


def test_labels_keep_the_tag_of_the_ontology(small: Store) -> None:
    for form in RDF:
        text = exported(small, form).decode()
        assert "zh-Hans" in text
        assert "zh-hans" not in text


def test_blank_nodes_and_awkward_literals_survive() -> None:
    store = Store()
    store.load(
        "@prefix pk: <https://w3id.org/policykg/ontology#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
        "GRAPH <https://w3id.org/policykg/id/g> { <https://w3id.org/policykg/id/a> "
        'pk:text "第一\\n@prefix x: \\"@zh-hans\\"", '
        '"007"^^xsd:integer, 7, true, 1.50, "2020"^^xsd:gYear ; pk:about [ pk:text "b" ], <http://example.org/x> . }',
        format=RdfFormat.TRIG,
    )
    for form in ("nquads", "trig", "jsonld"):
        back = Store()
        back.load(exported(store, form), format=RDF[form])

        def named(found: Store) -> set[Quad]:
            return {quad for quad in found if "_:" not in str(quad)}

        assert named(back) == named(store)
        assert len(back) == len(store)


def test_json_ld_reads_like_json(small: Store) -> None:
    data = json.loads(exported(small, "jsonld"))
    facts = next(graph for graph in data["@graph"] if graph["@id"] == "id:graph/facts")
    goal = next(node for node in facts["@graph"] if node["@id"] == "id:goal/g2")
    assert goal["@type"] == ["pk:Goal", "pk:Target"]
    assert goal["pk:about"] == "id:topic/artificial-intelligence"
    assert goal["pk:unit"] == "家"
    assert goal["pk:deadline"] == {"@value": "2027", "@type": "xsd:gYear"}
    assert data["@context"]["pk:about"] == {"@type": "@id"}


def test_the_bundle_describes_each_column(small: Store) -> None:
    with zipfile.ZipFile(io.BytesIO(exported(small, "csv"))) as archive:
        package = json.loads(archive.read("datapackage.json"))
        assert {entry["path"] for entry in package["resources"]} | {"datapackage.json"} == set(archive.namelist())
        for resource in package["resources"]:
            rows = list(csv.reader(io.StringIO(archive.read(resource["path"]).decode(), newline="")))
            fields = resource["schema"]["fields"]
            assert rows[0] == [field["name"] for field in fields]
            assert [column.name for column in canned_query(resource["name"]).columns] == rows[0]
            for field, *values in zip(fields, *rows[1:], strict=True):
                filled = [value for value in values if value]
                if field["type"] == "integer":
                    assert all(str(int(value)) == value for value in filled)
                if field["type"] == "boolean":
                    assert set(filled) <= {"true", "false"}
        goals = next(entry for entry in package["resources"] if entry["name"] == "goals")
        types = {field["name"]: field["type"] for field in goals["schema"]["fields"]}
        assert (types["low"], types["deadline"], types["metric"]) == ("integer", "integer", "string")


def test_a_folder_holds_what_the_zip_holds(small: Store, tmp_path: Path) -> None:
    export_file(small, "csv", tmp_path / "bundle")
    export_file(small, "csv", tmp_path / "bundle.zip")
    with zipfile.ZipFile(tmp_path / "bundle.zip") as archive:
        assert {file.name: file.read_bytes() for file in (tmp_path / "bundle").iterdir()} == {
            name: archive.read(name) for name in archive.namelist()
        }


def test_what_cannot_be_written_leaves_what_was_there(small: Store, tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text("as before")
    with pytest.raises(QueryError, match="there is no export format 'ttl'"):
        export_file(small, "ttl", path)
    assert path.read_text() == "as before"
    assert [file.name for file in tmp_path.iterdir()] == ["graph.ttl"]
    with pytest.raises(OutputError, match=r"missing/graph\.ttl: cannot be written"):
        export_file(small, "turtle", tmp_path / "missing" / "graph.ttl")


def test_the_command_writes_to_a_file_and_to_stdout(
    small_build: Path, small: Store, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = tmp_path / "graph.nq"
    assert run(["export", "nquads", "-o", str(path), "--from", str(small_build)]) == 0
    assert run(["export", "nquads", "--from", str(small_build)]) == 0
    assert capfdbinary.readouterr().out == path.read_bytes() == exported(small, "nquads")
