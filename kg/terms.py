"""The terms that quads are made of: graph names, types with all their superclasses, and literals in one fixed form."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TypeAlias

from ontology.identifiers import iri
from ontology.namespaces import RDF, XSD, all_classes
from ontology.statements import Literal, Statement, Term

Quad: TypeAlias = tuple[str, str, Term, str]
"""Subject, predicate, object and the name of the graph."""

FACTS = iri("graph/facts")
"""Plain edges, tasks, goals: what several policies may say."""

CONCEPTS = iri("graph/concepts")
"""The concept scheme, candidates included."""

LINKS = iri("graph/links")
"""Which policy of the graph a cited document is: worked out anew from all of them in each build."""

PROVENANCE = iri("graph/provenance")
"""How the graph was made, and of what."""


def typed(subject: str, direct: str) -> Iterator[Statement]:
    """The types of an instance: a class and everything above it, since nothing infers at query time."""
    for name in all_classes(direct):
        yield subject, RDF.type, name


def label(text: str) -> Literal:
    """A name in simplified Chinese."""
    return Literal(text, "zh-Hans")


def integer(value: int) -> Literal:
    """An ``xsd:integer``."""
    return Literal(str(value), datatype=XSD.integer)


def boolean(value: bool) -> Literal:
    """An ``xsd:boolean``."""
    return Literal("true" if value else "false", datatype=XSD.boolean)


def number(value: float) -> str:
    """The shortest plain decimal form of a number: no exponent, no trailing zeros.

    Examples
    --------
    >>> number(7.0), number(0.25), number(1e10), number(-0.0)
    ('7', '0.25', '10000000000', '0')
    """
    text = format(Decimal(repr(float(value))), "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def decimal(value: float) -> Literal:
    """An ``xsd:decimal``."""
    return Literal(number(value), datatype=XSD.decimal)


def year(value: int) -> Literal:
    """An ``xsd:gYear``."""
    return Literal(f"{value:04d}", datatype=XSD.gYear)


def date(value: str) -> Literal:
    """An ``xsd:date``, from an ISO date."""
    return Literal(value, datatype=XSD.date)
