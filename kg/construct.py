"""Make a build in a folder of its own: read the documents, load the store, check the graph, write what is made of it.

What each document gives is kept in the output folder, so that a second build reads only what changed, and one that was
broken off goes on from there.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from dataclasses import replace
from itertools import chain
from pathlib import Path

from extraction.model import Document
from extraction.read import Unreadable
from kg.built import Built, Options
from kg.cache import FOLDER, Cache, texts_of
from kg.engine import Engine, Local
from kg.errors import DamagedError, InputError, ShapeError
from kg.finding import Finding, violations
from kg.gather import Gathering, results, told
from kg.given import Given
from kg.load import MOST, Content, load_changes, load_new
from kg.partitions import Partitions
from kg.products import Workshop
from kg.provenance import build_quads, lexicon_hash, rules_hash, source_quads
from kg.recipe import recipe
from kg.report import Report
from kg.review_effect import LEXICON, Review, decision_quads
from kg.review_use import gone
from kg.sources import source_text, write_source
from kg.state import State
from kg.store import STORE, open_store
from ontology.rows import load_concepts
from ontology.version import VERSION


class Building:
    """A build under way.

    Parameters
    ----------
    folder, output : Path
        Where it is made, and where the last one stands.
    options : Options
    review : Review
    """

    def __init__(self, folder: Path, output: Path, options: Options, review: Review) -> None:
        self.folder, self.output, self.options, self.review = folder, output, options, review
        self.lexicons = with_review(review, options.lexicons, folder)
        self.concepts = load_concepts(self.lexicons)
        report = Report(lexicon_hash(self.concepts), rules_hash(), VERSION)
        self.recipe = recipe(lexicon=report.lexicon, rules=report.rules, review=review.digest)
        self.gathering = Gathering(report)
        self.cache = Cache(output / FOLDER)
        self.texts = texts_of(output)
        self.known: set[str] = set()
        self.made = 0
        self.workshop = Workshop()
        self.last = None if options.fresh else State.of(output)
        self._begun: Future[None] | None = None

    def _can_change(self) -> bool:
        """Whether there is a store of the same recipe, to start from."""
        there = (self.output / STORE / "CURRENT").is_file()
        return self.last is not None and self.last.recipe == self.recipe and there

    def read(self, documents: Iterable[Document | Unreadable], progress: Callable[[int], None]) -> None:
        """Read all documents, or take what is there of them."""
        if self.options.fresh:
            self.cache.clear()
        engine: Engine | None = None

        def started() -> Engine:
            nonlocal engine
            self.made += 1
            if engine is None:
                # The workers fork before any store is open.
                self.workshop.start()
                if not self._can_change():
                    self._begun = self.workshop.begin(self.folder, self.lexicons, self.cache)
                options = self.options
                given = Given(self.lexicons, self.review, options.limits)
                engine = options.engine(given) if options.engine else Local(given, jobs=options.jobs)
            return engine

        try:
            found = results(documents, cache=self.cache, recipe=self.recipe, engine=started)
            for done, each in enumerate(found, 1):
                self.known.add(each.key)
                if self.gathering.take(each) and isinstance(each.document, Document):
                    path = source_text(each.document.name, each.document.sha256)
                    write_source(self.folder, path, each.document.text)
                progress(done)
        finally:
            if engine is not None:
                engine.close()

    def finish(self) -> Built:
        """Load the store, check the graph, and write everything that is made from it."""
        gathering = self.gathering
        if not gathering.sources:
            raise InputError(f"nothing could be read: {told(gathering.skipped)}; the last build stands")
        last = self.last
        names = tuple(source.name for source in gathering.sources)
        state = State(gathering.fingerprint(self.recipe), self.recipe, tuple(gathering.keys), names)
        if last is not None and last.fingerprint == state.fingerprint:
            shutil.rmtree(self.folder)
            return self._built(last.triples, last.warnings, (), changed=False)
        # A document that breaks the shapes may lack what the rest relies on.
        _refuse(gathering.findings)
        self.workshop.start()
        triples = self._load()
        lost = tuple(gone(open_store(self.folder), self.review))
        gathering.report.note("Review decisions whose text is gone", lost)
        found = {*gathering.findings, *self.workshop.make(self.folder, Partitions(self.cache.folder, gathering.graphs))}
        _refuse(found)
        gathering.report.note("Warnings", map(str, sorted(found)))
        (self.folder / "report.md").write_text(gathering.report.text(), encoding="utf-8")
        lengths = gathering.report.lengths
        warnings = lengths["Warnings"] + lengths["Files read once"] + len(lost)
        replace(state, triples=triples, warnings=warnings).write(self.folder)
        self.cache.keep(self.known)
        self.texts.keep_used()
        return self._built(triples, warnings, lost, changed=True)

    def _load(self) -> int:
        gathering, last = self.gathering, self.last
        keys = [source.key for source in gathering.sources]
        report = gathering.report
        said = build_quads(keys, lexicon=report.lexicon, rules=report.rules, review=self.review.digest)
        content = Content(
            tuple(gathering.keys),
            self.concepts,
            [*chain.from_iterable(map(source_quads, gathering.sources)), *said, *decision_quads(self.review)],
            gathering.own,
        )
        if last is not None and self._can_change():
            differing = set(last.keys) ^ set(content.keys)
            kept = all(self.cache.stock(key) is not None for key in differing)
            if kept and len(differing) <= max(1, MOST * len(content.keys)):
                try:
                    return load_changes(self.folder, self.output, content, self.cache, before=last.keys)
                except DamagedError:
                    # The last store is damaged: what all documents say is there all the same.
                    damaged = self.folder / STORE
                shutil.rmtree(damaged, ignore_errors=True)
        if self._begun is not None:
            self._begun.result()
        return load_new(self.folder, content, self.cache)

    def _built(self, triples: int, warnings: int, lost: tuple[str, ...], *, changed: bool) -> Built:
        gathering = self.gathering
        return Built(
            output=self.output,
            documents=len(gathering.sources),
            policies=len(gathering.policies),
            triples=triples,
            skipped=tuple(gathering.skipped),
            warnings=warnings,
            remarks=lost,
            read=self.made,
            changed=changed,
        )


def _refuse(found: Iterable[Finding]) -> None:
    wrong = violations(tuple(sorted(found)))
    if wrong:
        raise ShapeError(
            f"the graph breaks its shapes {len(wrong)} times; the last build stands; the first is {wrong[0]}"
        )


def with_review(review: Review, lexicons: Sequence[Path], folder: Path) -> tuple[Path, ...]:
    """The concept files, with that of the decisions, which stays in the build."""
    if not review.decisions:
        return tuple(lexicons)
    (folder / LEXICON).write_text(review.lexicon(), encoding="utf-8", newline="\n")
    return (*lexicons, folder / LEXICON)
