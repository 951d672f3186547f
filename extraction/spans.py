"""Keep stretches of a text apart: take in one after the other those that overlap none before."""

from __future__ import annotations

from bisect import bisect_left


class Apart:
    """Stretches that do not overlap; whether another one fits is asked in logarithmic time.

    Examples
    --------
    >>> taken = Apart()
    >>> taken.add(2, 5), taken.add(4, 6), taken.add(5, 6)
    (True, False, True)
    """

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def add(self, start: int, end: int) -> bool:
        """Take in a stretch that is not empty, if it overlaps none; whether it does not."""
        at = bisect_left(self._starts, end)
        if at and self._ends[at - 1] > start:
            return False
        self._starts.insert(at, start)
        self._ends.insert(at, end)
        return True
