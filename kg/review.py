"""Decisions of reviewers: what they are, the file that keeps them, and how two sets of them become one.

``review.tsv`` lies beside the documents and holds one decision a line, sorted, so that a difference of two versions is
what was decided between them. A decision knows what it was made on by content: a candidate by its key, which is a hash
of its name; a fact by its two ends and a hash of the clause; and every one by the hash of the clause that it was shown
with, so that it can be told when that text is gone.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from kg.errors import InputError

FILE = "review.tsv"
"""The name of the file that keeps decisions beside the documents."""

CHOICES: dict[str, tuple[str, ...]] = {
    "candidate": ("accept", "reject", "merge into", "retype", "relabel"),
    "unresolved": ("merge into", "reject"),
    "fact": ("accept", "reject"),
    "unaligned": ("accept", "reject"),
}
"""What can be decided about each kind of row."""

NEEDS = {
    ("candidate", "merge into"): "the concept that it is, by label or identifier",
    ("candidate", "retype"): "the kind that it is, such as Technology for an Industry",
    ("candidate", "relabel"): "the right name",
    ("unresolved", "merge into"): "the concept that it is, by label or identifier",
    ("unaligned", "accept"): "the pairs, as 甲区=茶叶；乙区=蚕桑",
}
"""What the value of a decision has to say."""


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """What a person decided about one row.

    Attributes
    ----------
    kind : str
        A key of `CHOICES`.
    key : str
        Of a candidate its entity key, of an unresolved mention the policy's, of a fact ``subject predicate object``,
        keys and a local name; empty for a clause under 分别.
    name : str
        The candidate's label, the mention's text, or the fact in words.
    type : str
        A class of ``pk:`` for a candidate, the type of an unresolved mention, else empty.
    hash : str
        `extraction.decided.text_hash` of the clause that it was made on.
    decision : str
        One of `CHOICES`.
    value : str
        What `NEEDS` says.
    above : str
        Keys of what a candidate hangs from, separated by spaces: broader topics, the place that it lies in, the place
        whose body it is.
    reviewer : str
        Who decided.
    """

    kind: str
    key: str
    name: str
    type: str
    hash: str
    decision: str
    value: str
    above: str
    reviewer: str
    note: str
    citation: str
    clause: str

    @property
    def subject(self) -> tuple[str, ...]:
        """What it is about: a later decision about the same takes its place."""
        if self.kind == "candidate":
            return self.kind, self.key
        if self.kind == "unresolved":
            return self.kind, self.key, self.type, self.name
        return self.kind, self.key, self.hash


COLUMNS = tuple(field.name for field in fields(Decision))


def checked(decision: Decision, where: str) -> Decision:
    """The decision, if it is whole.

    Raises
    ------
    InputError
        If it cannot be carried out as it stands; the message begins with `where`.
    """
    choices = CHOICES.get(decision.kind)
    if choices is None:
        raise InputError(f"{where}: there are no rows of the kind {decision.kind!r}; leave that column as it was")
    if decision.decision not in choices:
        raise InputError(f"{where}: {decision.decision!r} is no decision here; use one of {', '.join(choices)}")
    wanted = NEEDS.get((decision.kind, decision.decision))
    if wanted and not decision.value:
        raise InputError(f"{where}: {decision.decision} needs a value: {wanted}")
    if not decision.reviewer:
        raise InputError(f"{where}: who decided? Fill in the column reviewer")
    if not decision.hash or (decision.kind != "unaligned" and not decision.key):
        raise InputError(f"{where}: the columns key and hash are empty; keep them as they were")
    return decision


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions of a ``review.tsv``.

    Raises
    ------
    InputError
        If the file cannot be read, or a line is no whole decision.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise InputError(f"{path}: no such review file") from None
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read as UTF-8 text ({error})") from None
    reader = csv.DictReader(io.StringIO(text, newline=""), dialect="excel-tab")
    missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
    if missing:
        raise InputError(f"{path}: lacks the columns {', '.join(missing)}; it begins with a line of column names")
    return tuple(from_cells(row, f"{path}:{reader.line_num}") for row in reader)


def from_cells(cells: dict[str, str | None], where: str) -> Decision:
    """A decision from cells by the names of their columns."""
    return checked(Decision(*((cells.get(name) or "").strip() for name in COLUMNS)), where)


def written(decisions: Iterable[Decision]) -> str:
    """The text of a ``review.tsv``, sorted."""
    out = io.StringIO()
    writer = csv.writer(out, dialect="excel-tab", lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(astuple(decision) for decision in sorted(decisions))
    return out.getvalue()


def united(*sets: Iterable[Decision]) -> tuple[Decision, ...]:
    """All decisions, sorted; of two about the same thing the later one."""
    found = {decision.subject: decision for decisions in sets for decision in decisions}
    return tuple(sorted(found.values()))


def kept_files(paths: Sequence[Path]) -> Iterator[Path]:
    """Where decisions about some documents are kept: in each folder of the paths, whether there or not."""
    yield from dict.fromkeys((path if path.is_dir() else path.parent) / FILE for path in paths)
