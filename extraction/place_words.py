"""The words of ``patterns/places.yaml`` as sets and compiled expressions, and its rules with their examples."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from extraction.alternatives import any_word
from extraction.load_patterns import load_patterns


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """What tells a place name from other words; the pattern file says what each list is for.

    Attributes
    ----------
    zone, town, group, street : re.Pattern
        A head at the end of a name.
    tail : re.Pattern
        A zone's head anywhere: the longest at each position.
    """

    direct_heads: frozenset[str]
    named_heads: tuple[str, ...]
    zone_heads: tuple[str, ...]
    generic: tuple[str, ...]
    not_streets: tuple[str, ...]
    not_towns: tuple[str, ...]
    ordinary: frozenset[str]
    quarters: frozenset[str]
    local: frozenset[str]
    each_city: frozenset[str]
    plain: frozenset[str]
    zone: re.Pattern[str]
    town: re.Pattern[str]
    group: re.Pattern[str]
    street: re.Pattern[str]
    tail: re.Pattern[str]
    street_tail: re.Pattern[str]
    site_tail: re.Pattern[str]
    slogan: re.Pattern[str]
    central: re.Pattern[str]
    breaker: re.Pattern[str]
    inside: re.Pattern[str]
    organisation: re.Pattern[str]
    body: re.Pattern[str]
    agency: re.Pattern[str]
    programme_cue: re.Pattern[str]
    programme: re.Pattern[str]
    list_tail: re.Pattern[str]
    before: re.Pattern[str]
    governs: re.Pattern[str]
    after: re.Pattern[str]


@lru_cache(maxsize=1)
def _file() -> dict[str, Any]:
    return load_patterns("places")


def read_place_rules() -> tuple[dict[str, Any], ...]:
    """The rules: ``id``, ``means``, ``match`` (sentences with their mentions in braces) and ``no_match``."""
    return tuple(_file()["rules"])


@lru_cache(maxsize=1)
def load_place_words() -> PlaceWords:
    """The shipped words."""
    lists = {name: tuple(value.split()) for name, value in _file()["words"].items()}
    return PlaceWords(
        direct_heads=frozenset(lists["direct_heads"]),
        named_heads=lists["named_heads"],
        zone_heads=tuple(dict.fromkeys(lists["zone_heads"])),
        generic=lists["generic"],
        not_streets=lists["not_streets"],
        not_towns=lists["not_towns"],
        ordinary=frozenset(lists["ordinary"]),
        quarters=frozenset(lists["quarters"]),
        local=frozenset(lists["local"]),
        each_city=frozenset(lists["each_city"]),
        plain=frozenset(lists["plain"]),
        zone=re.compile(rf"(?:{any_word(lists['zone_heads'])})[”’]?$"),
        town=re.compile(rf"(?:{any_word(lists['town_heads'])})$"),
        group=re.compile(
            r"(?:城市群|都市圈|城市圈|经济圈|生活圈|经济带|产业带|发展带|走廊|地区|三角洲|[一二两三四五六七八九十][区群城带心轴廊圈核极湾港谷])$"
        ),
        street=re.compile(rf"(?:{any_word([*lists['street_heads'], '路', '街'])})$"),
        tail=re.compile(rf"(?:{any_word(lists['zone_heads'])})(?:(?<=园)区(?![域别间块]))?(?<!带(?=动))"),
        street_tail=re.compile(rf"[一-鿿]{{1,6}}?(?:{any_word(lists['street_heads'])}|路|街)"),
        site_tail=re.compile(any_word(lists["sites"])),
        slogan=re.compile(rf"(?:{any_word(lists['slogans'])})$"),
        central=re.compile(rf"(?:{any_word(lists['central'])})$"),
        breaker=re.compile(any_word(lists["breakers"])),
        inside=re.compile(any_word(lists["inside_names"])),
        organisation=re.compile(rf"(?:{any_word(lists['organisations'])})[上期]?$"),
        body=re.compile(rf"(?:{any_word(lists['bodies'])})(?![业城园区镇路街群带谷村化制港])"),
        agency=re.compile(rf"(?:{any_word(lists['agencies'])})"),
        programme_cue=re.compile(rf"(?:{any_word(lists['programme_cues'])})[“‘]?$"),
        programme=re.compile(rf"(?:{any_word(lists['programmes'])})$"),
        list_tail=re.compile(rf"等?(?:{any_word(lists['list_tails'])})"),
        before=re.compile(rf"(?:{any_word(lists['cues_before'])})[“‘]?$"),
        governs=re.compile(rf"(?:{any_word(lists['governs'])})[“‘]?$"),
        after=re.compile(rf"[”’]?(?:{any_word(lists['cues_after'])})"),
    )
