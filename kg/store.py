"""The embedded store: load quads in bulk, open a build for reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from pyoxigraph import Literal as OxiLiteral
from pyoxigraph import NamedNode, QuerySolutions, RdfFormat, Store, serialize
from pyoxigraph import Quad as OxiQuad

from kg.errors import StoreError
from kg.swap import recover
from kg.terms import CONCEPTS, FACTS, Quad
from ontology.namespaces import SKOS
from ontology.statements import Literal, Term

STORE = "store"
"""The folder of the store inside a build."""


@lru_cache(maxsize=65536)
def node(iri: str) -> NamedNode:
    """The store's form of an IRI, which it checks."""
    return NamedNode(iri)


def term(value: Term) -> NamedNode | OxiLiteral:
    """The store's form of a term."""
    if not isinstance(value, Literal):
        return node(value)
    if value.language:
        return OxiLiteral(value.value, language=value.language)
    if value.datatype:
        return OxiLiteral(value.value, datatype=node(value.datatype))
    return OxiLiteral(value.value)


def stored(quads: Iterable[Quad]) -> Iterator[OxiQuad]:
    """Turn plain quads into the store's, one by one."""
    for subject, predicate, value, graph in quads:
        yield OxiQuad(node(subject), node(predicate), term(value), node(graph))


def nquads(quads: Iterable[Quad]) -> bytes:
    """Serialise quads, a line each: the form in which they wait for the bulk load."""
    return serialize(stored(quads), format=RdfFormat.N_QUADS) or b""


def create_store(folder: Path, quads: Path) -> Store:
    """Load a file of N-Quads into a new store on disk.

    Parameters
    ----------
    folder : Path
        The store's folder, which must not exist yet.
    quads : Path
        An N-Quads file; repeated quads are loaded once.

    Returns
    -------
    Store
        Open for writing; the caller closes it by dropping it.
    """
    store = Store(folder)
    store.bulk_load(path=quads, format=RdfFormat.N_QUADS)
    return store


def settle_labels(store: Store, subjects: Sequence[str] | None = None) -> None:
    """Leave one preferred label to each thing that documents name differently (互联网+, 互联网＋).

    The first in code-point order stays, whatever order the documents came in; the others become alternatives.

    Parameters
    ----------
    store : Store
    subjects : sequence of str, optional
        The IRIs of the things to look at; without it, all.
    """
    preferred = node(SKOS.prefLabel)
    for graph in (CONCEPTS, FACTS):
        if subjects is None:
            # One scan that counts; a join would seek the second label of each thing, which costs six times that.
            several = select(
                store,
                f"SELECT ?s {{ GRAPH <{graph}> {{ ?s <{SKOS.prefLabel}> ?label }} }} "
                "GROUP BY ?s (LANG(?label) AS ?language) HAVING(COUNT(*) > 1)",
            )
            things = list(dict.fromkeys(row["s"] for row in several))
        else:
            things = list(map(node, subjects))
        for subject in things:
            first: dict[str, OxiQuad] = {}
            for quad in sorted(store.quads_for_pattern(subject, preferred, None, node(graph)), key=str):
                if isinstance(quad.object, OxiLiteral) and first.setdefault(quad.object.language or "", quad) != quad:
                    store.remove(quad)
                    store.add(OxiQuad(quad.subject, node(SKOS.altLabel), quad.object, quad.graph_name))


def select(store: Store, query: str) -> QuerySolutions:
    """Run a SELECT query of our own over the union of all named graphs."""
    solutions = store.query(query, use_default_graph_as_union=True)
    if not isinstance(solutions, QuerySolutions):
        raise TypeError("not a SELECT query")
    return solutions


def open_store(build: Path) -> Store:
    """Open the store of a build, read-only.

    Parameters
    ----------
    build : Path
        The output folder of ``policykg build``.

    Raises
    ------
    StoreError
        If there is none, or it cannot be opened.
    """
    recover(build)
    folder = build / STORE
    if not (folder / "CURRENT").is_file():
        raise StoreError(f"{build}: holds no build; run policykg build -o {build}, or name another with --from")
    try:
        return Store.read_only(str(folder))
    except (OSError, RuntimeError) as error:
        # Of a store that another version wrote, or of files that are cut off, the library says so in either form.
        said = " ".join(str(error).split())
        raise StoreError(f"{build}: the store cannot be opened ({said}); build it again") from None
