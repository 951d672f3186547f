"""Build beside the output and swap at the end, so that the last good build stands whatever happens.

The swap is two renames in one folder: the old build becomes ``.NAME.previous``, the new one takes its place. A build
that is killed between them leaves ``.NAME.previous`` and no build, which `recover` sets right.
"""

from __future__ import annotations

import glob
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import OutputError

PRODUCTS = frozenset({"store", "graph.trig", "graph.graphml", "tables", "views", "report.md"})
"""What a build writes; everything else in the folder is the user's, and is carried over."""

NOTE = "README.md"


def _previous(output: Path) -> Path:
    return output.with_name(f".{output.name}.previous")


def recover(output: Path) -> None:
    """Put the last build back where a swap was cut off between its two renames."""
    output = Path(os.path.realpath(output))
    if not output.exists() and _previous(output).is_dir():
        _previous(output).rename(output)


@contextmanager
def staging(output: Path) -> Iterator[Path]:
    """A new folder to build in, which takes the place of `output` when the block ends without an error.

    Parameters
    ----------
    output : Path
        The folder of the build. It may be missing, empty, or hold a build; other folders are refused.

    Yields
    ------
    Path
        The folder to write to; removed if the block raises.

    Raises
    ------
    OutputError
        If `output` is no folder of a build, or cannot be written.
    """
    output = Path(os.path.realpath(output))
    new = output.with_name(f".{output.name}.building-{os.getpid()}")
    try:
        recover(output)
        _check(output)
        output.parent.mkdir(parents=True, exist_ok=True)
        _remove_remains(output)
        new.mkdir()
    except OSError as error:
        raise OutputError(f"{output}: cannot be written ({error.strerror}); choose another folder with -o") from None
    try:
        yield new
        _swap(new, output)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _remove_remains(output: Path) -> None:
    """Remove what builds that were killed left behind; a build that is still running keeps its folder."""
    for folder in output.parent.glob(f".{glob.escape(output.name)}.building-*"):
        pid = folder.name.rpartition("-")[2]
        if pid.isdecimal() and not _running(int(pid)):
            shutil.rmtree(folder, ignore_errors=True)


def _running(pid: int) -> bool:
    if pid == os.getpid() or os.name != "posix":
        # A process of this number elsewhere cannot be asked for; its folder is left alone.
        return pid != os.getpid()
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _check(output: Path) -> None:
    if not output.exists():
        return
    if not output.is_dir():
        raise OutputError(f"{output}: is not a folder; choose another with -o")
    names = {entry.name for entry in output.iterdir()}
    if names - {NOTE} and not names & PRODUCTS:
        raise OutputError(f"{output}: holds other things and no build; choose an empty or new folder with -o")
    if not os.access(output, os.W_OK):
        raise OutputError(f"{output}: cannot be written; choose another folder with -o")


def _swap(new: Path, output: Path) -> None:
    previous = _previous(output)
    try:
        if output.exists():
            for entry in output.iterdir():
                if entry.name not in PRODUCTS:
                    _copy(entry, new / entry.name)
            shutil.rmtree(previous, ignore_errors=True)
            os.replace(output, previous)
        os.replace(new, output)
    except OSError as error:
        recover(output)
        raise OutputError(f"{output}: cannot be written ({error.strerror}); the last build stands") from None
    shutil.rmtree(previous, ignore_errors=True)


def _copy(source: Path, target: Path) -> None:
    if source.is_dir() and not source.is_symlink():
        shutil.copytree(source, target, symlinks=True)
    else:
        shutil.copy2(source, target, follow_symlinks=False)
