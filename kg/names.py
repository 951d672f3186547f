"""The identifiers of the parts of an Extraction, looked up by index."""

from __future__ import annotations

from extraction.model import Extraction
from ontology.identifiers import clause_key, iri, section_key


class Names:
    """The IRIs of policies, sections, clauses, tasks and mentions of one extraction.

    A policy's IRI is also the name of its graph. A mention's lies below its clause, made of its offsets in the clause
    and its kind; so it moves only with its clause.

    Parameters
    ----------
    extraction : Extraction
    """

    def __init__(self, extraction: Extraction) -> None:
        policies = extraction.policies
        self.policies = tuple(iri(policy.key) for policy in policies)
        self.sections = tuple(
            iri(section_key(policies[section.policy].key, section.steps)) for section in extraction.sections
        )
        self.clauses = tuple(
            iri(clause_key(policies[clause.policy].key, extraction.sections[clause.section].steps, clause.ordinal))
            for clause in extraction.clauses
        )
        self.graphs = tuple(self.policies[clause.policy] for clause in extraction.clauses)
        self.tasks = tuple(iri(task.key) for task in extraction.tasks)
        self.mentions = tuple(
            f"{self.clauses[mention.clause]}/m{mention.span.start - extraction.clauses[mention.clause].span.start}"
            f"-{mention.span.end - extraction.clauses[mention.clause].span.start}-{mention.kind.lower()}"
            for mention in extraction.mentions
        )
