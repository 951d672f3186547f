"""Write the gold files from the marked documents: ``python -m tests.golden.write``.

``unseen.jsonl`` is made of `marked/`, ``unseen_second.jsonl`` of `marked_second/`, ``unseen_third.jsonl`` of
`marked_third/`. A document is a file, a line a paragraph, with its mentions marked as in ``tests/marks.py``. Lines
indented by two spaces belong to the paragraph above them and say what it states::

      F place; place > object; object                            each place is to develop each object
      f place > object                                           the same, the object standing in the heading
      D role | agency; agency | task                             each agency has this role in the task
      G metric | operator | low | high | unit | deadline         a goal, in the order of the marked goals

An empty field of a goal is null.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.marks import parse

HERE = Path(__file__).parent
GOLD = HERE / "unseen.jsonl"
SECOND = HERE / "unseen_second.jsonl"
THIRD = HERE / "unseen_third.jsonl"
SETS = {GOLD: HERE / "marked", SECOND: HERE / "marked_second", THIRD: HERE / "marked_third"}
"""Each gold file and the folder of the documents it is made of."""

Row = dict[str, Any]


def paragraph(marked: str, name: str, number: int) -> Row:
    """The row of a paragraph whose statements are still to come."""
    read = parse(marked)
    mentions = [
        {"type": kind, "start": start, "end": end, "text": read.text[start:end]} for start, end, kind in read.mentions
    ]
    row: Row = {"id": f"{name}-{number:03}", "text": read.text, "mentions": mentions}
    return {**row, "focus": [], "duties": [], "goals": [], "source": name}


def state(row: Row, line: str) -> None:
    """Add to a paragraph what an indented line states.

    Raises
    ------
    ValueError
        If the line is of none of the four forms.
    """
    letter, _, rest = line.strip().partition(" ")
    if letter in ("F", "f"):
        places, objects = (part.split("; ") for part in rest.split(" > "))
        row["focus"] += [
            {"place": place, "object": topic, "implied": letter == "f"} for place in places for topic in objects
        ]
    elif letter == "D":
        role, agencies, task = rest.split(" | ")
        row["duties"] += [{"agency": agency, "role": role, "task": task} for agency in agencies.split("; ")]
    elif letter == "G":
        metric, op, low, high, unit, deadline = (field.strip() or None for field in rest.split("|"))
        goal: Row = {"metric": metric, "op": op, "low": float(low or "nan"), "high": float(high) if high else None}
        row["goals"].append({**goal, "unit": unit, "deadline": int(deadline) if deadline else None})
    else:
        raise ValueError(f"neither F, f, D nor G: {line}")


def rows(folder: Path) -> list[Row]:
    """The annotated paragraphs of a folder's documents, in order of the documents' names."""
    found: list[Row] = []
    for path in sorted(folder.glob("*.txt")):
        number = 0
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("  "):
                state(found[-1], line)
            else:
                number += 1
                found.append(paragraph(line, path.stem, number))
    return found


def lines(gold: Path) -> str:
    """The rows as a gold file of `SETS` holds them."""
    return "".join(json.dumps(row, ensure_ascii=False, allow_nan=False) + "\n" for row in rows(SETS[gold]))


if __name__ == "__main__":
    for gold in SETS:
        gold.write_text(lines(gold), encoding="utf-8")
