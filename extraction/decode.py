"""Tell in which encoding a Chinese text stands, and decode it.

The choice is among the five that such files come in: UTF-8, GB18030 (with GBK and GB2312), Big5, and UTF-16 in both
byte orders, with or without a byte order mark. Bytes of one often decode in another, to rare characters; so each
reading is judged by how much of it is what official texts are made of. General detectors weigh a hundred encodings
and miss one in thirty lines of twenty characters; see ``tests/bench/encodings.py``.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from functools import cache

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""UTF-32 stands before UTF-16, whose little-endian mark begins like its own."""

_ENCODINGS = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
_FREQUENT = frozenset(
    "的和业展发市产设建会国制政工区实进企项管服务强人机行理作加加大化科技关推年合资以部动施高办在各新一加学中信重点"
    "为育体地用目方全对金经法保支持息等有规划能量推开立划场力品安投术公社农保基府创新主要标通知意见省县"
    "於務業產國際發會與進實點體開關為應設區機農經濟縣個這學處員質險長時動總過從來對種類專標資訊導當將報據備"
    "，。、；：（）《》“”一二三四五六七八九十〔〕"
)
SAMPLE = 4000
"""How many characters of each reading are judged."""
_LEAST = 0.35
_STRAY = 0.002
"""The share of bytes that may be broken before a reading is given up; each stands in the text as U+FFFD."""
_BLANK = re.compile(r"[\s\ufeff]+")
_BEYOND_ASCII = re.compile(rb"[\x80-\xff\x00]")
_PLAIN = re.compile(r"[!-~]+")
_NOTHING = "\ufeff \t\r\n\x0b\x0c\u3000\xa0"


@cache
def _worth(character: str) -> float:
    """What a character says for a reading, from -2 (no text holds it) to 1."""
    code = ord(character)
    if character in _FREQUENT:
        return 1.0
    if code < 0x80:
        return 0.6 if character.isprintable() else -2.0
    if unicodedata.category(character) in {"Cc", "Co", "Cn", "Cs"} or character == "\ufffd":
        return -2.0
    if 0x4E00 <= code <= 0x9FFF:
        # The first level of GB 2312 is the 3,755 characters in daily use.
        try:
            return 0.6 if 0xB0 <= character.encode("gb2312")[0] <= 0xD7 else 0.1
        except UnicodeEncodeError:
            return 0.2 if _in_daily_big5(character) else -0.3
    return 0.5 if 0x3000 <= code <= 0x303F or 0xFF00 <= code <= 0xFF5E or 0x2010 <= code <= 0x2027 else -0.2


def _in_daily_big5(character: str) -> bool:
    """Whether Big5 has a character among its 5,401 frequent ones."""
    try:
        return 0xA4 <= character.encode("big5")[0] <= 0xC6
    except UnicodeEncodeError:
        return False


def _judge(text: str) -> float:
    """The mean worth of a reading's characters."""
    solid = _BLANK.sub("", text)
    # Markup says nothing of an encoding.
    sample = (_PLAIN.sub("", solid) or solid)[:SAMPLE]
    return sum(map(_worth, sample)) / len(sample) if sample else -2.0


def _sample(data: bytes) -> bytes:
    """The bytes to judge by, from shortly before the first one that is not ASCII, at an even place."""
    first = _BEYOND_ASCII.search(data)
    start = max(0, first.start() - SAMPLE) & ~1 if first else 0
    return data[start : start + 4 * SAMPLE]


def _candidates(data: bytes) -> list[str]:
    """The encodings in which the bytes may stand, the likeliest first."""
    sample = _sample(data)
    found = []
    for name in _ENCODINGS:
        if name.startswith("utf-16") and len(data) % 2:
            continue
        # Not final: a character that the sample cuts is no fault.
        text = codecs.getincrementaldecoder(name)("replace").decode(sample, final=len(sample) == len(data))
        if text.count("\ufffd") <= len(text) * _STRAY and (score := _judge(text)) >= _LEAST:
            found.append((-score, name))
    return [name for _, name in sorted(found, key=lambda pair: pair[0])]


def decode(data: bytes) -> str:
    """Decode a Chinese text file.

    Parameters
    ----------
    data : bytes

    Returns
    -------
    str
        The text without its byte order mark. A stray broken byte in a long text stands as U+FFFD.

    Raises
    ------
    ValueError
        If the bytes are empty or no text; the message says which.

    Examples
    --------
    >>> decode("各区人民政府：".encode("gb18030")), decode("各區人民政府：".encode("big5"))
    ('各区人民政府：', '各區人民政府：')
    """
    if not data.strip():
        raise ValueError("the file is empty")
    mark = next((mark for mark in _MARKS if data.startswith(mark[0])), None)
    if mark is not None:
        data = data[len(mark[0]) :]
        names = [mark[1]] if _judge(data.decode(mark[1], "replace")) >= _LEAST else []
    else:
        names = _candidates(data)
    for name in names:
        text = data.decode(name, "replace")
        # One broken byte in a short text already speaks for another encoding.
        if text.count("\ufffd") <= len(text) * _STRAY:
            return text
    if not data.decode("utf-8", "replace").strip(_NOTHING) or not data.decode("utf-16", "replace").strip(_NOTHING):
        raise ValueError("the file is empty")
    raise ValueError("the file is not text; save it as UTF-8")


def decode_name(data: bytes) -> str | None:
    """Decode a file name, which is UTF-8 or what Windows in China writes, GB18030; None where it is neither.

    A few words of GB 2312 are UTF-8 as well, 通知 and 实施 among them, to letters that no language puts together. So
    what is both, all of two bytes a character, is Chinese unless it is of Western Europe.

    Examples
    --------
    >>> decode_name("通知.txt".encode("gb18030")), decode_name("通知.txt".encode()), decode_name("resumé".encode())
    ('通知.txt', '通知.txt', 'resumé')
    """
    try:
        name = data.decode("utf-8")
    except UnicodeDecodeError:
        return _strictly(data, "gb18030")
    if not "\xff" < max(name, default="") <= "\u07ff":
        return name
    return _strictly(data, "gb2312") or name


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
