"""PDF files, out of LibreOffice, Chromium and Pillow: paragraphs, tables, pages, and what cannot be read."""

import io

import pytest
from PIL import Image

from extraction.formats.extract import extract_text
from extraction.formats.extracted import FormatError
from extraction.formats.pdf import read_pdf
from extraction.model import Document
from tests.extraction.formats.expected import BODY, NOTE, TITLE
from tests.extraction.formats.make import NOTICE, PAGES, by_office, printed


def pages_of(found, name="a.pdf"):
    """The page of each line."""
    document = Document(name, "0", found.text, pages=found.pages)
    return {line: document.page(found.text.index(line)) for line in found.text.splitlines()}


def test_paragraphs_are_put_together_again_and_page_furniture_is_gone():
    found = read_pdf(by_office(NOTICE, ".pdf"))
    lines = found.text.splitlines()
    # The title stands on two lines of one size: it is one.
    assert [line for line in lines if line != NOTE] == [TITLE, *BODY]
    assert NOTE in lines


def test_every_line_knows_its_page():
    found = read_pdf(by_office(NOTICE, ".pdf"))
    pages = pages_of(found)
    assert (pages[TITLE], pages[BODY[-1]]) == (1, 2)
    assert pages[NOTE] == 1
    order = [page for _, page in found.pages]
    assert set(order) == {1, 2}
    assert [offset for offset, _ in found.pages] == sorted(offset for offset, _ in found.pages)


def test_a_printed_page_reads_as_its_characters_not_as_their_glyphs():
    found = read_pdf(printed(PAGES / "portal.html"))
    lines = found.text.splitlines()
    assert "（二）突破关键技术。市科委牵头，市经济信息化委配合，推进智能传感器攻关。" in lines
    assert "序号\t重点任务\t牵头单位\t配合单位\t完成时限" in lines
    assert "2\t培育机器人龙头企业\t市经济信息化委\t市科委\t2026年底前" in lines
    assert "3\t推广工业机器人应用\t市经济信息化委\t\t持续推进" in lines
    assert not any("\u2e80" <= character <= "\u2fdf" for character in found.text)


COLUMNS = """<html><meta charset=utf-8><style>@page {{ size: A4; margin: 2cm }}
body {{ font: 12pt serif; margin: 0 }} h1 {{ font-size: 18pt; text-align: center }}
.two {{ columns: 2; column-gap: 1cm; column-fill: auto; height: 10cm }}
p {{ margin: 0; text-indent: 2em; text-align: justify }}
</style><h1>甲市氢能产业发展意见</h1><div class=two>{paragraphs}</div></html>"""


def test_two_columns_are_read_one_after_the_other(tmp_path):
    texts = [
        f"第{number}项任务是支持企业建设加氢站并推广燃料电池汽车，完善氢能供应体系，带动上下游企业集聚发展，形成规模。"
        for number in "一二三四五六七八九"
    ]
    source = tmp_path / "columns.html"
    source.write_text(COLUMNS.format(paragraphs="".join(f"<p>{text}</p>" for text in texts)), encoding="utf-8")
    assert read_pdf(printed(source)).text.splitlines() == ["甲市氢能产业发展意见", *texts]


def test_a_table_that_runs_over_a_page_keeps_all_its_rows(tmp_path):
    rows = [f"<tr><td>{n}</td><td>建设第{n}个公共服务平台</td><td>市科技局</td></tr>" for n in range(1, 61)]
    markup = (
        "<html><meta charset=utf-8><style>td {border: 1px solid black; height: 1cm}"
        "table {border-collapse: collapse}</style>"
        f"<p>甲市任务分工</p><table><tr><td>序号</td><td>任务</td><td>责任单位</td></tr>{''.join(rows)}</table></html>"
    )
    source = tmp_path / "table.html"
    source.write_text(markup, encoding="utf-8")
    found = read_pdf(printed(source))
    assert found.text.splitlines()[2:] == [f"{n}\t建设第{n}个公共服务平台\t市科技局" for n in range(1, 61)]
    assert len({page for _, page in found.pages}) >= 2


def scan(number: int) -> bytes:
    out = io.BytesIO()
    pages = [Image.new("L", (600, 800), shade) for shade in range(200, 200 + number)]
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:])
    return out.getvalue()


def test_a_scanned_file_is_named_as_one_that_needs_ocr():
    with pytest.raises(FormatError, match="OCR"):
        extract_text(scan(2), ".pdf")


@pytest.mark.parametrize("cut", [20, 2000, 60_000])
def test_a_damaged_file_is_named_so(cut):
    with pytest.raises(FormatError):
        extract_text(by_office(NOTICE, ".pdf")[:cut], ".pdf")


def test_what_is_no_pdf_is_told_by_its_content():
    with pytest.raises(FormatError, match=r"no \.pdf file"):
        extract_text("只是文本".encode(), ".pdf")
