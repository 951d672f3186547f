"""Group tokens into coordinations: what may hold a term, and what parts it from the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extraction.tokens import Class, Token, is_number
from extraction.words import Words


class Coordination(NamedTuple):
    """Conjuncts that stand side by side, and what follows them.

    Attributes
    ----------
    conjuncts : tuple of tuple of Token
        The members, in order, none empty.
    closing : tuple of Token
        After 等: the tokens of the noun phrase that sums the members up.
    after : str
        The text that follows the last token, up to 24 characters.
    """

    conjuncts: tuple[tuple[Token, ...], ...]
    closing: tuple[Token, ...]
    after: str


_CLOSED = frozenset({Class.STOP, Class.SEPARATOR, Class.ETC, Class.GOVERNOR})


def _continues(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """Whether something specific follows a token in its phrase, and the phrase is not a body's name."""
    specific = False
    phrase = ""
    for token in tokens[index + 1 : index + 8]:
        if token.kind in _CLOSED:
            break
        phrase += token.text
        specific = specific or token.kind in (Class.KNOWN, Class.WEAK) or not words.is_empty(token.text)
    return specific and not phrase.endswith(words.organisations)


def _splits(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """Whether a token is a verb where something specific follows it."""
    return tokens[index].text in words.splitting and _continues(tokens, index, words)


def _joins_parts(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """Whether what follows a conjunction names nothing without what stands before it: 新能源汽车及零部件."""
    if tokens[index].text not in ("和", "与", "及"):
        return False
    return next((token.text in words.parts for token in tokens[index + 1 : index + 3] if not _praises(token)), False)


def _counts(token: Token) -> bool:
    """Whether a token is a number or its measure: 3, 三, 个, 大."""
    return token.text in ("个", "类", "大", "项", "条", "种", "级", "若干") or is_number(token.text)


def _praises(token: Token) -> bool:
    return token.text in ("关键", "核心", "重要", "基础")


_LEXICAL = frozenset({Class.KNOWN, Class.WEAK})
_PHRASAL = frozenset({Class.WORD, Class.VERBAL, Class.KNOWN, Class.WEAK})


def _follows(tokens: Sequence[Token], index: int, kinds: frozenset[Class]) -> bool:
    """Whether the token behind one is of some classes."""
    return index + 1 < len(tokens) and tokens[index + 1].kind in kinds


def coordinations(text: str, tokens: Sequence[Token], words: Words) -> list[Coordination]:
    """Group tokens into coordinations.

    A governing verb starts a new one; so does a word that is a verb only where nothing specific stands before it.
    """
    found: list[Coordination] = []
    members: list[tuple[Token, ...]] = []
    current: list[Token] = []
    closing: list[Token] | None = None

    def close() -> None:
        nonlocal current
        if current:
            members.append(tuple(current))
            current = []

    def flush(at: int) -> None:
        nonlocal members, closing
        close()
        if members:
            found.append(Coordination(tuple(members), tuple(closing or ()), text[at : at + 24]))
            members = []
        closing = None

    for index, token in enumerate(tokens):
        kind, word = token.kind, token.text
        if kind is Class.STOP or kind is Class.GOVERNOR:
            if closing == [] and kind is Class.STOP and _counts(token):
                # 等3个千亿级产业集群 sums up as 等产业集群 does.
                continue
            if current or members:
                flush(token.start)
        elif kind is Class.SEPARATOR:
            if closing is not None:
                flush(token.start)
            elif current and _joins_parts(tokens, index, words):
                current.append(Token(token.start, token.end, word, Class.WORD, "joint"))
            else:
                close()
        elif kind is Class.ETC:
            close()
            if members:
                closing = []
        elif closing is not None:
            closing.append(token)
            if word in words.list_field or word in words.list_industry:
                known = _follows(tokens, index, _LEXICAL)
                if len(closing) == 1 and word == "行业" and not known and _continues(tokens, index, words):
                    # 等行业制度规范 sums up rules of the trade, not trades; 等行业超低排放改造 sums up trades.
                    closing = []
                flush(token.end)
        elif word in words.list_field or word == "行业":
            # 交通、环保领域 sums its members up as 交通、环保等领域 does.
            close()
            if members:
                closing = [token]
                flush(token.end)
        elif (kind is Class.WORD and word in words.borders) or (kind is Class.VERBAL and _splits(tokens, index, words)):
            flush(token.start)
        else:
            current.append(token)
            ends = word[-1] == "业" and word.endswith(("产业", "行业")) and kind in (Class.WORD, Class.KNOWN)
            if ends and _follows(tokens, index, _PHRASAL):
                flush(token.end)
    flush(len(text))
    return found
