"""Encodings are told apart by what the text is made of, down to a line of eight characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.decode import decode, decode_name

SIMPLIFIED = (
    "各区人民政府，市政府各委、办、局：为加快发展氢能产业，支持企业开展关键核心技术攻关，现提出以下意见。"
    "到2025年，建成加氢站30座。"
)
TRADITIONAL = (
    "各區人民政府，市政府各委、辦、局：為加快發展氫能產業，支持企業開展關鍵核心技術攻關，現提出以下意見。"
    "到2025年，建成加氫站30座。"
)


@pytest.mark.parametrize("length", [8, 12, 20, 60])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
def test_every_stretch_of_a_simplified_text_is_decoded(encoding, length):
    for start in range(len(SIMPLIFIED) - length):
        text = SIMPLIFIED[start : start + length]
        assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("length", [8, 12, 20, 60])
@pytest.mark.parametrize("encoding", ["utf-8", "big5", "gb18030", "utf-16-le"])
def test_every_stretch_of_a_traditional_text_is_decoded(encoding, length):
    for start in range(len(TRADITIONAL) - length):
        text = TRADITIONAL[start : start + length]
        assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_tells_and_is_no_part_of_the_text(encoding):
    assert decode(SIMPLIFIED.encode(encoding)) == SIMPLIFIED


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "utf-16-le"])
def test_text_behind_a_long_head_in_ascii_is_decoded(encoding):
    text = "key: value; " * 5000 + TRADITIONAL
    assert decode(text.encode(encoding)) == text


def test_one_broken_byte_does_not_lose_a_long_text():
    data = bytearray((SIMPLIFIED * 40).encode("gb18030"))
    data[1001] = 0xFF
    text = decode(bytes(data))
    assert text.count(SIMPLIFIED) >= 38
    assert "\ufffd" in text


def test_line_ends_stay_as_they_are():
    assert decode("甲市\r\n意见\n附件\r".encode("gb18030")) == "甲市\r\n意见\n附件\r"


@given(st.text(st.sampled_from(SIMPLIFIED + "\r\n\t Ａ＋〔〕①℃㎡"), min_size=12))
def test_what_an_editor_saves_as_utf_8_reads_back(text):
    if text.strip():
        assert decode(text.encode("utf-8")) == text


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_a_clear_no(data):
    try:
        told = decode(data).strip()
    except ValueError as error:
        told = str(error)
        if not told.startswith("the file is "):
            raise
    assert told


@pytest.mark.parametrize("name", ["通知", "实施", "文件/通知.docx", "意见", "关于推动的实施方案.pdf", "notice.txt"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_file_name_is_read_in_either_encoding(name, encoding):
    assert decode_name(name.encode(encoding)) == name


@given(st.text(st.sampled_from(SIMPLIFIED + "/.-_0123456789（）〔〕éüß"), min_size=1))
def test_a_file_name_in_utf_8_is_left_as_it_is(name):
    assert decode_name(name.encode("utf-8")) == name


def test_a_file_name_in_another_encoding_is_none():
    assert decode_name(b"\xff\xff.txt") is None
