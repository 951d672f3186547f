"""Keep the texts of files that take long to read (PDF, Word, web pages) by their content, for the next time."""

from __future__ import annotations

import json
import zlib
from contextlib import suppress
from dataclasses import asdict
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from extraction.formats.extract import TEXT, extract_text
from extraction.formats.extracted import Extracted
from extraction.model import Metadata
from ontology.identifiers import digest

LIBRARIES = ("lxml", "pdfminer.six", "pdfplumber", "python-docx")
"""What takes out texts: another version may take out another text."""


class Texts:
    """Texts in a folder.

    Parameters
    ----------
    folder : Path
        Made when the first text is put in.
    program : str
        A hash of the program: what another one took out is not used.
    writing : bool
        Whether texts are put in, or only used.
    """

    def __init__(self, folder: Path, program: str, *, writing: bool = True) -> None:
        self.folder, self._writing = folder, writing
        self._recipe = digest(program, *map(_version, LIBRARIES), length=64)
        self._used: set[str] = set()

    def extract(self, data: bytes, suffix: str) -> Extracted:
        """The text of a file, as `extract_text` gives it.

        Raises
        ------
        FormatError
            If no text can be taken out of it; that is not kept, since a program may be missing that is there next time.
        """
        if suffix in TEXT:
            return extract_text(data, suffix)
        name = digest(self._recipe, suffix, sha256(data).hexdigest(), length=64)
        self._used.add(name)
        path = self.folder / name
        found = _read(path)
        if found is None:
            found = extract_text(data, suffix)
            if self._writing:
                self._put(path, found)
        return found

    def _put(self, path: Path, found: Extracted) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f"{path.name}.part")
        part.write_bytes(zlib.compress(json.dumps(asdict(found), ensure_ascii=False).encode("utf-8"), 1))
        part.replace(path)

    def keep_used(self) -> None:
        """Remove all texts that were not asked for."""
        for path in self.folder.iterdir() if self.folder.is_dir() else ():
            if path.name not in self._used:
                path.unlink()


def _version(library: str) -> str:
    with suppress(PackageNotFoundError):
        return version(library)
    return ""


def _read(path: Path) -> Extracted | None:
    """A text that is kept; None if it is not there or not whole."""
    try:
        found = json.loads(zlib.decompress(path.read_bytes()))
        declared = Metadata(**{**found["declared"], "issuers": tuple(found["declared"]["issuers"])})
        return Extracted(
            found["text"],
            tuple((start, number) for start, number in found["pages"]),
            declared,
            tuple(found["gaps"]),
        )
    except (OSError, ValueError, KeyError, TypeError, zlib.error):
        # Damaged or not readable: the file is read again, and the text replaced.
        return None
