"""Match the names and the shapes of places on the raw characters: all that may be a mention."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate

import ahocorasick_rs
import rjieba

from extraction.coined_zones import coined_names, own_zones, small_towns
from extraction.found import Context
from extraction.gazetteer import Gazetteer
from extraction.joined_cities import joined_cities
from extraction.place_context import HAN, LOOK_BACK, head_is_other_word
from extraction.place_entities import ABBREVIATIONS, LETTERS
from extraction.zones import own_names
from ontology import divisions

_PROVINCES = "皖苏浙粤鄂湘赣闽鲁豫冀晋陕川渝黔滇桂辽吉黑蒙陇"
_REGION = re.compile(rf"大?[{_PROVINCES}](?:东北|东南|西北|西南|东|西|南|北|中)(?:部)?(?:地区|山区|革命老区|城市群)?")
_GROUP = re.compile(rf"[{''.join(ABBREVIATIONS)}]{{2,}}(?:地区)?")
_JOINED = re.compile(
    rf"[{''.join(sorted(LETTERS))}]{{2,5}}"
    r"(?:城市群|都市圈|经济圈|经济带|城市带|(?:科技|产业|协同|制造业?)?创新(?:大?走廊|带)|科创大?走廊|创新产业带|产业走廊)"
)
_PAIRED = re.compile("(?:经贸|产业|文化|区域|东西部|跨省|对口)?(?:交流|合作|协作|融合|两[地岸省])")
_ALSO_WORDS = frozenset("黑吉宁青新台港藏甘")
_STRETCH = re.compile(rf"[{HAN}]*")
_TRAFFIC = re.compile(r"(?:高铁|铁路|高速|城际|线|大通道|运河)")
_SLOGAN = re.compile(r"“((?:[一二两三四五六七八九十](?:组团|片|[区群城带心轴廊圈核极湾港谷园岛])){2,})”")
_FOREIGN = re.compile(rf"中国（[{HAN}]{{2,4}}）|西部（[{HAN}]{{2}}）(?=科学城)")
# What the segmenter takes for names and is a sort of land: 三亚市|海湾.
_SORTS = frozenset("海岛 海湾 港湾 半岛 群岛 山区 库区 海滩 岛屿 海域 河流 江河 湖区 盆地 平原 丘陵".split())
_NAME_CLASSES = frozenset("ns nr nz nrt nrfg nt x".split())


@dataclass(frozen=True, slots=True)
class Hit:
    """A possible mention: ``text[start:end]``; `bare` when it must still be shown that a place is meant."""

    start: int
    end: int
    rule: str
    bare: bool = False


class PlaceMatcher:
    """The names of the gazetteer as one automaton, with a segmenter that vetoes what crosses a word.

    Parameters
    ----------
    gazetteer : Gazetteer
        Whose names are looked for.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.words = gazetteer.words
        self._bare = gazetteer.names
        self._vetoes = gazetteer.vetoes
        self._patterns = sorted({*self._bare, *self._vetoes, *self.words.each_city} - {"中国"})
        self._automaton = ahocorasick_rs.AhoCorasick(self._patterns)
        self.ordinary = self.words.ordinary | self._words_of_the_language()

    def match(self, text: str, context: Context) -> list[Hit]:
        """All that may be mentions, overlapping ones too."""
        names = self._names(text, context)
        return names + self._shapes(text, context, frozenset(hit.start for hit in names if hit.rule != "lexicon"))

    def is_bare(self, name: str) -> bool:
        """Whether a name is that of a division without its head."""
        return self._bare.get(name, False)

    def is_proper(self, word: str) -> bool:
        """Whether the segmenter knows a word as the name of a place."""
        tags = rjieba.tag(word, False)
        return len(tags) == 1 and tags[0][1] == "ns"

    def is_unknown(self, word: str) -> bool:
        """Whether the segmenter knows no part of a word but its characters."""
        return all(len(part) == 1 for part in rjieba.cut(word, False))

    def part(self, text: str, end: int) -> int:
        """Where the name of a quarter ends that stands right behind its district (朝阳区|望京); else `end`."""
        match = _STRETCH.match(text, end, end + 6)
        word = rjieba.tag(match.group(), False)[0] if match and match.group() else ("", "")
        known = bool(self.gazetteer.candidates(word[0])) if word[0] else True
        named = word[1] == "ns" and len(word[0]) > 1 and word[0] not in _SORTS
        return end + len(word[0]) if named and not known else end

    def near(self, name: str, context: Context) -> bool:
        """Whether a place of this name lies in the issuer's place, or the issuer's place in it."""
        if name in self.words.each_city:
            return True
        home = self.gazetteer.lineage(context.jurisdiction)[:-1] if context.jurisdiction else ()
        return any(set(self.gazetteer.lineage(key)) & set(home) for key in self.gazetteer.candidates(name, context))

    def _words_of_the_language(self) -> frozenset[str]:
        """The counties whose name without its head is a word of another class than names: 合作, 振兴, 富裕."""
        counties = (
            name
            for name, entries in divisions.names().items()
            if self._bare[name] and all(entry.level == "county" for entry in entries)
        )
        tagged = ((name, rjieba.tag(name, False)) for name in counties)
        return frozenset(name for name, tags in tagged if len(tags) == 1 and tags[0][1] not in _NAME_CLASSES)

    def _names(self, text: str, context: Context) -> list[Hit]:
        raw = [
            (start, end, self._patterns[index])
            for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True)
        ]
        if not raw:
            return []
        vetoes = [(start, end) for start, end, name in raw if name in self._vetoes]
        cuts = self._boundaries(text)
        found = []
        for start, end, name in raw:
            if name in self._vetoes or any(left <= start and end <= right for left, right in vetoes):
                continue
            if name in self.words.local and not self.near(name, context):
                continue
            if name == "一区" and text[start - 1 : start] + text[end : end + 1] != "“”":
                continue
            if not self._is_whole(text, start, end, cuts):
                continue
            if head_is_other_word(text, end):
                continue
            rule = "lexicon" if not divisions.named(name) else "place-bare" if self._bare.get(name) else "place-name"
            doubtful = name in self.words.quarters or name in self.ordinary
            if rule == "place-name" and len(name) == 2 and name.endswith(("县", "区", "市", "旗")):
                doubtful = True
            found.append(Hit(start, end, rule, rule == "place-bare" or doubtful))
        return found

    def _opens(self, text: str, start: int) -> bool:
        """Whether a word of those that stand before places ends where a name would begin."""
        return self.words.before.search(text, max(0, start - LOOK_BACK), start) is not None

    def _is_whole(self, text: str, start: int, end: int, cuts: frozenset[int]) -> bool:
        """Whether no word runs across the ends of a name; the segmenter may err by a character at a long one's."""
        if start in cuts and (end in cuts or text[end] == "等"):
            return True
        if end - start < 3 or self.is_bare(text[start:end]):
            # 钦州|港区 where the segmenter knows 钦州港: the head says that the place goes on.
            head = self.words.tail.match(text, end) if start in cuts else None
            return head is not None and head.group() in self.words.direct_heads and head.end() in cuts
        over = min((cut for cut in cuts if cut >= end), default=end) - end
        return (start in cuts or end - start > 3) and over < 2

    def _boundaries(self, text: str) -> frozenset[int]:
        return frozenset(accumulate(map(len, rjieba.cut(text, False)), initial=0))

    def _shapes(self, text: str, context: Context, starts: frozenset[int]) -> list[Hit]:
        """What is told by its form: regions, joined provinces, slogans, zones with a name of their own."""
        found = [Hit(start, end, rule) for start, end, rule in own_names(text, self.words)]
        known = [(hit.start, hit.end) for hit in found]
        found += [Hit(start, end, rule) for start, end, rule in coined_names(text, self.words, known, starts)]
        found += [Hit(start, end, "place-joined") for start, end in joined_cities(text, context, self.words)]
        if any(hit.rule == "place-town" for hit in found):
            found += [Hit(start, end, "place-town") for start, end in small_towns(text)]
        entry = divisions.division(context.jurisdiction)
        if entry is not None and entry.level in ("prefecture", "county"):
            found += [Hit(start, end, "place-own-zone", bare=True) for start, end in own_zones(text)]
        found += [Hit(match.start(1), match.end(1), "place-slogan") for match in _SLOGAN.finditer(text)]
        found += [Hit(*match.span(), "place-abroad") for match in _FOREIGN.finditer(text)]
        found += [
            Hit(*match.span(), "place-group")
            for match in _JOINED.finditer(text)
            if match.start() == 0
            or not re.match(f"[{HAN}]", text[match.start() - 1])
            or self._opens(text, match.start())
        ]
        joined = list(_GROUP.finditer(text)) + list(_REGION.finditer(text))
        if joined:
            cuts = self._boundaries(text)
            for match in joined:
                inside = match.start() in cuts and match.end() in cuts
                if not inside or (match.re is _GROUP and _TRAFFIC.match(text, match.end())):
                    continue
                letters = match.group().removesuffix("地区")
                if match.re is _REGION and not divisions.named(letters):
                    found.append(Hit(*match.span(), "place-region"))
                elif match.re is _GROUP and _joins_provinces(letters, paired=bool(_PAIRED.match(text, match.end()))):
                    found.append(Hit(*match.span(), "place-group"))
        return found


def _joins_provinces(letters: str, *, paired: bool) -> bool:
    distinct = 1 < len(letters) == len(set(letters)) and not divisions.named(letters)
    return distinct and (paired or len(letters) > 2 or not set(letters) & _ALSO_WORDS)
