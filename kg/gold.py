"""Annotated paragraphs of a gold file: read them, and annotate the same paragraphs anew."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extraction.jsonl import annotated_rows
from extraction.model import Document
from kg.errors import InputError

if TYPE_CHECKING:
    from extraction.pipeline import Pipeline

Row = dict[str, Any]


def read_gold(path: Path) -> list[Row]:
    """The annotated paragraphs of a file, one JSON object a line.

    Raises
    ------
    InputError
        If the file cannot be read, or a line is no annotated paragraph or has offsets that do not give the text.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except FileNotFoundError:
        raise InputError(f"{path}: no such file") from None
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read as UTF-8 text ({error})") from None
    rows = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            rows.append(checked_row(json.loads(line), f"{path}:{number}"))
        except (json.JSONDecodeError, KeyError, TypeError):
            raise InputError(
                f"{path}:{number}: is no annotated paragraph; each line is a JSON object with text and mentions"
            ) from None
    if not rows:
        raise InputError(f"{path}: holds no annotated paragraph")
    return rows


def checked_row(row: Row, where: str) -> Row:
    """The annotated paragraph with all its parts, empty ones included.

    Raises
    ------
    InputError
        If offsets do not give the text that they stand for; the message begins with `where`.
    KeyError, TypeError
        If it is no annotated paragraph.
    """
    for mention in row["mentions"]:
        if row["text"][mention["start"] : mention["end"]] != mention["text"]:
            raise InputError(f"{where}: the offsets of {mention['text']!r} do not give its text")
    empty: Row = {"id": "", "focus": [], "duties": [], "goals": []}
    return {**row, **{name: value for name, value in empty.items() if name not in row}}


def documents_of(rows: Iterable[Row]) -> Iterator[Document]:
    """The documents that annotated paragraphs come from: those of one ``source``, else of one prefix of their ids."""
    grouped: dict[str, list[str]] = {}
    for row in rows:
        name = str(row.get("source") or row["id"].rpartition("-")[0] or "gold")
        grouped.setdefault(name, []).append(row["text"])
    for name, texts in grouped.items():
        text = "\n".join(texts)
        yield Document(name, hashlib.sha256(text.encode()).hexdigest(), text)


def annotate_gold(rows: Sequence[Row], pipeline: Pipeline, *, rules: bool = False) -> list[Row]:
    """What the pipeline makes of the paragraphs of gold rows, each document read whole and in order.

    Parameters
    ----------
    rows : sequence of dict
    pipeline : Pipeline
    rules : bool
        Name the rule that found each thing.
    """
    return [
        row
        for document in documents_of(rows)
        for row in annotated_rows(pipeline.extract(document), prefix=document.name, rules=rules)
    ]
