"""Read and check concept files: tab-separated, one statement a row, the same file for people, SKOS and the matcher."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from ontology.concept import FACTS, KINDS, LABELS, LINKS, Concept, Row

_PROPERTIES = frozenset((*LABELS, *LINKS, *FACTS))
HEADER = ("concept", "kind", "property", "value", "language", "source")


MATCHED = frozenset({"prefLabel", "altLabel", "hiddenLabel"})
"""The labels that are looked for in texts, where they are Chinese."""

_SENTENCE_END = re.compile("[。！？；;!?]")


class VocabularyError(ValueError):
    """A concept file that cannot be used; the message names the file, the line and what to do."""


def read_rows(lines: Iterable[str], name: str) -> Iterator[Row]:
    """Parse the lines of one concept file.

    Parameters
    ----------
    lines : iterable of str
        The file's lines, header first.
    name : str
        The file's name, for messages.

    Yields
    ------
    Row

    Raises
    ------
    VocabularyError
        On a wrong header, a row of another width, or an unknown kind or property.
    """
    reader = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    header = next(reader, None)
    if header is None or tuple(cell.strip().lstrip("\ufeff") for cell in header) != HEADER:
        raise VocabularyError(f"{name}:1: the first line must be the tab-separated header {' '.join(HEADER)}")
    for number, cells in enumerate(reader, 2):
        if not any(cells) or cells[0].startswith("#"):
            continue
        if len(cells) != len(HEADER):
            raise VocabularyError(f"{name}:{number}: {len(cells)} cells instead of {len(HEADER)}; separate with tabs")
        row = Row(*map(str.strip, cells))
        if row.kind not in KINDS:
            raise VocabularyError(f"{name}:{number}: unknown kind {row.kind!r}; use one of {', '.join(KINDS)}")
        if row.property not in _PROPERTIES:
            raise VocabularyError(f"{name}:{number}: unknown property {row.property!r}")
        if not row.value:
            raise VocabularyError(f"{name}:{number}: the value is empty")
        end = _SENTENCE_END.search(row.value) if row.property in MATCHED and row.language == "zh-Hans" else None
        if end:
            raise VocabularyError(
                f"{name}:{number}: the label {row.value!r} holds {end[0]}, which ends a sentence, so that no clause "
                "can hold the label; leave the mark out"
            )
        yield row


def gather(rows: Iterable[Row]) -> tuple[Concept, ...]:
    """Group rows into concepts, in order of first appearance; the first row decides the kind."""
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(row.concept, []).append(row)
    return tuple(Concept(concept, members[0].kind, tuple(members)) for concept, members in grouped.items())


@lru_cache(maxsize=1)
def shipped_rows() -> tuple[Row, ...]:
    """The rows of the concept files that come with the package, files in order of their names."""
    folder = files("ontology") / "concepts"
    found: list[Row] = []
    for file in sorted((entry for entry in folder.iterdir() if entry.name.endswith(".tsv")), key=lambda e: e.name):
        found.extend(read_rows(file.read_text(encoding="utf-8").splitlines(), file.name))
    return tuple(found)


@lru_cache(maxsize=1)
def shipped_concepts() -> tuple[Concept, ...]:
    """The concepts of the package."""
    return gather(shipped_rows())


def load_concepts(extra: Sequence[Path] = ()) -> tuple[Concept, ...]:
    """All concepts: those of the package and those of the user's own files.

    Parameters
    ----------
    extra : sequence of Path
        Concept files of the user's (``--lexicon``), read after the package's own.

    Raises
    ------
    VocabularyError
        If a file is missing, is not UTF-8 or breaks the form.
    """
    if not extra:
        return shipped_concepts()
    rows = list(shipped_rows())
    for path in extra:
        try:
            text = path.read_text(encoding="utf-8-sig")
        except FileNotFoundError:
            raise VocabularyError(f"{path}: no such lexicon file") from None
        except (OSError, UnicodeDecodeError) as error:
            raise VocabularyError(f"{path}: cannot be read as UTF-8 text ({error})") from None
        rows.extend(read_rows(text.splitlines(), str(path)))
    return gather(rows)
