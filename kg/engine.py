"""Who reads the documents: this process, or several on this machine. The results come in the order of the input.

Documents are handed out as results are taken, so that never more than a few for each process are held at a time. What
reads is loaded when there is something to read: a build that has nothing to do is told so at once.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from types import TracebackType
from typing import TYPE_CHECKING, Protocol

from extraction.model import Document
from extraction.read import Unreadable
from kg.given import Given
from kg.result import Result

if TYPE_CHECKING:
    from kg.extract import Extractor

Outcome = Result | Unreadable
ALONE = 8
"""So many documents are read by this process before others are started, which takes as long."""


class Engine(Protocol):
    """Reads documents."""

    window: int
    """How many documents may wait for their results at a time."""

    def submit(self, document: Document) -> Callable[[], Outcome]:
        """Have a document read; what is returned waits for its result."""

    def close(self) -> None:
        """Stop; what has not begun is dropped."""


class Local:
    """Reads in this process and, where there is enough to do, in others.

    Parameters
    ----------
    given : Given
        What to read with.
    jobs : int, optional
        Number of processes; without it, all cores, but this process alone for the first `ALONE` documents.
    """

    def __init__(self, given: Given | None = None, *, jobs: int | None = None) -> None:
        self.jobs = jobs or os.cpu_count() or 1
        self.window = 4 * self.jobs + ALONE
        self._alone = ALONE if jobs is None else 0
        self._given = given or Given()
        self._extractor: Extractor | None = None
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Local:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def submit(self, document: Document) -> Callable[[], Outcome]:
        """Have a document read."""
        refused = self._given.limits.refused(document)
        if refused is not None:
            # A text of a hundred megabytes is not sent to another process to be told there that it is too long.
            return lambda: refused
        if self.jobs == 1 or self._alone:
            self._alone = max(0, self._alone - 1)
            return lambda: self._here(document)
        if self._pool is None:
            self._pool = self._start(self.jobs)
        try:
            future = self._pool.submit(_read, document)
        except BrokenProcessPool:
            return lambda: self._again(document)
        return lambda: self._outcome(document, future)

    def close(self) -> None:
        """Stop the processes; what they have begun they finish."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def _here(self, document: Document) -> Outcome:
        if self._extractor is None:
            from kg.extract import Extractor

            self._extractor = Extractor(self._given)
        return self._extractor.read(document)

    def _start(self, jobs: int) -> ProcessPoolExecutor:
        # Fresh processes: a fork would copy the threads of the store and of the progress bar half alive.
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin, initargs=(self._given,))

    def _outcome(self, document: Document, future: Future[Outcome]) -> Outcome:
        try:
            return future.result()
        except BrokenProcessPool:
            return self._again(document)

    def _again(self, document: Document) -> Outcome:
        """A process died, and with it all that the pool had in hand: whose fault it was, each document shows alone."""
        self.close()
        with self._start(1) as pool:
            try:
                return pool.submit(_read, document).result()
            except BrokenProcessPool:
                return Unreadable(document.name, "the process that read it died, perhaps for want of memory; divide it")


_worker: Extractor | None = None


def _begin(given: Given) -> None:
    from kg.extract import Extractor

    global _worker
    leave_signals_to_parent()
    _worker = Extractor(given)


def _read(document: Document) -> Outcome:
    if _worker is None:
        raise RuntimeError("the worker process was not started by _begin")
    return _worker.read(document)


def leave_signals_to_parent() -> None:
    """Leave an interruption to the parent, which stops its workers, and end when it is gone, however it went."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        sentinel = parent.sentinel

        def follow() -> None:
            wait([sentinel])
            os._exit(1)

        threading.Thread(target=follow, daemon=True).start()
