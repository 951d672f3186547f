"""The results of documents, kept in the output folder, so that a second build reads only what changed.

A result is one file, named by the key of `kg.recipe.result_key`: a line about it, then its packed quads. It is written
beside and renamed, so that a build that is killed leaves whole results only; one that is damaged counts as missing.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from kg.errors import DamagedError
from kg.result import Result, Stock, parsed, unpacked, written

FOLDER = ".cache"
"""The folder inside a build."""

_PART = ".part"


class Cache:
    """Results in a folder.

    Parameters
    ----------
    folder : Path
        Made when the first result is put in.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key

    def stock(self, key: str) -> Stock | None:
        """What is told of a result; None if it is not there or not whole."""
        try:
            with self._path(key).open("rb") as file:
                head = json.loads(file.readline())
                line = file.readline()
                whole = os.fstat(file.fileno()).st_size == file.tell() + head["own"] + head["shared"]
                return parsed(line.decode("utf-8")) if whole else None
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError):
            # Damaged or not readable: the document is read again, and the result replaced.
            return None

    def quads(self, key: str) -> tuple[bytes, bytes]:
        """The N-Quads of a result: the document's own, and the shared.

        Raises
        ------
        DamagedError
            If they are damaged.
        """
        return self.own(key), self.shared(key)

    def own(self, key: str) -> bytes:
        """The N-Quads of the document's own graphs."""
        return self._part(key, 0)

    def shared(self, key: str) -> bytes:
        """The N-Quads that other documents may yield too."""
        return self._part(key, 1)

    def _part(self, key: str, number: int) -> bytes:
        path = self._path(key)
        try:
            with path.open("rb") as file:
                head = json.loads(file.readline())
                file.readline()
                if number:
                    file.seek(head["own"], os.SEEK_CUR)
                return unpacked(file.read(head["shared" if number else "own"]))
        except (FileNotFoundError, ValueError):
            raise DamagedError(f"{path}: a result that was kept is damaged; build again with --fresh") from None

    def put(self, key: str, result: Result) -> None:
        """Keep a result."""
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f"{key}{_PART}")
        with part.open("wb") as file:
            file.write(json.dumps({"own": len(result.own), "shared": len(result.shared)}).encode() + b"\n")
            file.write(written(result.stock).encode("utf-8") + b"\n")
            file.write(result.own)
            file.write(result.shared)
        part.replace(path)

    def keep(self, keys: Iterable[str]) -> None:
        """Remove all results but these."""
        wanted = set(keys)
        for folder in self.folder.iterdir() if self.folder.is_dir() else ():
            if folder.is_dir() and len(folder.name) == 2:
                for file in folder.iterdir():
                    if file.name not in wanted:
                        file.unlink()
                if not any(folder.iterdir()):
                    folder.rmdir()

    def clear(self) -> None:
        """Remove everything."""
        if self.folder.exists():
            shutil.rmtree(self.folder)
