"""Where the links of a concept row lead: to our own things, to addresses, and to codes of outside classifications."""

from __future__ import annotations

from collections.abc import Iterator

from ontology.classifications import CLASSIFICATIONS
from ontology.identifiers import iri
from ontology.namespaces import ID, RDF, SKOS
from ontology.rows import VocabularyError
from ontology.term import Literal, Statement


def scheme_statements(subject: str, chinese: str, english: str) -> Iterator[Statement]:
    """A concept scheme with its names."""
    yield subject, RDF.type, SKOS.ConceptScheme
    yield subject, SKOS.prefLabel, Literal(chinese, "zh-Hans")
    yield subject, SKOS.prefLabel, Literal(english, "en")


def link_target(value: str) -> str:
    """The IRI that a link names: an identifier of ours, a code, or an address as it is."""
    if value.startswith(("http://", "https://")):
        return value
    scheme, colon, code = value.partition(":")
    if not colon:
        return iri(value)
    if scheme not in CLASSIFICATIONS:
        raise VocabularyError(f"{value}: unknown classification {scheme!r}; use one of {', '.join(CLASSIFICATIONS)}")
    return iri(f"code/{scheme}/{code}")


def code_statements(subject: str) -> Iterator[Statement]:
    """What is known of a code of an outside classification, such as ``…/code/sei2018/7.1``."""
    family, _, rest = subject.removeprefix(ID).partition("/")
    scheme, _, code = rest.partition("/")
    if family != "code" or not code:
        return
    yield subject, RDF.type, SKOS.Concept
    yield subject, SKOS.notation, Literal(code)
    classification = CLASSIFICATIONS.get(scheme)
    if classification is None:
        return
    container = iri(f"code/{scheme}")
    yield from scheme_statements(container, classification.title, classification.english)
    yield subject, SKOS.inScheme, container
    if code in classification.names:
        yield subject, SKOS.prefLabel, Literal(classification.names[code], "zh-Hans")
