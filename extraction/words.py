"""The word classes of the open-vocabulary tagger, from ``patterns/topics.yaml`` and ``patterns/generic.txt``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from extraction.load_patterns import load_patterns


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """Sets of words; what each is for stands in the pattern files, under the same name."""

    governors: frozenset[str]
    verbal: frozenset[str]
    functions: frozenset[str]
    evaluative: frozenset[str]
    tails: frozenset[str]
    industry_heads: frozenset[str]
    technology_heads: frozenset[str]
    device_endings: frozenset[str]
    goods: frozenset[str]
    nominal: frozenset[str]
    parts: frozenset[str]
    wide_heads: frozenset[str]
    list_industry: frozenset[str]
    list_technology: frozenset[str]
    list_field: frozenset[str]
    sector_before: frozenset[str]
    splitting: frozenset[str]
    borders: frozenset[str]
    known_heads: frozenset[str]
    locked: frozenset[str]
    qualifiers: frozenset[str]
    list_things: frozenset[str]
    not_alone: frozenset[str]
    deeds: frozenset[str]
    specifiers: frozenset[str]
    instruments: frozenset[str]
    trades: frozenset[str]
    trade_deeds: frozenset[str]
    arranged: frozenset[str]
    system_deeds: frozenset[str]
    platform_deeds: frozenset[str]
    vague: frozenset[str]
    ranks: frozenset[str]
    no_things: frozenset[str]
    sorts: frozenset[str]
    device_deeds: frozenset[str]
    organisations: tuple[str, ...]
    generic: frozenset[str]
    verbs: frozenset[str]
    heads: frozenset[str]
    empty: frozenset[str]

    def is_empty(self, word: str) -> bool:
        """Whether a word, taken alone, tells no term from another."""
        return word in self.empty or (len(word) == 3 and word[2] == "化")


def _generic(text: str) -> frozenset[str]:
    """The entries of a plain list: one a line, ``#`` comments and ``[sections]`` aside."""
    lines = (line.split("#")[0].strip() for line in text.splitlines())
    return frozenset(line for line in lines if line and not line.startswith("["))


@lru_cache(maxsize=1)
def load_words() -> Words:
    """The shipped word classes."""
    folder = files("extraction") / "patterns"
    lists = {name: value.split() for name, value in load_patterns("topics").items()}
    organisations = tuple(sorted(lists.pop("organisations"), key=lambda word: (-len(word), word)))
    sets = {name: frozenset(value) for name, value in lists.items()}
    generic = _generic((folder / "generic.txt").read_text(encoding="utf-8"))
    heads = sets["industry_heads"] | sets["technology_heads"]
    return Words(
        **sets,
        organisations=organisations,
        generic=generic,
        verbs=sets["governors"] | sets["verbal"],
        heads=heads,
        empty=sets["evaluative"] | sets["tails"] | sets["verbal"] | generic | heads,
    )
