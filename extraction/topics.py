"""Decide which noun phrases of a coordination name a specific industry or technology, where they begin and end.

A term is known (the lexicon has it) or found: its last word is a head that decides its type (…产业, …技术), or it
stands in a list whose summing-up decides it (…、…等行业). What only sounds like a term (关键技术, 新产品) has a head
but nothing specific before it, and is no mention.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extraction.chunk import Class, Coordination, Token
from extraction.model import Kind
from extraction.words import Words


@dataclass(frozen=True, slots=True)
class Term:
    """A term in a text. `bare` is True when nothing in itself decided its type."""

    start: int
    end: int
    kind: Kind
    rule: str
    bare: bool = False


Sector = Callable[[str], bool]
"""Whether a name is a sector of its own: X产业 or X业 exists in the lexicon or in the document."""

_NOT_SECTORS = frozenset(
    "企业 行业 就业 创业 失业 毕业 作业 专业 事业 职业 开业 停业 从业 营业 学业 同业 复业 歇业 转业 待业 敬业".split()
)
_LONGEST_HEAD = 5


class Reader:
    """Reads coordinations with one set of words and one lexicon's default kinds."""

    def __init__(self, words: Words, kinds: Callable[[str], Kind | None]) -> None:
        self.words = words
        self.kinds = kinds

    # -- what a single word is ---------------------------------------------------------------------------------

    def head(self, token: Token) -> tuple[Kind | None, str]:
        """The type that a word decides as the last one of a term, and the head it ends in."""
        text = token.text
        if token.tag == "bracket":
            return None, ""
        for length in range(min(_LONGEST_HEAD, len(text)), 0, -1):
            suffix = text[-length:]
            if suffix in self.words.industry_heads:
                return Kind.INDUSTRY, suffix
            if suffix in self.words.technology_heads and (length > 1 or len(text) > 1 or suffix in "膜钢云"):
                return Kind.TECHNOLOGY, suffix
        if text.endswith("业") and len(text) >= 2 and text not in _NOT_SECTORS and text[-2:] not in _NOT_SECTORS:
            return Kind.INDUSTRY, text
        return None, ""

    def is_empty(self, token: Token) -> bool:
        """Whether a word specifies nothing."""
        if token.kind in (Class.KNOWN, Class.WEAK) or token.tag == "b":
            return False
        return self.words.is_empty(token.text)

    def specific(self, modifiers: Sequence[Token], head: str, *, listed: bool = False) -> bool:
        """Whether what stands before a head tells the term from others of that head; in a list, less is enough."""
        weight = 0
        needed = 3 if head in self.words.wide_heads and not listed else 2
        if head in self.words.known_heads:
            needed = 1000
        for token in modifiers:
            if token.kind is Class.KNOWN or (token.kind is Class.WEAK and token.text not in self.words.not_alone):
                return True
            if token.tag == "bracket":
                continue
            if not self.is_empty(token):
                weight += len(token.text)
            elif token.text in self.words.verbal or token.text in self.words.heads:
                # A deed or a thing before a head half-specifies it: 检测设备 no, 质量检测设备 yes.
                weight += 1
        return weight >= needed

    def is_generic(self, tokens: Sequence[Token]) -> bool:
        """Whether the phrase as a whole is on the list of phrases that only sound specific."""
        phrase = "".join(token.text for token in tokens)
        return phrase in self.words.generic and not any(token.kind is Class.KNOWN for token in tokens)

    def _is_instrument(self, tokens: Sequence[Token]) -> bool:
        """Whether a phrase names a financial instrument: 贷款产品, 担保业务."""
        return tokens[-1].text in ("产品", "业务", "服务") and any(
            word in token.text for token in tokens[:-1] for word in self.words.instruments
        )

    # -- one conjunct ------------------------------------------------------------------------------------------

    def trim(self, tokens: Sequence[Token]) -> tuple[int, int]:
        """Where the term may start: behind subjects, verbs and praise; and where it must end: before a body's name."""
        start = 0
        for index, token in enumerate(tokens):
            verb = token.kind is Class.VERBAL and all(self.is_empty(before) for before in tokens[start:index])
            if verb or (token.text in self.words.evaluative and index == start):
                start = index + 1
            elif token.kind in (Class.KNOWN, Class.WEAK) or not self.is_empty(token):
                break
        return start, len(tokens)

    def conjunct(self, tokens: Sequence[Token], *, listed: bool = False) -> list[Term]:
        """The terms of one conjunct: normally one; several where known terms stand in a phrase that is none itself."""
        whole = "".join(token.text for token in tokens)
        start, end = self.trim(tokens)
        if start >= end:
            return []
        if whole.endswith(self.words.organisations):
            return []
        last = end
        while last > start:
            token = tokens[last - 1]
            kind, head = self.head(token)
            if token.kind is Class.KNOWN:
                break
            if kind is not None and (
                (
                    token.text != head
                    and not self.is_empty(token)
                    and len(token.text) > len(head) + 1
                    and head not in self.words.known_heads
                )
                or self.specific(tokens[start : last - 1], head, listed=listed)
            ):
                break
            last -= 1
        if last <= start:
            return []
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
        bare = rule.startswith("lexicon") and self.head(token)[0] is None
        return [Term(tokens[first].start, token.end, kind, rule, bare)]

    def _first(self, tokens: Sequence[Token], start: int, last: int) -> int:
        """The first word of a term that ends with ``tokens[last - 1]``.

        Before a known term only words that narrow it belong to it; before a found head, every noun does.
        """
        first = start
        known = max((at for at in range(start, last) if tokens[at].kind is Class.KNOWN), default=None)
        if known is not None:
            first = known
            thing = self.kinds(tokens[known].text) is Kind.TECHNOLOGY or last - 1 > known
            while first > start and self._narrows(tokens[first - 1], thing=thing):
                first -= 1
        while first < last - 1 and tokens[first].kind is Class.WORD and self._is_outside(tokens[first]):
            first += 1
        return first

    def _is_outside(self, token: Token) -> bool:
        """Whether a word at the left edge is praise, a time or a deed, and so not of the term."""
        if token.text in self.words.evaluative:
            return True
        return (
            token.tag in ("t", "f", "v", "ad") and token.text not in self.words.heads and not self._is_qualifier(token)
        )

    def _is_qualifier(self, token: Token) -> bool:
        return token.text in self.words.qualifiers or token.tag == "b"

    def _narrows(self, token: Token, *, thing: bool) -> bool:
        """Whether a word before a known term belongs to it: a qualifier, or before a thing any specific noun."""
        if token.kind in (Class.KNOWN, Class.WEAK):
            return True
        if token.kind is not Class.WORD:
            return False
        if self._is_qualifier(token):
            return True
        noun = token.tag in ("n", "nz", "vn", "j", "eng") and len(token.text) >= 2
        subject = token.text[:2] in self.words.borders
        return thing and noun and not subject and not self.is_empty(token) and not token.text.endswith(("内", "化"))

    # -- the coordination --------------------------------------------------------------------------------------

    def list_kind(self, closing: Sequence[Token]) -> tuple[Kind | None, bool]:
        """What the words after 等 say of the members: a type, and whether they are fields of application."""
        for token in closing:
            text = token.text
            for length in range(min(6, len(text)), 1, -1):
                suffix = text[-length:]
                if suffix in self.words.list_industry:
                    return Kind.INDUSTRY, False
                if suffix in self.words.list_technology:
                    return Kind.TECHNOLOGY, False
                if suffix in self.words.list_field:
                    return None, True
        if closing and closing[-1].kind is Class.KNOWN and self.kinds(closing[-1].text) is Kind.INDUSTRY:
            return Kind.INDUSTRY, False
        return None, False

    def plausible(self, tokens: Sequence[Token], kind: Kind | None) -> tuple[int, int] | None:
        """The span of a member that nothing but its list makes a term, or None when it is too vague for that."""
        start, end = self.trim(tokens)
        while end > start and self.is_empty(tokens[end - 1]) and tokens[end - 1].kind is Class.WORD:
            if kind is Kind.TECHNOLOGY and tokens[end - 1].text.endswith("化"):
                break
            end -= 1
        if start >= end:
            return None
        last = len(tokens)
        while last > end and tokens[last - 1].kind is Class.WORD and tokens[last - 1].text in self.words.tails:
            last -= 1
        while last > end and tokens[last - 1].text in self.words.deeds:
            last -= 1
        core = tokens[start:last]
        if core[-1].kind is Class.WORD and core[-1].tag in ("b", "a", "ad", "d", "z"):
            return None
        length = sum(len(token.text) for token in core)
        if any(token.text in self.words.generic for token in core) or not 2 <= length <= 16:
            return None
        return start, last

    def _in_list(
        self,
        term: Term,
        tokens: Sequence[Token],
        span: tuple[int, int] | None,
        kind: Kind,
        closed: bool,
        sector: Sector,
    ) -> Term:
        """A member of a list whose end decides: a bare name takes the list's type, a cut one grows to its whole."""
        end = term.end
        if closed and span is not None and tokens[span[1] - 1].end > end and term.start <= tokens[span[0]].start:
            end = tokens[span[1] - 1].end
            return Term(term.start, end, kind, "list-head")
        # What a list of industries names is an industry, even a thing; a list of things makes no thing of an industry.
        if term.bare or (kind is Kind.INDUSTRY and (closed or sector(self._text(term, tokens)))):
            return Term(term.start, end, kind, term.rule + "-in-list")
        return term

    def _sums_up_things(self, closing: Sequence[Token]) -> bool:
        """Whether a list ends in a word that things and papers share."""
        return any(token.text in self.words.list_things for token in closing[-1:]) or (
            closing[0].text in self.words.list_things
        )

    def _is_lone_sector(self, tokens: Sequence[Token]) -> bool:
        """Whether words are one bare sector name that can stand before 企业 alone: 医药企业, but not 制造企业."""
        return len(tokens) == 1 and tokens[0].kind is Class.WEAK and tokens[0].text not in self.words.not_alone

    def _is_sector_name(self, tokens: Sequence[Token]) -> bool:
        """Whether words are a sector's bare name, alone or narrowed: 医疗, 智慧医疗."""
        return tokens[-1].kind is Class.WEAK and all(self._narrows(token, thing=False) for token in tokens[:-1])

    @staticmethod
    def _text(term: Term, tokens: Sequence[Token]) -> str:
        """The characters of a term of a conjunct."""
        return "".join(token.text for token in tokens if term.start <= token.start < term.end)

    @staticmethod
    def _heads_section(group: Coordination) -> bool:
        """水污染防治领域。 opens a block: whatever it names is its subject."""
        field = bool(group.closing) and group.closing[0].text == "领域"
        return field and group.conjuncts[0][0].start == 0 and group.after.startswith("。")

    def _before_sector_word(self, group: Coordination) -> bool:
        """Whether 企业, 市场, 品牌 … follow right behind."""
        return any(group.after.startswith(word) for word in self.words.sector_before)

    def read(self, group: Coordination, sector: Sector) -> list[Term]:
        """The terms of a coordination."""
        closing = group.closing if group.conjuncts[-1][-1].text not in self.words.evaluative else ()
        kind, field = self.list_kind(closing)
        long = len(group.conjuncts) >= 3
        found: list[list[Term]] = [self.conjunct(tokens, listed=long) for tokens in group.conjuncts]
        if kind is None and not field and len(found) > 1 and found[-1]:
            last = found[-1][-1]
            if not last.bare and last.rule == "head" and last.end == group.conjuncts[-1][-1].end:
                kind = last.kind
        if kind is None and len(found) > 1 and self.list_kind(group.conjuncts[-1][-2:])[1]:
            field = True
        known = sum(1 for terms in found if terms)
        if kind is Kind.TECHNOLOGY and group.closing and not known and self._sums_up_things(group.closing):
            kind = None
        nominal = len(found) >= 3 and known >= 2
        for index, tokens in enumerate(group.conjuncts):
            listed = len(found) > 1 or group.closing or self._before_sector_word(group)
            span = self.plausible(tokens, kind) if listed else None
            if found[index]:
                if kind is not None and (group.closing or index < len(found) - 1):
                    closed = bool(group.closing)
                    found[index] = [self._in_list(term, tokens, span, kind, closed, sector) for term in found[index]]
                continue
            if span is None:
                continue
            if kind is not None and (group.closing or index < len(found) - 1):
                decided, rule = kind, "list-head"
            elif self._heads_section(group):
                decided, rule = self.head(tokens[span[1] - 1])[0] or Kind.INDUSTRY, "field-heading"
            elif self._is_lone_sector(tokens[span[0] : span[1]]) and self._before_sector_word(group):
                decided, rule = Kind.INDUSTRY, "sector-before-enterprise"
            elif self._is_sector_name(tokens[span[0] : span[1]]) and (field or group.closing or known):
                things = (
                    not field
                    and not group.closing
                    and all(term.kind is Kind.TECHNOLOGY for terms in found for term in terms)
                )
                decided, rule = Kind.TECHNOLOGY if things and known else Kind.INDUSTRY, "list-sector"
            elif nominal and all(token.tag[0] in "nvbjg" for token in tokens) and tokens[0].kind is not Class.VERBAL:
                decided, rule = next(term.kind for terms in found for term in terms), "list-sibling"
            else:
                continue
            found[index] = [Term(tokens[span[0]].start, tokens[span[1] - 1].end, decided, rule)]
        terms = [term for members in found for term in members]
        if group.closing:
            terms.extend(self.conjunct(group.closing))
        return terms
