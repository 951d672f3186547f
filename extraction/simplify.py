"""Fold traditional characters to simplified ones, one to one, for matching.

OpenCC knows which. A single traditional glyph in a simplified text is folded only if it can be nothing else: GB 2312
does not hold it, and holds what it folds to (乾 of 乾安县 and 著 stay). A text that is traditional throughout goes
through OpenCC's phrases, which tell 乾燥 from 乾隆.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC

_FIRST, _END = 0x3400, 0xA000
_THROUGHOUT = 0.15
_FEW = 4
"""From this share and number of traditional characters on a text counts as traditional; such texts have a third."""


def _in_gb2312(text: str) -> bool:
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


@cache
def _converter() -> OpenCC:
    from opencc import OpenCC

    return OpenCC("t2s")


@cache
def _folds() -> Mapping[int, str]:
    """The traditional characters that fold by themselves."""
    characters = [chr(code) for code in range(_FIRST, _END)]
    # Line ends keep OpenCC from reading neighbours as a phrase.
    folded = _converter().convert("\n".join(characters)).split("\n")
    return {
        ord(old): new
        for old, new in zip(characters, folded, strict=True)
        if old != new and len(new) == 1 and not _in_gb2312(old) and _in_gb2312(new)
    }


def simplify(text: str) -> str:
    """A text with its traditional characters folded; as long as it was.

    Parameters
    ----------
    text : str

    Examples
    --------
    >>> simplify("推動第三代半導體產業發展"), simplify("乾安县发展氢能產业"), simplify("著名企业")
    ('推动第三代半导体产业发展', '乾安县发展氢能产业', '著名企业')
    """
    if _in_gb2312(text):
        return text
    odd = [character for character in text if _FIRST <= ord(character) < _END and not _in_gb2312(character)]
    if not odd:
        return text
    folds = _folds()
    number = sum(ord(character) in folds for character in odd)
    if number >= max(_FEW, _THROUGHOUT * len(text)):
        converted: str = _converter().convert(text)
        if len(converted) == len(text):
            return converted
    return text.translate(folds) if number else text
