"""Annotate documents: one JSON object a paragraph, in order."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from extraction.jsonl import annotated_rows, dumps
from extraction.pipeline import Pipeline
from extraction.read import ReadError, Unreadable, find_files, read_documents
from kg.errors import InputError, OutputError


@contextmanager
def _written(path: Path | None) -> Iterator[TextIO]:
    """Standard output, or a file that appears when it is whole."""
    if path is None:
        yield sys.stdout
        sys.stdout.flush()
        return
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with unfinished.open("w", encoding="utf-8", newline="\n") as out:
            yield out
        os.replace(unfinished, path)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror})") from None
    finally:
        unfinished.unlink(missing_ok=True)


def annotate(
    paths: Sequence[Path],
    output: Path | None,
    *,
    lexicons: Sequence[Path] = (),
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> tuple[Unreadable, ...]:
    """Write the annotated paragraphs of some documents.

    Parameters
    ----------
    paths : sequence of Path
        Files and folders.
    output : Path or None
        The file to write; standard output if None.
    lexicons : sequence of Path
    progress : callable
        Called with the number of documents done and their total.

    Returns
    -------
    tuple of Unreadable
        What was left out.

    Raises
    ------
    InputError
        If a path is missing, or nothing can be read.
    OutputError
        If the file cannot be written.
    """
    skipped: list[Unreadable] = []
    try:
        total = len(find_files(paths))
        pipeline = Pipeline(lexicons)
        with _written(output) as out:
            for done, document in enumerate(read_documents(paths), 1):
                if isinstance(document, Unreadable):
                    skipped.append(document)
                else:
                    out.writelines(dumps(row) + "\n" for row in annotated_rows(pipeline.extract(document)))
                progress(done, total)
            if len(skipped) == total:
                raise InputError("nothing could be read: " + "; ".join(f"{e.name}: {e.message}" for e in skipped[:3]))
    except ReadError as error:
        raise InputError(str(error)) from None
    return tuple(skipped)
