"""Read a file that may be written at the same time: whole as it was at one moment, or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO

TRIES = 3


class ChangingError(OSError):
    """A file changed each time it was read."""

    def __init__(self) -> None:
        super().__init__("changes while it is read; build again when it is written")
        self.strerror = str(self.args[0])


Stamp = tuple[int, int, int]
"""Inode, size and time of the last change."""


def stamp_of(file: BinaryIO) -> Stamp:
    """The stamp of an open file."""
    found = os.fstat(file.fileno())
    return found.st_ino, found.st_size, found.st_mtime_ns


def is_still(path: Path, stamp: Stamp) -> bool:
    """Whether a path is the file of a stamp, unchanged."""
    found = path.stat()
    return (found.st_ino, found.st_size, found.st_mtime_ns) == stamp


def read_steadily(path: Path) -> bytes:
    """The bytes of a file, read again where it changes meanwhile.

    Raises
    ------
    ChangingError
        If it changes each time.
    OSError
        If it cannot be read.
    """
    for _ in range(TRIES):
        with path.open("rb") as file:
            stamp = stamp_of(file)
            data = _content(file)
        if len(data) == stamp[1] and is_still(path, stamp):
            return data
    raise ChangingError


def _content(file: BinaryIO) -> bytes:
    return file.read()
