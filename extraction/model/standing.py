"""How a policy stands: to other documents, in time, and to those it is sent to."""

from __future__ import annotations

from dataclasses import dataclass

from extraction.model.span import Span
from extraction.model.vocabulary import Link


@dataclass(frozen=True, slots=True)
class Reference:
    """A policy refers to another document: 根据《…》（国办发〔2019〕5号）.

    Attributes
    ----------
    key : str
        Entity key, ``document/…``: the number's series, year and number, or a hash of the title.
    span : Span
        The title with its marks.
    title : str
        Without its marks.
    number : str
        The document number, or empty.
    """

    policy: int
    link: Link
    key: str
    span: Span
    title: str
    number: str
    clause: int
    rule: str


@dataclass(frozen=True, slots=True)
class Term:
    """A policy says since when or until when it holds.

    Attributes
    ----------
    bound : str
        ``from`` or ``until``.
    date : str
        ISO date of the first or the last day.
    inferred : bool
        True where the day follows from the document's date or from another day (自印发之日起, 有效期5年).
    """

    policy: int
    bound: str
    date: str
    clause: int
    inferred: bool
    rule: str


@dataclass(frozen=True, slots=True)
class Addressee:
    """A policy is sent to an agency (主送); `key` is its entity."""

    policy: int
    key: str
    clause: int
