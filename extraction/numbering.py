"""Chinese ordinals of headings as integers."""

from __future__ import annotations

_VALUES = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}


def chinese_integer(text: str) -> int:
    """The value of a Chinese ordinal below a thousand, or of Arabic digits.

    Examples
    --------
    >>> chinese_integer("二十一"), chinese_integer("十"), chinese_integer("一百零三"), chinese_integer("7")
    (21, 10, 103, 7)
    """
    if text.isdigit():
        return int(text)
    total = current = 0
    for character in text:
        if character == "十":
            total += (current or 1) * 10
            current = 0
        elif character == "百":
            total += (current or 1) * 100
            current = 0
        else:
            current = _VALUES.get(character, 0)
    return total + current
