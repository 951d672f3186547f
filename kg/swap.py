"""Build beside the output and swap at the end, so that the last good build stands whatever happens.

The swap is two renames in one folder: the old build becomes ``.NAME.previous``, the new one takes its place. A build
that is killed between them leaves ``.NAME.previous`` and no build, which `recover` sets right. Who swaps or recovers
holds a lock on the folder around, so that no reader takes a swap that is under way for one that was cut off.
"""

from __future__ import annotations

import errno
import glob
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # pragma: no cover
    # There is none on Windows, where no name can be taken from under an open store anyway.
    fcntl = None  # type: ignore[assignment]

from kg.errors import OutputError

MADE = frozenset({"store", "sources", "graph.trig", "graph.graphml", "tables", "views", "report.md"})
"""What every build writes."""

PRODUCTS = MADE | {"review-lexicon.tsv", ".state.json", ".cache"}
"""What a build may write; everything else in the folder is the user's, and is carried over."""

CARRIED = ".cache"
"""What a build takes over from the last one as it is."""

NOTE = "README.md"


def _previous(output: Path) -> Path:
    return output.with_name(f".{output.name}.previous")


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Keep other processes from swapping in a folder; the lock ends with the process, however it ends."""
    if fcntl is None:  # pragma: no cover
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
        except OSError as error:
            # Some network file systems know no locks; there a reader may be told that there is no build.
            if error.errno not in (errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS):
                raise
        yield
    finally:
        os.close(handle)


def recover(output: Path) -> None:
    """Put the last build back where a swap was cut off between its two renames.

    Raises
    ------
    OutputError
        If it cannot be put back.
    """
    output = Path(os.path.realpath(output))
    if output.exists() or not _previous(output).is_dir():
        return
    try:
        with _locked(output.parent):
            if not output.exists() and _previous(output).is_dir():
                _previous(output).rename(output)
    except OSError as error:
        raise OutputError(
            f"{output}: a build was cut off and its last state cannot be put back ({error.strerror}); "
            f"rename {_previous(output)} to {output}"
        ) from None


@contextmanager
def staging(output: Path) -> Iterator[Path]:
    """A new folder to build in, which takes the place of `output` when the block ends without an error.

    A block that removes the folder leaves `output` as it is.

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
        if new.exists():
            _swap(new, output)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _remove_remains(output: Path) -> None:
    """Remove what builds that were killed left behind; a build that is still running keeps its folder."""
    previous = _previous(output)
    if output.exists() and previous.is_dir():
        # Under another name first: what is half removed must never be put back.
        os.replace(previous, output.with_name(f".{output.name}.building-last-{os.getpid()}"))
        shutil.rmtree(output.with_name(f".{output.name}.building-last-{os.getpid()}"), ignore_errors=True)
    for folder in remains(output):
        if (folder / CARRIED).is_dir() and output.is_dir() and not (output / CARRIED).exists():
            os.replace(folder / CARRIED, output / CARRIED)
        shutil.rmtree(folder, ignore_errors=True)


def remains(output: Path) -> list[Path]:
    """The folders of builds that were killed, sorted."""
    output = Path(os.path.realpath(output))
    found = []
    for folder in output.parent.glob(f".{glob.escape(output.name)}.building-*"):
        pid = folder.name.rpartition("-")[2]
        if pid.isdecimal() and not _running(int(pid)):
            found.append(folder)
    return sorted(found)


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
        with _locked(output.parent):
            if (output / CARRIED).is_dir():
                os.replace(output / CARRIED, new / CARRIED)
            if output.exists():
                shutil.rmtree(previous, ignore_errors=True)
                os.replace(output, previous)
            os.replace(new, output)
            if previous.exists():
                # Under the name of a build that was killed: what is half removed must never be put back.
                os.replace(previous, new)
    except OSError as error:
        recover(output)
        raise OutputError(f"{output}: cannot be written ({error.strerror}); the last build stands") from None


def _copy(source: Path, target: Path) -> None:
    if source.is_dir() and not source.is_symlink():
        shutil.copytree(source, target, symlinks=True)
    else:
        shutil.copy2(source, target, follow_symlinks=False)
