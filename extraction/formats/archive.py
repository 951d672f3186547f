"""Open archives that came from elsewhere: no bombs, no paths that lead out, names in their right encoding."""

from __future__ import annotations

import zipfile
from pathlib import PurePosixPath

from extraction.decode import decode_name

MOST_FILES = 20_000
MOST_BYTES = 2 * 1024**3
"""What an archive may hold unpacked."""
MOST_BYTES_OF_ONE = 512 * 1024**2
MOST_RATIO = 250
RATIO_FROM = 20 * 1024**2
"""From this size on an entry must not be packed tighter than `MOST_RATIO`: text packs to a tenth, bombs far below."""


class ArchiveError(ValueError):
    """An archive that is not opened; the message says why in one line."""


def check_archive(archive: zipfile.ZipFile) -> None:
    """Refuse an archive that would unpack to more than a document can be.

    Raises
    ------
    ArchiveError
    """
    entries = archive.infolist()
    if len(entries) > MOST_FILES:
        raise ArchiveError(f"the archive holds more than {MOST_FILES} files; unpack it and give the folder")
    if sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise ArchiveError(
            f"the archive unpacks to more than {MOST_BYTES // 1024**3} GB; unpack it and give the folder"
        )
    for entry in entries:
        tight = entry.file_size > RATIO_FROM and entry.file_size > MOST_RATIO * max(1, entry.compress_size)
        if tight or entry.file_size > MOST_BYTES_OF_ONE:
            raise ArchiveError(
                f"{entry.filename} in the archive unpacks to {entry.file_size:,} bytes: it is not opened"
            )


def entry_name(entry: zipfile.ZipInfo) -> str:
    """The name of an archive's entry: without the flag for UTF-8, Windows in China writes GB18030."""
    if entry.flag_bits & 0x800:
        return entry.filename
    return decode_name(entry.filename.encode("cp437", "replace")) or entry.filename


def is_safe(name: str) -> bool:
    """Whether an entry's name stays below the archive: relative, and without a step upwards."""
    path = PurePosixPath(name.replace("\\", "/"))
    return not path.is_absolute() and ".." not in path.parts and ":" not in path.parts[0] if path.parts else False
