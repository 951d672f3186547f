"""Put decisions to use in a build: gather them, keep them beside the documents, and say which have lost their text."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pyoxigraph import Literal, Store

from kg.errors import InputError, OutputError
from kg.review import Decision, kept_files, read_decisions, united, written
from kg.review_effect import Review, weigh
from kg.store import node
from ontology.concept import Concept
from ontology.namespaces import PK


def read_review(paths: Sequence[Path], new: Path | None, concepts: Iterable[Concept]) -> Review:
    """The decisions that hold for some documents.

    Parameters
    ----------
    paths : sequence of Path
        Files and folders of documents: what is kept beside them is read.
    new : Path or None
        A workbook, or a file like ``review.tsv``, with decisions that go before those kept.
    concepts : iterable of Concept
        The concepts of the lexicon.

    Raises
    ------
    InputError
        If a file of decisions cannot be used.
    """
    sets = [read_decisions(file) for file in kept_files(paths) if file.is_file()]
    if new is not None:
        sets.append(decisions_of(new))
    return weigh(united(*sets), concepts) if any(sets) else Review()


def decisions_of(path: Path) -> tuple[Decision, ...]:
    """The decisions of a file, by its ending.

    Raises
    ------
    InputError
        If it is neither a workbook nor a table, or cannot be read.
    """
    if path.suffix.lower() == ".xlsx":
        from kg.review_workbook import read_workbook

        return read_workbook(path)
    if path.suffix.lower() == ".tsv":
        return read_decisions(path)
    raise InputError(f"{path}: is no review; give the .xlsx of policykg review, or a review.tsv")


def keep(review: Review, paths: Sequence[Path]) -> Path | None:
    """Write the decisions beside the documents, in the first of their folders.

    Returns
    -------
    Path or None
        The file; None where there is nothing to keep, or no folder, since no document was given.

    Raises
    ------
    OutputError
        If it cannot be written.
    """
    file = next(kept_files(paths), None)
    if file is None or not (review.decisions or file.exists()):
        return None
    unfinished = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        unfinished.write_text(written(review.decisions), encoding="utf-8", newline="\n")
        os.replace(unfinished, file)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise OutputError(
            f"{file}: cannot be written ({error.strerror}); the build stands, the decisions are not kept"
        ) from None
    return file


def gone(store: Store, review: Review) -> Iterator[str]:
    """The decisions whose clause is no longer in the documents, a line each."""
    known: dict[str, bool] = {}
    for each in review.decisions:
        if each.hash not in known:
            found = store.quads_for_pattern(None, node(PK.textHash), Literal(each.hash), None)
            known[each.hash] = next(iter(found), None) is not None
        if not known[each.hash]:
            yield f"{each.kind} {each.name}: {each.decision} {each.value}".rstrip() + f" — {each.citation}"
