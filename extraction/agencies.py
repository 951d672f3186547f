"""Find AGENCY mentions: government and party bodies, coordinating bodies, collectives that act, posts that lead.

Names are found by their shape (`extraction.agency_shapes`), behind the name of a place too, and by the lexicon's
labels. In a responsibility list every organisation counts, whatever its shape (`extraction.duty_lists`); elsewhere
companies and universities do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import ahocorasick_rs

from extraction.agency_collectives import WEAK, acts, collectives, joined_areas
from extraction.agency_edges import body_start, dated, issued, level_opens, opens, zone_start
from extraction.agency_shapes import Shapes, load_shapes
from extraction.duty_lists import find_lists
from extraction.duty_tables import Row
from extraction.found import Found
from extraction.lexicon import Lexicon
from extraction.model import Kind
from extraction.place_words import load_place_words
from extraction.spans import Apart
from extraction.widths import widen
from ontology import divisions
from ontology.concept import Concept

Span = tuple[int, int, str]

# No title is longer: a mark that is never closed must not be followed to the end of the text.
_TITLES = re.compile(r"《[^》]{0,200}》")
_WHOLE = ("council", "central", "enumerated", "prefectures", "leagues", "streets", "league")
_NO_MINISTRY = frozenset("门分署队位件落委")
_ZONE_END = re.compile(r"(?:党工委、?)?(?:管委会|管理委员会)(?:办公室)?|党工委|工管委")
_BRANCH = re.compile(
    r"(?:中国人民银行|人民银行|人行)[\u4e00-\u9fff]{1,8}?(?:中心支行|分行|支行|营业管理部)|国家统计局[\u4e00-\u9fff]{2,8}?调查总?队"
    r"|财政部[\u4e00-\u9fff]{2,4}?监管局|审计署[\u4e00-\u9fff]{2,10}?(?:特派员)?办事处|国家能源局[\u4e00-\u9fff]{2,4}?监管(?:局|办)"
)
_PARENTS = ("人民银行", "人行", "国家统计局", "财政部", "审计署", "国家能源局")
_GLOSS = re.compile(r"[（(]以下(?:简|统)?称[^（）()]{2,16}[）)]")
_ACTORS_END = frozenset("委局厅办部署会府院处队司站")
# Without an owner these are committees of anybody.
_COMMITTEES = ("委员会", "委员会办公室")
_TOWN_END = re.compile(r"(?<=[镇乡])(?:人民政府|政府)|(?<=街道)办事处")


class AgencyFinder:
    """The agency finder, compiled once for many documents.

    Parameters
    ----------
    concepts : iterable of Concept
        The actors among them are known names.
    """

    def __init__(self, concepts: Iterable[Concept], shapes: Shapes | None = None) -> None:
        # Universities and companies are agencies in a responsibility list only, where shape does not matter.
        self.lexicon = Lexicon((concept for concept in concepts if concept.kind != "OtherActor"), ("actor",))
        self.shapes = shapes or load_shapes()
        names = divisions.names()
        # 会同 is a county and, far more often, the word for acting together with somebody.
        words = load_place_words()
        self._places = sorted(
            name
            for name, entries in names.items()
            if (len(name) > 1 and not (name in words.ordinary or words.breaker.fullmatch(name)))
            or any(entry.name == name for entry in entries)
        )
        self._full = frozenset(name for name, entries in names.items() if any(entry.name == name for entry in entries))
        self._automaton = ahocorasick_rs.AhoCorasick(self._places)

    def find(self, text: str, row: Row | None = None) -> tuple[Found, ...]:
        """The AGENCY mentions of one paragraph, in order, without overlaps.

        Parameters
        ----------
        text : str
            One paragraph.
        row : Row or None
            The row of a table that it is.

        Examples
        --------
        >>> finder = AgencyFinder(())
        >>> text = "市科委会同遂宁海关、各县（市、区）政府办理。"
        >>> [text[found.start : found.end] for found in finder.find(text)]
        ['市科委', '遂宁海关', '各县（市、区）政府']
        """
        text = widen(text)
        closed = [match.span() for match in _TITLES.finditer(text)] if "》" in text else []
        found: list[Found] = []

        def add(start: int, end: int, rule: str) -> None:
            if not any(start < stop and begin < end for begin, stop in closed):
                found.append(Found(start, end, Kind.AGENCY, rule))

        if row is not None:
            for item in row.items:
                add(item.start, item.end, "agency-in-table")
            closed.extend((item.start, item.end) for item in row.items)
        for duty_list in find_lists(text):
            for item in duty_list.items:
                add(item.start, item.end, "agency-in-list")
            closed.append((duty_list.start, duty_list.end))
        for start, end, rule in self._named(text):
            add(start, end, rule)
        kept = _longest(found)
        for start, end in joined_areas(text, kept):
            add(start, end, "agency-areas")
        return tuple(_longest(found))

    def _named(self, text: str) -> Iterator[Span]:
        """The names outside of lists."""
        places = self._places_in(text)
        named = [*self._shaped(text, places), *self._known(text, places)]
        vetoed = [
            (start, end)
            for start, end, _ in named
            if self._vetoed(text, start, end) or dated(text, end) or issued(text, start, end)
        ]
        # What is part of a longer name that does not count does not count either.
        for start, end, rule in named:
            if not any(begin <= start and end <= stop for begin, stop in vetoed):
                yield start, end, rule
        for start, end, rule in collectives(text):
            owner = places.get(start, start) if rule == "agency-areas" else start
            yield (owner if opens(text, owner) else start), end, rule
        for match in self.shapes.coordination.finditer(text):
            body = body_start(text, match.start(), owned=match.group().endswith(_COMMITTEES))
            if body is not None:
                # 省养老服务工作联席会议|办公室设在…: the body is named, and where its office is.
                office = body < match.start() and text.startswith("办公室设", match.end() - 3)
                yield body, match.end() - 3 * office, "agency-coordination"
        for pattern, rule in ((_ZONE_END, "agency-zone"), (_TOWN_END, "agency-town")):
            for match in pattern.finditer(text) if "委" in text or "政府" in text or "办事处" in text else ():
                zone = zone_start(text, match.start())
                if zone is not None:
                    yield zone, match.end(), rule

    def _places_in(self, text: str) -> dict[int, int]:
        """Where a division's name ends, and where the longest one, or a chain of them (北京市海淀区), begins."""
        ends: dict[int, int] = {}
        for _, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            if text.startswith("会同县", start) and text[start - 1 : start] in _ACTORS_END:
                # 县水利局会同县林业局: no county, but two bodies.
                continue
            ends[end] = min(start, ends.get(end, start))
        for end in sorted(ends):
            start = ends[end]
            if start in ends and text[start - 1] in "省市区州盟":
                ends[end] = ends[start]
        return ends

    def _shaped(self, text: str, places: dict[int, int]) -> Iterator[Span]:
        """Names by their shape, each from where it really begins."""
        for match in self.shapes.name.finditer(text):
            rule = match.lastgroup or ""
            start, end = match.span()
            if match["some"] or rule in _WHOLE:
                if not (WEAK.fullmatch(match.group()) and not acts(text, start, end)):
                    yield start, end, f"agency-{rule}"
                continue
            level = next((at + 1 for at in range(start, min(start + 3, end)) if at + 1 in places), None)
            if level is not None and places[level] < start:
                yield places[level], end, f"agency-{rule}"
            elif start in places and opens(text, places[start]) and text[start] not in "国全中":
                yield places[start], end, f"agency-{rule}"
            elif text[start] in "国全中" or level_opens(text, start):
                yield start, end, f"agency-{rule}"
        for end, start in places.items():
            body = self.shapes.body.match(text, end)
            if body and (text[start:end] in self._full or opens(text, start)):
                yield start, body.end(), f"agency-{body.lastgroup}"
                if body.lastgroup == "government":
                    yield from self._sharing(text, places, start)
        for at in _positions(text, "部门"):
            begin = max(_last(text, mark, max(0, at - 60), at) for mark in "，。；：（《“ \n是由经同向")
            head = self.shapes.departments.search(text, max(begin + 1, at - 60), at)
            if head:
                gloss = _GLOSS.match(text, at + 2)
                yield head.start(), gloss.end() if gloss else at + 2, "agency-departments"
        for match in self.shapes.bare.finditer(text) if self.shapes.bare_end.search(text) else ():
            if opens(text, match.start()):
                yield match.start(), match.end(), "agency-bare"
        for match in self.shapes.field.finditer(text) if "牵头" in text else ():
            yield match.start(), match.end(), "agency-field"
        for match in _BRANCH.finditer(text) if any(parent in text for parent in _PARENTS) else ():
            yield match.start(), match.end(), "agency-branch"

    def _sharing(self, text: str, places: dict[int, int], start: int) -> Iterator[Span]:
        """The places whose governments share their last word with one that begins at `start`: 甲区、|乙区人民政府."""
        while start > 1 and text[start - 1] in "、和及与" and start - 1 in places:
            before = places[start - 1]
            if text[before : start - 1] not in self._full:
                return
            yield before, start - 1, "agency-government"
            start = before

    def _known(self, text: str, places: dict[int, int]) -> Iterator[Span]:
        """The lexicon's names."""
        for hit in self.lexicon.find(text):
            after = text[hit.end : hit.end + 1]
            if hit.weak or (text[hit.end - 1] == "部" and after in _NO_MINISTRY):
                continue
            if text[hit.start] in "省市区县" and not level_opens(text, hit.start):
                continue
            start = places.get(hit.start, hit.start)
            yield (start if opens(text, start) and text[hit.start] in "省市区县" else hit.start), hit.end, "lexicon"

    def _vetoed(self, text: str, start: int, end: int) -> bool:
        name = text[start:end]
        return any(name.endswith(ending) and words.match(text, end) for ending, words in self.shapes.vetoes)


def _positions(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word))


def _last(text: str, mark: str, start: int, end: int) -> int:
    """Where a mark last stands; an opening bracket counts while it is open: 农业（农机）部门."""
    at = text.rfind(mark, start, end)
    return -1 if at >= 0 and mark == "（" and "）" in text[at:end] else at


def _longest(found: list[Found]) -> list[Found]:
    """Of overlapping names the longest, then the leftmost."""
    taken = Apart()
    ranked = sorted(found, key=lambda mention: (mention.start - mention.end, mention.start))
    kept = [one for one in ranked if taken.add(one.start, one.end)]
    return sorted(kept, key=lambda mention: mention.start)
