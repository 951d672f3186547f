"""Turn documents into quads, one process or several: each document by itself, the results in the order of the input."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from extraction.fingerprint import fingerprint
from extraction.model import Document
from extraction.pipeline import Pipeline
from extraction.read import Unreadable
from kg.errors import PolicyKGError
from kg.provenance import Source
from kg.report import Coverage, cover
from kg.review_effect import Review, review_quads
from kg.store import nquads
from kg.triples import extraction_quads
from ontology.rows import load_concepts


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one document: its quads as N-Quads lines, where they come from, and the stock that was taken.

    Attributes
    ----------
    text : str
        The document's text.
    fingerprint : str
        The same for the same document in another format.
    numbered : bool
        Whether the document bears a number, by which it is known.
    """

    source: Source
    text: str
    fingerprint: str
    numbered: bool
    quads: bytes
    coverage: Coverage


class Extractor:
    """Reads documents and writes their quads; compiles the lexicon and the rules once.

    Parameters
    ----------
    lexicons : sequence of Path
        The user's own concept files.
    review : Review
        What people decided about an earlier build.
    """

    def __init__(self, lexicons: Sequence[Path] = (), *, review: Review = Review()) -> None:  # noqa: B008
        self.review = review
        self.pipeline = Pipeline(lexicons, decided=review.decided)
        self.curated = frozenset(concept.id for concept in load_concepts(lexicons))

    def read(self, document: Document) -> Result | Unreadable:
        """Extract one document. A fault of the program in it is told as the document's, so that the rest is built."""
        try:
            extraction = self.pipeline.extract(document)
            policies = tuple(policy.key for policy in extraction.policies)
            return Result(
                Source(document.name, document.sha256, policies, document.metadata.source),
                document.text,
                fingerprint(document.text),
                bool(extraction.policies and extraction.policies[0].number),
                nquads(extraction_quads(extraction, curated=self.curated))
                + nquads(review_quads(extraction, self.review)),
                cover(extraction, self.curated),
            )
        except Exception as error:
            fault = " ".join(f"{type(error).__name__}: {error}".split())
            return Unreadable(document.name, f"a fault of the program ({fault}); please report it")


_worker: Extractor | None = None


def _start(lexicons: Sequence[Path], review: Review) -> None:
    global _worker
    _worker = Extractor(lexicons, review=review)


def _read(document: Document) -> Result | Unreadable:
    if _worker is None:
        raise RuntimeError("the worker process was not started by _start")
    return _worker.read(document)


def extract_all(
    documents: Iterable[Document | Unreadable],
    *,
    lexicons: Sequence[Path] = (),
    review: Review = Review(),  # noqa: B008
    jobs: int = 1,
) -> Iterator[Result | Unreadable]:
    """The results of all documents, in their order.

    Parameters
    ----------
    documents : iterable of Document or Unreadable
        Read as they are needed: never more than a few for each process are held at a time.
    lexicons : sequence of Path
    review : Review
    jobs : int
        Number of processes; 1 works in this one.

    Raises
    ------
    PolicyKGError
        If a worker process dies.
    """
    if jobs == 1:
        extractor = Extractor(lexicons, review=review)
        for document in documents:
            yield document if isinstance(document, Unreadable) else extractor.read(document)
        return
    # Fresh processes: a fork would copy the threads of the store and of the progress bar half alive.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_start, initargs=(tuple(lexicons), review))
    waiting: deque[Future[Result | Unreadable] | Unreadable] = deque()
    try:
        for document in documents:
            waiting.append(document if isinstance(document, Unreadable) else pool.submit(_read, document))
            if len(waiting) > 4 * jobs:
                yield _outcome(waiting.popleft())
        while waiting:
            yield _outcome(waiting.popleft())
    except BrokenProcessPool:
        raise PolicyKGError("a worker process died, perhaps for want of memory; use fewer --jobs") from None
    finally:
        pool.shutdown(cancel_futures=True)


def _outcome(waiting: Future[Result | Unreadable] | Unreadable) -> Result | Unreadable:
    return waiting if isinstance(waiting, Unreadable) else waiting.result()
