"""What a change to the rules wins and loses: the mentions and facts of two revisions on one folder of documents.

``python tests/bench/gains.py REV1 REV2 FOLDER [EXAMPLES]`` checks each revision out into a folder of its own for the
time of the run, annotates FOLDER with it and compares the two as sets; ``.`` stands for the working tree. A mention is
its document, paragraph (known by its text), offsets and type; a fact is its document, paragraph and what it states.
What changes its type is lost as one and won as the other. EXAMPLES (5) of each are printed with the words around them.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).parents[2]
AROUND = 12
Found = dict[tuple[Any, ...], str]
"""What identifies a thing (its kind first), and how it is shown."""


@dataclass(frozen=True, slots=True)
class Gains:
    """What stands in one revision only.

    Attributes
    ----------
    won, lost : tuple of tuple
        Kind and how it is shown, in the order of the documents.
    kept : dict of str to int
        How many of each kind stand in both.
    """

    won: tuple[tuple[str, str], ...]
    lost: tuple[tuple[str, str], ...]
    kept: Mapping[str, int]


def read(rows: Sequence[Mapping[str, Any]]) -> Found:
    """The mentions and facts of annotated paragraphs; two equal facts of one paragraph are one."""
    found: Found = {}
    seen: Counter[tuple[str, str]] = Counter()
    for row in rows:
        text = row["text"]
        # By its text, and which of several equal ones it is: a revision may count paragraphs otherwise.
        seen[row["source"], text] += 1
        where = (row["source"], text, seen[row["source"], text])
        for mention in row["mentions"]:
            start, end = mention["start"], mention["end"]
            shown = f"{text[max(0, start - AROUND) : start]}[{text[start:end]}]{text[end : end + AROUND]}"
            found[mention["type"], *where, start, end] = shown
        for name in ("focus", "duties", "goals"):
            for fact in row[name]:
                values = " | ".join("" if value is None else str(value) for value in fact.values())
                found[name, *where, values] = f"{values}  in  {text[:40]}"
    return found


def compare(old: Sequence[Mapping[str, Any]], new: Sequence[Mapping[str, Any]]) -> Gains:
    """What the new rows have and the old have not, and the other way round."""
    before, after = read(old), read(new)
    return Gains(
        won=tuple((key[0], f"{key[1]}: {shown}") for key, shown in after.items() if key not in before),
        lost=tuple((key[0], f"{key[1]}: {shown}") for key, shown in before.items() if key not in after),
        kept=Counter(str(key[0]) for key in before if key in after),
    )


@contextmanager
def checked_out(revision: str) -> Iterator[Path]:
    """A folder with the files of a revision."""
    if revision == ".":
        yield ROOT
        return
    with TemporaryDirectory(prefix="gains-") as folder:
        tree = Path(folder) / "tree"
        git = ["git", "-C", str(ROOT), "worktree"]
        added = subprocess.run(
            [*git, "add", "--quiet", "--detach", str(tree), revision], capture_output=True, text=True
        )
        if added.returncode:
            sys.exit(f"{revision}: {added.stderr.strip()}")
        try:
            yield tree
        finally:
            subprocess.run([*git, "remove", "--force", str(tree)], check=True)


def annotated(revision: str, folder: Path) -> list[dict[str, Any]]:
    """The annotated paragraphs of a folder by the code of a revision."""
    with checked_out(revision) as tree, TemporaryDirectory() as outside:
        out = Path(outside) / "rows.jsonl"
        command = [sys.executable, "-m", "kg", "annotate", str(folder.resolve()), "-o", str(out)]
        ran = subprocess.run(
            command, cwd=tree, env={**os.environ, "PYTHONPATH": str(tree)}, capture_output=True, text=True
        )
        if not out.exists():
            sys.exit(f"{revision}: {ran.stderr.strip()}")
        return [json.loads(line) for line in out.read_text(encoding="utf-8").split("\n") if line]


def report(gains: Gains, examples: int) -> Iterator[str]:
    """The lines to print."""
    won, lost = (Counter(kind for kind, _ in side) for side in (gains.won, gains.lost))
    yield f"{'':12} {'kept':>7} {'won':>6} {'lost':>6}"
    for kind in sorted({*gains.kept, *won, *lost}):
        yield f"{kind:12} {gains.kept.get(kind, 0):7} {won[kind]:6} {lost[kind]:6}"
    for title, side in (("won", gains.won), ("lost", gains.lost)):
        for kind in sorted({kind for kind, _ in side}):
            yield f"\n{title} {kind}"
            yield from [f"    {shown}" for other, shown in side if other == kind][:examples]


def main(one: str, two: str, folder: Path, examples: int = 5) -> None:
    """Print the comparison."""
    if not folder.is_dir():
        sys.exit(f"{folder}: no such folder")
    for line in report(compare(annotated(one, folder), annotated(two, folder)), examples):
        print(line)


if __name__ == "__main__":
    if len(sys.argv) not in (4, 5):
        sys.exit("usage: python tests/bench/gains.py REV1 REV2 FOLDER [EXAMPLES]")
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]), *map(int, sys.argv[4:]))
