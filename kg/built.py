"""How a build is made, and what it made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from extraction.read import Unreadable
from kg.engine import Engine
from kg.given import Given, Limits


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made.

    Attributes
    ----------
    skipped : tuple of Unreadable
        Files that were left out, and why.
    warnings : int
        Files that were read once for two, missing metadata, decisions without their text: told in the report.
    remarks : tuple of str
        What became of the decisions of reviewers, a line each.
    read : int
        Documents that were read; the results of the others were there from an earlier build.
    changed : bool
        False where the last build was of the same, and stands.
    """

    output: Path
    documents: int
    policies: int
    triples: int
    skipped: tuple[Unreadable, ...]
    warnings: int
    remarks: tuple[str, ...] = ()
    read: int = 0
    changed: bool = True


@dataclass(frozen=True, slots=True)
class Options:
    """How a build is made.

    Attributes
    ----------
    lexicons : tuple of Path
        The user's own concept files.
    review : Path or None
        Decisions of reviewers, beside those that are kept with the documents; kept there too once the build is done.
    jobs : int or None
        Number of processes; None for all cores, where there is enough to do.
    limits : Limits
        What a document may cost.
    fresh : bool
        Read every document and load the store anew, whatever is there from an earlier build.
    engine : callable or None
        Gives another engine than that of this machine.
    """

    lexicons: tuple[Path, ...] = ()
    review: Path | None = None
    jobs: int | None = None
    limits: Limits = field(default_factory=Limits)
    fresh: bool = False
    engine: Callable[[Given], Engine] | None = None
