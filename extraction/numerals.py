"""Numbers as official Chinese writes them: 12, 1,200, 3005万, 百亿, 三分之二, 千分之三, 半数, full width and mixed.

A numeral is one thing and what it counts another: where they stand in a text is found by `extraction.quantities`, and
units are the business of `extraction.units`. Numbers that say nothing exact (数十, 几百, 上百, 两位数) have no value.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

DIGITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
PLACES = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10**4, "亿": 10**8}

# 千 and 百 that begin a unit (千瓦, 百公里, 百分点) belong to it and not to the number.
_PLACE = r"(?:十|百(?!分|公里)|千(?!瓦|米|克|伏|卡|赫|帕|焦|字节|乏)|[万亿])"
_ARABIC = rf"[0-9０-９]+(?:,[0-9]{{3}}(?![0-9]))*(?:[.．][0-9０-９]+)?{_PLACE}*"
_HAN = rf"(?!零)(?:[〇零一二两三四五六七八九]|{_PLACE})+"
PLAIN = rf"(?:{_ARABIC}|{_HAN})"
"""A whole or decimal number, Arabic, Chinese or mixed."""
PARTS = rf"(?:百分之|千分之|万分之){PLAIN}|{_HAN}分之{_HAN}|(?<!一)半数|一半"
"""A fraction in words."""
ROMAN = {"Ⅰ": 1, "Ⅱ": 2, "Ⅲ": 3, "Ⅳ": 4, "Ⅴ": 5, "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5}
"""Roman numerals, in which classes of water, soil and the like are written (Ⅲ类)."""
NUMBER = rf"(?:{PARTS}|{PLAIN}|(?:{'|'.join(sorted(ROMAN, key=len, reverse=True))})(?=类))"

# 第三, 数十, 几百, 上百 and 成千 count nothing; a digit or a letter before means that the number began earlier (PM2.5).
FREE = r"(?<![第0-9０-９A-Za-z.．〇零一二两三四五六七八九十百千万亿])(?!(?<=[上成数几])[十百千万亿]|(?<=初)[一二三])"
# 两位数 is a size and 六位一体 a figure of speech.
WHOLE = r"(?!位数|位一体)"
_ARABIC_PARTS = re.compile(r"([0-9.,]+)(.*)")
_SCALES = {"百分之": "%", "千分之": "‰", "万分之": "‱"}


def _parse_han(text: str) -> Decimal | None:
    if all(character in DIGITS for character in text):
        # 二〇二六 is read digit by digit; 三五 means three to five.
        if len(text) == 1 or (len(text) == 4 and "〇" in text):
            return Decimal("".join(str(DIGITS[character]) for character in text))
        return None
    total = section = 0
    digit: int | None = None
    for character in text:
        if character in DIGITS:
            if digit:
                return None
            digit = DIGITS[character]
        elif character in PLACES:
            section += (1 if digit is None else digit) * PLACES[character]
            digit = None
        else:
            section += digit or 0
            # 亿 multiplies all that stands before it (百万亿), 万 only what follows the last 亿 (一亿二千万).
            if character == "亿":
                total = (total + section or 1) * MYRIADS[character]
            else:
                total += (section or (0 if total else 1)) * MYRIADS[character]
            section, digit = 0, None
    return Decimal(total + section + (digit or 0))


def parse_number(text: str) -> float | None:
    """The value of one numeral.

    Parameters
    ----------
    text : str
        A numeral and nothing else.

    Returns
    -------
    float or None
        None when it is no numeral or names no exact number (三五, 二三十).

    Examples
    --------
    >>> parse_number("3005万"), parse_number("百亿"), parse_number("一千二百"), parse_number("１．５")
    (30050000.0, 10000000000.0, 1200.0, 1.5)
    >>> parse_number("百分之九十"), parse_number("三分之二"), parse_number("二三十")
    (90.0, 0.666667, None)
    >>> parse_number("Ⅲ"), parse_number("IV")
    (3.0, 4.0)
    """
    if text in ("半数", "一半"):
        return 0.5
    if text in ROMAN:
        return float(ROMAN[text])
    if "分之" in text:
        below, above = text.split("分之", 1)
        numerator = parse_number(above)
        if numerator is None or f"{below}分之" in _SCALES:
            return numerator
        denominator = parse_number(below)
        return round(numerator / denominator, 6) if denominator else None
    plain = unicodedata.normalize("NFKC", text)
    arabic = _ARABIC_PARTS.fullmatch(plain)
    if arabic is None:
        if not text or any(character not in DIGITS | PLACES | MYRIADS for character in text):
            return None
        han = _parse_han(text)
        return None if han is None else float(han)
    value = Decimal(arabic[1].replace(",", ""))
    for character in arabic[2]:
        value *= PLACES.get(character) or MYRIADS[character]
    return float(value)
