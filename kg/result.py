"""What comes of one document, and the form in which it waits: packed, so that an archive is no burden on a disk."""

from __future__ import annotations

import json
import zlib
from dataclasses import asdict, dataclass

from kg.finding import Finding
from kg.provenance import Source
from kg.report import Coverage

LEVEL = 1
"""Of compression: N-Quads shrink to a twentieth at the fastest level, and little more at any other."""


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
    own, shared : bytes
        Packed N-Quads: those of the document's own graphs, and those that other documents may yield too.
    """

    stock: Stock
    own: bytes
    shared: bytes

    @property
    def quads(self) -> bytes:
        """All of its N-Quads."""
        return unpacked(self.own) + unpacked(self.shared)


def packed(quads: bytes) -> bytes:
    """N-Quads as they wait."""
    return zlib.compress(quads, LEVEL)


def unpacked(data: bytes) -> bytes:
    """N-Quads as they were.

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
