"""What documents are read with, and what each may cost."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from extraction.model import Document
from extraction.read import Unreadable
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

    def refused(self, document: Document) -> Unreadable | None:
        """What is told of a document that is too long to be read; None of any other."""
        if not 0 < self.characters < len(document.text):
            return None
        return Unreadable(
            document.name,
            f"has {len(document.text)} characters, more than {self.characters}; divide it, or raise --max-characters",
        )


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
