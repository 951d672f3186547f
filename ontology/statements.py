"""Concept rows as RDF statements, in plain Python: what the scheme file and the graph's own concepts are made from.

An IRI is a string, a literal a `Literal`; nothing here needs an RDF library. What each property of a row becomes:

- labels: ``skos:prefLabel``, ``skos:altLabel``, ``skos:hiddenLabel``, ``pk:negativeLabel`` with their language;
- links: ``skos:broader``, ``pk:within``, ``pk:administers``, ``pk:jurisdiction``, the ``skos:…Match`` properties, whose
  value may be a code such as ``sei2018:7.1`` (``code/sei2018/7.1`` is the same) or an address;
- ``successor``: ``pk:successor``, and an ``org:ChangeEvent`` with its date;
- ``member``: ``skos:member`` of a group of places, ``org:hasMember`` of a body, with a ``pk:Membership`` if dated;
- facts: ``skos:notation``, ``pk:since``, ``pk:until``, ``pk:documentSeries``, ``skos:note``, ``skos:changeNote``.

Dates stand in the language cell of a ``member`` or ``successor`` row: ``2018``, ``2018-11``, ``2018-11-08`` (for a
successor the day of the change, for a member the start), or ``2017/2020``, ``/2020`` with an end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ontology.codes import code_statements, link_target, scheme_statements
from ontology.concept import KINDS, Concept, Row
from ontology.identifiers import digest, iri
from ontology.namespaces import DCTERMS, ORG, PK, RDF, SKOS, XSD, all_classes
from ontology.rows import VocabularyError
from ontology.term import Literal, Statement, Term

__all__ = ["SCHEMES", "Literal", "Statement", "Term", "concept_triples", "scheme_of"]

SCHEMES: dict[str, tuple[str, str]] = {
    "scheme/places": ("地点", "Places"),
    "scheme/agencies": ("机构", "Agencies and other actors"),
    "scheme/industries": ("产业", "Industries"),
    "scheme/technologies": ("技术", "Technologies"),
    "scheme/candidates": ("候选概念", "Candidates: concepts found in documents"),
}
"""Identifier, Chinese and English name of each concept scheme; the last is for candidates, whatever their kind."""

_FAMILY_SCHEME = {"place": "scheme/places", "actor": "scheme/agencies"}
_TOPIC_SCHEME = {"Industry": "scheme/industries", "Technology": "scheme/technologies"}
_LABELS = {
    "prefLabel": SKOS.prefLabel,
    "altLabel": SKOS.altLabel,
    "hiddenLabel": SKOS.hiddenLabel,
    "negativeLabel": PK.negativeLabel,
}
_LINKS = {
    "broader": SKOS.broader,
    "within": PK.within,
    "administers": PK.administers,
    "jurisdiction": PK.jurisdiction,
    "exactMatch": SKOS.exactMatch,
    "closeMatch": SKOS.closeMatch,
    "relatedMatch": SKOS.relatedMatch,
    "broadMatch": SKOS.broadMatch,
    "narrowMatch": SKOS.narrowMatch,
}
_FACTS = {
    "notation": SKOS.notation,
    "documentSeries": PK.documentSeries,
    "note": SKOS.note,
    "changeNote": SKOS.changeNote,
}
_DATE_TYPES = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def scheme_of(kind: str) -> str:
    """The identifier of the scheme that holds curated concepts of a kind.

    Parameters
    ----------
    kind : str
        A key of `ontology.concept.KINDS`.

    Examples
    --------
    >>> scheme_of("District"), scheme_of("Technology")
    ('scheme/places', 'scheme/technologies')
    """
    return _TOPIC_SCHEME.get(kind) or _FAMILY_SCHEME[KINDS[kind]]


def concept_triples(concepts: Iterable[Concept]) -> Iterator[Statement]:
    """The statements about concepts, their schemes, and the codes that they are matched to.

    Parameters
    ----------
    concepts : iterable of Concept
        Those of the package, a user's own, and the divisions that a document mentions: all in one call, since each
        statement is yielded once.

    Yields
    ------
    Statement
        In the order of the concepts; the same input gives the same sequence.

    Raises
    ------
    VocabularyError
        On a date that is none.
    """
    seen: set[Statement] = set()
    for statement in _all_statements(concepts):
        if statement not in seen:
            seen.add(statement)
            yield statement


def _all_statements(concepts: Iterable[Concept]) -> Iterator[Statement]:
    for key, (chinese, english) in SCHEMES.items():
        yield from scheme_statements(iri(key), chinese, english)
    for concept in concepts:
        yield from _concept(concept)


def _concept(concept: Concept) -> Iterator[Statement]:
    subject = iri(concept.id)
    for name in all_classes(PK[concept.kind]):
        yield subject, RDF.type, name
    scheme = iri(scheme_of(concept.kind))
    yield subject, SKOS.inScheme, scheme
    if KINDS[concept.kind] == "topic" and not concept.values("broader"):
        yield subject, SKOS.topConceptOf, scheme
    yield subject, PK.status, PK.Curated
    for row in concept.rows:
        yield from _row(subject, concept, row)
        if row.source:
            yield subject, DCTERMS.source, Literal(row.source)


def _row(subject: str, concept: Concept, row: Row) -> Iterator[Statement]:
    name = row.property
    if name in _LABELS:
        yield subject, _LABELS[name], Literal(row.value, row.language)
    elif name in _LINKS:
        target = link_target(row.value)
        yield subject, _LINKS[name], target
        yield from code_statements(target)
    elif name in _FACTS:
        yield subject, _FACTS[name], Literal(row.value, row.language)
    elif name in ("since", "until"):
        yield subject, PK[name], _date(row.value, concept)
    elif name == "successor":
        yield from _succession(subject, concept, row)
    elif name == "member":
        yield from _membership(subject, concept, row)
    else:
        raise VocabularyError(f"{concept.id}: no statement is known for the property {name!r}")


def _succession(subject: str, concept: Concept, row: Row) -> Iterator[Statement]:
    successor = link_target(row.value)
    yield subject, PK.successor, successor
    event = iri(f"change/{digest(concept.id, row.value, row.language)}")
    yield event, RDF.type, ORG.ChangeEvent
    yield event, ORG.originalOrganization, subject
    yield event, ORG.resultingOrganization, successor
    if row.language:
        yield event, DCTERMS.date, _date(row.language, concept)


def _membership(subject: str, concept: Concept, row: Row) -> Iterator[Statement]:
    member = link_target(row.value)
    if KINDS[concept.kind] == "actor":
        yield subject, ORG.hasMember, member
    else:
        yield subject, SKOS.member, member
    if not row.language:
        return
    node = iri(f"membership/{digest(concept.id, row.value, row.language)}")
    since, _, until = row.language.partition("/")
    yield node, RDF.type, PK.Membership
    yield node, PK.group, subject
    yield node, PK.agency if KINDS[concept.kind] == "actor" else PK.place, member
    if since:
        yield node, PK.since, _date(since, concept)
    if until:
        yield node, PK.until, _date(until, concept)


def _date(text: str, concept: Concept) -> Literal:
    if not _DATE.fullmatch(text):
        raise VocabularyError(f"{concept.id}: {text!r} is no date; write 2018, 2018-11 or 2018-11-08")
    return Literal(text, datatype=_DATE_TYPES[len(text)])
