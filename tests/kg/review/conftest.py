"""The notice's build and workbook, made once; and a copy of both where a reviewer stands."""

import shutil
from pathlib import Path

import pytest

from kg.cli import run
from kg.review_rows import review_rows
from kg.store import open_store
from tests.kg.plain import leave_out_pages
from tests.kg.review.notice import NOTICE


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one notice, its build, and the workbook of the build."""
    folder = tmp_path_factory.mktemp("review")
    (folder / "documents").mkdir()
    (folder / "documents" / "notice.txt").write_text(NOTICE, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        leave_out_pages(patch)
        assert run(["build", "documents"]) == 0
        assert run(["review", "-o", "review.xlsx", "--reviewer", "李娜"]) == 0
    return folder


@pytest.fixture(scope="session")
def rows(base: Path):
    """What is shown of the build."""
    return review_rows(open_store(base / "output"))


@pytest.fixture
def documents(base: Path, plain: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The notice where the user stands, and the workbook."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(base / "documents", tmp_path / "documents")
    shutil.copyfile(base / "review.xlsx", tmp_path / "review.xlsx")
    return tmp_path / "documents"
