"""Cut a text into tokens: words with what each does where terms stand side by side.

Tokens come from jieba's dictionary and tags (through its Rust port, which gives the same words many times faster).
They are evidence only: lexicon terms and spans that are taken already override them, so that no known term is lost to
a word boundary.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum, auto
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

import rjieba

from extraction.words import Words


class Class(IntEnum):
    """What a token does in a coordination."""

    STOP = auto()
    SEPARATOR = auto()
    ETC = auto()
    GOVERNOR = auto()
    VERBAL = auto()
    KNOWN = auto()
    WEAK = auto()
    WORD = auto()


# Not frozen: a text has as many as words, and freezing makes each four times as dear.
@dataclass(slots=True)
class Token:
    """A word: its place in the text, its class, and jieba's tag. Nothing changes one."""

    start: int
    end: int
    text: str
    kind: Class
    tag: str


class Locked(NamedTuple):
    """A span that tokens must respect: a lexicon term (KNOWN or WEAK), or something taken by another finder (STOP)."""

    start: int
    end: int
    kind: Class


_SEPARATORS = frozenset({"、", "和", "与", "及", "以及", "或", "暨", "/", "／"})
_STOP_TAGS = frozenset({"p", "d", "r", "u", "uj", "ul", "uv", "ud", "uz", "ug", "y", "e", "o", "c", "zg"})
_PREPOSITIONS = frozenset("以对将把为于从向由与和及在")
# Tags that a guessed word of three characters gets by mistake: 脱氮除, tagged as a preposition.
_GUESSED = frozenset({"p", "u", "uv", "zg"})
_INLINE = re.compile(r"[（(](?:[A-Za-z0-9][A-Za-z0-9 .+/\-]{0,24}|[\u4e00-\u9fff]{1,4})[)）]")
_MEASURE = re.compile(
    r"(?:第?[一二三四五六七八九十](?:、[一二三四五六七八九十])?|\d[\d.\-—~至]{0,24}|百|千|万|百万|十万|两)"
    r"(?:英寸|纳米|微米|毫米|兆瓦|千瓦|万千瓦|百万千瓦|千伏|吨级|级|代|维|轴|核|位|兆|比特|赫兹|GHz|G|D|nm|MW|kW|KV|Gbps)"
)
_SUFFIXES = ("式", "性")
_MAKING = re.compile(r"做(?:大|强|优|精|深|实|细|好|足|活){1,3}")
_LATIN = re.compile(r"[A-Za-zα-ωΑ-Ω][A-Za-z0-9.\-/α-ω]*")
_PLUS = re.compile(r"“[^“”]{1,10}[＋+]”(?=[\u4e00-\u9fff])")
# “光芯屏”产业: a name made up of the names of sectors.
_COINED = re.compile(r"“[\u4e00-\u9fff]{3,8}”(?=(?:产业(?!链|园|基地|生态|发展|升级)|产业集群|服务业|制造业))")
# Words that the dictionary cuts behind 可, 非, 不 or 未来, though each is one.
_COMPOUND = re.compile(
    r"可(?:穿戴|再生|见光|降解|编程|移动|循环|重复使用|燃冰|充电|回收|信|调节)|非(?:侵入式|接触式|晶|织造|常规|金属)"
    r"|(?:高|超|特|极|甚|中|低)(?:纯|强|超|频|比能|通量|压|温|速|清)度?(?=[\u4e00-\u9fff]{2})|[硅碳铁镍钴钛铝镁铜锌锂钠氢氨煤油]基(?=[\u4e00-\u9fff]{2}|[、与和及])|生物基|不停车|无动力|同城|未来产业|全产业链"
    r"|多(?:污染物|模态|源|旋翼|轴|核|晶|语种|光谱|组学|肽|糖|传感器|尺度|相)(?=[\u4e00-\u9fff])"
    r"|[大中小高低微强弱](?:尺寸|容量|跨度|口径|直径|吨位|功率|灵敏度?|瞬态|分辨率|精度|通量|密度|丰度|带宽|速率|时延|能耗|损耗|噪声|倍率|压比)(?=[\u4e00-\u9fff]{2})"
    r"|[特超](?:大|高|低|长|薄|细|宽|深|微)(?=[\u4e00-\u9fff]{2})"
)
_COUNTED = re.compile(r"(?:[二三四五六七八九十两]{1,3}|\d{1,3})大(?=[^，。；、]{0,4}(?:产业|行业|领域|集群|赛道|业态))")
_COUNTS = re.compile("大(?=[^，。；、]{0,4}(?:产业|行业|领域|集群|赛道|业态))")
_COUNTED_WORD = re.compile(r"[二三四五六七八九十两\d]{1,3}大")
_NUMERIC = re.compile(r"[\d.,%％〇零]+|[一二三四五六七八九十百千万亿两几数]+")


def is_number(text: str) -> bool:
    """Whether a word is nothing but a number: 3, 三, 千亿."""
    return _NUMERIC.fullmatch(text) is not None


@lru_cache(maxsize=4096)
def _unglued(word: str) -> tuple[tuple[str, str], ...]:
    return tuple(rjieba.tag(word, False))


def _undone(word: str, tag: str) -> tuple[tuple[str, str], ...]:
    """A word, or its parts where the guess at unknown words has glued a preposition to it: 以氢 of 以氢燃料."""
    if len(word) > 1 and word[0] in _PREPOSITIONS and tag[0] in "nvx":
        return _unglued(word)
    return ((word, tag),)


def _split_compound(word: str, words: Words) -> int:
    """Where jieba's word is a term with what is done to it (技术创新, 产业园): the length of the term, or 0."""
    for tail in (2, 3, 1):
        head = word[:-tail]
        if (
            len(head) >= 2
            and word[-tail:] in words.tails
            and (head in words.industry_heads or head in words.technology_heads)
        ):
            return len(head)
    return 0


def _aligned(locked: Sequence[Locked], tagged: Sequence[tuple[str, str]]) -> list[Locked]:
    """The locked spans without the short labels that lie across two words: 农机 in 带农机制, 水处理 in 尾水处理."""
    if all(lock.kind is Class.STOP or lock.end - lock.start > 3 for lock in locked):
        return list(locked)
    bounds = [0, *accumulate([len(word) for word, _ in tagged])]
    edges = frozenset(bounds)

    def glued(at: int) -> bool:
        # The dictionary errs where it leaves a single character over (推/动物/联网) or glues a preposition (以云/计算).
        index = bisect_right(bounds, at) - 1
        before = tagged[index - 1][0] if index else ""
        return (len(before) == 1 and before not in "、，。；：和与及的（") or tagged[index][0][0] in _PREPOSITIONS

    def across(lock: Locked) -> bool:
        if lock.end - lock.start == 3:
            return lock.start not in edges and lock.start + 1 in edges and not glued(lock.start)
        return lock.start + 1 in edges and not (lock.start in edges and lock.end in edges)

    return [lock for lock in locked if lock.kind is Class.STOP or lock.end - lock.start > 3 or not across(lock)]


def tokenize(text: str, locked: Sequence[Locked], words: Words) -> list[Token]:
    """Tokens of a text, locked spans whole; brackets that gloss and measures that specify are words.

    Parameters
    ----------
    text : str
    locked : sequence of Locked
        In order, without overlaps.
    words : Words
    """
    inline = {
        match.start(): match.end()
        for pattern in (_INLINE, _MEASURE, _MAKING, _LATIN, _PLUS, _COINED, _COMPOUND)
        for match in pattern.finditer(text)
    }
    if _COUNTS.search(text):
        inline.update(match.span() for match in _COUNTED.finditer(text))
    tagged = rjieba.tag(text)
    if [word for word, tag in tagged if word[0] in _PREPOSITIONS and len(word) > 1 and tag[0] in "nvx"]:
        tagged = [piece for pair in tagged for piece in _undone(*pair)]
    pending = iter(_aligned(locked, tagged))
    beyond = Locked(len(text), len(text), Class.STOP)
    lock = next(pending, beyond)
    locks = lock.start
    tokens: list[Token] = []
    add = tokens.append
    end = skip = 0
    for word, tag in tagged:
        start = end
        end += len(word)
        if skip <= start and end <= locks and start not in inline:
            cut, known, kind, bound = _word(word, tag, words)
            if not (cut or bound):
                add(Token(start, end, word, kind, known))
                continue
        while start < end:
            if start < skip:
                start = min(skip, end)
                continue
            if locks <= start:
                add(Token(lock.start, lock.end, text[lock.start : lock.end], lock.kind, "n"))
                skip = lock.end
                lock = next(pending, beyond)
                locks = lock.start
                continue
            if start in inline and inline[start] <= locks:
                add(_inline_token(text, start, inline[start], tokens))
                skip = inline[start]
                continue
            stop = min(end, locks)
            piece = text[start:stop]
            cut, tag, kind, bound = _word(piece, tag, words)
            if cut:
                add(Token(start, start + cut, piece[:cut], Class.WORD, "n"))
                start += cut
                piece = piece[cut:]
            if tag == "q" and tokens and tokens[-1].end == start and tokens[-1].kind in (Class.WORD, Class.KNOWN):
                # A measure word behind a noun measures nothing: 工件台, 光刻机.
                tag = "n"
                kind = _classify(piece, tag, words)
            if (
                piece in _SUFFIXES
                and tokens
                and tokens[-1].end == start
                and tokens[-1].kind in (Class.WORD, Class.VERBAL)
            ):
                # 蓄热式 and 互助性 are one word each.
                last = tokens.pop()
                add(Token(last.start, stop, last.text + piece, Class.WORD, "b"))
            else:
                add(Token(start, stop, piece, kind, tag))
            start = stop
    return tokens


def _inline_token(text: str, start: int, end: int, before: list[Token]) -> Token:
    """A bracket or a measure as a word of its own; a bracket behind a boundary stays a boundary."""
    piece = text[start:end]
    if piece[0] in "（(":
        joins = bool(before) and before[-1].end == start and before[-1].kind in (Class.KNOWN, Class.WEAK, Class.WORD)
        return Token(start, end, piece, Class.WORD if joins else Class.STOP, "bracket")
    if piece[0] == "做":
        return Token(start, end, piece, Class.GOVERNOR, "v")
    if _COUNTED_WORD.fullmatch(piece):
        # 电子信息、装备制造五大产业 sums up as 等产业 does.
        return Token(start, end, piece, Class.ETC, "m")
    return Token(start, end, piece, Class.WORD, "b")


def _is_double_verb(word: str, words: Words) -> bool:
    """Whether a four-character word is two verbs, or a manner and a verb: 建立健全, 充分发挥, 统筹规划."""
    if len(word) != 4 or word[2:] not in words.verbs:
        return False
    return word[:2] in words.verbs or word[:2] in words.functions


@lru_cache(maxsize=65536)
def _word(word: str, tag: str, words: Words) -> tuple[int, str, Class, bool]:
    """The length of the term at the head of a word, or 0; of what is left, or the word, the tag, the class, and
    whether what stands before it has a say too.
    """
    cut = _split_compound(word, words) if len(word) > 2 else 0
    rest = word[cut:]
    if rest in words.nominal:
        tag = "n" if len(rest) == 1 else "b"
    return cut, tag, _classify(rest, tag, words), tag == "q" or rest in _SUFFIXES


@lru_cache(maxsize=65536)
def _classify(word: str, tag: str, words: Words) -> Class:
    """The class of one word."""
    if word in _SEPARATORS:
        return Class.SEPARATOR
    if word in ("等", "等等"):
        return Class.ETC
    if word in words.functions or not word.strip():
        return Class.STOP
    if word in words.governors or _is_double_verb(word, words):
        return Class.GOVERNOR
    if word in words.verbal:
        return Class.VERBAL
    if word in words.evaluative or word in words.tails:
        return Class.WORD
    if (tag in _STOP_TAGS and not (tag in _GUESSED and len(word) > 2)) or _NUMERIC.fullmatch(word):
        return Class.STOP
    if tag == "x" and not word[0].isalnum():
        return Class.STOP
    if tag in ("m", "q", "mq"):
        return Class.STOP
    return Class.WORD
