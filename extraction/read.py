"""Read documents: files and folders in, `Document`s out, in code-point order of their relative paths.

A text file is UTF-8 (with or without a byte order mark), UTF-16 with one, or GB18030. A ``metadata.csv`` in a folder
says what its documents do not say of themselves; its columns are ``file`` and any of ``title number issuers date
jurisdiction source``, several issuers separated by ``;``.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from extraction.model import Document, Metadata

TEXT_SUFFIXES = frozenset({".txt", ".md", ".text"})
OTHER_DOCUMENTS = frozenset({".doc", ".docx", ".wps", ".odt", ".rtf", ".pdf", ".html", ".htm", ".zip"})
SIDECAR = "metadata.csv"
_ODD = re.compile("[\x00-\x08\x0e-\x1f\ue000-\uf8ff]")


class ReadError(ValueError):
    """Nothing can be read: a path is missing or holds no document. The message says which and what to do."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that was passed over, and why, in one line."""

    name: str
    message: str


def decode(data: bytes) -> str:
    """Decode a Chinese text file.

    Parameters
    ----------
    data : bytes

    Raises
    ------
    ValueError
        If the bytes are empty or no text; the message says which.
    """
    if not data.strip():
        raise ValueError("the file is empty")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            raise ValueError("the file is not text; save it as UTF-8") from None
    if b"\x00" in data:
        raise ValueError("the file is not text; save it as UTF-8")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        # Any byte pairs decode as GB18030, so random bytes are told by what no document holds: control and private
        # characters.
        if len(_ODD.findall(text)) * 50 > len(text):
            break
        if not text.strip():
            raise ValueError("the file is empty")
        return text
    raise ValueError("the file is not text; save it as UTF-8")


def _sidecar(folder: Path) -> dict[str, Metadata]:
    """The rows of a folder's metadata file, by file name; empty when there is none."""
    path = folder / SIDECAR
    if not path.is_file():
        return {}
    try:
        text = decode(path.read_bytes())
    except (OSError, ValueError) as error:
        raise ReadError(f"{path}: cannot be read ({error})") from None
    reader = csv.DictReader(io.StringIO(text))
    if "file" not in (reader.fieldnames or ()):
        raise ReadError(f"{path}: needs a column named file")
    found = {}
    for row in reader:
        cells = {key: (value or "").strip() for key, value in row.items() if isinstance(key, str)}
        found[cells["file"]] = Metadata(
            title=cells.get("title", ""),
            number=cells.get("number", ""),
            issuers=tuple(part.strip() for part in re.split("[;；]", cells.get("issuers", "")) if part.strip()),
            date=cells.get("date", ""),
            jurisdiction=cells.get("jurisdiction", ""),
            source=cells.get("source", ""),
        )
    return found


def _read(path: Path, name: str, metadata: Metadata) -> Document | Unreadable:
    """Read one file."""
    if path.suffix.lower() in OTHER_DOCUMENTS:
        return Unreadable(name, f"{path.suffix} files are not read; save it as plain text (.txt, UTF-8)")
    try:
        data = path.read_bytes()
        text = decode(data)
    except OSError as error:
        return Unreadable(name, f"cannot be read ({error.strerror or error})")
    except ValueError as error:
        return Unreadable(name, str(error))
    return Document(name, hashlib.sha256(data).hexdigest(), text, metadata)


def shipped_document() -> Document:
    """The document that comes with the package: Beijing's 京发〔2017〕27号."""
    folder = Path(str(files("extraction") / "documents"))
    name = "beijing-2017-27.txt"
    document = _read(folder / name, name, _sidecar(folder)[name])
    if isinstance(document, Unreadable):
        raise ReadError(f"{folder / name}: {document.message}; reinstall the package")
    return document


def find_files(paths: Sequence[Path]) -> list[tuple[str, Path]]:
    """The document files below some paths, with their names relative to the folder asked for.

    Raises
    ------
    ReadError
        If a path does not exist or a folder holds no document.
    """
    found: list[tuple[str, Path]] = []
    for path in paths:
        if path.is_dir():
            inside = [
                (entry.relative_to(path).as_posix(), entry)
                for entry in path.rglob("*")
                if entry.suffix.lower() in TEXT_SUFFIXES | OTHER_DOCUMENTS
                and entry.is_file()
                and not any(part.startswith(".") for part in entry.relative_to(path).parts)
            ]
            if not inside:
                raise ReadError(f"{path}: holds no document; give a folder with .txt or .md files")
            found.extend(sorted(inside))
        elif path.exists():
            found.append((path.name, path))
        else:
            raise ReadError(f"{path}: no such file or folder")
    return found


def read_documents(paths: Sequence[Path]) -> Iterator[Document | Unreadable]:
    """Read files and folders, one document at a time.

    Parameters
    ----------
    paths : sequence of Path
        Files, or folders that are read recursively.

    Yields
    ------
    Document or Unreadable
        In the order of `paths`, below a folder in code-point order of the relative path. A file that cannot be read
        does not stop the rest.

    Raises
    ------
    ReadError
        Before the first document, if a path is missing or a folder holds none.
    """
    sidecars: dict[Path, dict[str, Metadata]] = {}
    for name, path in find_files(paths):
        folder = path.parent
        if folder not in sidecars:
            sidecars[folder] = _sidecar(folder)
        yield _read(path, name, sidecars[folder].get(path.name, Metadata()))
