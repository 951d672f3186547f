"""For tests of what a build does besides showing the graph."""

import pytest

from tests.kg.plain import leave_out_pages


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Builds write no pages and networks."""
    leave_out_pages(monkeypatch)
