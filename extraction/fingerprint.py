"""Tell whether two files hold the same document: by the sentences, whatever the format left of layout and frame."""

from __future__ import annotations

import re
import unicodedata

from extraction.simplify import simplify
from ontology.identifiers import digest

_ENDS = re.compile(r"([\n。；！？])")
_SHORTEST = 15
_LAYOUT = re.compile(r"[\W_]+")
_NOTE = re.compile(r"(?m)^注\d{1,2}：.*$")
LEAST = 3
"""A text of fewer sentences is taken whole: a notice of one sentence is like another."""


def fingerprint(text: str) -> str:
    """A hash that is the same for a document's text out of different formats.

    Blanks, punctuation, widths and traditional glyphs do not count, nor do lines that are no sentences (titles, page
    frames, signatures, rows of tables) and footnotes, which formats place differently.

    Examples
    --------
    >>> one = "甲市意见\\n为加快发展集成电路产业，现提出以下意见。\\n支持各区重点发展集成电路设计产业，引导集聚发展；"
    >>> fingerprint(one) == fingerprint(one.replace("，", ", "))
    True
    """
    whole = _NOTE.sub("", text)
    parts = _ENDS.split(whole)
    pieces = [
        piece for piece, end in zip(parts[::2], parts[1::2], strict=False) if end != "\n" and len(piece) >= _SHORTEST
    ]
    kept = pieces if len(pieces) >= LEAST else [whole]
    return digest(*(_LAYOUT.sub("", simplify(unicodedata.normalize("NFKC", piece))) for piece in kept), length=32)
