"""Cities by one character each, where the words behind say that they are to grow together: 郑开|同城化."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import rjieba

from extraction.found import Context
from extraction.place_context import HAN, LOOK_BACK
from extraction.place_entities import LETTERS
from extraction.place_words import PlaceWords
from ontology import divisions

_TOGETHER = re.compile("(?:同城|一体)化|跨[江湖海]一体|跨[江湖海]发展|同城发展")
# What is of the name itself: 宜荆|联运通道.
_LINKS = re.compile(
    "(?:(?:铁水|江海|公铁|多式)?联运|城际|快速)通道|(?:城际|产业|创新|科创|智造|经济)走廊|(?:城镇|产业|创新)带(?!动)"
)
_SURE = re.compile("同城|跨[江湖海]")


def joined_cities(text: str, context: Context, words: PlaceWords) -> Iterator[tuple[int, int]]:
    """Where cities of the issuer's province are named so.

    Parameters
    ----------
    text : str
        A paragraph.
    context : Context
        Whose cities are meant.
    words : PlaceWords

    Examples
    --------
    >>> from extraction.place_words import load_place_words
    >>> text = "加快郑开同城化，促进区域一体化。"
    >>> [text[start:end] for start, end in joined_cities(text, Context("place/410000"), load_place_words())]
    ['郑开']
    """
    ends: set[int] = set()
    joined = _TOGETHER.finditer(text) if any(word in text for word in ("同城", "一体", "跨")) else ()
    linked = _LINKS.finditer(text) if any(word in text for word in ("通道", "走廊", "带")) else ()
    for match in (*joined, *linked):
        for length in range(2, 5):
            start = match.start() - length
            name = text[max(start, 0) : match.start()]
            if start < 0 or not re.fullmatch(f"[{HAN}]+", name):
                break
            listed = text[start - 1] in "、和与" and any(end <= start <= end + 12 for end in ends)
            opens = start == 0 or text[start - 1] in "，。；：）"
            if not listed and not opens and not words.governs.search(text, max(0, start - LOOK_BACK), start):
                continue
            whole = len(set(name)) == len(name) and all(len(word) == 1 for word in rjieba.cut(name, False))
            home = _letters(context.jurisdiction)
            sets = (home,) if home else _everywhere() if _SURE.match(text, match.start()) else ()
            if whole and any(letters.issuperset(name) for letters in sets):
                ends.add(match.end())
                yield start, match.end() if match.re is _LINKS else match.start()
                break


@lru_cache(maxsize=64)
def _letters(jurisdiction: str) -> frozenset[str]:
    """The first characters of the cities of a province; of a city, those of its counties too."""
    code = jurisdiction.removeprefix("place/")
    home = divisions.division(code)
    if home is None or home.level == "country":
        return frozenset()
    province = f"{code[:2]}0000"
    own = [entry for entry in divisions.all_divisions() if entry.code[:2] == code[:2] and entry.code != province]
    cities = [entry for entry in own if entry.level == "prefecture"]
    # 昌九: Nanchang is called by its last character.
    known = {character for entry in cities for character in entry.bare} & LETTERS
    return frozenset(entry.name[0] for entry in cities or own) | known


@lru_cache(maxsize=1)
def _everywhere() -> tuple[frozenset[str], ...]:
    """The letters of each province, for a document of the whole country."""
    provinces = [entry.code for entry in divisions.all_divisions() if entry.level == "province"]
    return tuple(_letters(f"place/{code}") for code in sorted(set(provinces)))
