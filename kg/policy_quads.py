"""What stands in a policy's own graph of its text: metadata, sections, clauses and mentions."""

from __future__ import annotations

from collections.abc import Iterator

from extraction.model import Clause, Extraction, Mention, Policy, Section
from kg.names import Names
from kg.sources import source_text
from kg.terms import Quad, boolean, date, integer, label, typed
from ontology.identifiers import digest, iri
from ontology.namespaces import ELI, PK, SKOS
from ontology.statements import Literal, Statement


def policy_quads(extraction: Extraction, names: Names) -> Iterator[Quad]:
    """Everything that an extraction says of its text, each part in the graph of its policy."""
    for index, policy in enumerate(extraction.policies):
        for subject, predicate, value in _policy(extraction, names, index, policy):
            yield subject, predicate, value, names.policies[index]
    for index, section in enumerate(extraction.sections):
        for subject, predicate, value in _section(extraction, names, index, section):
            yield subject, predicate, value, names.policies[section.policy]
    for index, clause in enumerate(extraction.clauses):
        for subject, predicate, value in _clause(extraction, names, index, clause):
            yield subject, predicate, value, names.graphs[index]
    for index, mention in enumerate(extraction.mentions):
        for subject, predicate, value in _mention(extraction, names, index, mention):
            yield subject, predicate, value, names.graphs[mention.clause]


def _policy(extraction: Extraction, names: Names, index: int, policy: Policy) -> Iterator[Statement]:
    subject = names.policies[index]
    document = extraction.document
    yield from typed(subject, PK.Policy)
    # A text without a title goes by the name of its file; the report says so.
    title = policy.title or document.name
    yield subject, SKOS.prefLabel, label(title)
    yield subject, PK.title, Literal(title)
    yield subject, ELI.title, label(title)
    yield subject, PK.sourceFile, Literal(document.name)
    yield subject, PK.sha256, Literal(document.sha256)
    yield subject, PK.sourceText, Literal(source_text(document.name, document.sha256))
    yield subject, PK.start, integer(policy.span.start)
    yield subject, PK.end, integer(policy.span.end)
    if policy.number:
        yield subject, PK.number, Literal(policy.number)
        yield subject, ELI.id_local, Literal(policy.number)
    if policy.date:
        yield subject, PK.date, date(policy.date)
        yield subject, ELI.date_document, date(policy.date)
    if policy.published:
        yield subject, ELI.date_publication, date(policy.published)
    for key in policy.issuer_keys:
        yield subject, PK.issuer, iri(key)
        yield subject, ELI.passed_by, iri(key)
    if policy.jurisdiction:
        yield subject, PK.jurisdiction, iri(policy.jurisdiction)
        yield subject, ELI.jurisdiction, iri(policy.jurisdiction)
    if policy.form:
        yield subject, PK.documentType, Literal(policy.form)
    if policy.level:
        yield subject, PK.level, Literal(policy.level)
    for addressee in extraction.addressees:
        if addressee.policy == index:
            yield subject, PK.addressee, iri(addressee.key)
    for target, key in extraction.targets:
        if target == index:
            yield subject, PK.targets, iri(key)
    # What a notice issues carries the notice's number and comes after it in the file.
    notice = extraction.policies[0]
    if index and policy.number and notice.number == policy.number:
        yield subject, ELI.is_part_of, names.policies[0]


def _section(extraction: Extraction, names: Names, index: int, section: Section) -> Iterator[Statement]:
    subject = names.sections[index]
    yield from typed(subject, PK.Section)
    yield subject, PK.inPolicy, names.policies[section.policy]
    if section.parent is not None:
        yield subject, PK.inSection, names.sections[section.parent]
    yield subject, PK.start, integer(section.span.start)
    yield subject, PK.end, integer(section.span.end)
    if section.heading is not None:
        heading = section.heading.of(extraction.text)
        yield subject, PK.title, Literal(heading)
        yield subject, SKOS.prefLabel, label(heading)
    elif section.marks:
        yield subject, SKOS.prefLabel, label(section.marks[-1])


def _clause(extraction: Extraction, names: Names, index: int, clause: Clause) -> Iterator[Statement]:
    subject = names.clauses[index]
    text = clause.span.of(extraction.text)
    yield from typed(subject, PK.Clause)
    yield subject, PK.inPolicy, names.policies[clause.policy]
    yield subject, PK.inSection, names.sections[clause.section]
    yield subject, PK.ordinal, integer(clause.ordinal)
    yield subject, PK.isHeading, boolean(clause.is_heading)
    yield subject, PK.citation, Literal(clause.citation)
    yield subject, PK.text, Literal(text)
    yield subject, PK.textHash, Literal(digest(text, length=64))
    yield subject, PK.start, integer(clause.span.start)
    yield subject, PK.end, integer(clause.span.end)
    page = extraction.document.page(clause.span.start)
    if page is not None:
        yield subject, PK.page, integer(page)


def _mention(extraction: Extraction, names: Names, index: int, mention: Mention) -> Iterator[Statement]:
    subject = names.mentions[index]
    clause = names.clauses[mention.clause]
    yield from typed(subject, PK.Mention)
    yield subject, PK.clause, clause
    yield subject, PK.kind, Literal(mention.kind.value)
    yield subject, PK.text, Literal(mention.span.of(extraction.text))
    yield subject, PK.start, integer(mention.span.start)
    yield subject, PK.end, integer(mention.span.end)
    yield subject, PK.rule, Literal(mention.rule)
    if mention.entity:
        yield subject, PK.entity, iri(mention.entity)
        yield clause, PK.mentions, iri(mention.entity)
