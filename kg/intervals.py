"""How far a score may lie from what more paragraphs would give: percentile bootstrap intervals over paragraphs.

A gold file of some hundred paragraphs is a sample. Paragraphs are drawn from it with replacement, as many as it has,
and the F1 of each draw is worked out from the counts of the drawn ones; the interval holds the middle 95 % of these
(Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13). The draws are seeded, so one file gives one
interval. Where nothing is wrong in any paragraph every draw says so too: 1.000–1.000 of nine pairs is no certainty.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from kg.evaluate import Score

DRAWS = 2000
SEED = 20171226
LEVEL = 0.95


def intervals(
    scores: Mapping[str, Score], *, draws: int = DRAWS, seed: int = SEED, level: float = LEVEL
) -> dict[str, tuple[float, float] | None]:
    """The interval of each F1.

    Parameters
    ----------
    scores : mapping of str to Score
        From `kg.evaluate.evaluate`; each with its counts by paragraph, in the same order.
    draws : int
        How many times paragraphs are drawn.
    seed : int
        Of the generator; every score is worked out on the same draws.
    level : float
        The share of the draws inside the interval.

    Returns
    -------
    dict
        Lower and upper end by name; None where no draw has an F1.
    """
    return {name: _interval(score.paragraphs, draws, seed, level) for name, score in scores.items()}


def _interval(
    paragraphs: Sequence[tuple[int, int, int]], draws: int, seed: int, level: float
) -> tuple[float, float] | None:
    if not paragraphs:
        return None
    counts = np.asarray(paragraphs, dtype=np.int64)
    # How often each draw holds each paragraph: one matrix product sums up all draws.
    chance = np.full(len(counts), 1 / len(counts))
    drawn = np.random.default_rng(seed).multinomial(len(counts), chance, size=draws)
    hit, miss, extra = (drawn @ counts).T
    whole = 2 * hit + miss + extra
    f1 = 2 * hit[whole > 0] / whole[whole > 0]
    if not len(f1):
        return None
    low, high = np.quantile(f1, [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)
