"""Build the graph: documents in, a validated folder out, which takes the place of the last once it is whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from extraction.read import ReadError, find_files, read_documents, shipped_document
from kg.built import Built, Options
from kg.construct import Building
from kg.engine import Engine
from kg.errors import InputError, OutputError
from kg.given import Given, Limits
from kg.review_effect import Review
from kg.review_use import keep, read_review
from kg.swap import staging
from ontology.rows import load_concepts


def build(
    paths: Sequence[Path],
    output: Path,
    *,
    lexicons: Sequence[Path] = (),
    review: Path | None = None,
    jobs: int | None = None,
    limits: Limits | None = None,
    fresh: bool = False,
    engine: Callable[[Given], Engine] | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Built:
    """Build the graph of some documents.

    Parameters
    ----------
    paths : sequence of Path
        Files and folders; none at all stands for the document that comes with the package.
    output : Path
        The folder to write; the build in it, if any, is replaced at the very end.
    lexicons, review, jobs, limits, fresh, engine
        See `Options`.
    progress : callable
        Called with the number of documents done and their total.

    Returns
    -------
    Built

    Raises
    ------
    InputError
        If nothing can be read.
    OutputError
        If the folder cannot be written.
    ShapeError
        If the graph does not conform to its shapes.
    VocabularyError
        If a concept file breaks the form.
    """
    options = Options(tuple(lexicons), review, jobs, limits or Limits(), fresh, engine)
    reviewed = read_review(paths, review, load_concepts(lexicons))
    try:
        total = len(find_files(paths)) if paths else 1
        with staging(output) as folder:
            building = Building(folder, output, options, reviewed)
            found = read_documents(paths, building.texts.extract) if paths else (shipped_document(),)
            try:
                building.read(found, lambda done: progress(done, total))
                built = building.finish()
            finally:
                building.workshop.close()
    except ReadError as error:
        raise InputError(str(error)) from None
    except OSError as error:
        said = error.strerror or " ".join(str(error).split())
        raise OutputError(
            f"{output}: cannot be written ({said}); make room or choose another folder with -o; the last build stands"
        ) from None
    kept = keep(reviewed, paths) if review is not None else None
    return replace(built, remarks=tuple(_told_of_review(reviewed, built.remarks, kept, new=review is not None)))


def _told_of_review(review: Review, lost: Sequence[str], kept: Path | None, *, new: bool) -> Iterator[str]:
    if review.decisions:
        yield f"{len(review.decisions)} decisions of reviewers applied" + (f", kept in {kept}" if kept else "")
        if new and kept is None:
            yield "no folder of documents was given, so give --review again next time"
    elif new:
        yield "the review holds no decision yet: fill in its column decision"
    if lost:
        yield f"the text that {len(lost)} decisions were made on is gone, see report.md; the first is {lost[0]}"
