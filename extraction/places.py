"""Find the DISTRICT mentions of a paragraph: divisions, zones, regions, and their collective names.

Names are matched on the raw characters by one automaton; a segmenter's word boundaries veto what crosses a word
(扩**大连**锁). A name with its head, or a curated one, is a place unless an organisation's name goes on after it. A
division without its head must be unambiguous, or stand where a place stands: in a list of places, near to the issuer
and between the words that go with places.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from extraction.found import Context, Found
from extraction.gazetteer import Gazetteer, shipped_gazetteer
from extraction.model import Kind
from extraction.place_context import LOOK_BACK, bracketed_in_name, in_organisation, is_title, masked
from extraction.place_names import Hit, PlaceMatcher
from extraction.place_words import PlaceWords
from extraction.zones import extend
from ontology import divisions

_ZONES = ("place-zone", "place-named-zone", "place-coined")
_CLOSING = re.compile("（(?:[A-Z]型|[一-鿿]{2,4}段)）")
_BEFORE_TITLE = re.compile(r"[\s　]*(?:附件\d*[:：]?)?[\d.．、\s]*")
_NEXT = re.compile(r"、([一-鿿]{2,4})(?=[、等和与，。；])")
_PREVIOUS = re.compile(r"(?<=[、，。；：在以托])([一-鿿]{2,4})、$")
_BRACKET = re.compile(r"（([一-鿿]{2,4})）")
_LAST = re.compile(r"、([一-鿿]{2,3})等")
_ZONED = re.compile(r"(?:、|，?以及|和|与|及)([一-鿿]{3,12}?)(?=[、等，。；]|和|与|及|以及|发展|建设|集聚|布局|打造)")
_JOIN = re.compile(r"[”’]?(?:、|，?以及|和|与|及|·|—|－)[“‘]?")


class PlaceFinder:
    """The finder, compiled once for many documents.

    Parameters
    ----------
    gazetteer : Gazetteer
        Whose names are looked for.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.words: PlaceWords = gazetteer.words
        self.matcher = PlaceMatcher(gazetteer)

    def find(self, text: str, context: Context = Context()) -> tuple[Found, ...]:  # noqa: B008
        """The mentions of one paragraph, in order, without overlaps.

        Parameters
        ----------
        text : str
            One paragraph.
        context : Context
            Where and when it speaks: decides which names without a head count, and 通州 of which province.
        """
        closed = masked(text)
        hits = self.matcher.match(text, context)
        taken = bytearray(len(text))
        for start, stop in closed:
            taken[start:stop] = b"\1" * (stop - start)
        hits = [hit for hit in hits if not any(taken[hit.start : hit.end])]
        chained = self._chained(text, hits)
        ends = {hit.end for hit in chained if hit.rule == "place-bare"}
        kept = self._settle(len(text), _nested([self._extended(text, hit, ends, context) for hit in chained]))
        kept = [_closed(text, hit) for hit in kept]
        shown = self._shown(text, kept, context)
        if shown and is_title(text, begins=bool(_BEFORE_TITLE.fullmatch(text, 0, shown[0].start))):
            return ()
        found = []
        for hit, before in zip(shown, [0, *(hit.end for hit in shown)], strict=False):
            if bracketed_in_name(text, hit.start, hit.end, before):
                continue
            if not in_organisation(text, hit.start, hit.end, self.words):
                found.append(Found(hit.start, hit.end, Kind.DISTRICT, hit.rule))
        return tuple(found)

    def _chained(self, text: str, hits: Sequence[Hit]) -> list[Hit]:
        """Join a place and what lies in it, right behind it: 四川省|绵阳市."""
        ordered = sorted(hits, key=lambda hit: (hit.start, hit.start - hit.end))
        by_start: dict[int, list[Hit]] = {}
        for hit in ordered:
            by_start.setdefault(hit.start, []).append(hit)
        joined = []
        for hit in ordered:
            end, bare = hit.end, hit.bare
            while hit.rule in ("place-name", "place-bare", "lexicon", "place-abroad"):
                inner = [other.end for other in by_start.get(end, ()) if self._contains(text, hit, end, other)]
                if not inner:
                    break
                end, bare = max(inner), False
            twin = _BRACKET.match(text, end)
            if twin and any(other.end == twin.end(1) for other in by_start.get(twin.start(1), ())):
                joined.append(Hit(hit.start, twin.end(), "place-abroad"))
            joined.append(hit if end == hit.end else Hit(hit.start, end, "place-name", bare))
        return joined

    def _contains(self, text: str, outer: Hit, end: int, inner: Hit) -> bool:
        if outer.rule == "place-abroad":
            return inner.rule == "lexicon"
        above = self.gazetteer.candidates(text[outer.start : end]) or self.gazetteer.candidates(
            text[outer.start : outer.end]
        )
        return any(
            key in self.gazetteer.lineage(below)[1:]
            for below in self.gazetteer.candidates(text[inner.start : inner.end])
            for key in above
        )

    def _extended(self, text: str, hit: Hit, ends: set[int], context: Context) -> Hit:
        if hit.rule in ("place-slogan", "place-town", "place-joined", "place-own-zone"):
            return hit
        if hit.rule == "place-group" and not self.words.governs.search(text, max(0, hit.start - LOOK_BACK), hit.start):
            return hit
        if hit.rule == "place-abroad" and (head := self.words.tail.match(text, hit.end)):
            # 深圳（哈尔滨）|产业园区: the bracket says which one.
            return Hit(hit.start, head.end(), "place-zone")
        end, rule = extend(text, hit.end, self.words, full=not self.matcher.is_bare(text[hit.start : hit.end]))
        if not rule and hit.rule == "place-name" and not hit.bare:
            part = self.matcher.part(text, hit.end)
            return hit if part == hit.end else Hit(hit.start, part, "place-street")
        if not rule and hit.rule == "place-bare":
            # 鄂州|葛店、: a place inside a city named short, where nothing goes on.
            part = self.matcher.part(text, hit.end)
            closed = part > hit.end and (part == len(text) or self.words.after.match(text, part))
            return Hit(hit.start, part, "place-street", hit.bare) if closed else hit
        if not rule:
            return hit
        listed = hit.rule == "place-bare" and text[hit.start - 1] == "、" and hit.start - 1 in ends
        if rule == "place-zone" and listed and text[hit.end : end] not in self.words.direct_heads:
            # 山西、陕西能源基地: the head belongs to the whole list, unless it makes a name by itself.
            return hit
        name = text[hit.start : hit.end]
        # 怀来|大数据产业基地: what goes on with a zone's head is no ordinary word, where such a place is near.
        doubtful = hit.bare and name in self.matcher.ordinary
        return Hit(hit.start, end, rule, doubtful and not self.matcher.near(name, context))

    @staticmethod
    def _settle(length: int, hits: Sequence[Hit]) -> list[Hit]:
        """The longest of those that overlap, in order."""
        kept: list[Hit] = []
        taken = bytearray(length)
        for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start, hit.bare)):
            if hit.rule != "place-abroad" and not any(taken[hit.start : hit.end]):
                kept.append(hit)
                taken[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
        return sorted(kept, key=lambda hit: hit.start)

    def _shown(self, text: str, hits: Sequence[Hit], context: Context) -> list[Hit]:
        """Those that are places: each by itself, or as a member of a list with one that is, or with a tail (等区县)."""
        groups: list[list[Hit]] = []
        for hit in hits:
            if groups and _JOIN.fullmatch(text, groups[-1][-1].end, hit.start):
                groups[-1].append(hit)
            else:
                groups.append([hit])
        shown = []
        for group in groups:
            sure = [not hit.bare or self._sure(text, hit, context) for hit in group]
            listed = len(group) > 1 and (any(sure) or bool(self.words.list_tail.match(text, group[-1].end)))
            shown += [replace(hit, bare=False) for hit, is_sure in zip(group, sure, strict=True) if is_sure or listed]
        if shown:
            # 浑南区发展…，高新区聚焦…: the city's own one, beside its districts.
            shown += [replace(hit, bare=False) for hit in hits if hit.rule == "place-own-zone" and hit not in shown]
        return self._neighbours(text, sorted(shown, key=lambda hit: hit.start))

    def _neighbours(self, text: str, shown: Sequence[Hit]) -> list[Hit]:
        """Add the unknown members of a list of places that the segmenter knows as place names: 张江、|临港|、金桥."""
        found = list(shown)
        taken = bytearray(len(text))
        for hit in found:
            taken[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
        for hit in found:
            for pattern, at in ((_NEXT, hit.end), (_PREVIOUS, hit.start)):
                match = pattern.match(text, at) if pattern is _NEXT else pattern.search(text, max(0, at - 6), at)
                if match is None or not self.matcher.is_proper(match.group(1)):
                    continue
                if not any(taken[slice(*match.span(1))]):
                    found.append(Hit(*match.span(1), "place-list"))
                    taken[slice(*match.span(1))] = b"\1" * len(match.group(1))
            # 东兴、凭祥、|龙邦|等: what no dictionary has ends a list of places.
            last = _LAST.match(text, hit.end) if hit.rule == "place-bare" and text[hit.start - 1] == "、" else None
            if last is not None and not any(taken[slice(*last.span(1))]) and self.matcher.is_unknown(last.group(1)):
                found.append(Hit(*last.span(1), "place-list"))
                taken[slice(*last.span(1))] = b"\1" * len(last.group(1))
            # 集美新城、|杏林湾商务营运中心: beside a zone, what ends like one is one.
            is_zone = hit.rule in _ZONES or self.words.zone.search(text, hit.start, hit.end)
            zoned = _ZONED.match(text, hit.end) if is_zone else None
            if zoned is not None and not any(taken[slice(*zoned.span(1))]) and self._is_zone(zoned.group(1)):
                found.append(Hit(*zoned.span(1), "place-zone"))
                taken[slice(*zoned.span(1))] = b"\1" * len(zoned.group(1))
        return sorted(found, key=lambda hit: hit.start)

    def _is_zone(self, name: str) -> bool:
        """Whether a name ends like a zone's and begins with what is no ordinary word."""
        head = self.words.zone.search(name)
        if head is None or head.start() < 2 or name.startswith(self.words.generic):
            return False
        return not self.words.breaker.search(name)

    def _sure(self, text: str, hit: Hit, context: Context) -> bool:
        name = text[hit.start : hit.end]
        before = hit.start == 0 or bool(self.words.before.search(text, max(0, hit.start - LOOK_BACK), hit.start))
        after = hit.end == len(text) or bool(self.words.after.match(text, hit.end))
        near = context.jurisdiction not in ("", f"place/{divisions.CHINA}") and self.matcher.near(name, context)
        if name in self.words.quarters or hit.rule in ("place-own-zone", "place-zone"):
            # 平安|示范区: the ordinary word, where no place of that name is near.
            return False
        if name in self.matcher.ordinary or (len(name) == 2 and name.endswith("县")):
            return near and before and after
        levels = {entry.level for entry in divisions.named(name)}
        if levels & {"province", "prefecture"}:
            return True
        return (before or after) if near else (before and after)


def _nested(hits: Sequence[Hit]) -> list[Hit]:
    """Join a zone and a part of it that bears a place's name and a head of its own: 兰州高新区|榆中园区."""
    zones = {hit.start: hit for hit in hits if hit.rule == "place-zone"}
    outer = (*_ZONES, "lexicon")
    return [replace(hit, end=zones[hit.end].end) if hit.rule in outer and hit.end in zones else hit for hit in hits]


def _closed(text: str, hit: Hit) -> Hit:
    """A zone with the bracket that closes its name: …保税物流中心|（B型）, …文化公园|（宁夏段）."""
    closing = _CLOSING.match(text, hit.end) if hit.rule in _ZONES else None
    return replace(hit, end=closing.end()) if closing else hit


@lru_cache(maxsize=1)
def shipped_finder() -> PlaceFinder:
    """The finder over the concept files that come with the package."""
    return PlaceFinder(shipped_gazetteer())


def find_places(text: str, context: Context = Context()) -> tuple[Found, ...]:  # noqa: B008
    """The DISTRICT mentions of one paragraph, by the shipped concepts.

    Examples
    --------
    >>> text = "支持在顺义区布局航空航天产业，在合肥综合性国家科学中心建设装置。"
    >>> [text[found.start : found.end] for found in find_places(text)]
    ['顺义区', '合肥综合性国家科学中心']
    """
    return shipped_finder().find(text, context)
