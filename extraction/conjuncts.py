"""Read one conjunct: the term that a phrase is or holds, by its head and by what specifies it.

A term is known (the lexicon has it) or found: its last word is a head that decides its type (…产业, …技术). What only
sounds like a term (关键技术, 新产品) has a head but nothing specific before it, and is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extraction.model import Kind
from extraction.term_heads import TermHeads
from extraction.tokens import Class, Token
from ontology.divisions import named


@dataclass(frozen=True, slots=True)
class Term:
    """A term in a text. `bare` is True when nothing in itself decided its type."""

    start: int
    end: int
    kind: Kind
    rule: str
    bare: bool = False


_WORKERS = ("机器人", "无人机", "机械", "机", "车", "仪", "器", "装备", "设备", "芯片", "软件", "终端")


_SERVED = ("服务网络", "流通网络", "配送网络", "营销网络", "销售网络")


class Conjuncts(TermHeads):
    """Reads conjuncts with one set of words and one lexicon's default kinds."""

    def trim(self, tokens: Sequence[Token]) -> tuple[int, int]:
        """Where the term may start: behind subjects, verbs and praise; and where it must end: before a body's name."""
        start = 0
        for index, token in enumerate(tokens):
            if token.text.endswith("内") and len(token.text) > 1:
                # 行政区域内制造业: a place, and then the term.
                start = index + 1
                continue
            verb = token.kind is Class.VERBAL and (
                start == index or all(self.is_empty(before) for before in tokens[start:index])
            )
            if verb or (index == start and token.text in self.words.evaluative):
                start = index + 1
            elif not self.is_empty(token):
                break
        return start, len(tokens)

    def conjunct(self, tokens: Sequence[Token], *, listed: bool = False, inner: bool = False) -> list[Term]:
        """The terms of one conjunct: normally one; several where known terms stand in a phrase that is none itself."""
        for token in tokens:
            if token.kind is Class.KNOWN or self._heads(token.text, token.tag)[0] is not None:
                break
        else:
            # Most phrases have no word that can be the last one of a term.
            return []
        start, end = self.trim(tokens)
        if inner and listed and start == 1 and tokens[0].text in self.words.technology_heads:
            # Inside a list 检测 of 检测试剂 governs nothing.
            start = 0
        if start >= end:
            return []
        narrowed = start > 0 and tokens[start - 1].text in self.words.trade_deeds
        if narrowed and tokens[start].kind is Class.KNOWN and tokens[start].text.endswith("业"):
            # 设计咨询业: a deed that is half of a trade's name governs nothing.
            trade, kind = tokens[start], self.kinds(tokens[start].text)
            return [Term(tokens[start - 1].start, trade.end, kind, "lexicon-modified")] if kind else []
        # 人工智能相关技术 is about 人工智能, and 动态更新相关技术 about nothing.
        for at in range(start, end):
            if tokens[at].text in ("相关", "有关"):
                end = at if at > start else end
                break
        last = end
        while last > start:
            token = tokens[last - 1]
            kind, head = self.head(token)
            if token.kind is Class.KNOWN:
                break
            if head == "基础设施" and last - 2 >= start and self._is_sector(tokens[last - 2]):
                # 物流基础设施 is no technology: the trade is named.
                kind = None
            if head == "网络" and "".join([one.text for one in tokens[start:last]]).endswith(_SERVED):
                # 托育服务网络 is made of services.
                kind = None
            if kind is not None and (
                (
                    token.text != head
                    and not self.is_empty(token)
                    and len(token.text) > len(head) + 1
                    and head not in self.words.known_heads
                )
                or self.specific(
                    tokens[start : last - 1],
                    head,
                    listed=listed,
                    # 管理 of 管理系统 half-specifies, so that 热 does the rest: 热管理系统.
                    own=int(token.text != head),
                )
            ):
                break
            last -= 1
        if last <= start:
            return self._joined(tokens[start:end])
        token = tokens[last - 1]
        kind, _ = self.head(token)
        first = self._first(tokens, start, last)
        rule = "head"
        if last - first == 1 and token.kind is Class.KNOWN:
            rule, kind = "lexicon", self.kinds(token.text)
        elif token.kind is Class.KNOWN:
            kind = self.kinds(token.text)
            rule = "lexicon-modified"
        if kind is None or self.is_generic(tokens[first:last]) or self._is_instrument(tokens[first:last]):
            return []
        if "".join([token.text for token in tokens[-6:]]).endswith(self.words.organisations):
            return []
        if kind is Kind.INDUSTRY and last < len(tokens) and self._goes_on(token, tokens[last:]):
            token, rule = tokens[last], "head"
        elif (
            kind is Kind.TECHNOLOGY
            and last < len(tokens)
            and tokens[last].text == "设施"
            and not token.text.endswith("备")
        ):
            # 大功率充电设施 is a thing, as what it does is a technology.
            token, rule = tokens[last], "head"
        bare = rule.startswith("lexicon") and self.head(token)[0] is None
        return [Term(tokens[first].start, token.end, kind, rule, bare)]

    def _joined(self, tokens: Sequence[Token]) -> list[Term]:
        """“互联网＋”医疗服务: with the internet in front a sector is a line of business of its own."""
        joined = len(tokens) > 1 and tokens[0].text.startswith("“") and tokens[1].kind is Class.WEAK
        return [Term(tokens[0].start, tokens[1].end, Kind.INDUSTRY, "lexicon-modified")] if joined else []

    def _first(self, tokens: Sequence[Token], start: int, last: int) -> int:
        """The first word of a term that ends with ``tokens[last - 1]``.

        Before a known term only words that narrow it belong to it; before a found head, every noun does.
        """
        first = start
        known = last - 1
        while known >= start and tokens[known].kind is not Class.KNOWN:
            known -= 1
        if known >= start:
            first = known
            # A trade with its 业 is narrowed as a thing is: 马铃薯良种繁育业.
            trade = len(tokens[known].text) > 3 and tokens[known].text.endswith("业")
            deed = tokens[known].text in self.words.trades
            thing = trade or deed or self.kinds(tokens[known].text) is Kind.TECHNOLOGY or last - 1 > known
            while first > start and (
                self._narrows(tokens[first - 1], thing=thing) or (trade and self._sorts(tokens[first - 1]))
            ):
                first -= 1
            if first - 1 >= start and first == known and self._works(tokens[first - 1], tokens[known]):
                return first - 1
            if (
                first == known
                and first - 2 >= start
                and self._made_for(tokens[first - 2], tokens[first - 1], tokens[known])
            ):
                return first - 2
            if thing and first - 2 >= start and self._half_narrows(tokens[first - 1], tokens[first - 2]):
                first -= 2
        while first < last - 1 and tokens[first].kind is Class.WORD and self._is_outside(tokens[first]):
            first += 1
        return first

    def _is_sector(self, token: Token) -> bool:
        return token.kind in (Class.KNOWN, Class.WEAK) and self.kinds(token.text) is Kind.INDUSTRY

    def _made_for(self, what: Token, deed: Token, thing: Token) -> bool:
        """Whether a device is named by what it does to what: 漏损|监测|传感器."""
        named = what.kind is Class.WORD and len(what.text) > 1 and what.tag[0] in "nvj" and not self.is_empty(what)
        return named and deed.text in self.words.device_deeds and self.kinds(thing.text) is Kind.TECHNOLOGY

    def _sorts(self, token: Token) -> bool:
        """Whether a word says which trade is meant: 救生|装备产业, 安全|装备产业, 高新|技术服务业."""
        if token.kind is not Class.WORD or len(token.text) != 2 or token.text in self.words.evaluative:
            return False
        return token.text in self.words.sorts or (token.tag == "v" and not self.is_empty(token))

    def _goes_on(self, token: Token, rest: Sequence[Token]) -> bool:
        """Whether a line of business keeps its 服务: 基本养老|服务|体系, but 养老|服务|人员 are people."""
        if rest[0].text != "服务" or token.text.endswith(("业", "服务", "经济")):
            return False
        return len(rest) == 1 or rest[1].text in self.words.arranged

    def _works(self, token: Token, thing: Token) -> bool:
        """Whether a verb says what a device does: 移栽|机器人, 喷涂|无人机."""
        verb = token.kind is Class.WORD and token.tag == "v" and len(token.text) == 2 and not self.is_empty(token)
        return verb and thing.text.endswith(_WORKERS) and self.kinds(thing.text) is Kind.TECHNOLOGY

    def _is_outside(self, token: Token) -> bool:
        """Whether a word at the left edge is praise, a time or a deed, and so not of the term."""
        if token.text in self.words.evaluative:
            return True
        return (
            token.tag in ("t", "f", "v", "ad") and token.text not in self.words.heads and not self._is_qualifier(token)
        )

    def _is_qualifier(self, token: Token) -> bool:
        return token.text in self.words.qualifiers or token.tag == "b"

    def _half_narrows(self, token: Token, before: Token) -> bool:
        """Whether a bracket or a head belongs to a thing with the noun before it: 质子交换膜（PEM）电解槽."""
        head = token.kind is Class.WORD and token.text in self.words.technology_heads and len(token.text) > 1
        return (token.tag == "bracket" or head) and self._narrows(before, thing=True)

    def _narrows(self, token: Token, *, thing: bool) -> bool:
        """Whether a word before a known term belongs to it: a qualifier, or before a thing any specific noun."""
        if token.kind in (Class.KNOWN, Class.WEAK):
            # 研发、制造工业机器人: a deed, though 制造 is a sector elsewhere.
            return token.text not in self.words.not_alone
        if token.kind is not Class.WORD:
            return False
        if self._is_qualifier(token):
            return True
        noun = token.tag in ("n", "nz", "vn", "j", "eng") and len(token.text) >= 2
        # The segmenter takes many a word that it does not know for a person's or a place's name: 楼宇, 海岛.
        noun = noun or (token.tag in ("nr", "ns") and len(token.text) == 2 and not named(token.text))
        subject = token.text[:2] in self.words.borders
        return thing and noun and not subject and not self.is_empty(token) and not token.text.endswith(("内", "化"))
