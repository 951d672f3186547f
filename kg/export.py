"""Write the graph in the forms that other tools read: the same graph gives the same bytes."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import BinaryIO

import networkx as nx
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store, Triple

from kg.bundle import bundle, zipped
from kg.errors import OutputError, QueryError
from kg.network import graphml, whole
from kg.query import nearest
from kg.serialize import write_nquads, write_turtle
from kg.store import select
from kg.trig import dump
from ontology.namespaces import ID, PREFIXES, RDF, XSD

NATIVE = {XSD.integer, XSD.boolean}
"""Types that JSON has itself."""


def subjects(store: Store, pattern: str) -> list[NamedNode | BlankNode]:
    """All subjects of a pattern of ours, sorted."""
    return sorted((row["s"] for row in select(store, f"SELECT DISTINCT ?s {{ {pattern} }}")), key=str)


def graphs(store: Store) -> list[NamedNode]:
    """The named graphs, sorted."""
    return sorted((name for name in store.named_graphs() if isinstance(name, NamedNode)), key=lambda name: name.value)


def ordered(quads: Iterable[Quad]) -> list[Quad]:
    """The quads of one subject: its types first, then by predicate and object."""
    return sorted(quads, key=lambda quad: (quad.predicate.value != RDF.type, quad.predicate.value, str(quad.object)))


def quads(store: Store) -> Iterator[Quad]:
    """All quads: graph by graph, subject by subject."""
    for name in graphs(store):
        for subject in subjects(store, f"GRAPH {name} {{ ?s ?p ?o }}"):
            yield from ordered(store.quads_for_pattern(subject, None, None, name))


def triples(store: Store) -> Iterator[Triple]:
    """All triples of all graphs as of one, each once, subject by subject."""
    for subject in subjects(store, "?s ?p ?o"):
        found = ordered(store.quads_for_pattern(subject, None, None, None))
        yield from (triple for triple, _ in groupby(quad.triple for quad in found))


def turtle(store: Store, out: BinaryIO) -> None:
    """All graphs merged into one, as Turtle."""
    write_turtle(triples(store), out)


def trig(store: Store, out: BinaryIO) -> None:
    """All named graphs as TriG: the bytes of the build's graph.trig."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.trig"
        dump(store, path)
        with path.open("rb") as lines:
            out.writelines(lines)


def nquads(store: Store, out: BinaryIO) -> None:
    """All named graphs as N-Quads."""
    write_nquads(quads(store), out)


def context(store: Store) -> dict[str, object]:
    """A JSON-LD context: the prefixes, and for each property that only ever leads to things, that it does."""
    links = select(
        store,
        "SELECT ?p { ?s ?p ?o } GROUP BY ?p HAVING(SUM(IF(isLiteral(?o), 1, 0)) = 0)",
    )
    names = sorted(compact(row["p"].value) for row in links)
    prefixes = dict(sorted({**PREFIXES, "id": ID}.items()))
    return {
        "@version": 1.1,
        **prefixes,
        **{name: {"@type": "@id"} for name in names if name != "rdf:type" and ":" in name},
    }


def compact(iri: str) -> str:
    """An IRI with its namespace's prefix, where it has one."""
    for prefix, namespace in {**PREFIXES, "id": ID}.items():
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def json_value(term: object, link: bool) -> object:
    """An object of a triple in JSON-LD; `link` says that the context already knows it for a thing."""
    if isinstance(term, Literal):
        if term.language:
            return {"@value": term.value, "@language": "zh-Hans" if term.language == "zh-hans" else term.language}
        if term.datatype.value == XSD.string:
            return term.value
        # Only the canonical form of a number survives as a JSON number.
        if term.datatype.value in NATIVE and json.dumps(json.loads(term.value)) == term.value:
            return json.loads(term.value)
        return {"@value": term.value, "@type": compact(term.datatype.value)}
    return identifier(term) if link else {"@id": identifier(term)}


def identifier(term: object) -> str:
    """A thing as JSON-LD names it."""
    return compact(term.value) if isinstance(term, NamedNode) else str(term)


def jsonld(store: Store, out: BinaryIO) -> None:
    """All named graphs as JSON-LD 1.1 with a context, a line a thing."""
    known = context(store)
    out.write(b'{"@context": ' + json.dumps(known, ensure_ascii=False).encode() + b',\n"@graph": [')
    for place, (graph, members) in enumerate(groupby(quads(store), key=lambda quad: quad.graph_name)):
        name = identifier(graph)
        out.write(b",\n" if place else b"\n")
        out.write(f'{{"@id": {json.dumps(name)}, "@graph": ['.encode())
        for number, (subject, statements) in enumerate(groupby(members, key=lambda quad: quad.subject)):
            node: dict[str, object] = {"@id": identifier(subject)}
            for predicate, group in groupby(statements, key=lambda quad: compact(quad.predicate.value)):
                key = "@type" if predicate == "rdf:type" else predicate
                values = [json_value(quad.object, key == "@type" or key in known) for quad in group]
                node[key] = values[0] if len(values) == 1 else values
            out.write(b",\n" if number else b"\n")
            out.write(json.dumps(node, ensure_ascii=False).encode())
        out.write(b"\n]}")
    out.write(b"\n]}\n")


def nodelink(store: Store, out: BinaryIO) -> None:
    """The whole network as node-link JSON, as D3 and networkx read it."""
    data = nx.node_link_data(whole(store), edges="edges")
    out.write((json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode())


FORMATS: dict[str, Callable[[Store, BinaryIO], object]] = {
    "turtle": turtle,
    "trig": trig,
    "nquads": nquads,
    "jsonld": jsonld,
    "graphml": lambda store, out: out.write(graphml(whole(store))),
    "nodelink": nodelink,
    "csv": lambda store, out: out.write(zipped(store)),
}
"""What `export` writes; ``csv`` is a ZIP file of tables with their datapackage.json."""


def export(store: Store, form: str, out: BinaryIO) -> None:
    """Write the graph in one of `FORMATS`.

    Raises
    ------
    QueryError
        If the format is unknown.
    """
    if form not in FORMATS:
        raise QueryError(f"there is no export format {form!r}; {nearest(form, list(FORMATS))}use {', '.join(FORMATS)}")
    FORMATS[form](store, out)


def export_file(store: Store, form: str, path: Path) -> None:
    """Write the graph in one of `FORMATS` to a file; ``csv`` to a folder unless the name ends in ``.zip``.

    Raises
    ------
    QueryError
        If the format is unknown.
    OutputError
        If the file cannot be written; one that was there stays as it was.
    """
    beside = path.with_name(path.name + ".part")
    try:
        if form == "csv" and path.suffix != ".zip":
            path.mkdir(exist_ok=True)
            for name, data in bundle(store):
                (path / name).write_bytes(data)
            return
        with beside.open("wb") as out:
            export(store, form, out)
        beside.replace(path)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror or error}); choose another with -o") from None
    finally:
        beside.unlink(missing_ok=True)
