"""Reading files: encodings, folders, sidecars, and what is passed over."""

import pytest

import extraction.steady
from extraction.decode import decode
from extraction.model import Document
from extraction.read import ReadError, Unreadable, read_documents, shipped_document

TEXT = "关于加快发展氢能产业的意见\n各区人民政府：\n到2025年，建成加氢站30座。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_usual_encodings_give_the_same_text(tmp_path, encoding):
    (tmp_path / "a.txt").write_bytes(TEXT.encode(encoding))
    (document,) = read_documents([tmp_path / "a.txt"])
    assert isinstance(document, Document)
    assert document.text == TEXT


@pytest.mark.parametrize("data", [b"", b" \n\n", b"\xef\xbb\xbf \n"])
def test_an_empty_file_is_named_so(data):
    with pytest.raises(ValueError, match="empty"):
        decode(data)


@pytest.mark.parametrize("data", [b"\x00\x01\x02", bytes(range(1, 256)) * 4, b"\x89PNG\r\n\x1a\n" + b"\x00" * 20])
def test_binary_is_not_text(data):
    with pytest.raises(ValueError, match="not text"):
        decode(data)


def test_a_folder_is_read_in_code_point_order_of_relative_paths(tmp_path):
    for name in ["b.txt", "a/z.txt", "a/b.md", "a.txt", "区.txt", ".hidden/x.txt", "notes.csv"]:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT, encoding="utf-8")
    names = [document.name for document in read_documents([tmp_path])]
    assert names == ["a.txt", "a/b.md", "a/z.txt", "b.txt", "区.txt"]


def test_a_bad_file_among_good_ones_is_named_and_passed_over(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.4")
    first, empty, pdf = read_documents([tmp_path])
    assert isinstance(first, Document)
    assert isinstance(empty, Unreadable)
    assert "empty" in empty.message
    assert isinstance(pdf, Unreadable)
    assert "damaged" in pdf.message


def test_a_missing_path_and_an_empty_folder_are_errors(tmp_path):
    with pytest.raises(ReadError, match="no such file"):
        list(read_documents([tmp_path / "nowhere"]))
    with pytest.raises(ReadError, match="no document"):
        list(read_documents([tmp_path]))


def test_a_sidecar_says_what_the_text_does_not(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "metadata.csv").write_text(
        "file,title,number,issuers,date\na.txt,氢能意见,某政发〔2021〕5号,甲市政府;乙市政府,2021-03-01\n",
        encoding="utf-8",
    )
    (document,) = read_documents([tmp_path])
    assert document.metadata.number == "某政发〔2021〕5号"
    assert document.metadata.issuers == ("甲市政府", "乙市政府")


def test_the_shipped_document_is_there():
    document = shipped_document()
    assert document.metadata.number == "京发〔2017〕27号"
    assert "第三代半导体产业" in document.text


def while_read(path, monkeypatch, *, times):
    """Have a file grow behind each of its first readings."""
    read, left = extraction.steady._content, [times]

    def reading(file):
        data = read(file)
        if left[0]:
            left[0] -= 1
            with path.open("a", encoding="utf-8") as more:
                more.write("支持企业技术改造。\n")
        return data

    monkeypatch.setattr(extraction.steady, "_content", reading)


def test_a_file_that_grows_while_it_is_read_is_read_again(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    while_read(path, monkeypatch, times=1)
    (document,) = read_documents([tmp_path])
    assert isinstance(document, Document)
    assert document.text == TEXT + "支持企业技术改造。\n"


def test_a_file_that_never_rests_is_named_and_passed_over(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    while_read(path, monkeypatch, times=99)
    assert list(read_documents([tmp_path])) == [
        Unreadable("a.txt", "changes while it is read; build again when it is written")
    ]
