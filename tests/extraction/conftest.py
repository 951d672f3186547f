"""The whole pipeline, made once: it keeps nothing of one document for the next."""

import pytest

from extraction.pipeline import Pipeline


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    """The pipeline with what ships."""
    return Pipeline()
