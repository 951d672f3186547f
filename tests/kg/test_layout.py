"""Where labels stand: fewer on each other, and the same whether near pairs or all pairs are looked at."""

from typing import Any

import numpy
import numpy.typing
import pytest

from kg.views import layout

Array = numpy.typing.NDArray[Any]


def crowd(seed: int) -> tuple[Array, Array, Array]:
    """Labels thrown on each other: places, half widths, heights."""
    random = numpy.random.default_rng(seed)
    count = 20 + 15 * seed
    at = random.uniform(0, 60 * count**0.5, (count, 2))
    # Two at one place part too.
    at[1] = at[0]
    half, tall = random.uniform(40, 110, count), random.uniform(38, 70, count)
    return layout._spread(at, half, tall), half, tall


def overlapping(at: Array, half: Array, tall: Array) -> int:
    """How many pairs of labels cover each other by more than a pixel."""
    gap = numpy.abs(at[:, None] - at[None, :])
    wide = gap[:, :, 0] < half[:, None] + half[None, :] - 1
    high = gap[:, :, 1] < (tall[:, None] + tall[None, :]) / 2 - 1
    return int((numpy.triu(wide & high, 1)).sum())


@pytest.mark.parametrize("seed", range(6))
def test_labels_part_as_if_every_pair_were_looked_at(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    at, half, tall = crowd(seed)
    found = layout._apart(at, half, tall)
    monkeypatch.setattr(layout, "NEAR", 1e9)
    assert numpy.allclose(found, layout._apart(at, half, tall), atol=0.01)
    before = overlapping(at, half, tall)
    assert before > 5
    assert overlapping(found, half, tall) < before


def test_labels_that_are_apart_stay_where_they_are() -> None:
    at = numpy.array([[0.0, 0.0], [300.0, 0.0], [0.0, 300.0]])
    same = numpy.full(3, 50.0)
    assert (layout._apart(at, same, same) == at).all()
