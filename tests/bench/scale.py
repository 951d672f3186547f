"""What builds of more and more documents cost, and what a second build costs after one of them changed.

``python tests/bench/scale.py [--documents 10 100 1000] [--jobs 1 2] [--characters 8000]``. Each build is a process of
its own. Shown are the time on the clock, the time of the processors (which a busy machine leaves nearly as it is), the
largest process in memory, documents and triples a second; behind `growth`, how the processor time of a document
compares with that of the size before: 1.00 is linear. A second build is told as a share of the first, in both times.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from documents import document, write_documents

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the clock and of the processors, the peak of memory in MB, and the triples that were built."""

    wall: float
    processor: float
    memory: float
    triples: int


def build(folder: Path, output: Path, jobs: int) -> Cost:
    """Build in a process of its own."""
    command = [sys.executable, "-m", "kg", "build", str(folder), "-o", str(output), "--jobs", str(jobs)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    start = perf_counter()
    process = subprocess.Popen(command, stderr=subprocess.PIPE, env=environment, text=True)
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    wall = perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    found = re.search(r"(\d+) triples", said)
    if process.returncode or found is None:
        raise SystemExit(said)
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, int(found[1]))


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure builds of seeded documents.")
    parser.add_argument("--documents", type=int, nargs="+", default=[10, 100, 1000])
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--characters", type=int, default=8000)
    options = parser.parse_args()
    print("documents jobs   clock processor  memory  documents/s  triples/s  growth  after one change")
    for jobs in options.jobs:
        before = 0.0
        for total in options.documents:
            with tempfile.TemporaryDirectory() as place:
                folder, output = Path(place) / "documents", Path(place) / "output"
                for path in write_documents(folder, total, characters=options.characters):
                    last = path
                first = build(folder, output, jobs)
                last.write_text(document(total, characters=options.characters), encoding="utf-8")
                second = build(folder, output, jobs)
            each = first.processor / total
            growth = f"{each / before:6.2f}" if before else "     –"
            before = each
            print(
                f"{total:9} {jobs:4} {first.wall:7.1f} {first.processor:9.1f} {first.memory:4.0f} MB "
                f"{total / first.wall:12.2f} {first.triples / first.wall:10.0f}  {growth} "
                f"{second.wall / first.wall:8.1%} {second.processor / first.processor:8.1%}",
                flush=True,
            )


if __name__ == "__main__":
    main()
