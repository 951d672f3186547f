"""Waters, islands, hills and old villages that no list has: what ends like one where a place has to stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

import rjieba

from extraction.place_context import HAN
from extraction.place_words import PlaceWords

SUFFIXES = "楼桥门口庙寺坊店庄屯营堡塘坝坡沟埠岗湾洲滩河湖江山岭峰岛港浦溪泉井路街"
"""The last characters of the names of landforms, quarters and streets."""
PROPER = ("ns", "nz", "nr", "nrt", "nt", "x")
"""The segmenter's classes for names."""

_LANDFORM = re.compile(
    rf"[{HAN}]{{1,4}}?(?:岛|港|湾|山|湖|半岛|古镇|古城|古村|古寨|苗寨|侗寨|峡谷|草原|林场)"
    "(?=[、，。；]|沿岸|等|和|与|及|为|开展|建设|发展|探索|布局|打造|推进|实施|重点|设立|规划|率先|试点|培育|集聚|因地制宜)"
)
_LAND = re.compile("[岛港湾山湖镇城村寨谷原场]")
_BEFORE_LAND = re.compile("[在以把将、和与]|依托|支持|推动|(?:[，。；]|^)(?=[一-鿿]{3,5}沿岸)")


def landforms(text: str, words: PlaceWords) -> Iterator[tuple[int, int, str]]:
    """Islands, bays, hills and old villages where something is to be: start, end and rule.

    Examples
    --------
    >>> from extraction.place_words import load_place_words
    >>> text = "在嵊山岛、衢山岛开展试点，在深水港建设码头。"
    >>> [text[start:end] for start, end, _ in landforms(text, load_place_words())]
    ['嵊山岛', '衢山岛']
    """
    ends: set[int] = set()
    if not _LAND.search(text):
        return
    for match in _BEFORE_LAND.finditer(text):
        start = match.end()
        if match.group() in ("、", "和", "与") and start - 1 not in ends:
            continue
        land = _LANDFORM.match(text, start)
        if land is not None and len(land.group()) > 2 and is_landform(land.group(), words):
            ends.add(land.end())
            yield *land.span(), "place-coined"


def is_landform(name: str, words: PlaceWords) -> bool:
    """Whether what ends like a landform begins with a name, or with no word of the language."""
    if name.startswith(tuple(word for word in words.generic if len(word) > 1)) or name[0] in "各及":
        return False
    if name in words.plain or words.breaker.search(name):
        return False
    first, sort = rjieba.tag(name, False)[0]
    return len(first) == 1 or sort in PROPER
