"""Marks of one width for matching, one character for one: offsets stay.

One `str.replace` a mark reads a paragraph some ten times faster than `str.translate`, which looks up every character.
"""

from __future__ import annotations

_WIDE = tuple(zip(",;:()?!", "，；：（）？！", strict=True))
_NARROW = tuple(zip("（）＋", "()+", strict=True))


def widen(text: str) -> str:
    """A text with its half-width marks as full-width ones.

    Examples
    --------
    >>> widen("市科委(牵头),各区:")
    '市科委（牵头），各区：'
    """
    for narrow, wide in _WIDE:
        text = text.replace(narrow, wide)
    return text


def narrow(text: str) -> str:
    """A text with its full-width brackets and plus signs as half-width ones.

    Examples
    --------
    >>> narrow("互联网＋（5G）")
    '互联网+(5G)'
    """
    for wide, thin in _NARROW:
        text = text.replace(wide, thin)
    return text
