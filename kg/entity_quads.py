"""What a document adds to the concepts: its candidates, the divisions that it names, and the kinds of known topics."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from extraction.model import Entity, Extraction, Kind
from kg.terms import CONCEPTS, Quad, label, typed
from ontology import divisions
from ontology.identifiers import iri
from ontology.namespaces import PK, SKOS, XSD
from ontology.statements import Literal, Statement, scheme_of

_CANDIDATE = re.compile(r"\w+/x[0-9a-f]{12}")
_TOPICS = {Kind.INDUSTRY: PK.Industry, Kind.TECHNOLOGY: PK.Technology}


def is_candidate(key: str) -> bool:
    """Whether a key is one of `ontology.identifiers.candidate_key`: not from the lexicon, nor from a table of codes.

    Examples
    --------
    >>> is_candidate("topic/x0123456789ab"), is_candidate("place/440305")
    (True, False)
    """
    return _CANDIDATE.fullmatch(key) is not None


def entity_quads(extraction: Extraction, curated: AbstractSet[str]) -> Iterator[Quad]:
    """The statements about what a document names.

    Parameters
    ----------
    extraction : Extraction
    curated : set of str
        The keys of the concept files, which say themselves what they are.
    """
    for entity in extraction.entities:
        # What a reviewer accepted is described by its rows, but hangs from what the document says.
        described = _entity(entity) if entity.key not in curated else _links(entity) if is_candidate(entity.key) else ()
        for subject, predicate, value in described:
            yield subject, predicate, value, CONCEPTS
    # The kind belongs to the mention: a topic that is read as an industry here and as a technology there is both.
    read_as = {(mention.entity, mention.kind): None for mention in extraction.mentions if mention.kind in _TOPICS}
    for key, kind in read_as:
        if key:
            for subject, predicate, value in typed(iri(key), _TOPICS[kind]):
                yield subject, predicate, value, CONCEPTS


def _entity(entity: Entity) -> Iterator[Statement]:
    subject = iri(entity.key)
    candidate = is_candidate(entity.key)
    for kind in entity.kinds:
        yield from typed(subject, PK[kind])
        yield subject, SKOS.inScheme, iri("scheme/candidates" if candidate else scheme_of(kind))
    yield subject, PK.status, PK.Candidate if candidate else PK.Curated
    yield subject, SKOS.prefLabel, label(entity.label)
    for name in entity.alternatives:
        if name != entity.label:
            yield subject, SKOS.altLabel, label(name)
    yield from _links(entity)


def _links(entity: Entity) -> Iterator[Statement]:
    subject = iri(entity.key)
    for predicate, keys in (
        (SKOS.broader, entity.broader),
        (PK.within, entity.within),
        (PK.administers, entity.administers),
    ):
        for key in keys:
            yield subject, predicate, iri(key)
    if entity.key.startswith("place/"):
        for predicate, month in zip((PK.since, PK.until), divisions.lifetime(entity.key), strict=True):
            if month:
                yield subject, predicate, Literal(month, datatype=XSD.gYearMonth)
