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
    links : tuple of str
        The separator after each member: 、 和 与 及 以及, or empty after the last.
    closing : tuple of Token
        After 等: the tokens of the noun phrase that sums the members up.
    after : str
        The text that follows the last token, up to 24 characters.
    """

    conjuncts: tuple[tuple[Token, ...], ...]
    links: tuple[str, ...]
    closing: tuple[Token, ...]
    before: str
    after: str


def _continues(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """Whether something specific follows a token in its phrase, and the phrase is not a body's name."""
    specific = False
    phrase = ""
    for token in tokens[index + 1 : index + 8]:
        if token.kind in (Class.STOP, Class.SEPARATOR, Class.ETC, Class.GOVERNOR):
            break
        phrase += token.text
        specific = specific or token.kind in (Class.KNOWN, Class.WEAK) or not words.is_empty(token.text)
    return specific and not phrase.endswith(words.organisations)


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


def coordinations(text: str, tokens: Sequence[Token], words: Words) -> list[Coordination]:
    """Group tokens into coordinations.

    A governing verb starts a new one; so does a word that is a verb only where nothing specific stands before it.
    """
    found: list[Coordination] = []
    members: list[tuple[Token, ...]] = []
    links: list[str] = []
    current: list[Token] = []
    closing: list[Token] | None = None
    opened = ""

    def close(link: str) -> None:
        nonlocal current
        if current:
            members.append(tuple(current))
            links.append(link)
            current = []

    def flush(at: int, governor: str) -> None:
        nonlocal members, links, closing, opened
        close("")
        if members:
            links[-1] = ""
            found.append(Coordination(tuple(members), tuple(links), tuple(closing or ()), opened, text[at : at + 24]))
        members, links, closing = [], [], None
        opened = governor

    for index, token in enumerate(tokens):
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if closing == [] and token.kind is Class.STOP and _counts(token):
            # 等3个千亿级产业集群 sums up as 等产业集群 does.
            continue
        if token.kind is Class.STOP or token.kind is Class.GOVERNOR:
            flush(token.start, token.text)
        elif token.kind is Class.SEPARATOR:
            if closing is not None:
                flush(token.start, opened)
            elif current and _joins_parts(tokens, index, words):
                current.append(Token(token.start, token.end, token.text, Class.WORD, "joint"))
            elif current:
                close(token.text)
            elif members:
                links[-1] = links[-1] or token.text
        elif token.kind is Class.ETC:
            close("")
            if members:
                closing = []
        elif closing is not None:
            closing.append(token)
            if token.text in words.list_field or token.text in words.list_industry:
                known = following is not None and following.kind in (Class.KNOWN, Class.WEAK)
                if len(closing) == 1 and token.text == "行业" and not known and _continues(tokens, index, words):
                    # 等行业制度规范 sums up rules of the trade, not trades; 等行业超低排放改造 sums up trades.
                    closing = []
                flush(token.end, "")
        elif token.text in words.list_field or token.text == "行业":
            # 交通、环保领域 sums its members up as 交通、环保等领域 does.
            close("")
            if members:
                closing = [token]
                flush(token.end, "")
        elif token.kind is Class.WORD and token.text in words.borders:
            flush(token.start, "")
        elif token.text in words.splitting and token.kind is Class.VERBAL and _continues(tokens, index, words):
            flush(token.start, token.text)
        else:
            current.append(token)
            ends = token.text.endswith(("产业", "行业")) and token.kind in (Class.WORD, Class.KNOWN)
            if ends and following is not None and following.kind in (Class.WORD, Class.VERBAL, Class.KNOWN, Class.WEAK):
                flush(token.end, "")
    flush(len(text), "")
    return found
