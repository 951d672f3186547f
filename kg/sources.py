"""Keep the text of every document beside the graph: what the offsets of clauses and mentions point into."""

from __future__ import annotations

from pathlib import Path

from ontology.identifiers import digest

SOURCES = "sources"


def source_text(name: str, sha256: str) -> str:
    """Where the text of a document stands in a build, relative to its folder.

    Parameters
    ----------
    name : str
        The document's name. It is hashed: names may be too long for a file system, or differ by case alone.
    sha256 : str
        Hex digest of the file's bytes.
    """
    return f"{SOURCES}/x{digest(name, sha256)}.txt"


def write_source(folder: Path, path: str, text: str) -> None:
    """Write a document's text in UTF-8, line ends as they are.

    Parameters
    ----------
    folder : Path
        The folder of the build.
    path : str
        From `source_text`.
    """
    target = folder / path
    target.parent.mkdir(exist_ok=True)
    target.write_text(text, encoding="utf-8", newline="")
