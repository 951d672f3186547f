"""Make files of each format by the programs that make them: LibreOffice and Chromium."""

from __future__ import annotations

import functools
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

from extraction.formats.office import find_office

HERE = Path(__file__).parent
NOTICE = HERE / "notice.fodt"
PAGES = HERE / "pages"


def chromium() -> str | None:
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    return next((found for name in names if (found := shutil.which(name))), None)


@functools.cache
def by_office(source: Path, suffix: str) -> bytes:
    """A file as LibreOffice exports it."""
    program = find_office()
    if program is None:
        pytest.skip("LibreOffice is not installed: apt-get install libreoffice-writer-nogui")
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", suffix.lstrip("."), "--outdir", folder, str(source)]
        done = subprocess.run(command, capture_output=True, timeout=180)
        made = Path(folder) / (source.stem + suffix)
        assert made.is_file(), done.stderr.decode(errors="replace")
        return made.read_bytes()


@functools.cache
def printed(page: Path) -> bytes:
    """A page as Chromium prints it into a PDF."""
    program = chromium()
    if program is None:
        pytest.skip("Chromium is not installed: apt-get install chromium")
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "page.pdf"
        flags = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile"]
        command = [program, *flags, "--no-pdf-header-footer", f"--print-to-pdf={made}", page.as_uri()]
        done = subprocess.run(command, capture_output=True, timeout=180)
        assert made.is_file(), done.stderr.decode(errors="replace")
        return made.read_bytes()
