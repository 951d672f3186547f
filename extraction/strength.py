"""How strongly a governing verb commits: the ordinal scale of ``patterns/focus.yaml``."""

from __future__ import annotations

import re
from functools import lru_cache

from extraction.load_patterns import load_patterns


@lru_cache(maxsize=1)
def load_scale() -> dict[str, int]:
    """Each word of the scale with its level, 1 (鼓励) to 5 (必须)."""
    scale = load_patterns("focus")["scale"]
    return {word: int(level) for level, words in scale.items() for word in words.split()}


@lru_cache(maxsize=1)
def _words() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, load_scale()), key=lambda word: (-len(word), word))))


def strength_level(verb: str) -> int | None:
    """The level of a verb as written, or None where the scale does not know it.

    The word that stands first governs what follows: 支持打造 is support, 重点发展 an emphasis.

    Parameters
    ----------
    verb : str
        As in `extraction.model.Relation.strength`.

    Examples
    --------
    >>> strength_level("支持打造"), strength_level("重点布局"), strength_level("严禁")
    (2, 4, 5)
    >>> strength_level("") is None
    True
    """
    found = _words().search(verb)
    return load_scale()[found.group()] if found else None
