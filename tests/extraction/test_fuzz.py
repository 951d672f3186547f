"""Whatever stands in a file: no exception, and spans that reproduce; for the whole way from bytes to relations."""

import io
import sys
import zipfile
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extraction.formats.extract import extract_text
from extraction.formats.extracted import FormatError
from extraction.model import Document, Extraction
from extraction.spans import Apart

PIECES = st.sampled_from(
    (
        "一、 （一） 1. 第一条 附件 ， 。 ； ： 、 （ ） 〔 〕 “ ” 《 》 <p> </p> &nbsp; 支持 重点布局 不得 发展 在 由 "
        "和 分别 其中， 等 海淀区 甲市 各区 市科委 市政府 有关部门 领导小组 牵头 配合 负责 （牵头单位： 责任单位： "
        "人工智能 集成电路 产业 技术 装备 到2025年 达到 50家 5%—6% 不低于 亿元 以上 年 月 日 2024年3月1日 关于 的意见 "
        "京发〔2017〕27号 任务\t责任单位 建设平台\t市科委 ⻄ ⼈ ロ 產業 發展 \u200b \ufeff \u3000 \xa0 \r\n \n \t 1 Ａ"
    ).split(" ")
)
LINES = st.lists(PIECES, max_size=50).map("".join)


def check(extraction: Extraction, text: str) -> None:
    """What holds of every extraction."""
    assert extraction.text == text
    covered = [clause.span for clause in extraction.clauses]
    assert all(before.end <= after.start for before, after in pairwise(covered))
    inside = "".join(span.of(text) for span in covered)
    assert "".join(inside.split()) == "".join(text.split())
    for mention in extraction.mentions:
        span = extraction.clauses[mention.clause].span
        assert span.start <= mention.span.start < mention.span.end <= span.end
        assert mention.span.of(text).strip()
    for duty in extraction.duties:
        assert 0 <= duty.mention < len(extraction.mentions)
        assert 0 <= duty.clause < len(extraction.clauses)
    for relation in extraction.relations:
        assert 0 <= relation.clause < len(extraction.clauses)
    assert all(policy.key and policy.title for policy in extraction.policies)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LINES)
def test_any_mixture_of_the_genre_is_read(pipeline, text):
    check(pipeline.extract(Document("a.txt", "0", text)), text)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=120))
def test_any_unicode_is_read(pipeline, text):
    check(pipeline.extract(Document("a.txt", "0", text)), text)


@settings(max_examples=100)
@given(st.binary(max_size=300), st.sampled_from([".txt", ".html", ".docx", ".pdf", ".md"]))
def test_any_bytes_are_text_or_a_clear_no(data, suffix):
    try:
        found = extract_text(data, suffix)
    except FormatError as error:
        told = str(error)
    else:
        told = found.text
    assert told.strip()
    assert "Traceback" not in told


WORDS = "技术 装备产业 、人工智能 各区、 （一） 1 《关于 〔2017〕 <p \t \u200b".split(" ")


@pytest.mark.parametrize("word", WORDS)
def test_a_word_that_is_repeated_without_end_is_read(pipeline, word):
    text = word * (6000 // len(word))
    check(pipeline.extract(Document("a.txt", "0", text)), text)


@pytest.mark.parametrize(
    ("module", "suffix", "data"),
    [
        ("lxml", ".html", b"<html><body>x</body></html>"),
        ("docx", ".docx", b"PK\x03\x04"),
        ("pdfplumber", ".pdf", b"%PDF-1.7"),
    ],
)
def test_a_library_that_is_missing_is_named_with_its_extra(monkeypatch, module, suffix, data):
    if suffix == ".docx":
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as package:
            package.writestr("word/document.xml", "<x/>")
        data = out.getvalue()
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(FormatError, match=r"policykg\[docs-formats\]"):
        extract_text(data, suffix)


def test_without_libreoffice_a_doc_file_says_what_to_do(monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(FormatError, match=r"need LibreOffice.*save the file as \.docx"):
        extract_text(bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 600, ".doc")


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 6)), max_size=30))
def test_stretches_are_kept_apart_as_by_comparing_all(pairs):
    taken, kept = Apart(), []
    for start, length in pairs:
        free = all(start + length <= begin or end <= start for begin, end in kept)
        assert taken.add(start, start + length) is free
        if free:
            kept.append((start, start + length))
