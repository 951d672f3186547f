"""Entities for places that no concept describes: divisions, joined provinces, and what only a name tells of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extraction.model import Entity
from extraction.place_words import PlaceWords
from ontology.divisions import CHINA, division, full_name

ABBREVIATIONS = dict(
    zip(
        "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔滇藏陕甘青宁新港澳台",
        "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 81 82 71".split(),
        strict=True,
    )
)
"""The one-character names of the provinces, and the first two digits of their codes."""

LETTERS = frozenset(
    (
        *ABBREVIATIONS,
        *"宁杭合广深珠穗佛莞惠肇呼包榆成德绵眉资长株潭郑开汴洛许咸武襄宜荆厦漳泉哈沈抚锡常甬舟绍昌九兰银石保沧遵柳钦防图延滁宣芜",
        *"马贵",
    )
)
"""The one-character names of provinces and cities by which a line or a region is called after them."""

_ORDER = {"country": 0, "province": 0, "prefecture": 1, "county": 2, "zone": 3}


def rank(key: str) -> int:
    """How high a place stands: 0 for provinces, 1 for prefectures, 2 for counties, 3 for all else."""
    entry = division(key)
    return _ORDER[entry.level] if entry else 3


def kind_of(name: str, words: PlaceWords) -> str:
    """The kind of a place that only its name tells of.

    Examples
    --------
    >>> from extraction.place_words import load_place_words
    >>> [kind_of(name, load_place_words()) for name in ("白河镇", "沿江城市群", "东湖数据产业园", "学府路")]
    ['Division', 'PlaceGroup', 'FunctionalZone', 'Place']
    """
    if words.group.search(name):
        return "PlaceGroup"
    if words.town.search(name):
        return "Division"
    return "FunctionalZone" if words.zone.search(name) else "Place"


def division_entities(keys: Iterable[str]) -> Iterator[Entity]:
    """Entities for the divisions among some keys."""
    for key in keys:
        entry = division(key)
        if entry is None:
            continue
        kind = {"county": "District", "zone": "FunctionalZone"}.get(entry.level, "Division")
        others = tuple(dict.fromkeys(name for name in (full_name(entry.code), *entry.names) if name != entry.name))
        yield Entity(entry.key, entry.name, (kind,), within=(f"place/{entry.parent}",), alternatives=others)


def joined_provinces(name: str) -> Entity | None:
    """The group that provinces form by their one-character names: 湘鄂赣; its key says its members.

    Examples
    --------
    >>> joined_provinces("湘鄂赣").key
    'place/430000-420000-360000'
    """
    codes = [f"{ABBREVIATIONS[character]}0000" for character in name if character in ABBREVIATIONS]
    if len(codes) < 2 or len(codes) != len(name) or len(set(codes)) != len(codes):
        return None
    key = f"place/{'-'.join(codes)}"
    return Entity(key, name, ("PlaceGroup",), within=(f"place/{CHINA}",))
