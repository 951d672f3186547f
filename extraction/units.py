"""What a number can be counted or measured in: the words of ``patterns/units.yaml`` and an expression of them."""

from __future__ import annotations

import re
from functools import lru_cache

from extraction.load_patterns import load_patterns

CLASSES = ("count", "measure", "ratio", "currency", "time", "grade")


@lru_cache(maxsize=1)
def read_units() -> dict[str, tuple[str, ...]]:
    """The units by class, and the denominators, as the file lists them."""
    return {name: tuple(words.split()) for name, words in load_patterns("units").items()}


@lru_cache(maxsize=1)
def classes() -> dict[str, str]:
    """The class of each unit.

    Examples
    --------
    >>> classes()["家"], classes()["千瓦时"], classes()["％"]
    ('count', 'measure', 'ratio')
    """
    return {unit: name for name in CLASSES for unit in read_units()[name]}


def alternatives(words: tuple[str, ...]) -> str:
    """The words as the body of a regular expression, longest first, so that none hides a longer one."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@lru_cache(maxsize=1)
def unit_pattern() -> str:
    """A regular expression for one unit, with what stands below its stroke.

    A measure word that is the first half of another word is not one: 成立, 年度, 项目, 位一体, 人工.
    """
    below = alternatives(read_units()["denominators"])
    # The unit of a rate may be any other unit; 10条/年 is as good as 350瓦时/公斤.
    return (
        rf"(?>{alternatives(tuple(classes()))})"
        r"(?!(?<=成)[立为本果员效长功都就套]|(?<=位)[数于]|(?<=人)[工才大民]|(?<=年)[度级龄均]|(?<=场)[景所地]|(?<=日)[常益起]"
        r"|(?<=户)籍|(?<=度)假|(?<=所)[有以]|(?<=间)接|(?<=门)类|(?<=分)[别类钟散之期]|(?<=列)[车入]|(?<=部)[分门]"
        r"|(?<=组)[织建]|(?<=对)[外接于口]|(?<=处)[理于罚]|(?<=期)[间末]|(?<=单)位|(?<=站)[在式]|(?<=家)[庭长]|(?<=克)[服隆]"
        r"|(?<=元)[旦器素件]|(?<=兆)级|(?<=安)全|(?<=条)[件例]|(?<=片)区|(?<=村)[级委]|(?<=口)[岸径])"
        rf"(?:[/／](?>{below}))?"
    )


def class_of(unit: str) -> str:
    """The class of a unit as a text writes it; of a rate, that of its numerator.

    Examples
    --------
    >>> class_of("台/万人"), class_of("")
    ('count', '')
    """
    return classes().get(re.split("[/／]", unit)[0], "")
