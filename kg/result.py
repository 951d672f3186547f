"""What comes of one document, and the form in which it waits: packed, so that an archive is no burden on a disk."""

from __future__ import annotations

import json
import zlib
from dataclasses import asdict, dataclass

from pyoxigraph import RdfFormat, parse, serialize

from kg.finding import Finding
from kg.provenance import Source
from kg.report import Coverage
from kg.trig import HEAD

LEVEL = 1
"""Of compression: statements shrink to a small part at the fastest level, and little more at any other."""


@dataclass(frozen=True, slots=True)
class Stock:
    """What is told of a document's result without unpacking its quads.

    Attributes
    ----------
    graphs : tuple of str
        The graphs that are the document's own: those of its policies.
    subjects : int
        Subjects that occur in its own graphs only, the policies themselves left aside.
    classes, properties : tuple of str
        What its own graphs use, sorted.
    findings : tuple of Finding
        What the shapes object to in it.
    fingerprint : str
        The same for the same document in another format.
    numbered : bool
        Whether the document bears a number, by which it is known.
    """

    source: Source
    coverage: Coverage
    graphs: tuple[str, ...]
    subjects: int
    classes: tuple[str, ...]
    properties: tuple[str, ...]
    findings: tuple[Finding, ...]
    fingerprint: str
    numbered: bool


@dataclass(frozen=True, slots=True)
class Result:
    """A document's result.

    Attributes
    ----------
    own, shared, tables : bytes
        Packed: the document's own graphs as blocks of TriG (`kg.trig.blocks`), the statements that other documents may
        yield too as N-Quads, and what the document gives to the tables (`kg.table_parts`).
    """

    stock: Stock
    own: bytes
    shared: bytes
    tables: bytes

    @property
    def quads(self) -> bytes:
        """All of its statements as N-Quads."""
        own = parse(input=HEAD + unpacked(self.own), format=RdfFormat.TRIG)
        return (serialize(own, format=RdfFormat.N_QUADS) or b"") + unpacked(self.shared)


def packed(data: bytes) -> bytes:
    """A part of a result as it waits."""
    return zlib.compress(data, LEVEL)


def unpacked(data: bytes) -> bytes:
    """A part of a result as it was.

    Raises
    ------
    ValueError
        If the data are damaged.
    """
    try:
        return zlib.decompress(data)
    except zlib.error as error:
        raise ValueError(f"damaged: {error}") from None


def written(stock: Stock) -> str:
    """A stock on one line."""
    return json.dumps(asdict(stock), ensure_ascii=False, separators=(",", ":"))


def parsed(line: str) -> Stock:
    """A stock from its line.

    Raises
    ------
    ValueError, KeyError, TypeError
        If it is none.
    """
    found = json.loads(line)
    source, coverage = found["source"], found["coverage"]
    return Stock(
        source=Source(source["name"], source["sha256"], tuple(source["policies"]), source["note"]),
        coverage=Coverage(
            name=coverage["name"],
            policies=tuple(coverage["policies"]),
            counts=tuple(coverage["counts"]),
            kinds=tuple(coverage["kinds"]),
            problems=tuple((kind, message) for kind, message in coverage["problems"]),
            unresolved=tuple(coverage["unresolved"]),
            silent=tuple(coverage["silent"]),
        ),
        graphs=tuple(found["graphs"]),
        subjects=found["subjects"],
        classes=tuple(found["classes"]),
        properties=tuple(found["properties"]),
        findings=tuple(Finding(**finding) for finding in found["findings"]),
        fingerprint=found["fingerprint"],
        numbered=found["numbered"],
    )
