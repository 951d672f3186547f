"""Many words as one regular expression that tries few of them at a place."""

from __future__ import annotations

import re
from collections.abc import Iterable

_Tree = dict[str, "_Tree"]


def any_word(words: Iterable[str]) -> str:
    """An expression for any of some words, of which the longest matches.

    What words begin with alike is tried once, and not word after word; it matches what the words side by side, the
    longest first, do.

    Examples
    --------
    >>> any_word(["园区", "园", "产业园", "产业带"])
    '(?:产业[园带]|园区?)'
    >>> re.findall(any_word(["园区", "园", "产业园"]), "产业园、园区、校园")
    ['产业园', '园区', '园']
    """
    tree: _Tree = {}
    for word in sorted(set(words)):
        branch = tree
        for character in word:
            branch = branch.setdefault(character, {})
        branch[""] = {}
    # At the top no class is made of single characters: a search looks for the first characters of plain words.
    found = [re.escape(character) + _written(rest) if character else "" for character, rest in tree.items()]
    return f"(?:{'|'.join(found)})"


def _written(tree: _Tree) -> str:
    single, longer = "", []
    for character, rest in tree.items():
        if not character:
            continue
        tail = _written(rest)
        if tail:
            longer.append(re.escape(character) + tail)
        else:
            single += re.escape(character)
    if len(single.replace("\\", "")) > 1:
        single = f"[{single}]"
    options = [*longer, *([single] if single else [])]
    if not options:
        return ""
    ends = "" in tree
    alone = len(options) == 1 and (not ends or not longer)
    return (options[0] if alone else f"(?:{'|'.join(options)})") + ("?" if ends else "")
