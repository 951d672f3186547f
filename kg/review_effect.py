"""What decisions come to: rows for the lexicon, rules for the pipeline, and a record of who decided.

An accepted candidate becomes a curated concept under its own identifier, so nothing that points to it moves; it is read
where it was read before and nowhere else. The concept file that comes of it is for other folders: there, names match.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from extraction.decided import NOTHING, Decided, clause_text, text_hash
from extraction.model import Extraction, Kind
from kg.errors import InputError
from kg.names import Names
from kg.review import Decision
from kg.review_concepts import Finder, source_of
from kg.terms import CONCEPTS, PROVENANCE, Quad, label
from ontology.concept import KINDS, Concept, Row
from ontology.identifiers import digest, iri
from ontology.namespaces import DCTERMS, PK, PROV, RDF, SKOS
from ontology.rows import HEADER
from ontology.statements import Literal

LEXICON = "review-lexicon.tsv"
"""The concept file, in the build, that the decisions come to."""

_PAIR = re.compile(r"\s*([^=＝；;]+?)\s*[=＝]\s*([^=＝；;]+?)\s*")


@dataclass(frozen=True, slots=True)
class Review:
    """The decisions that a build goes by.

    Attributes
    ----------
    rows : tuple of Row
        What they add to the lexicon.
    decided : Decided
        What they tell the pipeline.
    """

    decisions: tuple[Decision, ...] = ()
    rows: tuple[Row, ...] = ()
    decided: Decided = field(default_factory=Decided)

    @property
    def digest(self) -> str:
        """A hash of everything that was decided, empty without decisions: what a cached reading depends on."""
        return digest(*(str(each) for each in self.decisions), length=64) if self.decisions else ""

    def lexicon(self) -> str:
        """The text of the concept file."""
        lines = ["\t".join(HEADER)]
        for row in self.rows:
            cells = (row.concept, row.kind, row.property, row.value, row.language, row.source)
            lines.append("\t".join(" ".join(cell.split()) for cell in cells))
        return "\n".join(lines) + "\n"


def weigh(decisions: Sequence[Decision], concepts: Iterable[Concept]) -> Review:
    """What decisions come to, given the concepts of the lexicon.

    Parameters
    ----------
    decisions : sequence of Decision
        Each about another thing, sorted.
    concepts : iterable of Concept
        Those of the package and of the user's files.

    Raises
    ------
    InputError
        If a decision names a concept or a kind that there is not.
    """
    finder = Finder(concepts, decisions)
    rows: list[Row] = []
    merged: dict[str, str] = {}
    meant: dict[tuple[str, str, str], str] = {}
    rejected: set[str] = set()
    suppressed: set[tuple[str, str, str, str]] = set()
    pairs: dict[str, tuple[tuple[str, str], ...]] = {}
    types: dict[str, Kind] = {}
    for each in decisions:
        if each.kind == "candidate" and each.decision == "reject":
            rejected.add(each.key)
            rows.extend(finder.vetoes(each))
        elif each.kind == "candidate" and each.decision == "merge into":
            target = finder.find(each, each.key.partition("/")[0])
            if target != each.key:
                merged[each.key] = target
                rows.extend(finder.alternative(each, target))
                rows.extend(finder.divisions(target, source_of(each)))
        elif each.kind == "candidate":
            kind = finder.accepted(each)
            if KINDS[kind] == "topic":
                types[each.key] = Kind(kind.upper())
            rows.extend(finder.concept(each, kind))
        elif each.kind == "unresolved":
            family = {"DISTRICT": "place", "AGENCY": "actor"}.get(each.type, "topic")
            reject = each.decision == "reject"
            target = NOTHING if reject else finder.find(each, family)
            meant[each.key, each.type, each.name] = target
            rows.extend(finder.divisions(target, source_of(each)))
        elif each.kind == "unaligned" and each.decision == "accept":
            pairs[each.hash] = _pairs(each)
    for each in decisions:
        if each.kind == "fact" and each.decision == "reject":
            suppressed.add(fact_of(each, merged))
    decided = Decided(
        merged, meant, frozenset({*rejected, NOTHING}), frozenset(suppressed), pairs, types, frozenset(rows)
    )
    return Review(tuple(decisions), tuple(rows), decided if decisions else Decided())


def fact_of(decision: Decision, merged: dict[str, str]) -> tuple[str, str, str, str]:
    """The fact that a decision is about, its ends being what they are merged into."""
    subject, predicate, object_ = decision.key.split(" ")
    return merged.get(subject, subject), predicate, merged.get(object_, object_), decision.hash


def _pairs(each: Decision) -> tuple[tuple[str, str], ...]:
    found = [_PAIR.fullmatch(part) for part in re.split("[；;]", each.value) if part.strip()]
    if not found or None in found:
        raise InputError(
            f"review of {each.name or each.citation}: {each.value!r} are no pairs; write 甲区=茶叶；乙区=蚕桑"
        )
    return tuple((match[1], match[2]) for match in found if match)


def review_quads(extraction: Extraction, review: Review) -> Iterator[Quad]:
    """Who confirmed which statement of a document, and who suppressed which.

    A confirmed assertion is attributed itself; of what is suppressed there is a record in the graph of provenance.
    """
    if not review.decisions:
        return
    names = Names(extraction)
    facts = {fact_of(each, dict(review.decided.merged)): each for each in review.decisions if each.kind == "fact"}
    read = {each.hash: each for each in review.decisions if each.kind == "unaligned" and each.decision == "accept"}
    clauses: dict[str, list[int]] = {}
    for at in range(len(extraction.clauses)):
        clauses.setdefault(text_hash(clause_text(extraction, at)), []).append(at)
    hashes = {at: found for found, many in clauses.items() for at in many}
    for relation in extraction.relations:
        hash_ = hashes[relation.clause]
        by = facts.get((relation.subject, relation.predicate, relation.object, hash_))
        by = read.get(hash_) if by is None and relation.rule == "review" else by
        if by is not None:
            key = digest(relation.subject, PK[relation.predicate], relation.object)
            subject = f"{names.clauses[relation.clause]}/a{key}"
            yield subject, PROV.wasAttributedTo, agent(by), names.graphs[relation.clause]
    for each in review.decisions:
        for at in clauses.get(each.hash, ()):
            yield record(each), PROV.wasDerivedFrom, names.clauses[at], PROVENANCE


def agent(each: Decision) -> str:
    """The IRI of a reviewer."""
    return iri(f"reviewer/x{digest(each.reviewer)}")


def record(each: Decision) -> str:
    """The IRI of a decision."""
    return iri(f"review/x{digest(*each.subject)}")


def decision_quads(review: Review) -> Iterator[Quad]:
    """The decisions themselves, their reviewers, and the concepts that they made."""
    for each in review.decisions:
        person, node = agent(each), record(each)
        yield person, RDF.type, PROV.Agent, PROVENANCE
        yield person, DCTERMS.title, Literal(each.reviewer), PROVENANCE
        yield node, RDF.type, PROV.Entity, PROVENANCE
        said = f"{each.decision} {each.value}".strip()
        yield node, DCTERMS.title, Literal(f"{each.kind} {each.name}: {said}"), PROVENANCE
        yield node, PROV.value, Literal(each.decision), PROVENANCE
        yield node, PROV.wasAttributedTo, person, PROVENANCE
        if each.note:
            yield node, DCTERMS.description, Literal(each.note), PROVENANCE
        if each.kind == "candidate" and each.decision != "reject":
            key = review.decided.merged.get(each.key, each.key)
            yield iri(key), PROV.wasAttributedTo, person, CONCEPTS
            if each.decision == "merge into" and not key.startswith("topic/"):
                yield iri(key), SKOS.altLabel, label(each.name), CONCEPTS
