"""A live cluster gives the bytes of one process, though a worker is killed on the way."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from extraction.model import Document
from kg.cli import run
from kg.given import Given
from kg.result import Result
from tests.bench.documents import document

distributed = pytest.importorskip("distributed")

from kg.cluster import Cluster  # noqa: E402
from kg.engine import Local  # noqa: E402

ROOT = Path(__file__).parents[2]
LEXICON = (
    "concept\tkind\tproperty\tvalue\tlanguage\tsource\n"
    "topic/cloud-weaving\tIndustry\tprefLabel\t云锦织造\tzh-Hans\tours\n"
    "topic/cloud-weaving\tIndustry\tprefLabel\tCloud weaving\ten\tours\n"
)
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning:distributed.*")


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """The address of a scheduler, and its two workers, each a process of its own."""
    folder = tmp_path_factory.mktemp("scheduler")
    file = folder / "scheduler.json"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}

    def start(*arguments: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "distributed.cli." + arguments[0], *arguments[1:]]
        return subprocess.Popen(command, env=environment, cwd=folder, stderr=subprocess.DEVNULL)

    central = start("dask_scheduler", "--scheduler-file", str(file), "--port", "0", "--no-dashboard")
    for _ in range(1200):
        if file.exists() and file.stat().st_size:
            break
        time.sleep(0.1)
    workers = [
        start("dask_worker", "--scheduler-file", str(file), "--nthreads", "1", "--no-nanny", "--no-dashboard")
        for _ in range(2)
    ]
    with distributed.Client(scheduler_file=str(file), timeout=120) as client:
        client.wait_for_workers(2, timeout=120)
        address = client.scheduler.address
    yield address, workers
    for process in (*workers, central):
        process.kill()
        process.wait()


def test_a_worker_that_is_killed_costs_nothing(scheduler, tmp_path):
    address, workers = scheduler
    lexicon = tmp_path / "mine.tsv"
    lexicon.write_text(LEXICON, encoding="utf-8")
    given = Given((lexicon,))
    texts = [
        Document(f"{n}.txt", f"{n:064d}", document(n, characters=1500) + "支持在顺义区发展云锦织造。\n")
        for n in range(12)
    ]
    cluster = Cluster(given, scheduler=address)
    waiting = [cluster.submit(text) for text in texts]
    first = waiting[0]()
    os.kill(workers[0].pid, signal.SIGKILL)
    theirs = [first, *(outcome() for outcome in waiting[1:])]
    cluster.close()
    ours = Local(given, jobs=1)
    for text, result in zip(texts, theirs, strict=True):
        assert isinstance(result, Result)
        assert result == ours.submit(text)()
        assert b"topic/cloud-weaving" in result.quads


@pytest.mark.usefixtures("plain")
def test_a_build_by_the_cluster_is_the_same(scheduler, tmp_path):
    (tmp_path / "documents").mkdir()
    for number in range(3):
        text = document(number, characters=900)
        (tmp_path / "documents" / f"{number}.txt").write_text(text, encoding="utf-8")
    build = ["build", str(tmp_path / "documents"), "-o"]
    assert run([*build, str(tmp_path / "one"), "--jobs", "1"]) == 0
    assert run([*build, str(tmp_path / "two"), "--engine", "dask", "--scheduler", scheduler[0]]) == 0
    assert (tmp_path / "one" / "graph.trig").read_bytes() == (tmp_path / "two" / "graph.trig").read_bytes()


def test_no_scheduler_there_and_none_asked_for(tmp_path, capsys):
    arguments = ["build", "-o", str(tmp_path / "output"), "--scheduler", "tcp://127.0.0.1:9"]
    assert run(arguments) == 1
    assert "give --engine dask with it" in capsys.readouterr().err
