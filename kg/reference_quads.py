"""How policies stand to other documents and to time, each statement with the clause that makes it.

The edge stands in the graph of the policy that makes it; what is said of the cited document, in that of the facts.
"""

from __future__ import annotations

from collections.abc import Iterator

from extraction.model import Extraction
from kg.names import Names
from kg.terms import FACTS, Quad, boolean, date, label, typed
from ontology.identifiers import digest, iri
from ontology.namespaces import ELI, PK, RDF, SKOS
from ontology.statements import Literal, Term


def reference_quads(extraction: Extraction, names: Names) -> Iterator[Quad]:
    """The documents that the policies refer to, and since when and until when each policy holds."""
    for reference in extraction.references:
        document = iri(reference.key)
        for subject, predicate, value in typed(document, PK.CitedDocument):
            yield subject, predicate, value, FACTS
        yield document, SKOS.prefLabel, label(reference.title), FACTS
        yield document, PK.title, Literal(reference.title), FACTS
        if reference.number:
            yield document, PK.number, Literal(reference.number), FACTS
        yield from _stated(
            names, reference.policy, ELI[reference.link], document, reference.clause, False, reference.rule
        )
    for term in extraction.terms:
        predicate = PK.validFrom if term.bound == "from" else PK.validUntil
        yield from _stated(names, term.policy, predicate, date(term.date), term.clause, term.inferred, term.rule)


def _stated(
    names: Names, policy: int, predicate: str, value: Term, clause: int, inferred: bool, rule: str
) -> Iterator[Quad]:
    """An edge from a policy with its assertion."""
    one, graph = names.policies[policy], names.graphs[clause]
    written = value.value if isinstance(value, Literal) else value
    subject = f"{names.clauses[clause]}/a{digest(one, predicate, written)}"
    yield one, predicate, value, graph
    for _, kind, name in typed(subject, PK.Assertion):
        yield subject, kind, name, graph
    yield subject, RDF.subject, one, graph
    yield subject, RDF.predicate, predicate, graph
    yield subject, RDF.object, value, graph
    yield subject, PK.statedIn, names.clauses[clause], graph
    yield subject, PK.inferred, boolean(inferred), graph
    yield subject, PK.rule, Literal(rule), graph
