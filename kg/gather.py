"""Sort out the results of the documents: what enters the graph, in which order, and what is told of the rest."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from extraction.model import Document
from extraction.read import Unreadable
from kg.cache import Cache
from kg.engine import Engine, Outcome
from kg.finding import Finding
from kg.provenance import Own, Source
from kg.recipe import result_key
from kg.report import Report
from kg.result import Result, Stock
from ontology.identifiers import digest

HELD = 256
"""Documents whose results were there already may wait for those before them, at most so many."""


@dataclass(frozen=True, slots=True)
class Found:
    """A document, the key of its result (empty where it could not be read), and what is told of it."""

    document: Document | Unreadable
    key: str
    stock: Stock | Unreadable


def results(
    documents: Iterable[Document | Unreadable], *, cache: Cache, recipe: str, engine: Callable[[], Engine]
) -> Iterator[Found]:
    """The results of all documents, in their order: those that are kept, and those that are made, which are kept then.

    Parameters
    ----------
    documents : iterable of Document or Unreadable
        Read as they are needed.
    cache : Cache
    recipe : str
        From `kg.recipe.recipe`.
    engine : callable
        Gives the engine, when the first document is to be read.
    """
    waiting: deque[tuple[Found | Document, str, Callable[[], Outcome] | None]] = deque()
    making, window = 0, 0

    def next_one() -> Found:
        nonlocal making
        first, key, outcome = waiting.popleft()
        if isinstance(first, Found) or outcome is None:
            assert isinstance(first, Found)
            return first
        making -= 1
        made = outcome()
        if isinstance(made, Result):
            cache.put(key, made)
            return Found(first, key, made.stock)
        return Found(first, "", made)

    for document in documents:
        if isinstance(document, Unreadable):
            waiting.append((Found(document, "", document), "", None))
        else:
            key = result_key(document, recipe)
            kept = cache.stock(key)
            if kept is not None:
                waiting.append((Found(document, key, kept), key, None))
            else:
                reader = engine()
                making, window = making + 1, reader.window
                waiting.append((document, key, reader.submit(document)))
        while making > window or len(waiting) > window + HELD:
            yield next_one()
    while waiting:
        yield next_one()


class Gathering:
    """Takes the results of the documents, one after the other.

    Parameters
    ----------
    report : Report

    Attributes
    ----------
    sources : list of Source
        The files that enter the graph.
    keys : list of str
        The keys of their results.
    graphs : dict of str to str
        The graphs that they hold, each with the key of its result.
    policies : dict of str to str
        The file from which each policy comes.
    skipped : list of Unreadable
    findings : list of Finding
        What the shapes object to in the documents.
    own : Own
        What the documents' own graphs hold.
    """

    def __init__(self, report: Report) -> None:
        self.report = report
        self.sources: list[Source] = []
        self.keys: list[str] = []
        self.graphs: dict[str, str] = {}
        self._texts: dict[str, tuple[str, bool]] = {}
        self.policies: dict[str, str] = {}
        self.skipped: list[Unreadable] = []
        self.findings: list[Finding] = []
        self.own = Own()

    def take(self, found: Found) -> bool:
        """Take a result in; says whether the document enters the graph."""
        stock = found.stock
        if isinstance(stock, Unreadable):
            self.skipped.append(stock)
            self.report.note("Files left out", [f"{stock.name}: {stock.message}"])
            return False
        source = stock.source
        # Two texts under one identifier would give every clause two texts; one text under two, every fact twice.
        first = next((self.policies[key] for key in source.policies if key in self.policies), None)
        same, numbered = self._texts.get(stock.fingerprint, (None, False))
        # Two numbers are two documents, however alike: the same renewal is issued every year.
        if first is None and not (numbered and stock.numbered):
            first = same
        if first is not None:
            self.report.note("Files read once", [f"{source.name} holds a document that was read from {first}"])
            return False
        self.sources.append(source)
        self.keys.append(found.key)
        self.graphs.update(dict.fromkeys(stock.graphs, found.key))
        self.policies.update(dict.fromkeys(source.policies, source.name))
        self._texts.setdefault(stock.fingerprint, (source.name, stock.numbered))
        self.findings.extend(stock.findings)
        self.own.add(stock.subjects, stock.classes, stock.properties)
        self.report.add(stock.coverage)
        return True

    def fingerprint(self, recipe: str) -> str:
        """The whole of what a build is made of, as a hash."""
        told = [f"{each.name}: {each.message}" for each in self.skipped]
        once = self.report.lists.get("Files read once", [])
        return digest(recipe, *self.keys, "left out", *told, "read once", *once, length=64)


def told(skipped: Sequence[Unreadable], most: int = 3) -> str:
    """Which files were left out and why, on one line; of many, the first."""
    more = f"; and {len(skipped) - most} more, see report.md" if len(skipped) > most else ""
    return "; ".join(f"{each.name}: {each.message}" for each in skipped[:most]) + more
