"""What the members of a list are that are no terms by themselves: what a list can make a term of, and what not."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.conjuncts import Conjuncts, Term
from extraction.model import Kind
from extraction.tokens import Class, Token

_WIDEST = frozenset({"产业", "行业", "业态", "业务", "经济", "服务"})
_PEOPLE = ("人", "人员", "者", "员工", "教师", "医师", "专家", "团队")
_NAMING = frozenset({"n", "nz", "vn", "b", "a", "j", "an", "eng"})


class Members(Conjuncts):
    """Judges the members of lists."""

    def plausible(self, tokens: Sequence[Token], kind: Kind | None) -> tuple[int, int] | None:
        """The span of a member that nothing but its list makes a term, or None when it is too vague for that."""
        start, end = self.trim(tokens)
        # 零部件 is no tail where a conjunction ties it to what it is a part of.
        least = next((at + 2 for at in range(end - 2, start, -1) if tokens[at].tag == "joint"), start)
        while end > start and tokens[end - 1].text in self.words.ranks:
            end -= 1
        if start >= end:
            return None
        if kind is not None and len(tokens) == 1 and self._is_device(tokens[0]):
            return 0, 1
        if kind is Kind.INDUSTRY and len(tokens) == 1 and self._is_trade(tokens[0]):
            return 0, 1
        while end > least and self.is_empty(tokens[end - 1]) and tokens[end - 1].kind is Class.WORD:
            if kind is Kind.TECHNOLOGY and tokens[end - 1].text.endswith("化"):
                break
            end -= 1
        if start >= end:
            return None
        last = max(end, len(tokens) if tokens[-1].text not in self.words.ranks else end)
        while (
            last > max(end, least) and tokens[last - 1].kind is Class.WORD and tokens[last - 1].text in self.words.tails
        ):
            last -= 1
        while kind is not Kind.INDUSTRY and last > max(start + 1, least) and tokens[last - 1].text in self.words.deeds:
            last -= 1
        core = tokens[start:last]
        if core[-1].text.endswith(_PEOPLE) and not core[-1].text.endswith("机器人"):
            return None
        if kind is Kind.TECHNOLOGY and all(token.text in self.words.not_alone for token in core):
            return None
        # POE, in a list of materials, is a name.
        if core[-1].kind is Class.WORD and not core[-1].text.isascii() and core[-1].tag in ("b", "a", "ad", "d", "z"):
            return None
        length = sum(len(token.text) for token in core)
        named = core if least == start else tokens[start : least - 2]
        if any(token.text in self.words.generic for token in named) or not 2 <= length <= 16:
            return None
        return start, last

    def _is_named(self, tokens: Sequence[Token]) -> bool:
        """Whether words are nothing but a noun phrase, and long enough to be a name."""
        return sum(len(token.text) for token in tokens) >= 3 and tokens[-1].tag[0] in "nvjlb"

    @staticmethod
    def _is_plain(tokens: Sequence[Token]) -> bool:
        """Whether words are one short noun, which shares no head with the next member: 电费、音响器材."""
        return len(tokens) == 1 and len(tokens[0].text) == 2 and tokens[0].tag[0] == "n"

    def _whole(self, term: Term, tokens: Sequence[Token]) -> Term:
        """A member of a list that is summed up, as a whole: 生鲜电商, not 电商, where only nouns stand before it."""
        before = [token for token in tokens if token.start < term.start]
        nouns = all(token.kind is Class.WORD and token.tag in _NAMING and not self.is_empty(token) for token in before)
        if nouns and 2 <= term.start - before[0].start <= 6:
            return Term(before[0].start, term.end, term.kind, term.rule, term.bare)
        return term

    def _is_named_thing(self, tokens: Sequence[Token]) -> bool:
        """Whether words are one noun that names a thing: 油茶产业链, but not 高端产业链."""
        token = tokens[0]
        noun = token.kind is Class.WORD and token.tag in ("n", "nz", "nr") and len(token.text) > 1
        vague = token.text in self.words.qualifiers or token.text in self.words.specifiers or self.is_empty(token)
        return len(tokens) == 1 and noun and not vague

    def _is_lone_sector(self, tokens: Sequence[Token]) -> bool:
        """Whether words are a sector's bare name that can stand before 企业 alone: 医药企业, but not 制造企业."""
        return self._is_sector_name(tokens) and tokens[-1].text not in self.words.not_alone

    def _is_sector_name(self, tokens: Sequence[Token]) -> bool:
        """Whether words are a sector's bare name, alone or narrowed: 医疗, 智慧医疗."""
        return tokens[-1].kind is Class.WEAK and all(self._narrows(token, thing=False) for token in tokens[:-1])

    def _with_deed(self, tokens: Sequence[Token], span: tuple[int, int]) -> tuple[int, int]:
        """The span with the word that makes a name of a deed: 生产制造, 先进制造, where 制造 alone names nothing."""
        start, end = span
        if end - start == 1 and start > 0 and tokens[start].text in self.words.not_alone:
            return start - 1, end
        return span

    def _is_specified(self, tokens: Sequence[Token]) -> bool:
        """Whether words are a specifier with a noun behind it, or one word that begins so: 智慧零售, 零碳仓储."""
        if not tokens or tokens[0].kind is not Class.WORD:
            return False
        first, rest = tokens[0], [token for token in tokens[1:] if not self.words.is_empty(token.text)]
        if first.text in self.words.specifiers:
            return bool(rest)
        return len(first.text) >= 4 and first.text[:2] in self.words.specifiers and first.tag[0] in "nvlj"

    def _is_device(self, token: Token) -> bool:
        """Whether a head alone names a thing that a list of things may hold: 光源, 芯片."""
        narrow = token.text not in self.words.wide_heads and token.text not in self.words.known_heads
        return token.text in self.words.technology_heads and narrow and token.text not in self.words.tails

    def _is_trade(self, token: Token) -> bool:
        """Whether a head alone names a trade that a list of trades may hold: 租赁, 咨询."""
        return token.text in self.words.industry_heads and len(token.text) == 2 and token.text not in _WIDEST

    @staticmethod
    def _text(term: Term, tokens: Sequence[Token]) -> str:
        """The characters of a term of a conjunct."""
        return "".join(token.text for token in tokens if term.start <= token.start < term.end)
