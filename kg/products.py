"""Everything that is made of a build's store and kept results: the check, dumps, tables and views, side by side.

Each is work for one core and only reads, so they share the cores of the machine. The workers start before
the store is opened anywhere, since a process that forks with an open store takes along the locks of its threads;
while the documents are read they load what they will need.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path

from kg.cache import Cache
from kg.engine import leave_signals_to_parent
from kg.finding import Finding, violations
from kg.partitions import Partitions

WORKERS = 2


def check(folder: Path) -> tuple[Finding, ...]:
    """What the shapes object to where documents speak of the same; each by itself was checked when it was read."""
    from kg.store import open_store
    from kg.validate import findings, shared_checks

    return findings(open_store(folder), shared_checks())


def write_dump(folder: Path, partitions: Partitions) -> None:
    """Write ``graph.trig``."""
    from kg.store import open_store
    from kg.trig import dump

    dump(open_store(folder), folder / "graph.trig", partitions.block)


def write_network(folder: Path, partitions: Partitions) -> None:
    """Write ``graph.graphml``."""
    from kg.network import write_graphml
    from kg.store import open_store

    write_graphml(open_store(folder), folder / "graph.graphml")


def write_csv(folder: Path, partitions: Partitions) -> None:
    """Write the tables."""
    from kg.store import open_store
    from kg.tables import write_tables

    write_tables(open_store(folder), folder / "tables", partitions.parts())


def write_pages(folder: Path, partitions: Partitions) -> None:
    """Write the views."""
    from kg.store import open_store
    from kg.views import write_views

    write_views(open_store(folder), folder / "views")


PRODUCTS: tuple[Callable[[Path, Partitions], None], ...] = (write_pages, write_network, write_dump, write_csv)
"""The longest first."""


def prepare() -> None:
    """Make a worker ready while the documents are read: whichever is free first makes the next product."""
    leave_signals_to_parent()
    # The workers share the cores: threads of the linear algebra in each would only wait for those of the other.
    os.environ.update(dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1"))
    import kg.network
    import kg.views  # noqa: F401


def store_runs() -> bool:
    """Whether this process has had a store on disk open: its threads stay, and a fork would wait for them for ever."""
    for task in Path("/proc/self/task").glob("*/comm"):
        try:
            name = task.read_text(encoding="utf-8")
        except OSError:
            # The thread ended meanwhile.
            continue
        if name.startswith("rocksdb"):
            return True
    return False


class Workshop:
    """Makes the products of a build, in worker processes where the system can fork, else one after the other."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None

    def start(self) -> None:
        """Start the workers, if they are not running, before a store is open."""
        if self._pool is None and "fork" in get_all_start_methods() and (os.cpu_count() or 1) > 1 and not store_runs():
            context = get_context("fork")
            self._pool = ProcessPoolExecutor(WORKERS, mp_context=context, initializer=prepare)
            # The processes fork at the first task.
            self._pool.submit(os.getpid)

    def begin(self, folder: Path, lexicons: Sequence[Path], cache: Cache) -> Future[None] | None:
        """Have the store begun, if there is a worker for it; when that is done, no process has it open."""
        from kg.load import begin_store

        return None if self._pool is None else self._pool.submit(begin_store, folder, lexicons, cache)

    def close(self) -> None:
        """Stop the workers."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def make(self, folder: Path, partitions: Partitions) -> tuple[Finding, ...]:
        """Make all products of the build in `folder`.

        Parameters
        ----------
        folder : Path
        partitions : Partitions
            What is kept of each policy in it.

        Returns
        -------
        tuple of Finding
            What the shapes object to; where that is a violation, the other products are not to be relied on.
        """
        # A graph that breaks its shapes may lack what the others rely on: then only what is wrong counts.
        if self._pool is None:
            found = check(folder)
            if not violations(found):
                for product in PRODUCTS:
                    product(folder, partitions)
            return found
        first = self._pool.submit(check, folder)
        others = [self._pool.submit(product, folder, partitions) for product in PRODUCTS]
        found = first.result()
        if violations(found):
            for other in others:
                other.cancel()
            return found
        for other in others:
            other.result()
        return found
