"""Texts of files that take long to read are taken out once."""

import pytest

import extraction.formats.kept
from extraction.formats.extract import extract_text
from extraction.formats.extracted import FormatError
from extraction.formats.kept import Texts

PAGE = (
    "<html><head><title>临江市氢能意见</title><meta name='PubDate' content='2024-03-01'></head>"
    "<body><h1>临江市加快发展氢能产业的意见</h1><p>临政发〔2024〕5号</p><p>到2027年，建成加氢站30座。</p></body></html>"
).encode()


@pytest.fixture
def taken(monkeypatch):
    """What is taken out of files, one by one."""
    found = []
    monkeypatch.setattr(extraction.formats.kept, "extract_text", lambda *given: found.append(1) or extract_text(*given))
    return found


def test_the_same_file_is_taken_apart_once(tmp_path, taken):
    first = Texts(tmp_path / "texts", "program").extract(PAGE, ".html")
    assert first.text
    assert first == extract_text(PAGE, ".html")
    assert Texts(tmp_path / "texts", "program").extract(PAGE, ".html") == first
    assert taken == [1]
    Texts(tmp_path / "texts", "another").extract(PAGE, ".html")
    assert taken == [1, 1]


def test_a_text_that_is_damaged_is_taken_out_again(tmp_path, taken):
    first = Texts(tmp_path / "texts", "program").extract(PAGE, ".html")
    (path,) = (tmp_path / "texts").iterdir()
    path.write_bytes(path.read_bytes()[:-5])
    assert Texts(tmp_path / "texts", "program").extract(PAGE, ".html") == first
    assert Texts(tmp_path / "texts", "program").extract(PAGE, ".html") == first
    assert taken == [1, 1]


def test_plain_text_is_not_kept_and_what_cannot_be_read_neither(tmp_path):
    texts = Texts(tmp_path / "texts", "program")
    texts.extract("到2027年，建成加氢站30座。".encode(), ".txt")
    with pytest.raises(FormatError):
        texts.extract(b"%PDF-1.4", ".pdf")
    assert not (tmp_path / "texts").exists()


def test_what_no_build_asks_for_goes_and_who_only_looks_writes_nothing(tmp_path, taken):
    looking = Texts(tmp_path / "texts", "program", writing=False)
    looking.extract(PAGE, ".html")
    assert not (tmp_path / "texts").exists()
    Texts(tmp_path / "texts", "program").extract(PAGE, ".html")
    looking.extract(PAGE, ".html")
    assert taken == [1, 1]
    Texts(tmp_path / "texts", "program").keep_used()
    assert not any((tmp_path / "texts").iterdir())
