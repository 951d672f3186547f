"""The frame of the pages that are read: head, links, and words in both languages."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping
from functools import lru_cache
from urllib.parse import urlencode

from kg.views.choose import VIEWS
from kg.views.legend import TYPES
from kg.views.limit import most_clauses
from kg.views.page import part, policy
from kg.views.selection import Clause, Edge

PAGES: dict[str, tuple[str, str]] = {
    "index": ("目录", "Index"),
    **{name: (names["zh"], names["en"]) for name, (names, _) in VIEWS.items()},
    "matrix": ("地区 × 主题", "Places × topics"),
    "duties": ("任务 × 机构", "Tasks × agencies"),
    "goals": ("量化目标", "Targets"),
    "topics": ("主题树", "Topics"),
}
"""All pages at the top, with their titles."""


@lru_cache(maxsize=4096)
def both(chinese: str, english: str) -> str:
    """Words of the page in both languages, of which one is shown."""
    return f'<span class="zh">{html.escape(chinese)}</span><span class="en" lang="en">{html.escape(english)}</span>'


def frame(title: str, body: str, *, heading: str = "", up: str = "", kind: str = "") -> str:
    """A page around some content.

    Parameters
    ----------
    title : str
        For the tab.
    body : str
        HTML in which every text of a document is escaped.
    heading : str
        HTML; without it the title stands at the top.
    up : str
        The way to the folder of views.
    """
    style, script = part("explorer.css") + part("pages.css"), part("pages.js")
    nav = "".join(f'<a href="{up}{name}.html">{both(*names)}</a>' for name, names in PAGES.items())
    return (
        '<!DOCTYPE html>\n<html lang="zh-Hans"><head><meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{html.escape(policy(style, [script]))}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{html.escape(title)}</title><style>{style}</style></head>\n"
        f'<body class="page {kind}"><header><h1>{heading or html.escape(title)}</h1><nav>{nav}</nav>'
        '<button id="language" type="button">English</button></header>\n'
        f"<main>{body}</main>\n<script>{script}</script></body></html>\n"
    )


def node_link(key: str) -> str:
    """The fragment that opens an explorable view at a node."""
    return "#" + urlencode({"node": key})


def edge_link(edge: Edge) -> str:
    """The fragment that opens an explorable view at an edge."""
    return "#" + urlencode({"edge": f"{edge.source}|{edge.predicate}|{edge.target}"})


@lru_cache(maxsize=64)
def _mark(kind: str) -> str:
    """The beginning of a mark of some type."""
    return f'<mark class="{html.escape(kind)}" title="{html.escape(" ".join(TYPES.get(kind, (kind,))))}">'


def marked(clause: Clause, links: Mapping[str, str]) -> str:
    """The text of a clause with its mentions marked by type, those that have a link with it."""
    pieces = []
    at = 0
    for start, end, kind, entity in clause.mentions:
        if start < at:
            continue
        text = html.escape(clause.text[start:end])
        inner = f'<a href="{html.escape(links[entity])}">{text}</a>' if entity in links else text
        pieces.append(f"{html.escape(clause.text[at:start])}{_mark(kind)}{inner}</mark>")
        at = end
    return "".join(pieces) + html.escape(clause.text[at:])


def copy_button(clause: Clause) -> str:
    """A button that copies the clause with its citation."""
    line = html.escape(f"{clause.text}（{clause.citation}）")
    return f'<button type="button" class="copy" data-copy="{line}">{both("复制引文", "Copy citation")}</button>'


def clause_cards(
    clauses: Mapping[str, Clause], groups: Iterable[Iterable[str]], pages: Mapping[str, str]
) -> tuple[str, dict[str, str]]:
    """Clauses that cells of a table open, hidden until then, and the number of each.

    Parameters
    ----------
    clauses : mapping of str to Clause
    groups : iterable of iterable of str
        The keys of the clauses of each cell; of very many, each cell has its first ones.
    pages : mapping of str to str
        Where each clause stands in the reader.
    """
    cells = [list(dict.fromkeys(group)) for group in groups]
    # The button that copies a clause holds it once more.
    most = most_clauses(cells, clauses, copies=2)
    listed = list(dict.fromkeys(key for cell in cells for key in cell[:most]))
    cards = "".join(
        f'<article class="clause" id="c{number}"><p>{marked(clauses[key], {})}</p>'
        f'<div class="cite">{html.escape(clauses[key].citation)}</div><div class="foot">{copy_button(clauses[key])}'
        f'<a href="{pages[key]}">{both("在原文中查看", "Read in context")}</a></div></article>'
        for number, key in enumerate(listed)
    )
    shown = f'<div id="cards" hidden>{cards}</div><dialog id="sheet"></dialog>'
    return shown, {key: str(number) for number, key in enumerate(listed)}


def opens(keys: Iterable[str], numbers: Mapping[str, str]) -> str:
    """The attributes of a cell that opens its clauses, and says how many more there are than the page has."""
    keys = list(dict.fromkeys(keys))
    shown = [numbers[key] for key in keys if key in numbers]
    more = f' data-more="{len(keys) - len(shown)}"' if len(shown) < len(keys) else ""
    return f'data-clauses="{" ".join(shown)}"{more}'
