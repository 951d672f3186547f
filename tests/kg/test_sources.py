"""The texts that a build keeps: every offset of the graph points into them; and a document in two formats is one."""

import pytest

from kg.build import build
from kg.cli import run
from kg.store import open_store, select
from ontology.namespaces import ELI, PK
from tests.extraction.formats.make import NOTICE, PAGES, by_office

PLAIN = """青河县壮大康养产业的若干措施

为壮大康养产业，提升养老服务供给能力，制定本措施。

一、重点任务

（一）支持在城关镇建设综合养老服务中心，发展老年用品产业。

（二）引导社会力量兴办护理型养老机构，每年新增床位200张。

二、保障措施

县财政局安排专项资金，保障各项任务落实到位。
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A build of a text with Windows' line ends, a PDF file and a web page."""
    folder = tmp_path_factory.mktemp("sources")
    documents = folder / "documents"
    documents.mkdir()
    (documents / "a.txt").write_bytes(PLAIN.replace("\n", "\r\n").encode("gb18030"))
    (documents / "notice.pdf").write_bytes(by_office(NOTICE, ".pdf"))
    (documents / "tables.html").write_bytes((PAGES / "tables.html").read_bytes())
    build([documents], folder / "output")
    return folder / "output"


def test_every_clause_and_mention_stands_in_the_kept_text_where_the_graph_says(built):
    rows = list(
        select(
            open_store(built),
            f"SELECT ?file ?it ?text ?start ?end {{ {{ ?it a <{PK.Clause}> ; <{PK.inPolicy}> ?policy }} UNION "
            f"{{ ?it a <{PK.Mention}> ; <{PK.clause}>/<{PK.inPolicy}> ?policy }} ?policy <{PK.sourceText}> ?file . "
            f"?it <{PK.text}> ?text ; <{PK.start}> ?start ; <{PK.end}> ?end }}",
        )
    )
    files = {row["file"].value for row in rows}
    assert len(files) == 3
    texts = {name: (built / name).read_bytes().decode("utf-8") for name in files}
    assert len(rows) > 60
    for row in rows:
        text = texts[row["file"].value]
        assert text[int(row["start"].value) : int(row["end"].value)] == row["text"].value


def test_the_clauses_of_a_pdf_know_their_page_and_others_have_none(built):
    rows = select(
        open_store(built),
        f"SELECT DISTINCT ?file ?page {{ ?policy <{PK.sourceFile}> ?file . ?clause <{PK.inPolicy}> ?policy ; "
        f"<{PK.page}> ?page }} ORDER BY ?page",
    )
    assert [(row["file"].value, row["page"].value) for row in rows] == [("notice.pdf", "1"), ("notice.pdf", "2")]


def test_the_day_of_publication_is_in_the_graph_beside_the_documents_own(built):
    (row,) = select(
        open_store(built),
        f"SELECT DISTINCT ?published ?date {{ ?policy <{ELI.date_publication}> ?published ; <{PK.date}> ?date ; "
        f"<{PK.number}> ?number }}",
    )
    assert (row["published"].value, row["date"].value) == ("2019-05-06", "2019-04-28")


def told(folder, capsys, *names):
    """The sources that a build of some files takes, and its report."""
    output = folder / "output"
    assert run(["build", *(str(folder / name) for name in names), "-o", str(output)]) == 0, capsys.readouterr().err
    return len(list((output / "sources").iterdir())), (output / "report.md").read_text(encoding="utf-8")


def test_one_document_in_two_formats_is_read_once_and_the_report_says_so(tmp_path, capsys):
    page = "".join(f"<p>{line}</p>" for line in PLAIN.split("\n\n"))
    (tmp_path / "a.txt").write_text(PLAIN, encoding="utf-8")
    (tmp_path / "b.html").write_text(
        f"<html><body><ul><li>首页</li></ul><div>{page}</div></body></html>", encoding="utf-8"
    )
    (tmp_path / "c.txt").write_text(PLAIN.replace("\n\n", "\n").replace("，", ","), encoding="utf-8")
    number, report = told(tmp_path, capsys, "a.txt", "b.html", "c.txt")
    assert number == 1
    assert "## Files read once (2)" in report
    assert "b.html holds a document that was read from a.txt" in report


def test_one_text_under_two_numbers_is_two_documents(tmp_path, capsys):
    for year in (2023, 2024):
        text = PLAIN.replace("\n", f"\n（青政发〔{year}〕8号）\n", 1)
        (tmp_path / f"{year}.txt").write_text(text, encoding="utf-8")
    number, report = told(tmp_path, capsys, "2023.txt", "2024.txt")
    assert number == 2
    assert "Files read once" not in report


def test_pages_that_are_pictures_are_told_in_the_report(tmp_path, capsys):
    import io

    import pypdfium2
    from PIL import Image

    scan = io.BytesIO()
    Image.new("L", (600, 800), 230).save(scan, "PDF")
    mixed = pypdfium2.PdfDocument(by_office(NOTICE, ".pdf"))
    mixed.import_pages(pypdfium2.PdfDocument(scan.getvalue()))
    mixed.save(tmp_path / "mixed.pdf")
    _, report = told(tmp_path, capsys, "mixed.pdf")
    assert "pages that are pictures were not read: 3" in report
