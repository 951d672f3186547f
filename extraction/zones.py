"""How far a place name goes on, and the zones and towns that bear a name of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import rjieba

from extraction.place_context import HAN, LOOK_BACK, first_break
from extraction.place_words import PlaceWords

_STRETCH = re.compile(rf"[{HAN}A-Za-z0-9＋+·\-]*")
_QUOTED = re.compile(rf"“([^“”]{{2,24}})”([{HAN}]{{0,14}})")
_TOWN = re.compile(rf"[{HAN}]{{1,4}}?(?:镇|乡|街道)(?![{HAN}]?(?:级|振兴|企业))")
_TOWN_HEAD = re.compile("[镇乡]|街道")
_TOWN_END = re.compile(rf"镇(?![{HAN}]?级)|街道")
_TOWNS = re.compile(
    rf"(?<![{HAN}])[{HAN}]{{1,4}}?(?:镇|乡|街道)(?:(?:、|以及|和|与|及)[{HAN}]{{1,4}}?(?:镇|乡|街道)(?!村|[{HAN}]?级))+"
)
_LEFT = re.compile(rf"[^{HAN}]$|等$|[本全我该各][市区县省]$")
# 黄石大冶|湖: a water or a hill that has a place's name, where nothing goes on.
_SHORE = re.compile(
    "[湖山岛湾岭](?=[、，。；等和与及]|沿岸|片区|新区|组团|景区|度假区|分别|建设|发展|布局|打造|重点|开展|开发|推进)"
)
# 同乐苗族乡: what names its people is a town of its own.
_ETHNIC = re.compile(
    rf"(?:(?<![{HAN}])|(?<=[在和与及、以将把])|(?<=支持|依托|推动))[{HAN}]{{2,3}}?"
    "(?:(?:壮|回|满|苗|土家|彝|蒙古|藏|布依|侗|瑶|白|哈尼|黎|傣|畲|傈僳|仡佬|东乡|拉祜|水|佤|纳西|羌|土|仫佬|锡伯|毛南|撒拉|朝鲜|哈萨克|鄂温克|达斡尔|维吾尔)族)+乡"
)
_LAND_OF = re.compile(
    rf"[{HAN}]{{2,3}}(?:岛|湾|半岛|古镇|古城|码头|峡谷)(?=[、，。；等和与及]|为|建设|发展|布局|打造|分别|重点|开展|开发|推进)"
)
# Cities by one character each: 襄十随神|城市群.
_URBAN = re.compile("城市群|都市圈|城镇群")
_LARGE = re.compile("[一二两三四五六七八九十各大新小全]")
_HILLS = re.compile("[山湖库]区(?![域别间])")
_PHASE = re.compile("[一二三四五六七八九]期")
# 双创|新区 is read as 双|创新区.
_CATCHWORDS = ("智造", "数智", "科创", "双创", "产城", "智慧")
_CREATING = frozenset("创更革全")
_LANDFORMS = frozenset("湖山河江岛湾岭潭洲溪峡滩浦")
_PROPER = ("ns", "nr", "nz", "nrt", "nrfg", "nt", "x", "eng")


def extend(text: str, end: int, words: PlaceWords, *, full: bool) -> tuple[int, str]:
    """The end of the name that a place begins, and the rule that says so; the same end where it stands alone.

    Parameters
    ----------
    text : str
        A paragraph.
    end : int
        Where the place's own name ends.
    full : bool
        Whether the place has its head: only then a street can follow.

    Examples
    --------
    >>> from extraction.place_words import load_place_words
    >>> extend("推进昌平区生命科学产业基地建设", 5, load_place_words(), full=True)
    (13, 'place-zone')
    """
    quoted = _QUOTED.match(text, end)
    if quoted is not None:
        if words.zone.search(quoted.group(1)):
            return quoted.end(1) + 1, "place-zone"
        return end, ""
    match = _STRETCH.match(text, end, end + 28)
    stretch = match.group() if match else ""
    stop = first_break(stretch, words)
    best = _zone_end(stretch, stop, words)
    if best and not words.agency.match(stretch, best):
        phase = _PHASE.match(stretch, best)
        return end + (phase.end() if phase else best), "place-zone"
    town = re.match(rf"[{HAN}]{{1,4}}?(?:镇|乡|街道|村)(?![{HAN}]?(?:级|振兴|企业))", stretch[: max(stop, 0)])
    if town is not None and full and not _no_town(town.group(), words):
        return end + town.end(), "place-town"
    if stretch.startswith("镇") and not full and not re.match("镇[域级江]", stretch):
        return end + 1, "place-town"
    site = None if full else words.site_tail.match(stretch[:stop])
    if site is not None:
        return end + site.end(), "place-street"
    street = words.street_tail.match(stretch[:stop]) if full else None
    if street is not None and not street.group().endswith(words.not_streets):
        return end + street.end(), "place-street"
    land = _LAND_OF.match(text, end) if full else None
    if land is not None and len(rjieba.cut(land.group(), False)) > 1:
        # 莆田市|南日岛: no word that the dictionary holds, as 海岛 and 港湾 are.
        return land.end(), "place-region"
    if _SHORE.match(text, end):
        return end + 1, "place-region"
    if stretch.startswith("地区") and not stretch.startswith("地区生产") and not full:
        return end + 2, "place-region"
    return end, ""


def _zone_end(stretch: str, stop: int, words: PlaceWords) -> int:
    best = 0
    for head in words.tail.finditer(stretch):
        before = stretch[: head.start()]
        # A place that is told to develop something is no part of that thing's name: 丰台区发展…总部基地.
        if head.start() > stop or "和" in before or before.startswith("发展"):
            break
        after = stretch[head.end() : head.end() + 2]
        plain = head.group() in words.direct_heads if not before else not before.startswith(words.generic)
        if head.group() == "园" and (after[:1] in ("区", "林", "艺", "丁") or len(before) > 8):
            plain = False
        if head.group().endswith("区") and after[:1] in ("域", "别", "间", "块", "位"):
            plain = False
        if plain and after != "城市":
            best = head.end()
    return best


def _no_town(name: str, words: PlaceWords) -> bool:
    if name.startswith(words.generic):
        return True
    if name.endswith(("城镇", "集镇")) and len(name) == 3 and name[0] not in "大中小新老":
        # 砀城|镇 and 葛集|镇 are towns, though 城镇 and 集镇 are none.
        tags = rjieba.tag(name[:-1], True)
        return not (len(tags) == 1 and tags[0][1] in ("ns", "nr"))
    return name.endswith(words.not_towns)


@lru_cache(maxsize=8)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(words))


def own_names(text: str, words: PlaceWords) -> Iterator[tuple[int, int, str]]:
    """Zones and towns that stand without the place they lie in: start, end and rule.

    The characters before the head must be a name: a word of that class, or no word at all.
    """
    for match in _any_of(words.named_heads).finditer(text):
        start = _name_start(text, match.start(), words, longest=4)
        # 满洲里、二连浩特|口岸: the head belongs to the whole list.
        shared = match.group() == "口岸" and start is not None and text[start - 1 : start] == "、"
        if start is not None and not (shared and not text.endswith("口岸", 0, start - 1)):
            yield start, match.end(), "place-named-zone"
    for match in _URBAN.finditer(text):
        start = _letters_start(text, match.start(), words)
        if start is not None:
            yield start, match.end(), "place-named-zone"
    for match in _HILLS.finditer(text):
        start = _name_start(text, match.start(), words, longest=4, behind=1)
        if start is not None:
            yield start, match.end(), "place-region"
    for match in _TOWN_END.finditer(text):
        start = _name_start(text, match.start(), words, longest=3)
        if start is not None and not _no_town(text[start : match.end()], words):
            yield start, match.end(), "place-town"
    for match in _ETHNIC.finditer(text) if "族乡" in text else ():
        yield *match.span(), "place-town"
    yield from _coordinated_towns(text, words)


def _coordinated_towns(text: str, words: PlaceWords) -> Iterator[tuple[int, int, str]]:
    """Towns beside towns: 窑店镇、站滩乡和漫洼乡. Where they stand so, nothing else can be meant by their names."""
    for match in _TOWNS.finditer(text) if _TOWN_HEAD.search(text) else ():
        for town in _TOWN.finditer(text, match.start(), match.end()):
            joined = town.start() > match.start() and text[town.start() - 1] != "、" and town.group()[0] in "和与及"
            start = town.start() + joined
            name = text[start : town.end()]
            if not _no_town(name, words) and not words.breaker.search(name) and name[0] not in "各本全该我有多两几":
                yield start, town.end(), "place-town"


def _letters_start(text: str, head: int, words: PlaceWords) -> int | None:
    """Where a run of cities begins, each named by a character: no two of them are a word."""
    for length in range(3, 6):
        start = head - length
        name = text[max(start, 0) : head]
        if start < 0 or not re.fullmatch(rf"[{HAN}]+", name):
            return None
        left = start == 0 or _LEFT.search(text, 0, start) or words.before.search(text, max(0, start - LOOK_BACK), start)
        if left and not _LARGE.match(name) and all(len(word) == 1 for word, _ in rjieba.tag(name, False)):
            return start
    return None


def _name_start(text: str, head: int, words: PlaceWords, *, longest: int, behind: int = 0) -> int | None:
    # `behind`: so many characters of the head are of the name too (大别山|区).
    for length in range(2, longest + 1):
        start = head - length
        if start < 0 or not re.fullmatch(rf"[{HAN}]{{{length}}}", text[start:head]):
            return None
        low = max(0, start - LOOK_BACK)
        left = start == 0 or _LEFT.search(text, low, start) or words.before.search(text, low, start)
        if left and _is_proper(text[start : head + behind], words):
            return start
    return None


def _is_proper(name: str, words: PlaceWords) -> bool:
    if name.startswith((*words.generic, *_CATCHWORDS)) or name in words.quarters or words.breaker.search(name):
        return False
    if re.search("[和或]", name[1:]):
        return False
    tags = rjieba.tag(name, True)
    if len(name) > 2 and name[-1] in _LANDFORMS:
        # 梅|溪湖, 月牙岛: what ends like a water, a mountain or an island names one.
        return tags[0][1] in _PROPER or len(tags) == 1
    if len(tags) == 1 and tags[0][1] == "n" and name[-1] not in _CREATING:
        # 五象: one word, and none that the dictionary holds.
        return len(rjieba.cut(name, False)) > 1
    return len(tags) == 1 and tags[0][1] in _PROPER
