"""Numbers with a unit and what is said of their size: 7至10纳米, 不少于400名, 90%以上, 100家左右, 千分之三, 翻一番."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from extraction.numerals import FREE, NUMBER, PARTS, PLAIN, ROMAN, WHOLE, parse_number
from extraction.units import class_of, unit_pattern

BEFORE = {
    ">=": "不低于 不少于 不小于 不下于 至少 达到或超过 达到并超过 最低 ≥ ≧",
    "<=": "不高于 不超过 不多于 不大于 不突破 不超出 至多 最多 最高 ≤ ≦",
    ">": "超过 突破 超 高于 多于 大于 逾 ＞ >",
    "<": "低于 少于 小于 ＜ <",
    "~": "约 约为 大约 接近 近",
}
AFTER = {
    ">=": "及以上 以上 或以上 起",
    "<=": "及以下 以下 以内 之内",
    "~": "左右 上下",
    "range": "之间",
}


def _table(source: dict[str, str]) -> dict[str, str]:
    return {word: operator for operator, words in source.items() for word in words.split()}


def _words(table: dict[str, str]) -> str:
    return "|".join(re.escape(word) for word in sorted(table, key=len, reverse=True))


_BEFORE, _AFTER = _table(BEFORE), _table(AFTER)
_before = re.compile(rf"(?<![附最将])(?P<word>{_words(_BEFORE)})[ ]?(?:每[年月季周天日次])?$")
# A number begins with the first of its digits: no other place has to be tried.
_RUNS = re.compile("[0-9０-９〇一二两三四五六七八九十百千万亿半翻]+|[ⅠⅡⅢⅣⅤIV]+(?=类)")
# 统一, 三农, 一个, 十分: Chinese digits without a unit, one of a thing, and 十分 are words and not numbers.
_IDLE = re.compile(
    "(?!一半)[〇一二两三四五六七八九十百千万亿半]+"
    r"|一(?!倍|成|星级|半|[十百千万亿至到\-—])\D{1,3}|[一二三四五六七八九十百]+分"
)
_NAMED = re.compile("百家(?:宴|争鸣|姓|讲坛)")
_TO = "－|-|—{1,2}|–|―|~|～|至|到"
_SCALE = re.compile("(?:十|百|千|[万亿])+$")
_LEAST = {"两": 10.0, "二": 10.0, "2": 10.0, "三": 100.0}
_PERCENT = {"百分之": "%", "千分之": "‰", "万分之": "‱"}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or a range with its unit: ``text[start:end]``, comparators included.

    Attributes
    ----------
    number : int
        Where the digits begin, behind a comparator.
    stop : int
        Where the unit ends, before 以上, 左右.
    operator : str
        ``=``, ``>=``, ``>``, ``<=``, ``<``, ``~`` or ``range``.
    low, high : float or None
        In the base unit.
    unit, kind : str
        The unit as written (％ folded) and its class (`extraction.units.CLASSES`), ``""`` for a bare number.
    """

    start: int
    number: int
    stop: int
    end: int
    operator: str
    low: float
    high: float | None
    unit: str
    kind: str


@lru_cache(maxsize=1)
def _quantity() -> re.Pattern[str]:
    unit = unit_pattern()
    return re.compile(
        rf"{FREE}(?:翻(?P<fold>[一两二三四]|[0-9])?番"
        rf"|(?P<digits>[两二三2])位数(?P<above>以上|及以上)?(?:的?增[长速幅])?"
        rf"|(?P<left>[0-9]+(?:\.[0-9]+)?)[:：∶](?P<right>[0-9]+(?:\.[0-9]+)?)(?![:：∶0-9])"
        rf"|(?P<low>(?>{NUMBER})){WHOLE}(?P<odd>[余多])?\s?"
        # 3至5万人 and 5%—6%: the second end, and a unit that the first may repeat.
        rf"(?:(?P<first>{unit})?(?:{_TO})(?P<high>(?>{PARTS}|{PLAIN})){WHOLE}\s?(?P<unit>{unit})?|(?P<only>{unit}))?"
        rf"(?P<more>[余多])?)"
        rf"(?P<also>[（(]含[^）)]{{0,4}}[）)])?(?P<after>{_words(_AFTER)}|内(?![资外地部需容存控河陆]))?"
    )


def _scaled(low: str, high: str, *, same_unit: bool) -> tuple[float | None, float | None]:
    # 3至5万人: the myriad belongs to both ends, unless the first end has a unit of its own.
    scale = _SCALE.search(high) if high[:1].isdigit() else None
    if scale and same_unit and low[-1:].isdigit():
        low += scale[0]
    return parse_number(low), parse_number(high)


def _read(match: re.Match[str], text: str) -> Quantity | None:
    start = match.start()
    if match["left"]:
        below = Decimal(match["right"])
        low: float | None = float(round(Decimal(match["left"]) / below, 6)) if below else None
        high, unit = None, ""
    elif match["low"]:
        written = match["only"] or match["unit"] or match["first"] or ""
        if match["high"]:
            low, high = _scaled(match["low"], match["high"], same_unit=not match["first"])
            if match["first"] and match["unit"] and match["first"] != match["unit"]:
                return None
        else:
            low, high = parse_number(match["low"]), None
        unit = _PERCENT.get(match["low"][:3], written.replace("％", "%"))
    elif match["digits"]:
        # A growth of two digits is one of at least 10 %.
        return Quantity(start, start, match.end(), match.end(), ">=", _LEAST[match["digits"]], None, "%", "ratio")
    else:
        low, high, unit = parse_number(match["fold"] or "一"), None, "番"
    if low is None or (match["low"] and match["high"] and high is None):
        return None
    before = _before.search(text, max(0, start - 7), start)
    operator = "="
    if high is not None:
        operator = "range"
    elif match["after"]:
        operator = _AFTER.get(match["after"], "<=")
    elif before:
        operator = _BEFORE[before["word"]]
    elif match["low"] and (match["odd"] or match["more"]):
        operator = "~"
    parts = ("low", "first", "high", "unit", "only", "more")
    stop = max(match.end(name) for name in parts) if match["low"] else match.end()
    kind = class_of(unit) if unit not in ("%", "‰", "‱") else "ratio"
    if match["low"] in ROMAN:
        # Ⅲ类 is a level that is reached, and not three kinds.
        kind = "grade"
    number = start
    return Quantity(before.start() if before else start, number, stop, match.end(), operator, low, high, unit, kind)


def find_quantities(text: str) -> Iterator[Quantity]:
    """The quantities of a text, in order, not overlapping. Chinese digits without a unit, and 一个, are left out.

    Examples
    --------
    >>> [(q.operator, q.low, q.high, q.unit) for q in find_quantities("培育3至5家企业，占比达到90％以上")]
    [('range', 3.0, 5.0, '家'), ('>=', 90.0, None, '%')]
    """
    pattern = _quantity()
    end = 0
    for run in _RUNS.finditer(text):
        match = pattern.match(text, run.start()) if run.start() >= end else None
        if match is None:
            continue
        end = match.end()
        if _IDLE.fullmatch(match[0]) or _NAMED.match(text, run.start()):
            continue
        quantity = _read(match, text)
        if quantity is not None and (quantity.high is None or quantity.high > quantity.low):
            yield quantity
