"""Which topics of a paragraph belong to a place: the stretch of text that goes on speaking of it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from extraction.focus_words import FocusWords
from extraction.found import Found
from extraction.place_roles import clause_end, clause_start

CHAIN = re.compile(r"[”’]?(?:、|，?以及|和|与|及|或|等)[“‘]?")
"""What stands between two members of one list."""
BLANK = "\N{IDEOGRAPHIC CLOSING MARK}"
"""What stands in `Paragraph.plain` for each character of a place or a topic."""
_MEANS = re.compile("依托|借助|凭借")
# 支持某大学建设X: no longer the place, but a body of its own.
_BODY = re.compile(
    "(?:支持|鼓励|引导|推动|组织|帮助|委托|由)(?!龙头|骨干|各|相关|有关|重点|中小|有条件|本地|一批|高校|企业|国有|民营|大型|优势|领军|链主)"
    "[^，；、]{2,14}?(?:公司|集团|大学|学院|研究院|研究所|医院|银行)(?!化|企业|城)"
)
# 面向中亚推广X: what is sold elsewhere.
_MARKET = re.compile("面向[^，；]{1,16}?(?:推广|出口|销售|输出|推介)")
_END = re.compile(r"[。！？；\n]")


def _blanked(text: str, mentions: Sequence[Found]) -> str:
    characters = list(text)
    for found in mentions:
        characters[found.start : found.end] = BLANK * (found.end - found.start)
    return "".join(characters)


class Paragraph:
    """One paragraph with what was found in it.

    Parameters
    ----------
    text : str
    places, topics, agencies : sequence of Found
        Each in order.
    words : FocusWords
    """

    def __init__(
        self, text: str, places: Sequence[Found], topics: Sequence[Found], agencies: Sequence[Found], words: FocusWords
    ) -> None:
        self.text, self.places, self.topics, self.words = text, places, topics, words
        self.agencies = agencies
        self._starts = [topic.start for topic in topics]
        self.topic_ends = frozenset(topic.end for topic in topics)
        self.plain = _blanked(text, (*places, *topics))
        """The text with every place and topic blanked out, of one length with it: the 制造 of 制造业 is no verb."""

    def units(self) -> Iterator[tuple[int, int]]:
        """The sentences, cut at their semicolons too."""
        start = 0
        for match in _END.finditer(self.text):
            yield start, match.start()
            start = match.end()
        yield start, len(self.text)

    def topics_in(self, start: int, end: int) -> list[int]:
        """The topics of a stretch."""
        first, last = bisect_left(self._starts, start), bisect_right(self._starts, end)
        return [at for at in range(first, last) if self.topics[at].end <= end]

    def _restricts(self, start: int, end: int) -> bool:
        """Whether a comma clause, a part of which is given, forbids something: 严禁在A新增X."""
        return bool(self.words.restrict.search(self.text, clause_start(self.text, start, 0), end))

    def chain(self, at: int) -> list[int]:
        """The topics coordinated with one, from it on."""
        found = [at]
        while found[-1] + 1 < len(self.topics):
            here, then = self.topics[found[-1]], self.topics[found[-1] + 1]
            if not CHAIN.fullmatch(self.text, here.end, then.start):
                break
            found.append(found[-1] + 1)
        return found

    def topic_behind(self, place: int, span: tuple[int, int]) -> int:
        """The topic right behind a place (宜昌|磷化工), or -1."""
        start, end = self.places[place].start, self.places[place].end
        at = bisect_left(self._starts, end)
        right = span[0] <= start and at < len(self.topics) and self.topics[at].start == end <= span[1]
        return at if right else -1

    def joins(self, topic: int, start: int) -> bool:
        """Whether a list goes on from a topic to an offset."""
        return bool(CHAIN.fullmatch(self.text, self.topics[topic].end, start))

    def bare_member(self, end: int) -> bool:
        """Whether the member of a list that ends at an offset has no place in it: 茶叶|、巫山脆李."""
        low = max(clause_start(self.text, end, 0), self.text.rfind("、", 0, end) + 1)
        return not any(low <= place.start and place.end <= end for place in self.places)

    def owned(self, start: int, end: int, *, first_only: bool = False) -> list[int]:
        """The topics of a stretch, clause by clause while the clauses go on speaking of the place before it."""
        found: list[int] = []
        at = start
        while at < end:
            stop = clause_end(self.text, at, end)
            clause = self.text[at:stop]
            if at > start:
                acts = any(at <= agency.start < stop for agency in self.agencies)
                if first_only or acts or self.words.stops.match(clause) or _BODY.match(clause):
                    break
                if _MARKET.match(clause) or not self.words.goes_on.match(clause.lstrip("“‘")):
                    at = stop + 1
                    continue
            elif not self.words.develop.search(clause) and not self._restricts(at, stop):
                # 以A为核心, 发展X: the first clause may only name the place.
                at = stop + 1
                continue
            found.extend(self.topics_in(at, stop))
            at = stop + 1
        meant = [topic for topic in found if not self._is_means(topic)]
        return meant or found

    def _is_means(self, topic: int) -> bool:
        """Whether a topic is what something else is built on: 依托|现有商用车|发展氢能汽车."""
        start = self.topics[topic].start
        means = _MEANS.search(self.plain, clause_start(self.text, start, 0), start)
        return means is not None and not self.words.develop.search(self.plain, means.end(), start)
