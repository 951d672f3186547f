"""Write statements as Turtle or N-Quads in the order given, in the same bytes each time."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable
from typing import BinaryIO

from pyoxigraph import Quad, RdfFormat, Triple, serialize

from ontology.namespaces import ID, PREFIXES

LANGUAGE = re.compile(rb'("(?:[^"\\]|\\.)*")(@zh-hans\b)?')


def cased(line: bytes) -> bytes:
    """A line with the language tag of Chinese labels as the ontology writes it; the store lowers its case."""
    if b"@zh-hans" not in line:
        return line
    return LANGUAGE.sub(lambda match: match[1] + (b"@zh-Hans" if match[2] else b""), line)


def write_turtle(triples: Iterable[Triple], out: BinaryIO) -> None:
    """Write triples as Turtle; things of the graph are written relative to their base."""
    with tempfile.TemporaryFile() as raw:
        serialize(triples, raw, RdfFormat.TURTLE, prefixes=PREFIXES, base_iri=ID)
        raw.seek(0)
        out.write(f"@base <{ID}> .\n".encode())
        # The library lists prefixes in no order.
        out.writelines(f"@prefix {prefix}: <{iri}> .\n".encode() for prefix, iri in sorted(PREFIXES.items()))
        out.writelines(cased(line) for line in raw if not line.startswith((b"@prefix ", b"@base ")))


def write_nquads(quads: Iterable[Quad], out: BinaryIO) -> None:
    """Write quads as N-Quads, a line each."""
    with tempfile.TemporaryFile() as raw:
        serialize(quads, raw, RdfFormat.N_QUADS)
        raw.seek(0)
        out.writelines(map(cased, raw))
