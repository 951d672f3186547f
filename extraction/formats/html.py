"""Read saved web pages: the main content of a government site's page, without its menus.

The editors of these sites put the text into a container that their software names (TRS_Editor, UCAP-CONTENT, zoom …);
elsewhere it is the smallest element that holds the running text. General extractors were tried: trafilatura drops the
numbers of lists and the cells that cover several rows, and gives up on short pages. What the page declares of the
document (its meta elements, and the table with 索引号 and 发文字号) is kept as metadata.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extraction.decode import decode
from extraction.formats.declared import read_declared
from extraction.formats.extracted import Extracted, FormatError, missing
from extraction.formats.html_lines import is_layout, page_lines
from extraction.formats.lines import join_broken

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CONTAINER = re.compile(
    r"(?:^|\s)(?:TRS_\w*EDITOR|Custom_UnionStyle|trs_editor_view|UCAP-CONTENT|ucapcontent|pages_content|mainText"
    r"|zoom\w*|zoomcon|article-?con(?:tent)?|article_con(?:tent)?|content_article|news_content|newscontent"
    r"|info-?cont(?:ent)?|xxgk_content|xl_content|detail-?content|detail_con|BSHARE_POP|con_text|wzcon|artibody"
    r"|arti_content|wp_articlecontent|v_news_content|TextContent|Zoom_con|vsb_content\w*)(?:\s|$)",
    re.IGNORECASE,
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_SENTENCE = re.compile(r"[。；\t]")
_FURNITURE = re.compile(
    r"(?:[【\[]?(?:我要)?(?:打印|关闭|收藏|分享|返回|纠错|字体|大|中|小|微信|微博)[^。；，]{0,12}[】\]]?\s*)+"
    r"|(?:上|下)一[篇条][：:].{0,80}|字号[：:].{0,60}|分享(?:到)?[：:].{0,60}|扫一扫.{0,30}|打印本页.{0,30}|关闭窗口.{0,30}"
    r"|(?:发布|更新)?(?:日期|时间)[：:]\s*\d{4}-\d{1,2}-\d{1,2}.{0,80}|(?:信息)?来源[：:].{0,60}(?:浏览|点击|阅读).{0,40}"
    r"|责任编辑[：:].{0,20}|相关(?:解读|文档|链接|阅读|稿件)[：:]?.{0,60}"
)
_MARKED_SHARE = 0.6
_FOUND_SHARE = 0.9
"""What share of a page's running text its main content has to hold: less for an element that the site itself marks."""


def _han(text: str) -> int:
    return len(_HAN.findall(text))


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def _sentences(lines: list[str]) -> int:
    """How much running text and rows of tables lines hold, in Han characters: a menu has none."""
    return sum(_han(line) for line in lines if _SENTENCE.search(line))


def _container(body: HtmlElement) -> HtmlElement | None:
    """The element that a site's software marks as the text, if it holds most of the page's."""
    best, most = None, 0
    for element in body.iter():
        if not isinstance(element.tag, str):
            continue
        if any(_CONTAINER.search(element.get(name) or "") for name in ("id", "class")):
            size = _sentences(page_lines(element))
            if size > most:
                best, most = element, size
    return best if best is not None and most >= _MARKED_SHARE * _sentences(page_lines(body)) else None


def _smallest(body: HtmlElement) -> HtmlElement:
    """The smallest element that holds nearly all running text of a page."""
    whole = _sentences(page_lines(body))
    found = body
    while True:
        inner = next((c for c in found if _is_part(c) and _sentences(page_lines(c)) >= _FOUND_SHARE * whole), None)
        if inner is None or not whole:
            return found
        found = inner


def _is_part(element: HtmlElement) -> bool:
    """Whether an element may be the whole of the text: a table only if it lays out the page, a paragraph never."""
    if element.tag == "table":
        return is_layout(element)
    return element.tag in ("div", "section", "article", "main", "form", "td", "tr", "tbody", "center", "body")


def _main(body: HtmlElement) -> HtmlElement:
    marked = _container(body)
    return _smallest(body) if marked is None else marked


def read_html(data: bytes) -> Extracted:
    """Read a web page.

    Parameters
    ----------
    data : bytes

    Raises
    ------
    FormatError
        If the page holds no text, or a library is missing.
    """
    try:
        from lxml import etree
        from lxml import html as parser
    except ImportError:
        raise missing("lxml", "HTML") from None
    try:
        markup = decode(data)
    except ValueError as error:
        raise FormatError(str(error)) from None
    # lxml refuses a str that declares its own encoding.
    markup = re.sub(r"^\s*<\?xml[^>]*\?>", "", markup).replace("\x00", "")
    try:
        page = parser.document_fromstring(markup, parser=parser.HTMLParser(huge_tree=False, no_network=True))
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise FormatError(f"the page cannot be parsed ({error}); save it again from the browser") from None
    body = page.find("body")
    if body is None:
        raise FormatError("the page holds no text; save it again from the browser")
    declared = read_declared(page, page_lines(body, information=True))
    lines = [line for line in join_broken(page_lines(_main(body), menus=False)) if not _FURNITURE.fullmatch(line)]
    if not _han("".join(lines)):
        raise FormatError("the page holds no text: a script draws it; print it from the browser into a PDF")
    if declared.title and _bare(declared.title) not in _bare("".join(lines[:8])):
        lines.insert(0, declared.title)
    return Extracted("".join(line + "\n" for line in lines), declared=declared)
