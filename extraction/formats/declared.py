"""Read what a web page declares of the document in it: meta elements, and the table with 索引号 and 发文字号.

The meta elements are those that the guidelines for government sites prescribe (国办发〔2017〕47号, annex).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from extraction.labels import labelled_metadata, read_labels
from extraction.model import Metadata

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SITE = re.compile(r"\s*[_|\-—–]+\s*[^_|\-—–]{2,30}$")
_META = {"title": ("articletitle", "og:title"), "published": ("pubdate", "publishdate", "article:published_time")}


def read_declared(page: HtmlElement, lines: Sequence[str]) -> Metadata:
    """What a page declares.

    Parameters
    ----------
    page : lxml.html.HtmlElement
    lines : sequence of str
        The lines of the whole page, tables as rows of tabs.

    Returns
    -------
    Metadata
        `published` is the day on which the site put the text online; the date of the document is another thing.
    """
    found = dict(read_labels(lines))
    metas = {
        (element.get("name") or element.get("property") or "").lower(): (element.get("content") or "").strip()
        for element in page.iter("meta")
    }
    for field, names in _META.items():
        value = next((metas[name] for name in names if metas.get(name)), "")
        if value:
            found[field] = value
    if not found.get("title"):
        heading = page.find(".//h1")
        shown = heading.text_content() if heading is not None else ""
        found["title"] = shown.strip() or _SITE.sub("", (page.findtext(".//title") or "").strip())
    return labelled_metadata(found)
