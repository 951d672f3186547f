"""Archives: their documents are read like a folder's, and none of them does harm."""

import io
import zipfile

import pytest

from extraction.model import Document
from extraction.read import Unreadable, find_files, read_documents
from tests.extraction.formats.make import NOTICE, by_office

TEXT = "关于加快发展氢能产业的意见\n各区人民政府：\n到2025年，建成加氢站30座。\n"


def packed(path, entries, **more):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data, **more)
    return path


def test_the_documents_of_an_archive_are_read_in_order_with_their_names(tmp_path):
    packed(
        tmp_path / "batch.zip",
        {
            "2024/b.txt": TEXT,
            "2024/a.docx": by_office(NOTICE, ".docx"),
            "readme.bin": b"x",
            "__MACOSX/2024/._b.txt": b"x",
            ".hidden.txt": TEXT,
        },
    )
    (tmp_path / "c.txt").write_text(TEXT, encoding="utf-8")
    names = ["batch.zip/2024/a.docx", "batch.zip/2024/b.txt", "c.txt"]
    assert [name for name, _ in find_files([tmp_path])] == names
    documents = list(read_documents([tmp_path]))
    assert [document.name for document in documents] == names
    assert all(isinstance(document, Document) for document in documents)
    assert documents[1].text == TEXT


def test_the_sidecar_reaches_into_an_archive(tmp_path):
    (tmp_path / "sub").mkdir()
    packed(tmp_path / "sub" / "batch.zip", {"2024/b.txt": TEXT})
    (tmp_path / "sub" / "metadata.csv").write_text(
        "file,number,date\nbatch.zip/2024/b.txt,甲政发〔2021〕5号,2021/3/1\n", encoding="utf-8-sig"
    )
    (document,) = read_documents([tmp_path])
    assert document.name == "sub/batch.zip/2024/b.txt"
    assert (document.metadata.number, document.metadata.date) == ("甲政发〔2021〕5号", "2021-03-01")


def test_names_that_windows_writes_in_gb18030_are_read(tmp_path):
    plain = packed(tmp_path / "a.zip", {"x" * 12 + ".txt": TEXT}).read_bytes()
    name = "二〇二四年".encode("gb18030") + b"x.txt"
    assert len(name) < 16
    name = name.rjust(16, b"n")
    (tmp_path / "a.zip").write_bytes(plain.replace(b"x" * 12 + b".txt", name))
    (document,) = read_documents([tmp_path])
    assert document.name.endswith("二〇二四年x.txt")


@pytest.mark.parametrize("name", ["../evil.txt", "/etc/evil.txt", "a/../../evil.txt", "C:\\evil.txt", "..\\evil.txt"])
def test_entries_that_lead_out_of_the_archive_are_not_read(tmp_path, name):
    packed(tmp_path / "a.zip", {name: TEXT, "good.txt": TEXT})
    assert [document.name for document in read_documents([tmp_path])] == ["a.zip/good.txt"]


def test_a_bomb_is_named_and_the_rest_is_read(tmp_path):
    packed(tmp_path / "bomb.zip", {"a.txt": b"0" * (64 * 1024**2)})
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    bomb, good = read_documents([tmp_path])
    assert isinstance(bomb, Unreadable)
    assert "unpacks to" in bomb.message
    assert isinstance(good, Document)


def test_an_entry_that_lies_about_its_size_is_no_way_round_the_limit(tmp_path):
    path = packed(tmp_path / "a.zip", {"a.txt": b"0" * (64 * 1024**2)})
    data = path.read_bytes()
    size = (64 * 1024**2).to_bytes(4, "little")
    assert data.count(size) == 2
    path.write_bytes(data.replace(size, (1000).to_bytes(4, "little")))
    (lying,) = read_documents([tmp_path])
    assert isinstance(lying, Unreadable)
    assert "damaged" in lying.message


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        ({}, "no document"),
        ({"picture.png": b"x"}, "no document"),
        ({"inner.zip": b"PK\x03\x04"}, "archive in an archive"),
    ],
)
def test_an_archive_without_documents_says_so(tmp_path, entries, told):
    packed(tmp_path / "a.zip", entries)
    (nothing,) = read_documents([tmp_path])
    assert isinstance(nothing, Unreadable)
    assert told in nothing.message


@pytest.mark.parametrize("cut", [0, 3, 50, 150])
def test_a_damaged_archive_is_named(tmp_path, cut):
    path = packed(tmp_path / "a.zip", {"a.txt": TEXT * 9})
    path.write_bytes(path.read_bytes()[:cut])
    (broken,) = read_documents([tmp_path])
    assert isinstance(broken, Unreadable)
    assert broken.name == "a.zip"


def test_a_locked_archive_says_so(tmp_path):
    path = packed(tmp_path / "a.zip", {"a.txt": TEXT})
    data = bytearray(path.read_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    path.write_bytes(bytes(data))
    (locked,) = read_documents([tmp_path])
    assert isinstance(locked, Unreadable)
    assert "password" in locked.message


def test_files_of_other_formats_are_named_with_what_to_do(tmp_path):
    for name in ("a.xlsx", "b.ofd", "c.rar", "d.mht"):
        (tmp_path / name).write_bytes(io.BytesIO(b"x" * 100).getvalue())
    messages = [document.message for document in read_documents([tmp_path])]
    assert all("are not read; " in message for message in messages)
    assert len(messages) == 4
