"""Say what a build would do: which documents are new, changed or gone, and whether all would be read again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from extraction.read import ReadError, Unreadable, read_documents, shipped_document
from kg.cache import FOLDER, Cache, texts_of
from kg.construct import with_review
from kg.errors import InputError
from kg.provenance import lexicon_hash, rules_hash
from kg.recipe import recipe, result_key
from kg.review_use import read_review
from kg.state import State
from kg.swap import recover
from ontology.rows import load_concepts


@dataclass(frozen=True, slots=True)
class Status:
    """How documents stand to a build of them; names, in the order of the documents.

    Attributes
    ----------
    built : bool
        Whether there is a build.
    remade : bool
        Whether all is made anew, since the lexicon, the decisions, the rules or the program are no longer the same.
    new, changed, gone : tuple of str
        Documents that the build does not hold, holds with other content, or holds no longer.
    kept : tuple of str
        Those whose results are there.
    skipped : tuple of Unreadable
    """

    built: bool
    remade: bool
    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    kept: tuple[str, ...]
    skipped: tuple[Unreadable, ...]


def status(paths: Sequence[Path], output: Path, *, lexicons: Sequence[Path] = (), review: Path | None = None) -> Status:
    """What ``policykg build`` would do with the same arguments.

    Raises
    ------
    InputError
        If a path is missing or a folder holds no document.
    VocabularyError
        If a concept file breaks the form.
    """
    recover(output)
    reviewed = read_review(paths, review, load_concepts(lexicons))
    with TemporaryDirectory() as folder:
        concepts = load_concepts(with_review(reviewed, lexicons, Path(folder)))
    made = recipe(lexicon=lexicon_hash(concepts), rules=rules_hash(), review=reviewed.digest)
    last, cache = State.of(output), Cache(output / FOLDER)
    texts = texts_of(output, writing=False)
    held = set(last.names) if last else set()
    new: list[str] = []
    changed: list[str] = []
    kept: list[str] = []
    seen: set[str] = set()
    skipped: list[Unreadable] = []
    try:
        for document in read_documents(paths, texts.extract) if paths else (shipped_document(),):
            seen.add(document.name)
            if isinstance(document, Unreadable):
                skipped.append(document)
            elif cache.stock(result_key(document, made)) is not None:
                kept.append(document.name)
            else:
                (changed if document.name in held else new).append(document.name)
    except ReadError as error:
        raise InputError(str(error)) from None
    return Status(
        built=last is not None,
        remade=last is not None and last.recipe != made,
        new=tuple(new),
        changed=tuple(changed),
        gone=tuple(name for name in (last.names if last else ()) if name not in seen),
        kept=tuple(kept),
        skipped=tuple(skipped),
    )
