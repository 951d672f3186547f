"""Write graphs as TriG in fixed bytes: those of policies sorted, so that each is the same wherever it is written.

The graph of a policy is written once, where its document is read, and serves the load and the dump alike. What all
documents share stands in the order in which the store walks it, that of hashes of the terms: the same graph gives the
same bytes, whatever order it was loaded in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import BinaryIO

from pyoxigraph import NamedNode, RdfFormat, Store, serialize
from pyoxigraph import Quad as OxiQuad

from kg.terms import CONCEPTS, FACTS, LINKS, PROVENANCE
from ontology.namespaces import PREFIXES

SHARED = (CONCEPTS, FACTS, LINKS, PROVENANCE)
"""The graphs that are no policy's own."""

HEAD = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in sorted(PREFIXES.items())).encode()
"""What the blocks rely on."""

END = b"\n}\n"
"""The end of a block; a literal has no line ends in it."""

_LITERAL = re.compile(rb'("(?:[^"\\]|\\.)*")(@zh-hans\b)?')


def blocks(quads: Iterable[OxiQuad]) -> bytes:
    """The graphs of some quads, a block each, sorted, without the prefixes of `HEAD`."""
    ordered = sorted(quads, key=str)
    ordered.sort(key=lambda quad: str(quad.graph_name))
    return b"".join(_block(list(found)) for _, found in groupby(ordered, key=lambda quad: quad.graph_name))


def split(data: bytes) -> list[bytes]:
    """The blocks of `blocks`, one by one."""
    return [part + END for part in data.split(END)[:-1]]


def _block(quads: list[OxiQuad]) -> bytes:
    written = serialize(quads, format=RdfFormat.TRIG, prefixes=PREFIXES) or b""
    # The writer lists prefixes in no order, and ends with an empty line.
    body = written[re.match(rb"(?:@prefix [^\n]*\n)*", written).end() :]  # type: ignore[union-attr]
    return _chinese(body.rstrip(b"\n") + b"\n")


def _chinese(data: bytes) -> bytes:
    """The store lowers the case of language tags, which is mended here."""
    return _LITERAL.sub(_tag, data) if b"@zh-hans" in data else data


def _tag(match: re.Match[bytes]) -> bytes:
    return match[1] + (b"@zh-Hans" if match[2] else b"")


def dump(store: Store, path: Path, block_of: Callable[[str], bytes | None] = lambda graph: None) -> None:
    """Write all named graphs as TriG, in the order of their names.

    Parameters
    ----------
    store : Store
    path : Path
        The file to write.
    block_of : callable
        Gives the block of a policy's graph that is written already; None where the store has to be asked for it.
    """
    names = sorted({graph.value for graph in store.named_graphs() if isinstance(graph, NamedNode)})
    with path.open("wb") as out:
        out.write(HEAD)
        for name in names:
            if name in SHARED:
                _write_shared(store, name, path, out)
            else:
                kept = block_of(name)
                out.write(blocks(store.quads_for_pattern(None, None, None, NamedNode(name))) if kept is None else kept)


def _write_shared(store: Store, name: str, path: Path, out: BinaryIO) -> None:
    raw = path.with_name(f"{path.name}.raw")
    store.dump(raw, RdfFormat.TURTLE, from_graph=NamedNode(name), prefixes=PREFIXES)
    with raw.open("rb") as lines:
        body = (line for line in lines if not line.startswith(b"@prefix "))
        first = next(body, None)
        if first is not None:
            out.write(f"<{name}> {{\n".encode())
            out.writelines(b"\t" + _chinese(line) for line in _with(first, body))
            out.write(b"}\n")
    raw.unlink()


def _with(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest
