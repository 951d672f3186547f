"""The start page of the endpoint: the views, every canned query ready in the editor, and the documentation."""

from __future__ import annotations

from html import escape
from importlib.resources import files
from pathlib import Path
from urllib.parse import quote

from kg.query import CannedQuery, canned_queries

STYLE = (
    "body{font:16px/1.5 system-ui,'Noto Sans CJK SC',sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem;"
    "color:#1b1b1b;background:#fff}table{border-collapse:collapse;width:100%}td{border-top:1px solid #ccc;"
    "padding:.4rem .6rem .4rem 0;vertical-align:top}code{font-size:.95em}a{color:#0b4f8a}small{color:#555}"
)


def editor_link(address: str, query: CannedQuery) -> str:
    """The address at which the editor opens with a query in it.

    Parameters
    ----------
    address : str
        Of the server, ``http://127.0.0.1:7878``.
    query : CannedQuery
    """
    return f"{address}/#query={quote(query.text(), safe='')}&endpoint={quote(f'{address}/query', safe='')}"


def start_page(address: str, build: Path) -> str:
    """The page, which needs nothing but itself.

    Parameters
    ----------
    address : str
        Of the server.
    build : Path
        The output folder of the build that it serves.
    """
    views = sorted((build / "views").glob("*.html"))
    # The index first: it says what the others are.
    views.sort(key=lambda path: path.name != "index.html")
    shown = "".join(f'<li><a href="{escape(path.resolve().as_uri())}">{escape(path.stem)}</a></li>' for path in views)
    queries = "".join(
        f'<tr><td><a href="{escape(editor_link(address, query))}"><code>{query.name}</code></a></td>'
        f'<td>{escape(query.title)}<br><span lang="zh-Hans">{escape(query.title_zh)}</span></td>'
        f"<td><small>{escape(query.description)}</small></td></tr>"
        for query in canned_queries()
    )
    pages = [Path(str(files("ontology") / "schema.ttl")), Path(str(files("ontology") / "shapes.ttl"))]
    documents = Path(__file__).parents[1] / "docs" / "questions.md"
    pages += [documents] if documents.is_file() else []
    linked = "".join(f'<li><a href="{escape(path.resolve().as_uri())}">{path.name}</a></li>' for path in pages)
    return f"""<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>policykg: {escape(build.name)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>{STYLE}</style></head>
<body>
<h1>policykg <small>政策知识图谱</small></h1>
<p><a href="{address}/">The editor / 查询编辑器</a>. Programs ask at <code>{address}/query</code> by the SPARQL 1.1
Protocol; all named graphs are one to a query. The endpoint is read-only, on this machine only, and gives a query up
after a minute. A query with <code>SERVICE</code> reaches wherever it says.</p>
<h2>Views / 视图</h2>
<ul>{shown}</ul>
<h2>Questions / 常用查询</h2>
<p>Each opens in the editor. / 点击后在编辑器中打开。</p>
<table>{queries}</table>
<h2>Documentation / 文档</h2>
<ul>{linked}</ul>
</body>
</html>
"""
