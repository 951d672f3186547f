"""Segment a document: paragraphs, blocks, policies, the section tree, and clauses that hold every character once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from extraction.blocks import find_blocks, find_paragraphs
from extraction.clean import Cleaned, clean
from extraction.headings import LEAD, Heading, find_heading
from extraction.labels import is_labelled
from extraction.model import Clause, Document, Policy, Section, Span
from extraction.policies import HEAD, find_parts, make_policies
from extraction.sentences import find_sentences
from extraction.titles import date_of, is_signature, number_of, title_of


@dataclass(frozen=True, slots=True)
class Passage:
    """A block in its place: what the finders read at a time.

    Attributes
    ----------
    text : Cleaned
        The working copy, with the way back to the source.
    heading : Heading or None
        What the block opens with; offsets into `text`.
    silent : bool
        True for titles, numbers, dates and signatures, which carry no mention.
    clauses : tuple of int
        Indices of its first clause and of the one after its last.
    """

    text: Cleaned
    paragraph: int
    policy: int
    section: int
    heading: Heading | None
    silent: bool
    clauses: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Segmented:
    """A document's structure; all spans are into the source."""

    document: Document
    policies: tuple[Policy, ...]
    sections: tuple[Section, ...]
    paragraphs: tuple[Span, ...]
    passages: tuple[Passage, ...]
    clauses: tuple[Clause, ...]

    def headings(self, section: int) -> tuple[str, ...]:
        """The heading texts from a section up to its policy's root, nearest first."""
        found = []
        index: int | None = section
        while index is not None:
            heading = self.sections[index].heading
            if heading is not None:
                found.append(heading.of(self.document.text))
            index = self.sections[index].parent
        return tuple(found)


class _Tree:
    """The section tree while it grows."""

    def __init__(self) -> None:
        self.sections: list[Section] = []
        self.ends: list[int] = []
        self.stack: list[tuple[float, int]] = []
        self.used: dict[tuple[int, tuple[str, ...]], int] = {}
        self.leads: dict[int, int] = {}

    def root(self, policy: int, heading: Span | None, span: Span) -> None:
        """Open a policy."""
        self.sections.append(Section(policy, None, 0, (), (), heading, span))
        self.ends.append(span.end)
        self.stack = [(0.0, len(self.sections) - 1)]

    def open(self, rank: float, step: str, mark: str, heading: Span | None, span: Span) -> None:
        """Open a section below the nearest one that stands higher."""
        while self.stack[-1][0] >= rank:
            self.stack.pop()
        parent = self.stack[-1][1]
        above = self.sections[parent]
        if rank == LEAD:
            self.leads[parent] = self.leads.get(parent, 0) + 1
            step = f"L{self.leads[parent]}"
        steps = (*above.steps, step)
        # Official texts misnumber; a path still has to be unique.
        first = above.policy, steps
        again = self.used.get(first, 0) + 1
        while again > 1 and (above.policy, (*above.steps, f"{step}-{again}")) in self.used:
            again += 1
        if again > 1:
            steps = (*above.steps, f"{step}-{again}")
            self.used[above.policy, steps] = 1
        self.used[first] = again
        self.sections.append(Section(above.policy, parent, above.level + 1, steps, (*above.marks, mark), heading, span))
        self.ends.append(span.end)
        self.stack.append((rank, len(self.sections) - 1))

    def close_lead(self) -> None:
        """A lead phrase governs its own block only."""
        if self.stack[-1][0] == LEAD:
            self.stack.pop()

    def reach(self, end: int) -> None:
        """Let the open sections reach to `end`."""
        for _, index in self.stack:
            self.ends[index] = max(self.ends[index], end)

    def grown(self) -> tuple[Section, ...]:
        """The sections as far as they reach."""
        return tuple(
            replace(section, span=Span(section.span.start, end))
            for section, end in zip(self.sections, self.ends, strict=True)
        )


def cite(policy: Policy, section: Section) -> str:
    """The citation of a clause: number, title and path: 京发〔2017〕27号，北京市…的指导意见，三（四）"""
    marks = []
    for index, (mark, step) in enumerate(zip(section.marks, section.steps, strict=True)):
        # 1.2.1 says by itself that it stands in 1.2.
        if not "".join(section.marks[index + 1 : index + 2]).startswith(f"{mark}."):
            marks.append(f"“{mark}”" if step.startswith("L") else mark)
    path = ""
    for mark in marks:
        path += ("." if path[-1:].isdigit() and mark[:1].isdigit() else "") + mark
    return "，".join(part for part in (policy.number, policy.title, path) if part)


def segment(
    document: Document,
    *,
    series: Mapping[str, str],
    jurisdiction_of: Callable[[str], str],
    actor_of: Callable[[str, str], str],
) -> Segmented:
    """Find the structure of a document.

    Parameters
    ----------
    document : Document
    series, jurisdiction_of, actor_of
        See `extraction.policies.make_policies`.
    """
    source = document.text
    paragraphs = find_paragraphs(source)
    blocks = find_blocks(source, paragraphs)
    cleaned = [clean(source, block.span.start, block.span.end) for block in blocks]
    parts = find_parts([copy.text for copy in cleaned])
    policies = make_policies(
        document,
        parts,
        [block.span for block in blocks],
        series=series,
        jurisdiction_of=jurisdiction_of,
        actor_of=actor_of,
    )
    tree = _Tree()
    passages: list[Passage] = []
    clauses: list[Clause] = []
    ordinals: dict[int, int] = {}
    citations: dict[int, str] = {}

    def add(span: Span, policy: int, section: int, paragraph: int, heading: bool) -> None:
        ordinals[section] = ordinals.get(section, 0) + 1
        if section not in citations:
            citations[section] = cite(policies[policy], tree.sections[section])
        clauses.append(Clause(span, policy, section, paragraph, ordinals[section], heading, citations[section]))

    for policy, part in enumerate(parts):
        title = Span(blocks[part.titles[0]].span.start, blocks[part.titles[-1]].span.end) if part.titles else None
        tree.root(policy, title, blocks[part.start].span)
        for index in range(part.start, part.end):
            block, copy = blocks[index], cleaned[index]
            tree.close_lead()
            first = len(clauses)
            formal = index in part.titles or bool(
                title_of(copy.text)
                or number_of(copy.text)
                or date_of(copy.text)
                or is_signature(copy.text)
                or (index < part.start + 2 * HEAD and is_labelled(copy.text))
            )
            # The rows of a table have numbers too, but open no section.
            heading = None if formal or not copy.text or "\t" in copy.text else find_heading(copy.text)
            if heading is not None:
                span = copy.span(*heading.title) if heading.title[0] < heading.title[1] else None
                tree.open(heading.rank, heading.step, heading.mark, span, block.span)
            section = tree.stack[-1][1]
            tree.reach(block.span.end)
            if formal:
                add(block.span, policy, section, block.paragraph, index in part.titles)
            else:
                cut = copy.span(0, heading.end).end if heading is not None and heading.end else block.span.start
                if cut > block.span.start:
                    add(Span(block.span.start, cut), policy, section, block.paragraph, True)
                rest = source[cut : block.span.end]
                for start, end in find_sentences(rest):
                    add(Span(cut + start, cut + end), policy, section, block.paragraph, False)
            passages.append(Passage(copy, block.paragraph, policy, section, heading, formal, (first, len(clauses))))
    return Segmented(document, policies, tree.grown(), paragraphs, tuple(passages), tuple(clauses))
