"""What is dear to make and many tests look at: the shipped document's build, and stores of hand-made extractions."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from pyoxigraph import RdfFormat, Store

from extraction.model import Extraction
from kg.build import build
from kg.store import STORE, create_store, nquads, open_store, settle_labels
from kg.triples import extraction_quads
from tests.sample import sample_extraction, second_extraction

# How long an example takes says how busy the machine is: no test fails for it.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")

SMALL = Path(__file__).parent / "kg" / "small.trig"


def make_build(folder: Path, *extractions: Extraction) -> Path:
    """A build folder that holds nothing but the store of some extractions."""
    spool = folder / "quads.nq"
    spool.write_bytes(b"".join(nquads(extraction_quads(extraction)) for extraction in extractions))
    store = create_store(folder / STORE, spool)
    spool.unlink()
    settle_labels(store)
    return folder


@pytest.fixture(scope="session")
def beijing_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of a build of the document that ships, to be read only: who changes it takes a copy."""
    folder = tmp_path_factory.mktemp("beijing") / "output"
    build([], folder)
    return folder


@pytest.fixture(scope="session")
def sample_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The build folder of two notices that say the same."""
    return make_build(tmp_path_factory.mktemp("sample"), sample_extraction(), second_extraction())


@pytest.fixture(scope="session")
def sample_store(sample_build: Path) -> Store:
    """The store of `sample_build`, read-only."""
    return open_store(sample_build)


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
