"""All that was read out of one document."""

from __future__ import annotations

from dataclasses import dataclass

from extraction.model.document import Document
from extraction.model.fact import Duty, Goal, Relation, Task
from extraction.model.mention import Entity, Mention
from extraction.model.span import Span
from extraction.model.standing import Addressee, Reference, Term
from extraction.model.structure import Clause, Policy, Section


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that a reader should know was left open: for the report, never fatal."""

    kind: str
    clause: int | None
    message: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything that was read out of one document: the one hand-off between language and graph."""

    document: Document
    policies: tuple[Policy, ...]
    sections: tuple[Section, ...]
    paragraphs: tuple[Span, ...]
    clauses: tuple[Clause, ...]
    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    targets: tuple[tuple[int, str], ...]
    relations: tuple[Relation, ...]
    tasks: tuple[Task, ...]
    duties: tuple[Duty, ...]
    goals: tuple[Goal, ...]
    problems: tuple[Problem, ...]
    references: tuple[Reference, ...] = ()
    terms: tuple[Term, ...] = ()
    addressees: tuple[Addressee, ...] = ()

    @property
    def text(self) -> str:
        """The source text, into which every offset points."""
        return self.document.text
