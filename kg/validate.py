"""Check a graph against its shapes: what is wrong, where, and in which clause."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from oxrdflib import OxigraphStore
from pyoxigraph import Literal, NamedNode, Store
from pyshacl import validate as run_shapes
from rdflib import Dataset, Graph, URIRef
from rdflib.term import Node

from kg.errors import ShapeError
from kg.finding import Finding
from kg.store import node
from ontology.namespaces import ID, PK, PREFIXES, SH


class CountedStore(OxigraphStore):
    """A store that knows its size at once.

    The validator asks for it wherever it tests whether there is a graph at all, and oxrdflib counts all triples of the
    union each time, which took three quarters of a validation.
    """

    def __init__(self, store: Store) -> None:
        super().__init__(store=store)
        self._quads = len(store)

    def __len__(self, context: Graph | None = None) -> int:
        return self._quads


def findings(store: Store) -> tuple[Finding, ...]:
    """Everything that the shapes object to, sorted.

    Parameters
    ----------
    store : Store

    Raises
    ------
    ShapeError
        If the validator itself cannot run.
    """
    # A plain Graph over the store sees none of the named graphs and would conform to everything.
    data = Dataset(store=CountedStore(store), default_union=True)
    shapes = Graph().parse(data=(files("ontology") / "shapes.ttl").read_text(encoding="utf-8"), format="turtle")
    conforms, report, text = run_shapes(data, shacl_graph=shapes, inplace=True, meta_shacl=False)
    if not isinstance(report, Graph):
        raise ShapeError(f"the shapes cannot be run: {text}")
    found = tuple(sorted(set(_results(store, report))))
    if not conforms and not found:
        raise ShapeError(f"the graph does not conform, but the validator does not say where: {text}")
    return found


def _results(store: Store, report: Graph) -> Iterator[Finding]:
    for result in report.subjects(URIRef(SH.focusNode), None):
        focus = report.value(result, URIRef(SH.focusNode))
        if str(focus).startswith(PK.iri):
            # A check of all members of a class at once: the class is the focus, the faulty member the value.
            focus = report.value(result, URIRef(SH.value)) or focus
        severity = report.value(result, URIRef(SH.resultSeverity))
        messages = sorted(report.objects(result, URIRef(SH.resultMessage)), key=_english_first)
        yield Finding(
            severity=str(severity).removeprefix(SH.iri),
            citation=_citation(store, focus),
            focus=_short(str(focus)),
            message=str(messages[0]) if messages else "breaks a shape",
        )


def _english_first(text: Node) -> tuple[bool, str]:
    return getattr(text, "language", None) != "en", str(text)


def _short(iri: str) -> str:
    for prefix, base in (("id", ID), *PREFIXES.items()):
        if iri.startswith(base):
            return f"{prefix}:{iri.removeprefix(base)}"
    return iri


def _citation(store: Store, focus: Node | None) -> str:
    """The citation of the clause that the focus node is, stands in, or is stated in; the title of a policy."""
    if not isinstance(focus, URIRef):
        return ""
    subject = NamedNode(str(focus))
    clauses = [subject]
    for link in (PK.clause, PK.statedIn):
        clauses += [
            quad.object
            for quad in store.quads_for_pattern(subject, node(link), None, None)
            if isinstance(quad.object, NamedNode)
        ]
    cited = {
        quad.object.value
        for clause in clauses
        for name in (PK.citation, PK.title)
        for quad in store.quads_for_pattern(clause, node(name), None, None)
        if isinstance(quad.object, Literal)
    }
    return min(cited, default="")
