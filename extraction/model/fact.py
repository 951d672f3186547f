"""What a text states of places, agencies and aims: relations, tasks, duties and goals."""

from __future__ import annotations

from dataclasses import dataclass

from extraction.model.vocabulary import Basis, Role


@dataclass(frozen=True, slots=True)
class Relation:
    """A place is to develop a topic, says a clause.

    Attributes
    ----------
    subject, object : str
        Entity keys of the place and the topic.
    predicate : str
        Local name of a ``pk:`` property: ``develops``, ``developsByContext`` or ``restricts``.
    clause : int
        The clause that states it.
    place, topic : int or None
        The mentions it was read from; the topic's may stand in a heading.
    strength : str
        The governing verb, as written (支持, 重点布局), or empty.
    stages : tuple of str
        What of the topic the place is for, as written (研发, 设计, 制造 …); empty where the text names no stage.
    """

    subject: str
    predicate: str
    object: str
    clause: int
    place: int | None
    topic: int | None
    basis: Basis
    strength: str
    rule: str
    stages: tuple[str, ...] = ()

    @property
    def inferred(self) -> bool:
        """True unless the sentence itself says it."""
        return self.basis is not Basis.STATED


@dataclass(frozen=True, slots=True)
class Task:
    """Something that somebody is told to do.

    Attributes
    ----------
    label : str
        The shortest phrase of the text that names it.
    about, places : tuple of str
        Entity keys of the topics and places that it concerns.
    """

    key: str
    label: str
    clause: int
    about: tuple[str, ...]
    places: tuple[str, ...]
    strength: str


@dataclass(frozen=True, slots=True)
class Duty:
    """An agency has a role in a task, or in a body.

    Attributes
    ----------
    agency : str
        Entity key.
    mention : int
        The AGENCY mention.
    task : int or None
        Index into `Extraction.tasks`; None when the duty is a seat in a body.
    body : str
        Entity key of the body for members, office and convenor; otherwise empty.
    task_text : str
        The phrase that names the task or the body, as the annotation guidelines want it.
    """

    agency: str
    mention: int
    role: Role
    task: int | None
    body: str
    task_text: str
    clause: int
    rule: str


@dataclass(frozen=True, slots=True)
class Goal:
    """Something to be reached: a quantified target, or a state in words without operator and numbers.

    Attributes
    ----------
    mention : int or None
        The GOAL mention of a target; None for a state in words, which is no mention.
    metric : str
        What is measured or counted, in the words of the text.
    operator : str
        One of ``=``, ``>=``, ``>``, ``<=``, ``<``, ``~``, ``range``; empty for a state in words.
    low, high : float or None
        In the base unit; `high` only for ``range``; a single number stands in `low` whatever the operator.
    unit : str
        As written, ``％`` folded to ``%``.
    deadline : int or None
        The year.
    due_by : str
        ISO date of the last day that the deadline allows, or empty.
    about : tuple of str
        Entity keys of the topics it concerns.
    baseline : float or None
        The number from which it starts, in the base unit (由20万吨提高到60万吨).
    compared_with : str
        The year, time or thing that it is compared with, as written (2020年, 上年, 上一代产品), or empty.
    condition : str
        What the counted ones must have, as written (年收入超过亿元), or empty.
    yearly, cumulative : bool
        Whether the number holds for each year (每年, 年均) or for all years together (累计).
    """

    key: str
    mention: int | None
    clause: int
    metric: str
    operator: str
    low: float | None
    high: float | None
    unit: str
    deadline: int | None
    due_by: str
    about: tuple[str, ...]
    rule: str
    baseline: float | None = None
    compared_with: str = ""
    condition: str = ""
    yearly: bool = False
    cumulative: bool = False
