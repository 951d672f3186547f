"""The views of the small graph, written once."""

from pathlib import Path

import pytest
from pyoxigraph import Store

from kg.views import write_views


@pytest.fixture(scope="session")
def pages(small: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of all views."""
    folder = tmp_path_factory.mktemp("views")
    write_views(small, folder)
    return folder
