"""Find AGENCY mentions: government and party bodies, coordinating bodies, collectives that act, posts that lead.

Names are found by their shape (`extraction.agency_shapes`), behind the name of a place too, and by the lexicon's
labels. In a responsibility list every organisation counts, whatever its shape (`extraction.duty_lists`); elsewhere
companies and universities do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import ahocorasick_rs

from extraction.agency_edges import ACTS, LEADS, LED_BY, URGED, WIDE, body_start, dated, level_opens, opens, zone_start
from extraction.agency_shapes import Shapes, load_shapes
from extraction.duty_lists import find_lists
from extraction.found import Found
from extraction.lexicon import Lexicon
from extraction.model import Kind
from ontology import divisions
from ontology.concept import Concept

Span = tuple[int, int, str]

_TITLES = re.compile(r"《[^》]*》")
_AREAS = re.compile(
    r"各省(?:[（(]自?治?区、直?辖?市[)）]|、自治区、直辖市)|各(?:有关|相关|涉农|地)?(?:区县|县区|县市区|县市|市县|市州|州市|设区市|地市|区|县|市|盟市|旗县|地方|地区|地"
    r"|镇街|街镇|乡镇|镇乡街道|乡镇街道|县级市|街道|镇|乡|功能区|园区|开发区|新区)(?:[（(](?:自治县|县级市|州|市|区|县|街道|镇|乡|旗|园区|开发区|、)+[)）])?(?:、镇)?"
    r"|(?<![\u4e00-\u9fff])(?:乡镇|镇)[（(]街道[)）]"
    r"|各市、州、县|(?<![\u4e00-\u9fff])(?:地方|各方)(?=要|应)"
)
_WEAK = re.compile(
    r"(?:地方(?:各级)?|各级|各级地方|当地|所在地|属地|基层|上级|本级|同级|试点|地方各级|试点城市)(?:党委|人民)?政府|地方人民政府"
)
_POST = re.compile(
    r"(?:(?:省|市|区|县|州)(?:委|政府)?|(?=分管))(?:主要|分管|常务)+(?:副)?(?:省长|市长|区长|县长|州长|书记|领导|负责同志|负责人)"
    r"|分管(?:副)?(?:省|市|区|县|州)(?:政府|委)?领导"
    r"|(?:(?<![副城])(?:市|省|区|县|州)长(?=任|担任))|(?:省|市|区|县|州)(?:委|政府)?(?:主要|分管|常务)*(?:副)?(?:省长|市长|区长|县长|州长|书记|领导|主要负责同志)"
)
_NO_MINISTRY = frozenset("门分署队位件落委")
_UNITS = re.compile(
    r"各(?:项目)?(?:牵头|责任|配合|成员|参与|实施|主管)单位|(?<![：:（(])(?:牵头|责任|配合|成员)单位(?=要|应|须|负责|按|会同|于|对)|(?<=会同)配合单位"
)
_ZONE_END = re.compile(r"(?:党工委、?)?(?:管委会|管理委员会)(?:办公室)?|党工委|工管委")
_BRANCH = re.compile(
    r"(?:中国人民银行|人民银行|人行)[\u4e00-\u9fff]{1,8}?(?:中心支行|分行|支行|营业管理部)|国家统计局[\u4e00-\u9fff]{2,8}?调查总?队"
    r"|财政部[\u4e00-\u9fff]{2,4}?监管局|审计署[\u4e00-\u9fff]{2,10}?(?:特派员)?办事处|国家能源局[\u4e00-\u9fff]{2,4}?监管(?:局|办)"
)
_GLOSS = re.compile(r"[（(]以下(?:简|统)?称[^（）()]{2,16}[）)]")
# Without an owner these are committees of anybody.
_COMMITTEES = ("委员会", "委员会办公室")
_LONGEST_ADDRESS = 120
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
        self._places = sorted(name for name in names if len(name) > 1)
        self._full = frozenset(name for name, entries in names.items() if any(entry.name == name for entry in entries))
        self._automaton = ahocorasick_rs.AhoCorasick(self._places)

    def find(self, text: str) -> tuple[Found, ...]:
        """The AGENCY mentions of one paragraph, in order, without overlaps.

        Parameters
        ----------
        text : str
            One paragraph.

        Examples
        --------
        >>> finder = AgencyFinder(())
        >>> text = "市科委会同遂宁海关、各县（市、区）政府办理。"
        >>> [text[found.start : found.end] for found in finder.find(text)]
        ['市科委', '遂宁海关', '各县（市、区）政府']
        """
        text = text.translate(WIDE)
        closed = [match.span() for match in _TITLES.finditer(text)]
        found: list[Found] = []

        def add(start: int, end: int, rule: str) -> None:
            if not any(start < stop and begin < end for begin, stop in closed):
                found.append(Found(start, end, Kind.AGENCY, rule))

        for duty_list in find_lists(text):
            for item in duty_list.items:
                add(item.start, item.end, "agency-in-list")
            closed.append((duty_list.start, duty_list.end))
        for start, end, rule in self._named(text):
            add(start, end, rule)
        kept = _longest(found)
        for match in _AREAS.finditer(text):
            # 各镇街 acts where something beside it in a list does.
            if _beside(text, match, kept):
                add(match.start(), match.end(), "agency-areas")
        return tuple(_longest(found))

    def _named(self, text: str) -> Iterator[Span]:
        """The names outside of lists."""
        places = self._places_in(text)
        named = [*self._shaped(text, places), *self._known(text, places)]
        vetoed = [(start, end) for start, end, _ in named if self._vetoed(text, start, end) or dated(text, end)]
        # What is part of a longer name that does not count does not count either.
        for start, end, rule in named:
            if not any(begin <= start and end <= stop for begin, stop in vetoed):
                yield start, end, rule
        yield from _collectives(text)
        for match in self.shapes.coordination.finditer(text):
            body = body_start(text, match.start(), owned=match.group().endswith(_COMMITTEES))
            if body is not None:
                yield body, match.end(), "agency-coordination"
        for pattern, rule in ((_ZONE_END, "agency-zone"), (_TOWN_END, "agency-town")):
            for match in pattern.finditer(text):
                zone = zone_start(text, match.start())
                if zone is not None:
                    yield zone, match.end(), rule

    def _places_in(self, text: str) -> dict[int, int]:
        """Where a division's name ends, and where the longest one, or a chain of them (北京市海淀区), begins."""
        ends: dict[int, int] = {}
        for _, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
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
            if match["some"] or rule in ("council", "central", "enumerated", "prefectures", "streets", "league"):
                if not (_WEAK.fullmatch(match.group()) and not _acts(text, start, end)):
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
        for at in _positions(text, "部门"):
            begin = max(text.rfind(mark, max(0, at - 60), at) for mark in "，。；：（《“ \n是由经同向")
            head = self.shapes.departments.search(text, max(begin + 1, at - 60), at)
            if head:
                gloss = _GLOSS.match(text, at + 2)
                yield head.start(), gloss.end() if gloss else at + 2, "agency-departments"
        for match in self.shapes.bare.finditer(text):
            if opens(text, match.start()):
                yield match.start(), match.end(), "agency-bare"
        for match in _BRANCH.finditer(text):
            yield match.start(), match.end(), "agency-branch"

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


def _acts(text: str, start: int, end: int) -> bool:
    return ACTS.match(text, end) is not None or URGED.search(text[max(0, start - 4) : start]) is not None


def _collectives(text: str) -> Iterator[Span]:
    """Areas that act (各区要…) or that the text is addressed to, units by their part in the work, posts that lead."""
    addressed = len(text) < _LONGEST_ADDRESS and text.rstrip().endswith(("：", ":"))
    for match in _AREAS.finditer(text):
        if _acts(text, *match.span()) or (addressed and text[match.end()] in "，、：:"):
            yield match.start(), match.end(), "agency-areas"
    for match in _UNITS.finditer(text):
        yield match.start(), match.end(), "agency-units"
    for match in _POST.finditer(text):
        if LEADS.match(text, match.end()) or LED_BY.search(text[max(0, match.start() - 4) : match.start()]):
            yield match.start(), match.end(), "agency-post"


def _beside(text: str, match: re.Match[str], kept: list[Found]) -> bool:
    """Whether a name is joined to one of the mentions found: 各镇街、住建等部门."""
    after = match.end() + 1 if text[match.end() : match.end() + 1] in tuple("、和及与") else -1
    before = match.start() - 1 if text[match.start() - 1 : match.start()] in tuple("、和及与") else -1
    return any(one.start == after or one.end == before for one in kept)


def _longest(found: list[Found]) -> list[Found]:
    """Of overlapping names the longest, then the leftmost."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda mention: (mention.start - mention.end, mention.start)):
        if all(one.end <= other.start or one.start >= other.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda mention: mention.start)
