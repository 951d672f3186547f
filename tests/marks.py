"""Sentences with their mentions marked in place: 支持在{D:顺义区}重点布局{I:第三代半导体产业}。

The tests read like the texts they are about; this takes the marks out and says where they stood.
"""

from __future__ import annotations

from dataclasses import dataclass

KINDS = {"I": "INDUSTRY", "T": "TECHNOLOGY", "D": "DISTRICT", "A": "AGENCY", "G": "GOAL"}


@dataclass(frozen=True)
class Marked:
    """A text and its mentions: (start, end, kind)."""

    text: str
    mentions: tuple[tuple[int, int, str], ...]

    def named(self, *kinds: str) -> list[tuple[str, str]]:
        """The mentions as (kind, text), of some kinds or of all."""
        return [(kind, self.text[start:end]) for start, end, kind in self.mentions if not kinds or kind in kinds]


def parse(marked: str) -> Marked:
    """Take the marks out of a sentence.

    Raises
    ------
    ValueError
        On a mark that is not closed, is nested or has an unknown letter: a test that marks nothing tests nothing.
    """
    text = ""
    mentions = []
    open_at: tuple[int, str] | None = None
    index = 0
    while index < len(marked):
        character = marked[index]
        if character == "{":
            letter, colon = marked[index + 1 : index + 2], marked[index + 2 : index + 3]
            if open_at is not None or letter not in KINDS or colon != ":":
                raise ValueError(f"bad mark at {index}: {marked[index : index + 12]}")
            open_at = (len(text), KINDS[letter])
            index += 3
            continue
        if character == "}":
            if open_at is None:
                raise ValueError(f"a mark is closed that was not opened, at {index}")
            mentions.append((open_at[0], len(text), open_at[1]))
            open_at = None
            index += 1
            continue
        text += character
        index += 1
    if open_at is not None:
        raise ValueError(f"a mark is not closed: {marked}")
    return Marked(text, tuple(mentions))
