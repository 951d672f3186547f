"""Annotated paragraphs in the forms of annotation tools, and back: the project's own, doccano's, Label Studio's.

A tool shows spans and the relations between them; what else a paragraph says (duties, goals, objects that stand in a
heading) goes along as the tool's extra data. Whatever was not changed in the tool comes back as it was, to the byte;
what was changed there, spans and ``develops`` relations, wins over what went along.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from extraction.jsonl import dumps
from kg.errors import InputError, OutputError
from kg.gold import Row, checked_row
from kg.interchange_doccano import from_doccano, to_doccano
from kg.interchange_label_studio import from_label_studio, to_label_studio

FORMS = ("policykg", "doccano", "label-studio")


def form_of(data: Any) -> str:
    """Which of `FORMS` an object of a file is in; empty if it is in none.

    Examples
    --------
    >>> form_of({"text": "顺义区", "entities": [], "relations": []})
    'doccano'
    """
    if not isinstance(data, dict):
        return ""
    if isinstance(data.get("data"), dict):
        return "label-studio"
    if "mentions" in data and "text" in data:
        return "policykg"
    return "doccano" if {"entities", "label", "labels"} & set(data) and {"text", "data"} & set(data) else ""


def read_annotations(path: Path) -> list[Row]:
    """The annotated paragraphs of a file, whichever of the forms it is in.

    Raises
    ------
    InputError
        If the file cannot be read, or something in it is no annotated paragraph or has offsets that lead nowhere.
    """
    objects = _objects(path)
    readers: Mapping[str, Callable[[dict[str, Any]], Row]] = {
        "policykg": lambda data: data,
        "doccano": from_doccano,
        "label-studio": from_label_studio,
    }
    rows = []
    for where, data in objects:
        form = form_of(data)
        if not form:
            raise InputError(f"{path}:{where}: is no annotated paragraph of policykg, doccano or Label Studio")
        try:
            rows.append(checked_row(readers[form](data), f"{path}:{where}"))
        except (KeyError, TypeError, ValueError) as error:
            raise InputError(f"{path}:{where}: is no whole annotation of {form} ({error})") from None
    if not rows:
        raise InputError(f"{path}: holds no annotated paragraph")
    return rows


def _objects(path: Path) -> list[tuple[str, Any]]:
    """The objects of a file, JSON or a JSON object a line, each with where it stands."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise InputError(f"{path}: no such file") from None
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read as UTF-8 text ({error})") from None
    if text.lstrip().startswith("["):
        try:
            return [(f"task {number}", data) for number, data in enumerate(json.loads(text), 1)]
        except json.JSONDecodeError as error:
            raise InputError(f"{path}:{error.lineno}: is no JSON ({error.msg})") from None
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                found.append((str(number), json.loads(line)))
            except json.JSONDecodeError as error:
                raise InputError(f"{path}:{number}: is no JSON ({error.msg})") from None
    return found


def annotations_text(rows: Sequence[Row], form: str, *, suggested: bool = False) -> str:
    """The text of a file in a form.

    Parameters
    ----------
    rows : sequence of dict
        Annotated paragraphs.
    form : str
        One of `FORMS`.
    suggested : bool
        For Label Studio: as predictions, which an annotator accepts or changes, and not as finished annotations.

    Raises
    ------
    InputError
        If the form is unknown.
    """
    if form == "policykg":
        return "".join(dumps(row) + "\n" for row in rows)
    if form == "doccano":
        return "".join(dumps(to_doccano(row)) + "\n" for row in rows)
    if form == "label-studio":
        tasks = [to_label_studio(row, suggested=suggested) for row in rows]
        return json.dumps(tasks, ensure_ascii=False, indent=1) + "\n"
    raise InputError(f"there is no form {form!r}; use one of {', '.join(FORMS)}")


def write_annotations(rows: Sequence[Row], path: Path, form: str, *, suggested: bool = False) -> None:
    """Write a file in a form.

    Raises
    ------
    OutputError
        If it cannot be written.
    """
    text = annotations_text(rows, form, suggested=suggested)
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror})") from None
