"""The report of a build: what was read, what was found in it, what was left open, and which clauses gave nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from extraction.model import Extraction, Kind
from kg.entity_quads import is_candidate

LISTED = 1000
"""How many lines a list of the report holds at most; it says how many more there are."""

COUNTS = """
    clauses headings mentions curated candidate unresolved develops developsByContext restricts tasks duties goals
    silent
""".split()


@dataclass(frozen=True, slots=True)
class Coverage:
    """What came of one document.

    Attributes
    ----------
    counts : tuple of int
        In the order of `COUNTS`. `curated`, `candidate` and `unresolved` are mentions (goals left aside), `silent`
        clauses that are no heading and in which nothing was found.
    kinds : tuple of int
        Mentions of each `Kind`.
    problems, unresolved, silent : tuple of str
        A line each, with its citation.
    """

    name: str
    policies: tuple[str, ...]
    counts: tuple[int, ...]
    kinds: tuple[int, ...]
    problems: tuple[tuple[str, str], ...]
    unresolved: tuple[str, ...]
    silent: tuple[str, ...]


def cover(extraction: Extraction, curated: frozenset[str]) -> Coverage:
    """Take stock of an extraction; `curated` are the keys of the concept files."""
    text, clauses = extraction.text, extraction.clauses
    named = [mention for mention in extraction.mentions if mention.kind is not Kind.GOAL]
    unresolved = [mention for mention in named if not mention.entity]
    candidates = [mention for mention in named if mention.entity not in curated and is_candidate(mention.entity)]
    predicates = Counter(relation.predicate for relation in extraction.relations)
    speaking = {mention.clause for mention in extraction.mentions} | {task.clause for task in extraction.tasks}
    speaking |= {relation.clause for relation in extraction.relations} | {duty.clause for duty in extraction.duties}
    silent = [at for at, clause in enumerate(clauses) if at not in speaking and not clause.is_heading]
    counts = {
        "clauses": len(clauses),
        "headings": sum(clause.is_heading for clause in clauses),
        "mentions": len(extraction.mentions),
        "curated": len(named) - len(unresolved) - len(candidates),
        "candidate": len(candidates),
        "unresolved": len(unresolved),
        **{name: predicates[name] for name in ("develops", "developsByContext", "restricts")},
        "tasks": len(extraction.tasks),
        "duties": len(extraction.duties),
        "goals": sum(goal.low is not None for goal in extraction.goals),
        "silent": len(silent),
    }
    kinds = Counter(mention.kind for mention in extraction.mentions)
    return Coverage(
        name=extraction.document.name,
        policies=tuple(" ".join(filter(None, (policy.number, policy.title))) for policy in extraction.policies),
        counts=tuple(counts[name] for name in COUNTS),
        kinds=tuple(kinds[kind] for kind in Kind),
        problems=tuple(
            (problem.kind, _line(problem.message, "" if problem.clause is None else clauses[problem.clause].citation))
            for problem in extraction.problems
        ),
        unresolved=tuple(
            _line(f"{mention.kind} {mention.span.of(text)}", clauses[mention.clause].citation) for mention in unresolved
        ),
        silent=tuple(_line(clauses[at].span.of(text), clauses[at].citation) for at in silent),
    )


def _line(what: str, where: str) -> str:
    return f"{what} ({where})" if where else what


@dataclass(slots=True)
class Report:
    """Collects what the documents gave, in order, in bounded memory, and writes it down.

    Attributes
    ----------
    lexicon, rules : str
        Hashes that say by what the documents were read.
    """

    lexicon: str
    rules: str
    version: str
    documents: list[str] = field(default_factory=list)
    totals: Counter[str] = field(default_factory=Counter)
    lists: dict[str, list[str]] = field(default_factory=dict)
    lengths: Counter[str] = field(default_factory=Counter)

    def add(self, coverage: Coverage) -> None:
        """Take in one document."""
        counts = dict(zip(COUNTS, coverage.counts, strict=True))
        self.totals.update(counts)
        self.totals.update(dict(zip(Kind, coverage.kinds, strict=True)))
        self.totals["policies"] += len(coverage.policies)
        facts = counts["develops"] + counts["developsByContext"] + counts["restricts"]
        cells = (coverage.name, len(coverage.policies), counts["clauses"], counts["mentions"], facts)
        more = (counts["tasks"], counts["duties"], counts["goals"], counts["silent"])
        self.documents.append("| " + " | ".join(_cell(cell) for cell in (*cells, *more)) + " |")
        for kind, message in coverage.problems:
            # What a policy does not say of itself, the shapes warn of too.
            if kind != "metadata":
                self.note(f"Left open: {kind}", [message])
        self.note("Mentions that stand for nothing known", coverage.unresolved)
        self.note("Clauses that gave nothing", coverage.silent)

    def note(self, title: str, lines: Iterable[str]) -> None:
        """Add lines to one of the lists."""
        kept = self.lists.setdefault(title, [])
        for line in lines:
            self.lengths[title] += 1
            if len(kept) < LISTED:
                kept.append(line)

    def text(self) -> str:
        """The report as Markdown."""
        return "\n".join(self._lines()) + "\n"

    def _lines(self) -> Iterator[str]:
        total = self.totals
        yield from ("# Coverage", "")
        yield f"Made by policykg {self.version}, lexicon {self.lexicon[:12]}, rules {self.rules[:12]}."
        yield from ("", "## What was read", "")
        rows: list[tuple[str, int]] = [("Documents", len(self.documents)), ("Policies", total["policies"])]
        rows += [("Clauses", total["clauses"]), ("of them headings", total["headings"])]
        yield from _table(("", "Number"), rows)
        yield from ("", "## What was found", "")
        found: list[tuple[str, int]] = [(f"Mentions, {kind}", total[kind]) for kind in Kind]
        found += [("Mentions of concepts of the lexicon or of a table of codes", total["curated"])]
        found += [("Mentions of candidates", total["candidate"]), ("Mentions left unresolved", total["unresolved"])]
        found += [("Places and topics, as stated (develops)", total["develops"])]
        found += [("Places and topics, inferred (developsByContext)", total["developsByContext"])]
        found += [("Places and topics, restricted (restricts)", total["restricts"])]
        found += [(name.capitalize(), total[name]) for name in ("tasks", "duties", "goals")]
        found += [("Clauses that gave nothing, headings left aside", total["silent"])]
        yield from _table(("", "Number"), found)
        yield from ("", "## Document by document", "")
        yield "| Document | Policies | Clauses | Mentions | Facts of places | Tasks | Duties | Goals | Silent clauses |"
        yield "|---|---|---|---|---|---|---|---|---|"
        yield from self.documents
        for title in sorted(self.lists, key=_rank):
            if self.lists[title]:
                yield from ("", f"## {title} ({self.lengths[title]})", "")
                yield from (f"- {_escaped(line)}" for line in self.lists[title])
                if self.lengths[title] > LISTED:
                    yield f"- … and {self.lengths[title] - LISTED} more"


def _rank(title: str) -> tuple[int, str]:
    """Files that were left out come first, silent clauses last."""
    order = ("Files left out", "Files read once", "Warnings")
    last = ("Mentions that stand for nothing known", "Clauses that gave nothing")
    return (order.index(title) if title in order else 3 + (last.index(title) + 1 if title in last else 0)), title


def _table(header: Sequence[str], rows: Iterable[tuple[str, int]]) -> Iterator[str]:
    yield "| " + " | ".join(header) + " |"
    yield "|---|---:|"
    for name, number in rows:
        yield f"| {name} | {number} |"


def _escaped(text: str) -> str:
    """Text of a document or a file name on one line of Markdown, its marks taken literally."""
    line = " ".join(text.split())
    return "".join(f"\\{character}" if character in "\\`*_[]<>|#" else character for character in line)


def _cell(value: object) -> str:
    return _escaped(str(value))
