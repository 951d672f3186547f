"""The types that travel through the pipeline. All are frozen; a span is two integers into one source text.

Offsets are Unicode code points, 0-based, end exclusive, into `Extraction.text`, wherever they stand. References
between the parts of an `Extraction` are indices into its tuples; references to things of the world are entity keys,
which are identifiers below ``https://w3id.org/policykg/id/`` (``place/110113``).
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The five types of mention."""

    INDUSTRY = "INDUSTRY"
    TECHNOLOGY = "TECHNOLOGY"
    DISTRICT = "DISTRICT"
    AGENCY = "AGENCY"
    GOAL = "GOAL"


class Role(StrEnum):
    """What a text makes an agency in a task or a body."""

    LEAD = "lead"
    PARTICIPANT = "participant"
    MEMBER = "member"
    OFFICE = "office"
    RESPONSIBLE = "responsible"


class Basis(StrEnum):
    """On what a relation rests: on the sentence, or on something that has to be added to it."""

    STATED = "stated"
    HEADING = "heading"
    COLLECTIVE = "collective"
    DEICTIC = "deictic"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the source text: ``text[start:end]``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of the span."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a document beside its text; an empty string or tuple is unknown.

    Attributes
    ----------
    date : str
        ISO date that the document bears (成文日期).
    published : str
        ISO date on which a site made it public (发布日期), which may be years later.
    """

    title: str = ""
    number: str = ""
    issuers: tuple[str, ...] = ()
    date: str = ""
    jurisdiction: str = ""
    source: str = ""
    published: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A text as it was read: the citable source.

    Attributes
    ----------
    name : str
        The path relative to what was asked for, with forward slashes.
    sha256 : str
        Hex digest of the file's bytes.
    text : str
        The text of a text file, decoded and otherwise unchanged; of another format, what was taken out of it.
    metadata : Metadata
        From a sidecar file, which wins; what the text itself says is added by `segment`.
    declared : Metadata
        What the file says of itself beside its text; used where the text says nothing.
    pages : tuple of (int, int)
        Offsets in `text` with the number of the page that starts there, from 1, for a format that has pages.
    gaps : tuple of str
        What of the file could not be read, in a line each, for the report.
    """

    name: str
    sha256: str
    text: str
    metadata: Metadata = Metadata()
    declared: Metadata = Metadata()
    pages: tuple[tuple[int, int], ...] = ()
    gaps: tuple[str, ...] = ()

    def page(self, offset: int) -> int | None:
        """The number of the page on which an offset stands, from 1; None for a format without pages."""
        index = bisect_right(self.pages, offset, key=lambda start: start[0])
        return self.pages[index - 1][1] if index else None


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


class Link(StrEnum):
    """How a policy stands to another document: local names of ``eli:`` properties."""

    BASED_ON = "based_on"
    CITES = "cites"
    AMENDS = "amends"
    REPEALS = "repeals"


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
