"""Read documents: files, folders and archives in, `Document`s out, in code-point order of their relative paths.

The formats are those of `extraction.formats`; a ``metadata.csv`` beside the files says what they do not say themselves.
"""

from __future__ import annotations

import hashlib
import os
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path, PurePosixPath

from extraction.decode import decode_name
from extraction.formats.archive import ArchiveError, check_archive, entry_name, is_safe
from extraction.formats.extract import DOCUMENTS, UNREAD, extract_text
from extraction.formats.extracted import Extracted, FormatError
from extraction.model import Document, Metadata
from extraction.sidecar import SidecarError, read_sidecar
from extraction.steady import ChangingError, is_still, read_steadily, stamp_of

ARCHIVES = frozenset({".zip"})
_KNOWN = DOCUMENTS | UNREAD | ARCHIVES

Extract = Callable[[bytes, str], Extracted]
"""Takes the text out of a file's bytes, given the ending of its name; raises `FormatError`."""


class ReadError(ValueError):
    """Nothing can be read: a path is missing or holds no document. The message says which and what to do."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that was passed over, and why, in one line."""

    name: str
    message: str


def _document(data: bytes, name: str, metadata: Metadata, extract: Extract) -> Document | Unreadable:
    try:
        extracted = extract(data, PurePosixPath(name).suffix.lower())
    except FormatError as error:
        return Unreadable(name, str(error))
    return Document(
        name,
        hashlib.sha256(data).hexdigest(),
        extracted.text,
        metadata,
        extracted.declared,
        extracted.pages,
        extracted.gaps,
    )


def _read(path: Path, name: str, metadata: Metadata, extract: Extract) -> Document | Unreadable:
    """Read one file."""
    try:
        data = read_steadily(path)
    except ChangingError as error:
        return Unreadable(name, str(error))
    except OSError as error:
        return Unreadable(name, f"cannot be read ({error.strerror or error})")
    return _document(data, name, metadata, extract)


def _entries(path: Path, name: str) -> list[str]:
    """The documents in an archive; the archive itself where it cannot be opened, or holds none."""
    try:
        with zipfile.ZipFile(path) as archive:
            inside = [f"{name}/{inner}" for inner in _contents(archive)]
    except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError):
        inside = []
    return inside or [name]


def _contents(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """The documents of an archive by name; in other words than theirs two entries of one name are one."""
    check_archive(archive)
    found = {}
    for entry in archive.infolist():
        inner = entry_name(entry).replace("\\", "/")
        parts = PurePosixPath(inner).parts
        hidden = any(part.startswith(".") or part == "__MACOSX" for part in parts)
        if not entry.is_dir() and is_safe(inner) and not hidden and PurePosixPath(inner).suffix.lower() in _KNOWN:
            found[PurePosixPath(inner).as_posix()] = entry
    return found


def _read_entry(
    path: Path, name: str, archive_name: str, metadata: Metadata, extract: Extract
) -> Document | Unreadable:
    """Read one document of an archive."""
    inner = name[len(archive_name) + 1 :]
    if PurePosixPath(name).suffix.lower() in ARCHIVES and inner:
        return Unreadable(name, "an archive in an archive is not opened; unpack the outer one")
    try:
        with path.open("rb") as file, zipfile.ZipFile(file) as archive:
            stamp = stamp_of(file)
            contents = _contents(archive)
            if not inner:
                return Unreadable(name, "the archive holds no document; give one with .docx, .pdf, .html or .txt files")
            if inner not in contents:
                return Unreadable(name, "changed while it was read; try again")
            if contents[inner].flag_bits & 0x1:
                return Unreadable(name, "the archive is locked with a password; unpack it and give the folder")
            data = archive.read(contents[inner])
        if not is_still(path, stamp):
            return Unreadable(name, str(ChangingError()))
    except ArchiveError as error:
        return Unreadable(name, str(error))
    except OSError as error:
        return Unreadable(name, f"cannot be read ({error.strerror or error})")
    except (ValueError, zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError, zlib.error) as error:
        said = " ".join(str(error).split())
        return Unreadable(name, f"the archive is damaged ({said}); download it again")
    return _document(data, name, metadata, extract)


def shipped_document() -> Document:
    """The document that comes with the package: Beijing's 京发〔2017〕27号."""
    folder = Path(str(files("extraction") / "documents"))
    name = "beijing-2017-27.txt"
    document = _read(folder / name, name, read_sidecar(folder)[name], extract_text)
    if isinstance(document, Unreadable):
        raise ReadError(f"{folder / name}: {document.message}; reinstall the package")
    return document


def _walk(folder: Path) -> Iterator[tuple[str, Path]]:
    """The files below a folder with their names relative to it; links to folders are not followed."""
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(parent) / name
            if not name.startswith(".") and path.suffix.lower() in _KNOWN and path.is_file():
                yield readable(path.relative_to(folder).as_posix()), path


def readable(name: str) -> str:
    """A file name as text: where it is no UTF-8, what unpacks archives of other systems wrote it in GB18030.

    Examples
    --------
    >>> readable(os.fsdecode("通知.txt".encode("gb18030")))
    '通知.txt'
    """
    data = os.fsencode(name)
    return decode_name(data) or data.decode("utf-8", "replace")


def find_files(paths: Sequence[Path]) -> list[tuple[str, Path]]:
    """The documents below some paths, with their names relative to the folder asked for.

    A document in an archive bears the name of the archive and its own, with the path of the archive.

    Raises
    ------
    ReadError
        If a path does not exist or a folder holds no document.
    """
    return [(name, path) for name, path, _ in _find(paths)]


def _find(paths: Sequence[Path]) -> Iterator[tuple[str, Path, str]]:
    """The name, the path and the name of the archive, if it stands in one, of each document."""
    for path in paths:
        if path.is_dir():
            inside = sorted(_walk(path))
            if not inside:
                raise ReadError(f"{path}: holds no document; give a folder with .txt, .docx, .pdf or .html files")
        elif path.exists():
            inside = [(readable(path.name), path)]
        else:
            raise ReadError(f"{path}: no such file or folder")
        for name, file in inside:
            if file.suffix.lower() in ARCHIVES:
                yield from ((entry, file, name) for entry in sorted(_entries(file, name)))
            else:
                yield name, file, ""


def read_documents(paths: Sequence[Path], extract: Extract = extract_text) -> Iterator[Document | Unreadable]:
    """Read files and folders, one document at a time.

    Parameters
    ----------
    paths : sequence of Path
        Files, archives, or folders that are read recursively.
    extract : callable
        Takes the text out of a file: `extraction.formats.kept.Texts.extract` does so once for the same file.

    Yields
    ------
    Document or Unreadable
        In the order of `paths`, below a folder in code-point order of the relative path. A file that cannot be read
        does not stop the rest.

    Raises
    ------
    ReadError
        Before the first document, if a path is missing or a folder holds none; if a metadata file cannot be used.
    """
    sidecars: dict[Path, dict[str, Metadata]] = {}
    for name, path, archive in list(_find(paths)):
        folder = path.parent
        if folder not in sidecars:
            try:
                sidecars[folder] = read_sidecar(folder)
            except SidecarError as error:
                raise ReadError(str(error)) from None
        given = sidecars[folder].get(path.name + name[len(archive) :] if archive else path.name, Metadata())
        if archive:
            yield _read_entry(path, name, archive, given, extract)
        else:
            yield _read(path, name, given, extract)
