"""What a text consists of: policies, sections and clauses."""

from __future__ import annotations

from dataclasses import dataclass

from extraction.model.span import Span


@dataclass(frozen=True, slots=True)
class Policy:
    """One document of the file: a notice, or one of the opinions that it issues.

    Attributes
    ----------
    key : str
        Entity key, ``policy/…``: issuer, year, number and part, or a hash of the content.
    number : str
        京发〔2017〕27号, or empty.
    issuers : tuple of str
        As named by the document. `issuer_keys` are their entities.
    date : str
        ISO date, or empty.
    jurisdiction : str
        Entity key of the place whose government issues it, or empty.
    part : int
        0 for the first policy of the file, then 1, 2, …
    form : str
        What sort of document it calls itself: 意见, 通知, 条例 …; empty where its title does not say.
    level : str
        Of the issuer's place: ``national``, ``provincial``, ``prefectural`` or ``county``; empty where that is open.
    published : str
        ISO date on which a site made it public, or empty.
    """

    key: str
    title: str
    number: str
    issuers: tuple[str, ...]
    issuer_keys: tuple[str, ...]
    date: str
    jurisdiction: str
    part: int
    span: Span
    form: str = ""
    level: str = ""
    published: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A node of the section tree. The root of a policy (level 0) holds its title and what precedes the first heading.

    Attributes
    ----------
    steps : tuple of str
        The path in ASCII, unique in the policy: ``("3", "4", "1")``; empty for the root.
    marks : tuple of str
        The path as written: ``("三", "（四）", "1")``; a bold lead phrase stands as itself.
    heading : Span or None
        The heading's text without its number and closing full stop.
    """

    policy: int
    parent: int | None
    level: int
    steps: tuple[str, ...]
    marks: tuple[str, ...]
    heading: Span | None
    span: Span


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence, or a heading: the unit of evidence.

    Attributes
    ----------
    paragraph : int
        Index into `Extraction.paragraphs`.
    ordinal : int
        1-based, within its section.
    citation : str
        京发〔2017〕27号，北京市加快科技创新发展集成电路产业的指导意见，三（四）
    """

    span: Span
    policy: int
    section: int
    paragraph: int
    ordinal: int
    is_heading: bool
    citation: str
