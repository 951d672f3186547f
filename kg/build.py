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
from kg.store import STORE, create_store, nquads, settle_labels
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
        Files that were read once for two, missing metadata: told in the report.
    """

    output: Path
    documents: int
    policies: int
    triples: int
    skipped: tuple[Unreadable, ...]
    warnings: int


def build(
    paths: Sequence[Path],
    output: Path,
    *,
    lexicons: Sequence[Path] = (),
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
    concepts = load_concepts(lexicons)
    try:
        total = len(find_files(paths)) if paths else 1
        documents: Iterable[Document | Unreadable] = read_documents(paths) if paths else (shipped_document(),)
        with staging(output) as folder, Workshop() as workshop:
            gathering = Gathering(Report(lexicon_hash(concepts), rules_hash(), VERSION))
            spool = folder / "quads.nq"
            with spool.open("wb") as out:
                out.write(nquads((*statement, CONCEPTS) for statement in concept_triples(concepts)))
                for done, result in enumerate(extract_all(documents, lexicons=lexicons, jobs=jobs), 1):
                    out.write(gathering.take(result))
                    progress(done, total)
                if not gathering.sources:
                    raise InputError(f"nothing could be read: {told(gathering.skipped)}; the last build stands")
                out.write(nquads(gathering.provenance()))
            triples = _load(folder, spool)
            _finish(folder, workshop, gathering.report)
    except ReadError as error:
        raise InputError(str(error)) from None
    return Built(
        output=output,
        documents=len(gathering.sources),
        policies=len(gathering.policies),
        triples=triples,
        skipped=tuple(gathering.skipped),
        warnings=gathering.report.lengths["Warnings"] + gathering.report.lengths["Files read once"],
    )


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
    """

    def __init__(self, report: Report) -> None:
        self.report = report
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
        first = next((self.policies[key] for key in source.policies if key in self.policies), None)
        if first is not None:
            # Two texts under one identifier would give every clause two texts.
            self.report.note("Files read once", [f"{source.name} holds a document that was read from {first}"])
            return b""
        self.sources.append(source.key)
        self.policies.update(dict.fromkeys(source.policies, source.name))
        self.report.add(result.coverage)
        return result.quads + nquads(source_quads(source))

    def provenance(self) -> Iterator[Quad]:
        """The quads that say how all of it was made."""
        return build_quads(self.sources, lexicon=self.report.lexicon, rules=self.report.rules)
