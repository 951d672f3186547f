"""Read ``metadata.csv``, in which a folder says what its documents do not say of themselves.

Its columns are ``file`` and any of ``title number issuers date jurisdiction source published``; several issuers are
separated by ``;``. A file in an archive is named by the archive and its path in it: ``batch.zip/2024/a.docx``.
"""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from extraction.decode import decode
from extraction.model import Metadata

SIDECAR = "metadata.csv"
_ISO = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")


class SidecarError(ValueError):
    """A metadata file that cannot be used; the message says which, and what to do."""


def _date(text: str, path: Path, line: int) -> str:
    """An ISO date; spreadsheets turn 2024-03-01 into 2024/3/1."""
    match = _ISO.fullmatch(text)
    if match is None or not (1 <= int(match.group(2)) <= 12 and 1 <= int(match.group(3)) <= 31):
        if text:
            raise SidecarError(f"{path}: line {line}: {text} is no date; write it as 2024-03-01")
        return ""
    return f"{match.group(1)}-{int(match.group(2)):02d}-{int(match.group(3)):02d}"


def read_sidecar(folder: Path) -> dict[str, Metadata]:
    """The rows of a folder's metadata file, by the name of the file; empty when there is none.

    Parameters
    ----------
    folder : Path

    Raises
    ------
    SidecarError
        If it cannot be read, has no column ``file``, or holds a date that is none.
    """
    path = folder / SIDECAR
    if not path.is_file():
        return {}
    try:
        text = decode(path.read_bytes())
    except (OSError, ValueError) as error:
        raise SidecarError(f"{path}: cannot be read ({error})") from None
    reader = csv.DictReader(io.StringIO(text, newline=""))
    if "file" not in (reader.fieldnames or ()):
        raise SidecarError(f"{path}: needs a column named file")
    found = {}
    try:
        for row in reader:
            cells = {key: (value or "").strip() for key, value in row.items() if isinstance(key, str)}
            found[cells["file"].replace("\\", "/")] = Metadata(
                title=cells.get("title", ""),
                number=cells.get("number", ""),
                issuers=tuple(part.strip() for part in re.split("[;；]", cells.get("issuers", "")) if part.strip()),
                date=_date(cells.get("date", ""), path, reader.line_num),
                jurisdiction=cells.get("jurisdiction", ""),
                source=cells.get("source", ""),
                published=_date(cells.get("published", ""), path, reader.line_num),
            )
    except csv.Error as error:
        raise SidecarError(f"{path}: line {reader.line_num}: {error}") from None
    return found
