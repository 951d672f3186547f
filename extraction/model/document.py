"""What is read: a text and what is known of it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a document beside its text; an empty string or tuple is unknown.

    Attributes
    ----------
    date : str
        ISO date that the document bears (成文日期).
    published : str
        ISO date on which a site made it public (发布日期), which may be years later.
    """

    title: str = ""
    number: str = ""
    issuers: tuple[str, ...] = ()
    date: str = ""
    jurisdiction: str = ""
    source: str = ""
    published: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A text as it was read: the citable source.

    Attributes
    ----------
    name : str
        The path relative to what was asked for, with forward slashes.
    sha256 : str
        Hex digest of the file's bytes.
    text : str
        The text of a text file, decoded and otherwise unchanged; of another format, what was taken out of it.
    metadata : Metadata
        From a sidecar file, which wins; what the text itself says is added by `segment`.
    declared : Metadata
        What the file says of itself beside its text; used where the text says nothing.
    pages : tuple of (int, int)
        Offsets in `text` with the number of the page that starts there, from 1, for a format that has pages.
    gaps : tuple of str
        What of the file could not be read, in a line each, for the report.
    """

    name: str
    sha256: str
    text: str
    metadata: Metadata = Metadata()
    declared: Metadata = Metadata()
    pages: tuple[tuple[int, int], ...] = ()
    gaps: tuple[str, ...] = ()

    def page(self, offset: int) -> int | None:
        """The number of the page on which an offset stands, from 1; None for a format without pages."""
        index = bisect_right(self.pages, offset, key=lambda start: start[0])
        return self.pages[index - 1][1] if index else None
