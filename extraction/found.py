"""What the finders hand over: spans and facts with offsets into the one paragraph they were given.

Finding is one step and writing down what was found another: the pipeline turns these into
`extraction.model` types, with offsets into the source and entities instead of strings.
"""

from __future__ import annotations

from dataclasses import dataclass

from extraction.model import Basis, Entity, Kind, Role


@dataclass(frozen=True, slots=True)
class Context:
    """Where and when a document speaks: what a bare 市科委 or 顺义 is read against.

    Attributes
    ----------
    jurisdiction : str
        Entity key of the issuer's place (``place/110000``), or empty.
    date : str
        ISO date of the document, or empty.
    """

    jurisdiction: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A mention in a paragraph: ``paragraph[start:end]``, its type and the id of the rule that found it."""

    start: int
    end: int
    kind: Kind
    rule: str


@dataclass(frozen=True, slots=True)
class FoundGoal:
    """A quantified target; `start` to `end` is the GOAL mention, the rest as in `extraction.model.Goal`."""

    start: int
    end: int
    metric: str
    operator: str
    low: float | None
    high: float | None
    unit: str
    deadline: int | None
    due_by: str
    rule: str
    baseline: float | None = None
    compared_with: str = ""
    condition: str = ""
    yearly: bool = False
    cumulative: bool = False


@dataclass(frozen=True, slots=True)
class FoundAim:
    """A goal without a number: ``paragraph[start:end]`` says what is to be reached; deadlines as in `FoundGoal`."""

    start: int
    end: int
    deadline: int | None
    due_by: str
    rule: str


@dataclass(frozen=True, slots=True)
class FoundDuty:
    """An agency's role.

    Attributes
    ----------
    agency : int
        Index into the AGENCY mentions that were given.
    task : str
        The phrase that names the task or the body, as written; may be empty.
    start, end : int
        The span of `task` in the paragraph; equal when it stands elsewhere (a heading, an earlier line).
    in_body : bool
        True when `task` names a body in which the agency sits (member, office, convenor) and not a task.
    """

    agency: int
    role: Role
    task: str
    start: int
    end: int
    in_body: bool
    rule: str


@dataclass(frozen=True, slots=True)
class FoundFocus:
    """A place and what it is to develop.

    Attributes
    ----------
    place : int
        Index into the DISTRICT mentions that were given.
    topic : int
        Index into the INDUSTRY and TECHNOLOGY mentions of the paragraph; with `basis` HEADING, into those of the
        headings.
    predicate : str
        ``develops`` or ``restricts``.
    strength : str
        The governing verb as written.
    stages : tuple of str
        What of the topic the place is for (研发, 设计, 制造), as written.
    """

    place: int
    topic: int
    predicate: str
    basis: Basis
    strength: str
    rule: str
    stages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a name stands for.

    Attributes
    ----------
    key : str
        The entity key; empty when the name stays unresolved.
    entities : tuple of Entity
        Candidates that must exist for the key to mean something: the thing itself and what it hangs from. Empty for a
        curated key.
    """

    key: str
    entities: tuple[Entity, ...] = ()
