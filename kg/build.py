"""Build the graph: documents in, a validated folder out, which takes the place of the last once it is whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from extraction.model import Document
from extraction.read import ReadError, Unreadable, find_files, read_documents, shipped_document
from kg.documents import settle_documents
from kg.errors import InputError, ShapeError
from kg.extract import Result, extract_all
from kg.finding import violations
from kg.products import Workshop
from kg.provenance import build_quads, count_graph, lexicon_hash, rules_hash, source_quads
from kg.report import Report
from kg.review_effect import LEXICON, Review, decision_quads
from kg.review_use import gone, keep, read_review
from kg.sources import source_text, write_source
from kg.store import STORE, create_store, nquads, open_store, settle_labels
from kg.swap import staging
from kg.terms import CONCEPTS, Quad
from ontology.rows import load_concepts
from ontology.statements import concept_triples
from ontology.version import VERSION


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made.

    Attributes
    ----------
    skipped : tuple of Unreadable
        Files that were left out, and why.
    warnings : int
        Files that were read once for two, missing metadata, decisions without their text: told in the report.
    remarks : tuple of str
        What became of the decisions of reviewers, a line each.
    """

    output: Path
    documents: int
    policies: int
    triples: int
    skipped: tuple[Unreadable, ...]
    warnings: int
    remarks: tuple[str, ...] = ()


def build(
    paths: Sequence[Path],
    output: Path,
    *,
    lexicons: Sequence[Path] = (),
    review: Path | None = None,
    jobs: int = 1,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Built:
    """Build the graph of some documents.

    Parameters
    ----------
    paths : sequence of Path
        Files and folders; none at all stands for the document that comes with the package.
    output : Path
        The folder to write; the build in it, if any, is replaced at the very end.
    lexicons : sequence of Path
        The user's own concept files.
    review : Path
        Decisions of reviewers, beside those that are kept with the documents; kept there too once the build is done.
    jobs : int
        Number of processes.
    progress : callable
        Called with the number of documents done and their total.

    Returns
    -------
    Built

    Raises
    ------
    InputError
        If nothing can be read.
    OutputError
        If the folder cannot be written.
    ShapeError
        If the graph does not conform to its shapes.
    VocabularyError
        If a concept file breaks the form.
    """
    reviewed = read_review(paths, review, load_concepts(lexicons))
    try:
        total = len(find_files(paths)) if paths else 1
        documents: Iterable[Document | Unreadable] = read_documents(paths) if paths else (shipped_document(),)
        with staging(output) as folder, Workshop() as workshop:
            lexicons = _with_review(reviewed, lexicons, folder)
            concepts = load_concepts(lexicons)
            gathering = Gathering(Report(lexicon_hash(concepts), rules_hash(), VERSION), folder, review=reviewed.digest)
            spool = folder / "quads.nq"
            with spool.open("wb") as out:
                out.write(nquads((*statement, CONCEPTS) for statement in concept_triples(concepts)))
                for done, result in enumerate(extract_all(documents, lexicons=lexicons, review=reviewed, jobs=jobs), 1):
                    out.write(gathering.take(result))
                    progress(done, total)
                if not gathering.sources:
                    raise InputError(f"nothing could be read: {told(gathering.skipped)}; the last build stands")
                out.write(nquads(gathering.provenance()) + nquads(decision_quads(reviewed)))
            triples = _load(folder, spool)
            lost = tuple(gone(open_store(folder), reviewed))
            gathering.report.note("Review decisions whose text is gone", lost)
            _finish(folder, workshop, gathering.report)
    except ReadError as error:
        raise InputError(str(error)) from None
    kept = keep(reviewed, paths) if review is not None else None
    return Built(
        output=output,
        documents=len(gathering.sources),
        policies=len(gathering.policies),
        triples=triples,
        skipped=tuple(gathering.skipped),
        warnings=gathering.report.lengths["Warnings"] + gathering.report.lengths["Files read once"] + len(lost),
        remarks=tuple(_told_of_review(reviewed, lost, kept, new=review is not None)),
    )


def _with_review(review: Review, lexicons: Sequence[Path], folder: Path) -> tuple[Path, ...]:
    """The concept files, with that of the decisions, which stays in the build."""
    if not review.decisions:
        return tuple(lexicons)
    (folder / LEXICON).write_text(review.lexicon(), encoding="utf-8", newline="\n")
    return (*lexicons, folder / LEXICON)


def _told_of_review(review: Review, lost: Sequence[str], kept: Path | None, *, new: bool) -> Iterator[str]:
    if review.decisions:
        yield f"{len(review.decisions)} decisions of reviewers applied" + (f", kept in {kept}" if kept else "")
        if new and kept is None:
            yield "no folder of documents was given, so give --review again next time"
    if lost:
        yield f"the text that {len(lost)} decisions were made on is gone, see report.md; the first is {lost[0]}"


def _load(folder: Path, spool: Path) -> int:
    """Load the quads into the store on disk and close it; returns their number."""
    store = create_store(folder / STORE, spool)
    spool.unlink()
    settle_labels(store)
    settle_documents(store)
    count_graph(store)
    store.optimize()
    store.flush()
    return len(store)


def _finish(folder: Path, workshop: Workshop, report: Report) -> None:
    """Check the graph, and write everything that is made from the store."""
    found = workshop.make(folder)
    wrong = violations(found)
    if wrong:
        raise ShapeError(
            f"the graph breaks its shapes {len(wrong)} times; the last build stands; the first is {wrong[0]}"
        )
    report.note("Warnings", (str(finding) for finding in found))
    (folder / "report.md").write_text(report.text(), encoding="utf-8")


def told(skipped: Sequence[Unreadable], most: int = 3) -> str:
    """Which files were left out and why, on one line; of many, the first."""
    more = f"; and {len(skipped) - most} more, see report.md" if len(skipped) > most else ""
    return "; ".join(f"{each.name}: {each.message}" for each in skipped[:most]) + more


class Gathering:
    """Takes the results of the documents, one after the other, and sorts out what is written and what is told.

    Parameters
    ----------
    report : Report
    folder : Path
        The folder of the build, in which the texts of the documents are kept.
    review : str
        A hash of the decisions of reviewers.
    """

    def __init__(self, report: Report, folder: Path, *, review: str = "") -> None:
        self.report = report
        self.folder = folder
        self.review = review
        self.texts: dict[str, tuple[str, bool]] = {}
        self.sources: list[str] = []
        self.policies: dict[str, str] = {}
        self.skipped: list[Unreadable] = []

    def take(self, result: Result | Unreadable) -> bytes:
        """What a document adds to the graph, as N-Quads; nothing if it is left out."""
        if isinstance(result, Unreadable):
            self.skipped.append(result)
            self.report.note("Files left out", [f"{result.name}: {result.message}"])
            return b""
        source = result.source
        # Two texts under one identifier would give every clause two texts; one text under two, every fact twice.
        first = next((self.policies[key] for key in source.policies if key in self.policies), None)
        same, numbered = self.texts.get(result.fingerprint, (None, False))
        # Two numbers are two documents, however alike: the same renewal is issued every year.
        if first is None and not (numbered and result.numbered):
            first = same
        if first is not None:
            self.report.note("Files read once", [f"{source.name} holds a document that was read from {first}"])
            return b""
        self.sources.append(source.key)
        self.policies.update(dict.fromkeys(source.policies, source.name))
        self.texts.setdefault(result.fingerprint, (source.name, result.numbered))
        write_source(self.folder, source_text(source.name, source.sha256), result.text)
        self.report.add(result.coverage)
        return result.quads + nquads(source_quads(source))

    def provenance(self) -> Iterator[Quad]:
        """The quads that say how all of it was made."""
        return build_quads(self.sources, lexicon=self.report.lexicon, rules=self.report.rules, review=self.review)
