"""The kept results by policy, in the order of identifiers: what dumps and tables are put together from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from kg.cache import Cache
from kg.table_parts import PolicyPart
from kg.trig import split


class Partitions:
    """What is kept of each policy of a build.

    Parameters
    ----------
    folder : Path
        Of the kept results.
    keys : mapping of str to str
        The name of each policy's graph, and the key of the result that holds it.

    Raises
    ------
    DamagedError
        By each method, if a result is damaged.
    """

    def __init__(self, folder: Path, keys: Mapping[str, str]) -> None:
        self.folder, self.keys = folder, dict(sorted(keys.items()))
        cache = Cache(folder)
        # The policies of one document stand side by side.
        self._blocks = lru_cache(maxsize=2)(lambda key: {_name(block): block for block in split(cache.own(key))})
        self._parts = lru_cache(maxsize=2)(lambda key: {part.policy: part for part in cache.tables(key)})

    def __reduce__(self) -> tuple[type[Partitions], tuple[Path, dict[str, str]]]:
        return Partitions, (self.folder, self.keys)

    def block(self, graph: str) -> bytes | None:
        """A policy's graph as TriG, as `kg.trig.blocks` writes it."""
        key = self.keys.get(graph)
        return None if key is None else self._blocks(key).get(graph)

    def parts(self) -> Iterator[PolicyPart]:
        """What each policy gives to the tables."""
        for graph, key in self.keys.items():
            yield self._parts(key)[graph]


def _name(block: bytes) -> str:
    return block[1 : block.index(b">")].decode()
