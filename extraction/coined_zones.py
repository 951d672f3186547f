"""Zones, waters and islands that no list has: told by how their names are coined, and by what governs them.

A coined name begins with what is a name (a water, a word of that class, two countries, cities by one character each)
and ends with a head; between them stand words of the language. Since such a form alone proves little, the words in
front must govern a place: 建设…, 打造…, 依托…, 在….
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import ahocorasick_rs
import rjieba

from extraction.landforms import PROPER, SUFFIXES, is_landform, landforms
from extraction.place_context import HAN, LOOK_BACK, first_break
from extraction.place_entities import LETTERS
from extraction.place_words import PlaceWords

_COUNTRIES = "韩日德法意俄新白荷瑞以英澳泰马越老缅柬哈蒙匈葡巴"
_BINATIONAL = re.compile(
    rf"中(?:国[—－\-·]{{1,2}}(?:[{HAN}]{{2,7}}（[{HAN}]{{2,4}}）|[{HAN}]{{2,6}}?)|(?:印尼|沙特|新西兰|[{_COUNTRIES}])(?:（[{HAN}]{{2,4}}）)?)"
    rf"(?P<rest>[{HAN}]{{2,14}})"
)
_OF_CHINA = re.compile(rf"中国(?P<rest>[{HAN}]{{2,14}})")
_CHINESE_HEADS = re.compile(
    "(?:轻纺城|商贸城|药城|酒城|鞋城|瓷都|(?<![五稻峡山])谷|软件谷|医药城)|(?:^(?:[东西南北]方|[东西中]部).{2,8}产业园)"
)
_SHORE = re.compile(
    rf"沿(?:长江|黄河|大运河|[江海边河湖黄淮])[{HAN}]{{0,6}}?(?:走廊|经济带|产业带|发展带|城镇带|开放带|示范带|旅游带)(?!动)"
)
_PAIRS = re.compile(
    rf"(?P<first>[{HAN}])[{HAN}](?:、(?P=first)[{HAN}])*(?:、|和|与)(?P=first)[{HAN}]"
    r"(?:产业走廊|创新走廊|科创走廊|经济走廊|产业带|创新带|经济带|发展带|城镇带|走廊)"
)
_ACTS = re.compile("要|应|重点|着力|聚焦|突出|以|加快|打造|布局|集聚")
_HAN = re.compile(f"[{HAN}]")
_ACROSS = re.compile(
    rf"(?<=[、和与及托设在进])[{HAN}]{{2,3}}[—－]{{1,2}}[{HAN}]{{2,3}}(?:国际|跨境|边境)?(?:经济|旅游)?合作区"
)
_SECTION = re.compile(rf"[{HAN}]{{2,4}}（[{HAN}]{{2,4}}段）(?P<rest>[{HAN}]{{2,14}})")
_OWN_DISTRICT = re.compile(
    rf"(?:在|支持)(?P<name>[{HAN}]{{2}}区)(?=规划|建设|布局|发展|开展|打造|试点|设立|培育|集聚|重点|先行)"
)
_SMALL_TOWN = re.compile(rf"(?<![{HAN}])(?P<name>[{HAN}]{{2}}乡)(?=重点|发展|打造|建设|着力|依托|以|聚焦|主攻|培育)")
_OWN_ZONE = re.compile(
    rf"(?<![{HAN}])(?P<name>高新区|经开区|综保区|保税区)(?=要|应|则)?(?=重点|聚焦|着力|主攻|大力|加快发展|打造|集聚|培育)"
)
_SIBLING = re.compile(rf"在(?P<name>[{HAN}]{{2,6}}?(?P<head>片区|组团|商务区|街区|园区))")
_OTHER_WORD = re.compile("区[域别间块位]|带动|地城市")
_SECOND_LEVEL = 0xD8
# Heads that end what is no place as often: with these only the name of a place may begin.
_WEAK = ("园", "基地", "园区", "服务区", "核心区", "管理区", "保护区", "功能区", "集聚区", "聚集区")


def coined_names(
    text: str, words: PlaceWords, named: Sequence[tuple[int, int]] = (), starts: frozenset[int] = frozenset()
) -> Iterator[tuple[int, int, str]]:
    """Coined names: start, end and rule.

    Parameters
    ----------
    text : str
        A paragraph.
    words : PlaceWords
    named : sequence of (int, int)
        Zones that are known already: beside one of them a name of the same form is one too.
    starts : frozenset of int
        Where known places begin: what one of them begins is read from the place on (`extraction.zones.extend`).

    Examples
    --------
    >>> from extraction.place_words import load_place_words
    >>> text = "打造白洋淀生态旅游带，在龙羊岛开展试点。"
    >>> [text[start:end] for start, end, _ in coined_names(text, load_place_words())]
    ['白洋淀生态旅游带', '龙羊岛']
    """
    if "中" in text:
        yield from _between_countries(text, words)
    # Looked for only where a character stands that they all have: most paragraphs have none of them.
    corridors = (_SHORE, _PAIRS) if "走廊" in text or "带" in text else ()
    for pattern in corridors:
        for match in pattern.finditer(text):
            if _governed(text, match.start(), words):
                yield *match.span(), "place-coined"
    for match in _ACROSS.finditer(text) if "合作区" in text else ():
        yield *match.span(), "place-coined"
    if "段）" in text:
        yield from _sections(text, words)
    yield from (name for name in _with_heads(text, words) if name[0] not in starts)
    yield from (name for name in landforms(text, words) if name[0] not in starts or text.startswith("沿岸", name[1]))
    if "区" in text:
        yield from _own_districts(text)
        yield from _siblings(text, words, named)


def _sections(text: str, words: PlaceWords) -> Iterator[tuple[int, int, str]]:
    """A part of a water and what is to be there: 淮河（河南段）|生态廊道."""
    for match in _SECTION.finditer(text):
        heads = list(words.tail.finditer(match["rest"]))
        verbal = bool(heads) and words.breaker.search(match["rest"], 0, heads[-1].start())
        if heads and not verbal and _governed(text, match.start(), words):
            yield match.start(), match.start("rest") + heads[-1].end(), "place-coined"


def _own_districts(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _OWN_DISTRICT.finditer(text):
        name = match["name"][:-1]
        known = rjieba.tag(name, True)[0] == (name, "ns") or name.endswith("开")
        if known and len(rjieba.cut(name, False)) > 1:
            yield *match.span("name"), "place-coined"


def own_zones(text: str) -> Iterator[tuple[int, int]]:
    """A zone by its sort alone as the subject of a clause: 高新区聚焦…; the one of the city that speaks."""
    return (match.span("name") for match in _OWN_ZONE.finditer(text))


def small_towns(text: str) -> Iterator[tuple[int, int]]:
    """What ends in 乡 and is the subject of a clause: a town where other towns stand beside it."""
    return (match.span("name") for match in _SMALL_TOWN.finditer(text))


def _governed(text: str, start: int, words: PlaceWords) -> bool:
    return bool(words.governs.search(text, max(0, start - LOOK_BACK), start))


def _between_countries(text: str, words: PlaceWords) -> Iterator[tuple[int, int, str]]:
    for pattern in (_BINATIONAL, _OF_CHINA):
        for match in pattern.finditer(text):
            left = text[match.start() - 1 : match.start()]
            if re.match(f"[{HAN}]", left) and not _governed(text, match.start(), words) and left not in "在、和与及":
                continue
            rest = match["rest"]
            if rest.startswith((*words.generic, "班列", "特色")):
                continue
            heads = words.tail if pattern is _BINATIONAL else _CHINESE_HEADS
            # Zones of two countries are there for their cooperation.
            stop = first_break(rest.replace("合作", "□□"), words)
            ends = [
                head.end()
                for head in heads.finditer(rest)
                if head.end() <= stop + len(head.group()) and head.start() < stop
            ]
            if ends:
                yield match.start(), match.start("rest") + ends[-1], "place-coined"


@lru_cache(maxsize=8)
def _heads(words: tuple[str, ...]) -> ahocorasick_rs.AhoCorasick:
    return ahocorasick_rs.AhoCorasick(words, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)


def _with_heads(text: str, words: PlaceWords) -> Iterator[tuple[int, int, str]]:
    ends: set[int] = set()
    heads = _heads(words.zone_heads)
    for _, at, end in heads.find_matches_as_indexes(text):
        if _OTHER_WORD.match(text, end - 1) or not _HAN.match(text, at - 1):
            continue
        for length in range(1, 10):
            start = at - length
            if start < 0 or not _HAN.match(text, start):
                break
            if length < 2:
                continue
            listed = text[start - 1 : start] in ("、", "和", "与", "及") and start - 1 in ends
            opens = (start == 0 or text[start - 1] in "，。；") and _ACTS.match(text, end)
            if (opens or listed or _governed(text, start, words)) and _is_name(text[start:at], text[at:end], words):
                ends.add(end)
                yield start, end, "place-coined"
                break


def _is_name(name: str, head: str, words: PlaceWords) -> bool:
    """Whether what stands before a head begins with a name and goes on without a verb."""
    if head in _WEAK and words.tail.search(name):
        return False
    if name.startswith(words.generic) or name in words.quarters or words.breaker.search(words.inside.sub("", name)):
        return False
    if 2 < len(name) < 5 and name[-1] in SUFFIXES and is_landform(name, words):
        return head not in _WEAK
    first, sort = rjieba.tag(name, True)[0]
    if first in words.plain or len(first) < 2 or "中国" in name:
        return False
    # 包西|装备产业带: a railway's name, two cities by one character each.
    if sort == "ns" or set(first) <= LETTERS:
        return True
    # 漷县: what the segmenter takes for somebody's name is a place's where its characters are seldom of other words.
    rare = first[-1] in SUFFIXES or any(_is_rare(character) for character in first)
    return sort in PROPER and rare and head not in _WEAK


def _is_rare(character: str) -> bool:
    """Whether a character is of the second level of GB 2312, where those stand that are seldom used."""
    try:
        return character.encode("gb2312")[0] >= _SECOND_LEVEL
    except UnicodeEncodeError:
        return True


def _siblings(text: str, words: PlaceWords, named: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """在A片区布局…，在B片区布局…: beside a zone that is known, what stands and ends like it is one."""
    known = set(named)
    found = list(_SIBLING.finditer(text))
    heads = {match["head"] for match in found if match.span("name") in known}
    for match in found:
        name = match["name"].removesuffix(match["head"])
        if match["head"] in heads and not name.startswith(words.generic) and not words.breaker.search(name):
            yield *match.span("name"), "place-coined"
