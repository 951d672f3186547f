"""Put a page together: one file that opens offline, in which every text of a document is data and nothing but data."""

from __future__ import annotations

import base64
import hashlib
import html
import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

_ESCAPES = {
    ord("<"): "\\u003c",
    ord(">"): "\\u003e",
    ord("&"): "\\u0026",
    0x2028: "\\u2028",
    0x2029: "\\u2029",
    **{point: f"\\u{point:04x}" for point in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F)},
}


@lru_cache(maxsize=8)
def part(name: str) -> str:
    """One of the files that pages are made of."""
    return (files("kg.views") / name).read_text(encoding="utf-8")


def embed(data: Any) -> str:
    """JSON that cannot end its script element, nor turn the direction of the text around it.

    Examples
    --------
    >>> embed({"label": "</script>"})
    '{"label":"\\\\u003c/script\\\\u003e"}'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return text.translate(_ESCAPES)


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


def policy(style: str, scripts: Sequence[str]) -> str:
    """A Content-Security-Policy that lets these run and nothing else, and lets nothing be fetched."""
    allowed = " ".join(_hash(script) for script in scripts)
    return f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; img-src data: blob:; base-uri 'none'"


def render(title: str, data: Mapping[str, Any], *, template: str, style: str, scripts: Mapping[str, str]) -> str:
    """A page.

    Parameters
    ----------
    title : str
        For the tab.
    data : mapping
        What the page shows, embedded as JSON.
    template : str
        The page with ``{{name}}`` where a part goes.
    scripts : mapping of str to str
        The scripts by the names that the template has for them.
    """
    parts = {
        "csp": html.escape(policy(style, list(scripts.values()))),
        "title": html.escape(title),
        "style": style,
        "data": embed(data),
        **scripts,
    }
    pieces = template.split("{{")
    found = [pieces[0]]
    for piece in pieces[1:]:
        name, _, rest = piece.partition("}}")
        found += [parts[name], rest]
    return "".join(found)
