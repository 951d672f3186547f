"""Saved pages of government sites: the document without the menus, and what the page says of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.formats.extract import extract_text
from extraction.formats.extracted import FormatError
from extraction.formats.html import read_html
from tests.extraction.formats.make import PAGES

PORTAL = """临江市人民政府关于加快发展机器人产业的实施意见
临政发〔2024〕5号
各区人民政府，市政府各委、办、局：
为加快发展机器人产业，现提出以下意见。
一、重点任务
（一）优化产业布局。支持在顺义区重点布局智能传感器产业，在大兴区发展工业机器人产业。
（二）突破关键技术。市科委牵头，市经济信息化委配合，推进智能传感器攻关。
二、任务分工
序号\t重点任务\t牵头单位\t配合单位\t完成时限
1\t建设机器人测试平台\t市科委\t市经济信息化委 市财政局\t2025年6月底前
2\t培育机器人龙头企业\t市经济信息化委\t市科委\t2026年底前
3\t推广工业机器人应用\t市经济信息化委\t\t持续推进
三、发展目标
到2027年，机器人企业达到50家以上。
临江市人民政府
2024年3月12日
（此件公开发布）
"""


def page(name: str) -> bytes:
    return (PAGES / name).read_bytes()


def body(markup: str) -> list[str]:
    return read_html(f"<html><body>{markup}</body></html>".encode()).text.splitlines()


def test_a_portal_page_gives_the_document_and_nothing_around_it():
    found = extract_text(page("portal.html"), ".html")
    assert found.text == PORTAL
    assert found.declared.title == "临江市人民政府关于加快发展机器人产业的实施意见"
    assert found.declared.number == "临政发〔2024〕5号"
    assert found.declared.issuers == ("临江市人民政府",)
    assert (found.declared.date, found.declared.published) == ("2024-03-12", "2024-03-18")


def test_without_the_site_softwares_marks_the_text_is_still_found():
    unmarked = page("portal.html").decode().replace("view TRS_UEDITOR trs_paper_default", "x1")
    found = read_html(unmarked.encode()).text
    assert set(PORTAL.splitlines()) <= set(found.splitlines())
    assert "网站地图" not in found
    assert "政民互动" not in found


def test_a_page_that_is_laid_out_in_tables_gives_lines_not_rows():
    found = read_html(page("tables.html"))
    lines = found.text.splitlines()
    assert lines[:3] == [
        "关于印发《青岚县养老服务业发展三年行动计划》的通知",
        "青政办发〔2019〕14号",
        "各乡镇人民政府，县直各单位：",
    ]
    assert lines[-1] == "（二）壮大康复辅具产业。支持各乡镇发展康复辅具产业。（责任单位：县工业和信息化局）"
    assert not any("\t" in line for line in lines)
    assert found.declared.published == "2019-05-06"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_the_declared_encoding_of_a_page_is_not_believed(encoding):
    """``tables.html`` declares gb2312, whatever it is saved in."""
    data = page("tables.html").decode().encode(encoding)
    assert read_html(data).text == read_html(page("tables.html")).text


def test_a_web_page_named_doc_is_read_as_the_page_it_is():
    assert extract_text(page("portal.html"), ".doc").text == PORTAL


def test_a_fragment_is_read_whole():
    found = read_html("<p>一、总则&nbsp;</p><p style='text-indent:2em'>支持<b>氢能</b>产业发展。</p>".encode())
    assert found.text == "一、总则\n支持氢能产业发展。\n"


def test_blanks_are_those_of_the_browser():
    assert body("<p>支持\n   氢能产业 <span>与</span>储能\n产业。</p><p>到 2025 年。</p>") == [
        "支持氢能产业 与储能产业。",
        "到 2025 年。",
    ]


def test_breaks_end_a_line_unless_amid_a_sentence():
    assert body("甲市意见<br>为加快发展，<br>现提出意见。<br><br>甲市政府") == [
        "甲市意见",
        "为加快发展，现提出意见。",
        "甲市政府",
    ]


def test_numbers_of_lists_are_written():
    assert body("<ol><li>建设平台。</li><li>推广应用。</li></ol>") == ["1.建设平台。", "2.推广应用。"]
    assert body("<ol start=3 style='list-style-type: cjk-ideographic'><li>保障措施</li></ol>") == ["三、保障措施"]
    assert body("<ul><li>不编号</li></ul>") == ["不编号"]


def test_what_the_page_hides_is_not_read():
    assert body("<p>公开。</p><p style='display:none'>隐藏。</p><script>var x='脚本'</script><nav>菜单</nav>") == [
        "公开。"
    ]


def test_columns_and_rows_that_a_cell_covers():
    table = (
        "<table><tr><th colspan=3>重点任务分工表</th></tr><tr><td>任务</td><td>责任单位</td><td>期限</td></tr>"
        "<tr><td>建设平台</td><td rowspan=2>市科技局</td><td>2025年</td></tr>"
        "<tr><td>推广应用</td><td>2026年</td></tr></table>"
    )
    assert body(table) == [
        "重点任务分工表",
        "任务\t责任单位\t期限",
        "建设平台\t市科技局\t2025年",
        "推广应用\t市科技局\t2026年",
    ]


@pytest.mark.parametrize(
    "markup", ["<html><body><div id=app></div><script>draw()</script></body></html>", "<html></html>"]
)
def test_a_page_that_a_script_draws_says_what_to_do(markup):
    with pytest.raises(FormatError, match="no text"):
        extract_text(markup.encode(), ".html")


def test_deep_nesting_and_huge_spans_end():
    # libxml2 gives up at a depth of 256.
    with pytest.raises(FormatError, match="no text"):
        body("<div>" * 5000 + "氢能产业。" + "</div>" * 5000)
    assert body("<table><tr><td colspan=999999999 rowspan=999999999>甲</td><td>乙</td></tr></table>")[0].startswith(
        "甲\t"
    )


PIECES = st.sampled_from(
    "<table> <tr> <td/rowspan=2> <td> </td> </tr> </table> <p> </p> <br> <ol> <li> <div/class=TRS_Editor> </div> "
    "发展氢能产业。 &nbsp; <b> </b> \x00 <!-- --> 索引号：".split(" ")
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_no_markup_is_too_broken(markup):
    try:
        found = read_html(("<html><body>区" + markup).encode())
    except FormatError:
        return
    assert all(line.strip() for line in found.text.splitlines())
