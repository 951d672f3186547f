"""What a text names: mentions, and the things that the lexicon does not hold."""

from __future__ import annotations

from dataclasses import dataclass

from extraction.model.span import Span
from extraction.model.vocabulary import Kind


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names something.

    Attributes
    ----------
    clause : int
        The clause that contains it.
    entity : str
        Entity key of what it names (the goal's own key for a GOAL); empty where it stays unresolved.
    rule : str
        The id of the rule or ``lexicon``.
    """

    span: Span
    kind: Kind
    clause: int
    entity: str
    rule: str


@dataclass(frozen=True, slots=True)
class Entity:
    """Something the document names that the lexicon does not hold: a candidate.

    Attributes
    ----------
    kinds : tuple of str
        Local names of ``pk:`` classes, most specific ones only: ``("Industry",)``, ``("District",)``.
    broader, within, administers : tuple of str
        Entity keys.
    alternatives : tuple of str
        Other names that the document gives it (a bracketed alias).
    """

    key: str
    label: str
    kinds: tuple[str, ...]
    broader: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    administers: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()
