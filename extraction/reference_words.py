"""The words of ``patterns/references.yaml`` as compiled expressions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from extraction.load_patterns import load_patterns
from extraction.units import alternatives


@dataclass(frozen=True, slots=True)
class ReferenceWords:
    """What the finders of references look for.

    Attributes
    ----------
    document : re.Pattern
        A title that ends like an official document.
    generic : frozenset of str
        Short titles that mean the document itself or one named before.
    ground : re.Pattern
        A cue at the end of what stands before a title, with the issuer between them.
    making : re.Pattern
        A verb before a title that is yet to be written.
    """

    document: re.Pattern[str]
    generic: frozenset[str]
    ground: re.Pattern[str]
    making: re.Pattern[str]


@lru_cache(maxsize=1)
def load_rules() -> dict[str, Any]:
    """The rule file, with its examples."""
    return load_patterns("references")


@lru_cache(maxsize=1)
def load_words() -> ReferenceWords:
    """The expressions of the rule file."""
    rules = load_rules()
    return ReferenceWords(
        document=re.compile(rf"(?:{_any(rules, 'nouns')})(?:[（(][^（()）]{{1,20}}[)）])?$"),
        generic=frozenset(rules["generic"].split()),
        ground=re.compile(rf"(?:{_any(rules, 'grounds')})(?:好)?[^，。；：！？《》]{{0,24}}$"),
        making=re.compile(rf"(?:{_any(rules, 'making')})(?:了|好)?$"),
    )


def _any(rules: dict[str, Any], name: str) -> str:
    """The words of a list as the body of an expression."""
    return alternatives(tuple(rules[name].split()))
