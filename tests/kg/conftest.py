"""The small graph of small.trig, in memory and as a build on disk."""

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from kg.store import create_store

SMALL = Path(__file__).with_name("small.trig")


@pytest.fixture(scope="session")
def small() -> Store:
    """The small graph in memory."""
    store = Store()
    store.load(path=SMALL, format=RdfFormat.TRIG)
    return store


@pytest.fixture(scope="session")
def small_build(small: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build folder that holds nothing but the store of the small graph."""
    folder = tmp_path_factory.mktemp("small")
    quads = folder / "small.nq"
    small.dump(str(quads), RdfFormat.N_QUADS)
    create_store(folder / "store", quads)
    quads.unlink()
    return folder
