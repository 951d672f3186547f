"""Decide which members of a coordination name a specific industry or technology, and of which type.

A member is a term of its own (`extraction.conjuncts`), or the list makes it one: its summing-up (…、…等行业), the head
of its last member, or its siblings decide the type.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from extraction.chunk import Coordination
from extraction.conjuncts import Term
from extraction.members import Members
from extraction.model import Kind
from extraction.tokens import Class, Token
from extraction.words import Words

_SUMMED = re.compile(
    "为(?:主导|支柱|引领|支撑|重点|核心|代表|特色|龙头|主体|主)(?:的|、)?[^，。；、]{0,10}?"
    "(?:(?P<industry>(?:产业|行业)(?!基础|链|化|园|基金)|集群|业态)|(?:技术|装备|设备|材料)(?!人|开放|共享|购置|采购|使用|管理))"
)
# 金融高级人才 are people of a sector.
_PEOPLE_OF = re.compile(
    "(?:各类|各级|高级|高层次|中高级|领军|专业|紧缺|骨干|复合型|高技能|技能|青年|后备|拔尖){0,3}(?:人才|队伍建设)"
)
_PROCESS = frozenset({"v", "vn", "n", "nz", "z"})
_CHAIN = re.compile("全?产业链")
_FIRMS = re.compile("(?:龙头|骨干|领军|知名|链主|上市|头部|重点)(?:骨干)?企业$")
Sector = Callable[[str], bool]
"""Whether a name is a sector of its own: X产业 or X业 exists in the lexicon or in the document."""


class Series(NamedTuple):
    """What a list says of its members.

    Attributes
    ----------
    kind : Kind or None
        What its end makes of them: …等技术.
    field : bool
        They are fields of application: …等领域.
    known : bool
        One of them at least is a term by itself.
    majority : Kind or None
        The kind of most members of a long list.
    before_sector : bool
        企业, 市场, 品牌 … follow right behind.
    closed : bool
        Words sum the members up: …等技术, …为代表的产业集群.
    """

    group: Coordination
    kind: Kind | None
    field: bool
    known: bool
    majority: Kind | None
    before_sector: bool
    closed: bool

    def names(self) -> bool:
        """Whether anything outside of its members can make them terms."""
        return self.kind is not None or self.field or self.known or self.before_sector or self.closed


class Reader(Members):
    """Reads coordinations with one set of words and one lexicon's default kinds."""

    def __init__(self, words: Words, kinds: Callable[[str], Kind | None]) -> None:
        super().__init__(words, kinds)
        self._sector_words = tuple(sorted(words.sector_before))

    def list_kind(self, closing: Sequence[Token]) -> tuple[Kind | None, bool]:
        """What the words after 等 say of the members: a type, and whether they are fields of application."""
        if not closing:
            return None, False
        field = False
        phrase = "".join([token.text for token in closing])
        for token in reversed(closing):
            if token.text in self.words.goods:
                return None, False
            for length in range(min(6, len(phrase)), 1, -1):
                # Across words too: 新模式, 商业模式.
                suffix = phrase[-length:]
                if suffix in self.words.list_industry:
                    return Kind.INDUSTRY, False
                if suffix in self.words.list_technology:
                    return Kind.TECHNOLOGY, False
                field = field or suffix in self.words.list_field
            phrase = phrase[: len(phrase) - len(token.text)]
        if field:
            return None, True
        # 等现代服务业 names the kind of its members; 等清洁能源 names what they are.
        if closing and closing[-1].kind is Class.KNOWN and self.head(closing[-1])[0] is Kind.INDUSTRY:
            return Kind.INDUSTRY, False
        return None, False

    def _in_list(
        self,
        term: Term,
        tokens: Sequence[Token],
        span: tuple[int, int] | None,
        kind: Kind,
        closed: bool,
        sector: Sector,
        *,
        things: bool = False,
    ) -> Term:
        """A member of a list whose end decides: a bare name takes the list's type, a cut one grows to its whole."""
        end = term.end
        if closed and kind is Kind.INDUSTRY and term.start > tokens[0].start:
            term = self._whole(term, tokens)
        if closed and span is not None and tokens[span[1] - 1].end > end and term.start <= tokens[span[0]].start:
            end = tokens[span[1] - 1].end
            return Term(term.start, end, kind, "list-head")
        if kind is Kind.TECHNOLOGY and things and term.kind is Kind.INDUSTRY:
            # 研学、民宿等旅游产品: what is sold there is no thing.
            return term
        # What a list of industries names is an industry, even a thing; a list of things makes no thing of an industry.
        if term.bare or (kind is Kind.INDUSTRY and (closed or sector(self._text(term, tokens)))):
            return Term(term.start, end, kind, term.rule + "-in-list")
        return term

    @staticmethod
    def _majority(found: Sequence[Sequence[Term]]) -> Kind | None:
        """The type of a list of four and more, most of whose members are terms, all of that type."""
        named = [terms[-1].kind for terms in found if terms]
        if len(found) < 4 or 2 * len(named) <= len(found) or len(set(named)) != 1:
            return None
        return named[0]

    def _sums_up_things(self, closing: Sequence[Token]) -> bool:
        """Whether a list ends in a word that things and papers share."""
        return any(token.text in self.words.list_things for token in closing[-1:]) or (
            closing[0].text in self.words.list_things
        )

    @staticmethod
    def _heads_section(group: Coordination) -> bool:
        """水污染防治领域。 opens a block: whatever it names is its subject."""
        field = bool(group.closing) and group.closing[0].text == "领域"
        return field and group.conjuncts[0][0].start == 0 and group.after.startswith("。")

    def read(self, group: Coordination, sector: Sector) -> list[Term]:
        """The terms of a coordination."""
        members = group.conjuncts
        after = group.after
        people = ("人才" in after or "队伍建设" in after) and _PEOPLE_OF.match(after) is not None
        before_sector = people or after.startswith(self._sector_words)
        if len(members) == 1 and not group.closing and not before_sector:
            return self.conjunct(members[0])
        long = len(members) >= 3
        found = [self.conjunct(tokens, listed=long, inner=index > 0) for index, tokens in enumerate(members)]
        if len(members) == 2 and not group.closing and not found[0]:
            found = self._shared_head(members, found)
        if group.closing and _FIRMS.search("".join([token.text for token in group.closing])):
            # 甲乙医药、丙药业等龙头企业: what only ends like a sector is a company.
            found = [
                [term for term in terms if term.start == tokens[0].start and term.rule == "lexicon"]
                for tokens, terms in zip(members, found, strict=True)
            ]
            return [term for terms in found for term in terms]
        series = self._series(group, found, before_sector)
        if not series.names() and sum(map(self._is_specified, members)) < 2:
            return []
        things = bool(group.closing) and self._sums_up_things(group.closing)
        for index, tokens in enumerate(members):
            rules = series.kind is not None and (series.closed or index < len(members) - 1)
            if found[index] and long and not series.closed:
                found[index] = self._grown(found[index], tokens)
            if found[index] and not rules:
                continue
            span = self.plausible(tokens, series.kind)
            if found[index]:
                if series.kind is not None:
                    found[index] = [
                        self._in_list(term, tokens, span, series.kind, series.closed, sector, things=things)
                        for term in found[index]
                    ]
            elif span is not None:
                found[index] = self._named_by_list(series, tokens, span, rules, found)
        terms = [term for each in found for term in each]
        if group.closing:
            terms.extend(self.conjunct(group.closing))
        return terms

    def _grown(self, terms: list[Term], tokens: Sequence[Token]) -> list[Term]:
        """A thing in a list with what is done to it, where that ends the member: 煤层气|抽采, 机器人|喷涂."""
        last = terms[-1]
        rest = [token for token in tokens if token.start >= last.end]
        named = all(token.kind is Class.WORD and token.tag in _PROCESS and not self.is_empty(token) for token in rest)
        more = "".join([token.text for token in rest])
        if last.kind is not Kind.TECHNOLOGY or not 1 <= len(rest) <= 2 or not named:
            return terms
        if len(more) < 2 or more.endswith(("研究", "创新")):
            return terms
        return [*terms[:-1], replace(last, end=rest[-1].end, rule="list-grown")]

    def _shared_head(self, members: Sequence[Sequence[Token]], found: list[list[Term]]) -> list[list[Term]]:
        """硅基与碳基新材料: where the first member only says which, both are one term."""
        start, end = self.trim(members[0])
        if end - start != 1 or not found[1]:
            return found
        token, term = members[0][start], found[1][0]
        which = token.kind is Class.WORD and (token.tag == "b" or token.text[-1] in "基型式用") and len(token.text) > 1
        if not which or term.kind is not Kind.TECHNOLOGY or term.start != members[1][0].start:
            return found
        return [[], [replace(term, start=token.start), *found[1][1:]]]

    def _series(self, group: Coordination, found: Sequence[Sequence[Term]], before_sector: bool) -> Series:
        """What a list says of its members as a whole."""
        members = group.conjuncts
        kind, field = self.list_kind(group.closing if members[-1][-1].text not in self.words.evaluative else ())
        summed = _SUMMED.match(group.after)
        if summed is not None and kind is None and (len(members) > 1 or group.closing):
            # 以锂电池、光伏为主导的产业体系 sums up as 等产业 does.
            kind = Kind.INDUSTRY if summed["industry"] else Kind.TECHNOLOGY
        if kind is None and not field and len(found) > 1 and found[-1]:
            last = found[-1][-1]
            # A known last member decides by a head that sums up: 碳纤维、冶金产业, but not 供水、污水处理.
            head = members[-1][-1].text.endswith(("产业", "制造业", "服务业"))
            if not last.bare and (last.rule == "head" or head) and last.end == members[-1][-1].end:
                kind = last.kind
        if kind is None and len(found) > 1 and self.list_kind(members[-1][-2:])[1]:
            field = True
        trades = sum(terms[-1].kind is Kind.INDUSTRY for terms in found if terms)
        if (
            kind is None
            and not field
            and group.closing
            and group.closing[-1].text == "服务"
            and 2 * trades >= len(found)
        ):
            # 日间照料、助餐助行等服务: the others are services as those known are.
            kind = Kind.INDUSTRY
        known = any(found)
        majority = self._majority(found)
        if kind is Kind.TECHNOLOGY and group.closing and self._sums_up_things(group.closing):
            # 红色旅游、生态旅游等产品 are no things.
            kind = kind if known and majority is not Kind.INDUSTRY else None
        return Series(group, kind, field, known, majority, before_sector, bool(group.closing) or summed is not None)

    def _named_by_list(
        self,
        series: Series,
        tokens: Sequence[Token],
        span: tuple[int, int],
        rules: bool,
        found: Sequence[Sequence[Term]],
    ) -> list[Term]:
        """A member that is no term by itself, if its list makes it one, by the strongest rule that does."""
        core = tokens[slice(*span)]
        if not series.closed and series.kind is Kind.TECHNOLOGY and self._is_plain(core):
            return []
        if rules and series.kind is not None:
            kind, rule = series.kind, "list-head"
            span = self._with_deed(tokens, span)
        elif self._heads_section(series.group):
            kind, rule = self.head(core[-1])[0] or Kind.INDUSTRY, "field-heading"
        elif series.before_sector and (
            self._is_lone_sector(core) or (_CHAIN.match(series.group.after) and self._is_named_thing(core))
        ):
            kind, rule = Kind.INDUSTRY, "sector-before-enterprise"
        elif (
            span[1] == len(tokens)
            and (series.field or series.closed or (series.known and core[-1].text not in self.words.not_alone))
            and self._is_sector_name(core)
        ):
            others = {term.kind for terms in found for term in terms}
            thing = series.known and not series.field and not series.closed and Kind.INDUSTRY not in others
            thing = thing or self.kinds(core[-1].text) is Kind.TECHNOLOGY
            kind, rule = Kind.TECHNOLOGY if thing else Kind.INDUSTRY, "list-sector"
            span = self._with_deed(tokens, span)
        elif series.majority is not None and self._is_named(core):
            kind, rule = series.majority, "list-majority"
        elif self._is_specified(core) and (series.known or sum(map(self._is_specified, series.group.conjuncts)) > 1):
            kind, rule = next((term.kind for terms in found for term in terms), Kind.TECHNOLOGY), "list-specified"
        else:
            return []
        return [Term(tokens[span[0]].start, tokens[span[1] - 1].end, kind, rule)]
