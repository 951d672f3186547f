"""What a document's result depends on besides the document: version, lexicon, rules and the program itself."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

from extraction.model import Document
from ontology.identifiers import SEPARATOR, digest
from ontology.version import VERSION


@lru_cache(maxsize=1)
def program_hash() -> str:
    """SHA-256 over the program's own files that a result can depend on, by name.

    The version alone would not do: whoever changes a rule in a checkout would be given the results of before.
    """
    total = sha256()
    for package, deep in (("extraction", True), ("ontology", True), ("kg", False)):
        for name, file in sorted(_sources(files(package), deep=deep)):
            total.update(f"{package}/{name}{SEPARATOR}".encode() + file.read_bytes())
    return total.hexdigest()


def _sources(folder: Traversable, above: str = "", *, deep: bool) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            if deep and not entry.name.startswith("__"):
                yield from _sources(entry, f"{above}{entry.name}/", deep=deep)
        elif entry.name.endswith((".py", ".yaml", ".txt", ".ttl")):
            yield above + entry.name, entry


def recipe(*, lexicon: str, rules: str, review: str = "") -> str:
    """What all results of a build have in common, as a hash.

    Parameters
    ----------
    lexicon, rules : str
        `kg.provenance.lexicon_hash` and `kg.provenance.rules_hash`.
    review : str
        A hash of the decisions of reviewers.
    """
    return digest(VERSION, lexicon, rules, review, program_hash(), length=64)


def result_key(document: Document, recipe: str) -> str:
    """What a document's result is kept under: it changes with all that the result depends on, and with nothing else."""
    # The text of a PDF or a web page depends on the library that took it out, and so does all that is said of it.
    said = (document.text, document.metadata, document.declared, document.pages, document.gaps)
    return digest(recipe, document.name, document.sha256, repr(said), length=64)
