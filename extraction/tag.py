"""Find the INDUSTRY and TECHNOLOGY mentions of a text: lexicon and open vocabulary as one reading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import ahocorasick_rs

from extraction.chunk import coordinations
from extraction.conjuncts import Term
from extraction.found import Found
from extraction.lexicon import Lexicon
from extraction.model import Kind
from extraction.tokens import Class, Locked, tokenize
from extraction.topics import Reader, Sector
from extraction.words import Words, load_words
from ontology.concept import Concept

# What can stand between a term and the last word of a body's name: no comma, no conjunction, no company.
_RUN = re.compile(r"(?:(?!企业|高校|院所|领域)[^，。；：、！？的和与及等“”（）()\s]){2,16}")
_CHEMISTRY = re.compile("化(?:工|学|肥|纤|妆|石|验|疗|粪)")
# 船舶自动识别系统（AIS）: the short form in brackets is of the name.
_ALIAS = re.compile(r"[（(](?=[^（）()]*[A-Z])[A-Za-z0-9][A-Za-z0-9+/&.\- ]{0,14}[）)]")
# 智能经济|新业态, 消纳|新模式新业态: the words at the end sum up and name nothing.
_NEW_FORMS = re.compile("(?<=[\u4e00-\u9fff]{2})(?:新模式新业态|新业态新模式|(?<=经济|产业)(?:新业态|新模式))$")
# “互联网＋现代农业” is one line of business; “光伏＋储能” are two things.
_PLUS = re.compile("(?<=“)互联网[＋+]$")
# 新型农业经营主体登记系统 is a system, whatever its users are.
_OF_SYSTEM = re.compile("(?<=[体员构口])[\u4e00-\u9fff]{2,6}?系统")
# “人工智能＋”行动 names a programme.
_SLOGAN = re.compile("“[^“”＋+]{1,8}[＋+]”")
_TITLES = re.compile(r"《[^》]*》")


class TopicTagger:
    """The topic finder, compiled once for many documents.

    Parameters
    ----------
    concepts : iterable of Concept
        The topics among them are known terms.
    """

    def __init__(self, concepts: Iterable[Concept], words: Words | None = None) -> None:
        self.lexicon = Lexicon(concepts, ("topic",))
        self.words = words or load_words()
        self.reader = Reader(self.words, self._kind)
        self._centres = frozenset(name for name in self.words.organisations if not name.startswith("产业"))
        self._bodies = ahocorasick_rs.AhoCorasick(self.words.organisations)
        self._phrases = ahocorasick_rs.AhoCorasick(
            sorted(self.words.locked), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
        )

    def _kind(self, name: str) -> Kind | None:
        lexicon = self.lexicon
        # 快递 of 快递业务 is known as 快递业, 油茶 of 油茶产业链 as 油茶产业.
        concept = lexicon.named(name) or lexicon.strong.get(f"{name}业") or lexicon.strong.get(f"{name}产业")
        if concept is None and name.endswith("业"):
            # 体育会展业 is the trade of 体育会展.
            return Kind.INDUSTRY if name[:-1] in lexicon.strong or name[:-1] in lexicon.weak else None
        if concept is None:
            return None
        return Kind.INDUSTRY if self.lexicon.concepts[concept].kind == "Industry" else Kind.TECHNOLOGY

    def _locked(self, text: str, taken: Sequence[tuple[int, int]]) -> list[Locked]:
        """Lexicon hits and taken spans, in order, the taken ones winning."""
        closed = [*taken, *(match.span() for match in (_TITLES.finditer(text) if "》" in text else ()))]
        shut = bytearray(len(text))
        for start, end in closed:
            shut[start:end] = b"\1" * (end - start)
        spans = [(start, -end, Class.STOP) for start, end in (*closed, *self._locked_phrases(text))]
        for hit in self.lexicon.find(text):
            if _turns_into(text, hit.end) or _ALIAS.match(text, hit.start - 1):
                continue
            end = _own_end(text, hit.start, hit.end)
            begin = _own_start(text, hit.start)
            if 1 not in shut[begin:end]:
                spans.append((begin, -end, Class.WEAK if hit.weak else Class.KNOWN))
        kept: list[Locked] = []
        reached = 0
        for start, end, kind in sorted(spans):
            if start >= reached:
                reached = -end
                kept.append(Locked(start, reached, kind))
        return kept

    def _locked_phrases(self, text: str) -> list[tuple[int, int]]:
        """Where the phrases stand in which nothing is marked."""
        matches = self._phrases.find_matches_as_indexes(text)
        return [(start, end) for _, start, end in matches if not _OF_SYSTEM.match(text, end)]

    def find(
        self, text: str, taken: Sequence[tuple[int, int]] = (), *, sector: Sector | None = None
    ) -> tuple[Found, ...]:
        """The topic mentions of one paragraph.

        Parameters
        ----------
        text : str
            One paragraph.
        taken : sequence of (int, int)
            Spans in which nothing else is marked: goals, agencies, places.
        sector : callable, optional
            Tells whether a bare name is a sector of its own in this document (see `extraction.topics.Sector`).

        Returns
        -------
        tuple of Found
            In order, without overlaps.
        """
        tokens = tokenize(text, self._locked(text, taken), self.words)
        terms: list[Term] = []
        sector = sector or self.is_sector
        for group in coordinations(text, tokens, self.words):
            terms.extend(self.reader.read(group, sector))
        terms.sort(key=lambda term: (term.start, -term.end))
        found: list[Found] = []
        for term in terms:
            if found and term.start < found[-1].end:
                continue
            if self._names_a_body(text, term.start, term.end) or _in_slogan(text, term.start):
                continue
            kind, rule = self._before_enterprise(text, term, sector)
            found.append(Found(*_whole(text, term.start, term.end), kind, rule))
        return tuple(found)

    def _names_a_body(self, text: str, start: int, end: int) -> bool:
        """Whether a term is the beginning of the name of a body: 集成电路产业知识产权联盟."""
        match = _RUN.match(text, end)
        if match is None:
            return False
        for index, first, last in self._bodies.find_matches_as_indexes(text[start : match.end()], overlapping=True):
            # The name may begin inside the term (国家技术 of 国家技术创新中心), but 产业 of 产业园 is the term's.
            if start + last >= end + 2 and (start + first >= end or self.words.organisations[index] in self._centres):
                return True
        return False

    def is_sector(self, name: str) -> bool:
        """Whether the lexicon has X产业 or X业."""
        return any(f"{name}{head}" in self.lexicon.strong for head in ("产业", "业", "行业"))

    def _before_enterprise(self, text: str, term: Term, sector: Sector) -> tuple[Kind, str]:
        """集成电路企业: a bare name right before 企业 is the sector, where there is such a sector."""
        if term.kind is Kind.TECHNOLOGY and (term.bare or term.rule.startswith("lexicon")):
            after = text[term.end : term.end + 4]
            if any(after.startswith(word) for word in self.words.sector_before) and sector(text[term.start : term.end]):
                return Kind.INDUSTRY, "sector-before-enterprise"
        return term.kind, term.rule


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of a name: with the short form in its brackets, without the quotation marks around it."""
    alias = _ALIAS.match(text, end)
    if alias is not None:
        return start, alias.end()
    if text[start] == "“" and text[end - 1] == "”" and "“" not in text[start + 1 : end]:
        return start + 1, end - 1
    if text.startswith("园", end) and text.endswith("服务产业", start, end):
        # 人才服务|产业园: the park is one of services.
        return start, end - 2
    if coined := _NEW_FORMS.search(text, start, end):
        return start, coined.start()
    if text.startswith("”", end) and (plus := _PLUS.search(text, max(0, start - 6), start)):
        return plus.start(), end
    return start, end


def _in_slogan(text: str, start: int) -> bool:
    """Whether a term opens what stands in quotation marks: “互联网＋”."""
    opening = max(0, start - 1)
    return text.startswith("“", opening) and _SLOGAN.match(text, opening) is not None


def _turns_into(text: str, end: int) -> bool:
    """Whether 化 follows, which makes a process of a thing: 农业机械 of 农业机械化 is no machine."""
    follows = text[end : end + 1] == "化" and _CHEMISTRY.match(text, end) is None
    return follows and not text.startswith("产业", end - 2)


def _own_start(text: str, start: int) -> int:
    """Where a label really begins: Mini/Micro-LED is one name, though Micro-LED is one too."""
    if start > 1 and text[start - 1] == "/" and text[start].isascii():
        while start > 0 and (text[start - 1] == "/" or (text[start - 1].isascii() and text[start - 1].isalnum())):
            start -= 1
    return start


def _own_end(text: str, start: int, end: int) -> int:
    """Where a label really ends: in 快递业务 the 业 is that of 业务, and in 农业产业化 the 产业 is that of 产业化."""
    after = text[end : end + 1]
    if (
        after == "业"
        and text[end - 1] != "业"
        and (end + 1 == len(text) or text[end + 1] in "、，。；：和与及等的（）")
    ):
        # 体育会展 of 体育会展业.
        return end + 1
    # 产业化 and 产业链 are words of their own: the sector before them is 农业, 量子科技.
    if after in ("化", "链") and text[end - 2 : end] == "产业" and end - start > 3:
        return end - 2
    # 产业 and 行业 are words of their own: in 软件产业主发展带 the 业 is theirs.
    own = text[end - 2 : end] in ("产业", "行业")
    if after in ("务", "态", "主", "绩", "者", "界") and text[end - 1] == "业" and end - start > 2 and not own:
        return end - 1
    return end
