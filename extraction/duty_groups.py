"""Put together the agencies of a paragraph that stand side by side: what one does, all of them do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extraction.found import Found


@dataclass(frozen=True, slots=True)
class Group:
    """Agencies that stand side by side: their indices, and where the group starts and ends."""

    members: tuple[int, ...]
    start: int
    end: int


def groups(text: str, agencies: Sequence[Found]) -> list[Group]:
    """The agencies of a paragraph, those joined by 、 和 与 及 以及 together."""
    found: list[Group] = []
    for index, agency in enumerate(agencies):
        if found:
            between = text[found[-1].end : agency.start]
            if re.fullmatch(r"等?|(?:等(?:有关|相关)?(?:单位|部门)?)?(?:、|和|与|及|以及)", between):
                last = found.pop()
                found.append(Group((*last.members, index), last.start, agency.end))
                continue
        found.append(Group((index,), agency.start, agency.end))
    return found
