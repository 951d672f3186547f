"""Word files: what Word would show, with its automatic numbers, out of files that LibreOffice and python-docx write."""

import contextlib
import io
import zipfile

import pytest
from docx import Document as new_document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given
from hypothesis import strategies as st

from extraction.formats.docx import read_docx
from extraction.formats.extract import extract_text
from extraction.formats.extracted import FormatError
from extraction.formats.numbers import chinese_number, number_text
from extraction.numbering import chinese_integer
from tests.extraction.formats.expected import BODY, HEAD, NOTE
from tests.extraction.formats.make import NOTICE, by_office


def saved(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def lines(data: bytes) -> list[str]:
    return read_docx(data).text.splitlines()


def repacked(data: bytes, **parts: bytes) -> bytes:
    """A package with some of its parts replaced; ``word__document`` is ``word/document.xml``."""
    named = {key.replace("__", "/") + ".xml": value for key, value in parts.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, named.get(name, old.read(name)))
    return out.getvalue()


def add(document, xml: str) -> None:
    document.element.body.append(parse_xml(xml.replace("<w:p>", f"<w:p {nsdecls('w')}>", 1)))


@pytest.mark.parametrize("suffix", [".docx", ".doc", ".odt"])
def test_a_notice_reads_the_same_out_of_each_word_processors_format(suffix):
    found = extract_text(by_office(NOTICE, suffix), suffix).text.splitlines()
    assert [line for line in found if line != NOTE] == HEAD + BODY
    at = found.index(NOTE)
    assert found[at - 1].startswith("坚持市场主导"), "a footnote stands behind the paragraph that it belongs to"


def test_a_word_file_by_another_name_is_told_by_its_content():
    docx = by_office(NOTICE, ".docx")
    assert extract_text(docx, ".doc").text == extract_text(docx, ".docx").text


LEVELS = (
    ("1", "chineseCountingThousand", '<w:suff w:val="nothing"/>', "第%1章"),
    ("1", "chineseCounting", '<w:lvlRestart w:val="0"/>', "第%2条"),
    ("1", "decimal", "<w:isLgl/>", "%1.%2.%3"),
    ("3", "decimalEnclosedCircle", "", "%4"),
    ("1", "bullet", "", "●"),
)


def numbering() -> bytes:
    """A numbering part with one list, and a second that starts its chapters at five."""
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (start, style, more, text) in enumerate(LEVELS)
    )
    later = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    return (
        f'<w:numbering {nsdecls("w")}><w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="7"/>{later}</w:num></w:numbering>'
    ).encode()


def numbered(*paragraphs: tuple[str, str, int]) -> bytes:
    """A file with paragraphs of text, list and level."""
    document = new_document()
    for text, listed, level in paragraphs:
        paragraph = document.add_paragraph(text)
        paragraph._p.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{listed}"/></w:numPr>')
        )
    return repacked(saved(document), word__numbering=numbering())


def test_automatic_numbers_are_written_as_word_counts_them():
    data = numbered(
        ("总则", "1", 0),
        ("为了规范管理，制定本办法。", "1", 1),
        ("本办法所称园区，是指开发区。", "1", 1),
        ("保障", "1", 0),
        ("市财政局安排资金。", "1", 1),
        ("资金安排", "1", 2),
        ("资金使用", "1", 2),
        ("圈号", "1", 3),
        ("圆点", "1", 4),
        ("附则", "2", 0),
        ("没有号码", "0", 0),
    )
    assert lines(data) == [
        "第一章总则",
        "第一条为了规范管理，制定本办法。",
        "第二条本办法所称园区，是指开发区。",
        "第二章保障",
        # The articles run on through the chapters: their level never restarts.
        "第三条市财政局安排资金。",
        "2.3.1 资金安排",
        "2.3.2 资金使用",
        "③圈号",
        "圆点",
        "第五章附则",
        "没有号码",
    ]


def test_deleted_and_hidden_text_is_left_out_and_inserted_text_is_kept():
    document = new_document()
    add(
        document,
        "<w:p><w:r><w:t>支持发展</w:t></w:r><w:del><w:r><w:delText>煤化工</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>氢能</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>（内部）</w:t></w:r>"
        "<w:r><w:t>产业</w:t></w:r><w:r><w:fldChar w:fldCharType='begin'/><w:instrText>PAGE</w:instrText></w:r></w:p>",
    )
    assert lines(saved(document)) == ["支持发展氢能产业"]


def test_tabs_and_breaks_in_a_paragraph_make_no_table():
    document = new_document()
    document.add_paragraph("甲市人民政府\t乙市人民政府\n支持甲区发展氢能产业，\n支持乙区发展储能产业。")
    assert lines(saved(document)) == ["甲市人民政府 乙市人民政府", "支持甲区发展氢能产业，支持乙区发展储能产业。"]


def test_merged_cells_hold_for_every_row_that_they_cover():
    document = new_document()
    table = document.add_table(4, 3)
    rows = [
        ["任务", "责任单位", "期限"],
        ["建设平台", "市科技局", "2025年"],
        ["推广应用", "", "2026年"],
        ["附则", "", ""],
    ]
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(1, 1).merge(table.cell(2, 1))
    table.cell(3, 0).merge(table.cell(3, 2))
    assert lines(saved(document)) == [
        "任务\t责任单位\t期限",
        "建设平台\t市科技局\t2025年",
        "推广应用\t市科技局\t2026年",
        "附则",
    ]


def test_a_table_of_contents_is_no_text():
    document = new_document()
    document.styles.add_style("toc 1", 1)
    document.add_paragraph("一、总体要求\t1", style="toc 1")
    document.add_paragraph("一、总体要求")
    assert lines(saved(document)) == ["一、总体要求"]


def test_an_external_entity_is_not_fetched(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("机密", encoding="utf-8")
    document = new_document()
    document.add_paragraph("公开文本。")
    xml = document.element.xml.replace("公开文本。", "公开文本。&leak;").split("?>", 1)[-1]
    entity = f'<!DOCTYPE w:document [<!ENTITY leak SYSTEM "{secret.as_uri()}">]>'
    data = repacked(saved(document), word__document=(entity + xml).encode())
    assert lines(data) == ["公开文本。"]


def test_entities_that_multiply_are_not_expanded():
    document = new_document()
    document.add_paragraph("公开文本。")
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "哈"}">' for n in range(12))
    xml = document.element.xml.replace("公开文本。", "公开文本。&e11;").split("?>", 1)[-1]
    data = repacked(saved(document), word__document=(f"<!DOCTYPE w:document [{bomb}]>" + xml).encode())
    # Some versions of libxml2 leave them as they are, others refuse the file.
    with contextlib.suppress(FormatError):
        assert len(read_docx(data).text) < 100


def test_a_bomb_is_not_unpacked():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", b" " * (64 * 1024**2))
    with pytest.raises(FormatError, match="unpacks to"):
        extract_text(out.getvalue(), ".docx")


@pytest.mark.parametrize("cut", [10, 200, 3000])
def test_a_file_that_was_cut_off_is_named_damaged(cut):
    data = by_office(NOTICE, ".docx")[:cut]
    with pytest.raises(FormatError, match="damaged"):
        extract_text(data, ".docx")


def test_a_locked_file_says_so():
    data = bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(FormatError, match="password"):
        extract_text(data, ".docx")


@given(st.integers(1, 999))
def test_chinese_numbers_read_back(number):
    assert chinese_integer(chinese_number(number)) == number


def test_number_formats():
    assert [number_text(n, "upperRoman") for n in (1, 4, 9, 14)] == ["I", "IV", "IX", "XIV"]
    assert [number_text(n, "lowerLetter") for n in (1, 26, 27)] == ["a", "z", "aa"]
    assert number_text(11, "ideographTraditional") == "甲"
    assert number_text(3, "chineseLegalSimplified") == "叁"
    assert number_text(7, "somethingNew") == "7"
