"""Read other word processors' files (.doc, .wps, .rtf, .odt) through LibreOffice, which makes a .docx of them."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from extraction.formats.docx import read_docx
from extraction.formats.extracted import Extracted, FormatError

LONGEST = 120
"""Seconds that LibreOffice may take for one file."""
_PROGRAMS = ("soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice")


def find_office() -> str | None:
    """The LibreOffice program of this machine."""
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


def read_office(data: bytes, suffix: str) -> Extracted:
    """Read a file that LibreOffice opens.

    Parameters
    ----------
    data : bytes
    suffix : str
        The ending of its name, with the dot.

    Raises
    ------
    FormatError
        If LibreOffice is missing or cannot read the file.
    """
    program = find_office()
    if program is None:
        raise FormatError(f"{suffix} files need LibreOffice: install it, or save the file as .docx")
    with tempfile.TemporaryDirectory(prefix="policykg-") as folder:
        source = Path(folder) / f"document{suffix}"
        source.write_bytes(data)
        # A profile of its own: LibreOffice hands a second call to the one that is running, which may be a user's.
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = [program, profile, "--headless", "--norestore", "--convert-to", "docx", "--outdir", folder]
        _run([*command, str(source)])
        made = source.with_suffix(".docx")
        if not made.is_file():
            raise FormatError("LibreOffice cannot open the file; open it in Word and save it as .docx")
        return read_docx(made.read_bytes())


def _run(command: list[str]) -> None:
    """Run LibreOffice; when it takes too long, end it with what it started."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    try:
        process.wait(timeout=LONGEST)
    except subprocess.TimeoutExpired:
        raise FormatError(f"LibreOffice took more than {LONGEST} seconds; save the file as .docx") from None
    finally:
        if process.poll() is None:
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
            process.wait()
