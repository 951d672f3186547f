"""What documents are read with, and what each may cost."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from kg.review_effect import Review


@dataclass(frozen=True, slots=True)
class Limits:
    """What a document may cost at most.

    Attributes
    ----------
    characters : int
        Length of its text; 0 for no limit.
    seconds : int
        Time to read it; 0 for no limit. It holds where the system can wake a process (not on Windows) and only in the
        main thread of a process.
    """

    characters: int = 2_000_000
    seconds: int = 600


@dataclass(frozen=True, slots=True)
class Given:
    """What documents are read with.

    Attributes
    ----------
    lexicons : tuple of Path
        The user's own concept files.
    review : Review
        What people decided about an earlier build.
    limits : Limits
    """

    lexicons: tuple[Path, ...] = ()
    review: Review = field(default_factory=Review)
    limits: Limits = field(default_factory=Limits)
