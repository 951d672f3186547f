"""The workers that make the products start only where a fork is safe."""

import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import Store

from kg.products import store_runs

ROOT = Path(__file__).parents[2]

STARTS = """
import sys
from pathlib import Path
from pyoxigraph import Store
from kg.cache import Cache
from kg.products import Workshop, store_runs

if sys.argv[2] == "open":
    held = Store(sys.argv[1])
elif sys.argv[2] == "closed":
    held = Store(sys.argv[1])
    del held
workshop = Workshop()
workshop.start()
begun = workshop.begin(Path(sys.argv[1]), (), Cache(Path(sys.argv[1]) / "kept"))
if begun is not None:
    begun.result(60)
print(store_runs(), begun is not None)
workshop.close()
"""


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="the threads of a process are listed on Linux only")
@pytest.mark.parametrize(("state", "told"), [("none", "False True"), ("open", "True False"), ("closed", "True False")])
def test_no_process_forks_once_a_store_on_disk_was_open(tmp_path, state, told):
    """The store's threads outlive it; a fork would take along their locks, and wait for ever."""
    command = [sys.executable, "-c", STARTS, str(tmp_path), state]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.stdout.split() == told.split(), done.stderr
    assert done.returncode == 0


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="the threads of a process are listed on Linux only")
def test_an_open_store_is_seen(tmp_path):
    held = Store(tmp_path / "store")
    assert store_runs()
    assert len(held) == 0
