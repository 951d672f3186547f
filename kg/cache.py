"""The results of documents, kept in the output folder, so that a second build reads only what changed.

A result is one file, named by the key of `kg.recipe.result_key`: a line about it, then its packed parts. It is written
beside and renamed, so that a build that is killed leaves whole results only; one that is damaged counts as missing.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from extraction.formats.kept import Texts
from kg.errors import DamagedError
from kg.recipe import program_hash
from kg.result import Result, Stock, packed, parsed, unpacked, written
from kg.table_parts import PolicyPart
from kg.table_parts import parsed as parts

FOLDER = ".cache"
"""The folder inside a build."""

VOCABULARY = "vocabulary-"
"""How the file with what the concept files say begins."""

TEXTS = "texts"
"""The folder in it with the texts of files that take long to read."""

_PART = ".part"

PARTS = ("own", "shared", "tables")
"""The parts of a result in their order; each is `DamagedError` to read if it is damaged."""


def texts_of(output: Path, *, writing: bool = True) -> Texts:
    """The texts of PDF, Word and other files that a build keeps, in its folder `output`."""
    return Texts(output / FOLDER / TEXTS, program_hash(), writing=writing)


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
                whole = os.fstat(file.fileno()).st_size == file.tell() + sum(head[name] for name in PARTS)
                return parsed(line.decode("utf-8")) if whole else None
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError):
            # Damaged or not readable: the document is read again, and the result replaced.
            return None

    def own(self, key: str) -> bytes:
        """The document's own graphs as blocks of TriG."""
        return self._part(key, "own")

    def shared(self, key: str) -> bytes:
        """The N-Quads that other documents may yield too."""
        return self._part(key, "shared")

    def tables(self, key: str) -> tuple[PolicyPart, ...]:
        """What the document gives to the tables."""
        try:
            return parts(self._part(key, "tables"))
        except ValueError:
            raise self._damaged(key) from None

    def _part(self, key: str, name: str) -> bytes:
        path = self._path(key)
        try:
            with path.open("rb") as file:
                head = json.loads(file.readline())
                file.readline()
                file.seek(sum(head[before] for before in PARTS[: PARTS.index(name)]), os.SEEK_CUR)
                return unpacked(file.read(head[name]))
        except (FileNotFoundError, ValueError, KeyError, TypeError):
            raise self._damaged(key) from None

    def _damaged(self, key: str) -> DamagedError:
        return DamagedError(f"{self._path(key)}: a result that was kept is damaged; build again with --fresh")

    def vocabulary(self, name: str, make: Callable[[], bytes]) -> bytes:
        """What the concept files say, kept under a hash of them; made where it is not there or not whole."""
        path = self.folder / f"{VOCABULARY}{name}"
        try:
            return unpacked(path.read_bytes())
        except (OSError, ValueError):
            # Not there, damaged or not readable: it is made, and replaced.
            made = make()
        self.folder.mkdir(parents=True, exist_ok=True)
        for other in self.folder.glob(f"{VOCABULARY}*"):
            other.unlink()
        part = path.with_name(f"{path.name}{_PART}")
        part.write_bytes(packed(made))
        part.replace(path)
        return made

    def put(self, key: str, result: Result) -> None:
        """Keep a result."""
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f"{key}{_PART}")
        with part.open("wb") as file:
            parts = {name: getattr(result, name) for name in PARTS}
            file.write(json.dumps({name: len(data) for name, data in parts.items()}).encode() + b"\n")
            file.write(written(result.stock).encode("utf-8") + b"\n")
            file.writelines(parts.values())
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
