"""A read-only SPARQL endpoint with a query editor on this machine, by the Oxigraph server."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import IO, NoReturn

from kg.errors import PolicyKGError, StoreError
from kg.start_page import start_page
from kg.store import STORE, open_store

HOST = "127.0.0.1"
TIMEOUT = 60
"""Seconds after which a query is given up."""
PATIENCE = 20.0
"""Seconds that the server may take to answer for the first time."""


def server() -> str:
    """The path of the ``oxigraph`` program that comes with the package's dependencies.

    Raises
    ------
    StoreError
        If it is not installed.
    """
    for folder in (str(Path(sys.executable).parent), sysconfig.get_path("scripts")):
        if (found := shutil.which("oxigraph", path=folder)) is not None:
            return found
    found = shutil.which("oxigraph")
    if found is None:
        raise StoreError("the oxigraph server is not installed; pip install oxigraph")
    return found


def free_port(port: int) -> int:
    """The port, if it can be bound on loopback; for 0 one that is free.

    Raises
    ------
    PolicyKGError
        If it is taken, or not ours to bind.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        # As the server does: a port that only waits for late packets is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OverflowError:
            raise PolicyKGError(f"{port} is no port; use one from 1024 to 65535") from None
        except PermissionError:
            raise PolicyKGError(f"port {port} needs rights that this user has not; use --port 7878 or above") from None
        except OSError:
            raise PolicyKGError(f"port {port} is taken; stop what listens there, or choose another by --port") from None
        return int(probe.getsockname()[1])


@contextmanager
def running(build: Path, port: int) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """The server over a build, answering; it is stopped at the end.

    Parameters
    ----------
    build : Path
        The output folder of a build.
    port : int
        Where to listen on loopback; 0 for any that is free.

    Yields
    ------
    process : Popen
    address : str
        ``http://127.0.0.1:7878``; queries go to ``/query`` below it.

    Raises
    ------
    StoreError
        If there is no build, or the server does not start.
    PolicyKGError
        If the port is taken.
    """
    open_store(build)
    port = free_port(port)
    command = [server(), "serve-read-only", "--location", str(build / STORE), "--bind", f"{HOST}:{port}"]
    # A file and no pipe: nobody reads along, and a full pipe would halt the server.
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            [*command, "--union-default-graph", "--timeout-s", str(TIMEOUT)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=log,
        )
        try:
            wait_until_it_answers(process, port, log)
            yield process, f"http://{HOST}:{port}"
        finally:
            stop(process)


def stop(process: subprocess.Popen[bytes]) -> None:
    """End the server, the hard way if it does not listen."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def wait_until_it_answers(process: subprocess.Popen[bytes], port: int, log: IO[bytes]) -> None:
    """Return when the port accepts connections; raise if the server ends before, or takes too long."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if process.poll() is not None:
            log.seek(0)
            said = log.read().decode(errors="replace").split()
            raise StoreError(f"the oxigraph server did not start: {' '.join(said) or 'no message'}")
        try:
            socket.create_connection((HOST, port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise StoreError(f"the oxigraph server did not answer within {PATIENCE:.0f} seconds")


def serve(build: Path, port: int, *, announce: Callable[[str, Path], None]) -> None:
    """Serve a build until interrupted or told to end (SIGTERM).

    Parameters
    ----------
    build : Path
        The output folder of a build.
    port : int
        Where to listen on loopback.
    announce : callable
        Is given the address and the start page once the server answers. The page is there as long as the server is.
    """

    def end(_signal: int, _frame: FrameType | None) -> NoReturn:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, end)
    try:
        with running(build, port) as (process, address), tempfile.TemporaryDirectory(prefix="policykg-") as folder:
            page = Path(folder) / "start.html"
            page.write_text(start_page(address, build), encoding="utf-8")
            announce(address, page)
            status = process.wait()
            raise StoreError(f"the oxigraph server ended by itself, with status {status}")
    except KeyboardInterrupt:
        return
    finally:
        signal.signal(signal.SIGTERM, before)
