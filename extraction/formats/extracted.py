"""What is taken out of a file, and what can be wrong with it."""

from __future__ import annotations

from dataclasses import dataclass

from extraction.model import Metadata

NOTHING = Metadata()
EXTRA = "pip install 'policykg[docs-formats]'"


class FormatError(ValueError):
    """A file out of which no text can be taken. The message says in one line why, and what to do."""


def missing(library: str, what: str) -> FormatError:
    """The error for a library that is not installed."""
    return FormatError(f"{what} files need {library}: {EXTRA}")


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of a file.

    Attributes
    ----------
    text : str
        Lines that end with a line feed; a row of a table is a line with a tab between its cells. What the program
        that shows the file would add is in it (the numbers of automatic lists), page furniture is not.
    pages : tuple of (int, int)
        Offsets in `text` with the number of the page that starts there, from 1, for a format that has pages.
    declared : Metadata
        What the file says of itself beside its text; the text and a sidecar file win over it.
    gaps : tuple of str
        What was not read, in a line each.
    """

    text: str
    pages: tuple[tuple[int, int], ...] = ()
    declared: Metadata = NOTHING
    gaps: tuple[str, ...] = ()
