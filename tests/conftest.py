"""The hand-made extractions as a store on disk, for all tests of the graph."""

from pathlib import Path

import pytest
from pyoxigraph import Store

from extraction.model import Extraction
from kg.store import STORE, create_store, nquads, open_store, settle_labels
from kg.triples import extraction_quads
from tests.sample import sample_extraction, second_extraction


def make_build(folder: Path, *extractions: Extraction) -> Path:
    """A build folder that holds nothing but the store of some extractions."""
    spool = folder / "quads.nq"
    spool.write_bytes(b"".join(nquads(extraction_quads(extraction)) for extraction in extractions))
    store = create_store(folder / STORE, spool)
    spool.unlink()
    settle_labels(store)
    return folder


@pytest.fixture(scope="session")
def sample_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The build folder of two notices that say the same."""
    return make_build(tmp_path_factory.mktemp("sample"), sample_extraction(), second_extraction())


@pytest.fixture(scope="session")
def sample_store(sample_build: Path) -> Store:
    """The store of `sample_build`, read-only."""
    return open_store(sample_build)
