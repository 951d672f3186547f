"""Write the numbers of automatic lists: 一, 1, ①, a, iv, 甲."""

from __future__ import annotations

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = tuple(
    zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "m cm d cd c xc l xl x ix v iv i".split(), strict=True)
)
_CHINESE = frozenset(
    "chinese chineseCounting chineseCountingThousand japaneseCounting taiwaneseCounting taiwaneseCountingThousand "
    "ideographDigital japaneseDigitalTenThousand koreanCounting".split()
)
_CIRCLED = frozenset("decimalEnclosedCircle decimalEnclosedCircleChinese".split())


def chinese_number(number: int, digits: str = _DIGITS, tens: str = "十百千") -> str:
    """A number from 0 to 9,999 in Chinese, as it stands before a heading.

    Examples
    --------
    >>> chinese_number(3), chinese_number(10), chinese_number(12), chinese_number(105), chinese_number(20)
    ('三', '十', '十二', '一百〇五', '二十')
    """
    if not 0 < number < 10_000:
        return str(number) if number else digits[0]
    text = ""
    zero = False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit:
            text += (digits[0] if zero else "") + digits[digit] + (tens[power - 1] if power else "")
            zero = False
        elif text:
            zero = True
    return text[1:] if 10 <= number < 20 else text


def _letters(number: int) -> str:
    """a … z, aa … zz, as word processors count."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def number_text(number: int, style: str) -> str:
    """A number in a list's style.

    Parameters
    ----------
    number : int
    style : str
        A number format of WordprocessingML (ECMA-376, part 1, 17.18.59), or ``chinese``. One that is not known is
        written in decimals; ``bullet`` and ``none`` give nothing.

    Examples
    --------
    >>> number_text(2, "chineseCounting"), number_text(4, "lowerRoman"), number_text(3, "decimalEnclosedCircle")
    ('二', 'iv', '③')
    """
    if style in ("bullet", "none"):
        return ""
    if style in _CHINESE:
        return chinese_number(number)
    if style == "chineseLegalSimplified":
        return chinese_number(number, _LEGAL, "拾佰仟")
    if style in _CIRCLED and 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    if style == "decimalFullWidth":
        return str(number).translate({ord("0") + digit: 0xFF10 + digit for digit in range(10)})
    if style == "decimalZero":
        return f"{number:02d}"
    if style in ("ideographTraditional", "ideographZodiac") and number > 0:
        cycle = _STEMS if style == "ideographTraditional" else _BRANCHES
        return cycle[(number - 1) % len(cycle)]
    if style in ("lowerLetter", "upperLetter") and 0 < number <= 26 * 40:
        return _letters(number).upper() if style.startswith("upper") else _letters(number)
    if style in ("lowerRoman", "upperRoman") and 0 < number < 5000:
        return _roman(number).upper() if style.startswith("upper") else _roman(number)
    return str(number)
