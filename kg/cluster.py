"""Have the documents read by a cluster of dask.distributed: on this machine, or wherever its scheduler has workers.

The workers need the same version of policykg. The concept files and the decisions travel with the task, so nothing
but the results has to reach the machine that builds.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Any

from extraction.model import Document
from extraction.read import Unreadable
from kg.engine import Outcome
from kg.errors import EngineError
from kg.extract import Extractor
from kg.given import Given
from kg.recipe import program_hash
from ontology.rows import VocabularyError

_lock = Lock()
_extractors: dict[str, Extractor] = {}


@dataclass(frozen=True, slots=True)
class Packed:
    """What to read with, complete: the texts of the concept files in place of their paths; `name` tells two apart."""

    given: Given
    lexicons: tuple[bytes, ...]
    name: str


def packed(given: Given) -> Packed:
    """What to read with, as it travels."""
    try:
        texts = tuple(path.read_bytes() for path in given.lexicons)
    except OSError as error:
        raise VocabularyError(f"{error.filename}: cannot be read ({error.strerror})") from None
    return Packed(given, texts, sha256(pickle.dumps((given, texts))).hexdigest())


def read_there(packed: Packed, document: Document) -> Outcome:
    """Read a document in a worker, which compiles the lexicon for its first. One at a time: its threads share it."""
    with _lock:
        if packed.name not in _extractors:
            _extractors.clear()
            with TemporaryDirectory() as folder:
                paths = tuple(Path(folder) / f"{number}.tsv" for number in range(len(packed.lexicons)))
                for path, data in zip(paths, packed.lexicons, strict=True):
                    path.write_bytes(data)
                _extractors[packed.name] = Extractor(replace(packed.given, lexicons=paths))
        return _extractors[packed.name].read(document)


class Cluster:
    """Reads on a cluster.

    Parameters
    ----------
    given : Given
        What to read with.
    scheduler : str
        The address of a scheduler (``tcp://10.0.0.1:8786``); without it, one is started on this machine.
    jobs : int, optional
        Number of workers of a cluster on this machine; without it, one for each core.

    Raises
    ------
    EngineError
        If dask.distributed is not installed, no scheduler answers, or its workers have another version.
    """

    def __init__(self, given: Given | None = None, *, scheduler: str = "", jobs: int | None = None) -> None:
        try:
            self._dask: Any = import_module("distributed")
        except ImportError:
            raise EngineError("dask.distributed is not installed; pip install 'policykg[scale]'") from None
        self._packed = packed(given or Given())
        self._local: Any = None
        try:
            if not scheduler:
                self._local = self._dask.LocalCluster(n_workers=jobs, threads_per_worker=1, dashboard_address=None)
            self._client: Any = self._dask.Client(self._local or scheduler, timeout=20)
        except (OSError, ValueError) as error:
            said = " ".join(str(error).split())
            raise EngineError(f"no dask scheduler answers at {scheduler or 'this machine'} ({said})") from None
        self._check()
        self.window = 4 * max(4, sum(self._client.nthreads().values()))

    def _check(self) -> None:
        """That the workers would give the results that this program gives."""
        theirs = self._client.run(program_hash)
        if any(each != program_hash() for each in theirs.values()):
            self.close()
            raise EngineError("the workers of the cluster have another version of policykg; install this one there")

    def submit(self, document: Document) -> Callable[[], Outcome]:
        """Have a document read by some worker; where that one dies, by another."""
        refused = self._packed.given.limits.refused(document)
        if refused is not None:
            return lambda: refused
        future = self._client.submit(read_there, self._packed, document, pure=False)
        return lambda: self._outcome(document, future)

    def _outcome(self, document: Document, future: Any) -> Outcome:
        try:
            found: Outcome = future.result()
        except self._dask.KilledWorker:
            return Unreadable(document.name, "each worker that read it died, perhaps for want of memory; divide it")
        finally:
            future.release()
        return found

    def close(self) -> None:
        """Leave the cluster; one on this machine is stopped."""
        self._client.close()
        if self._local is not None:
            self._local.close()
