"""What the words around a place make of it: the site of something, its core, what is backed, a mere partner."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extraction.focus_words import FocusWords
from extraction.found import Found

_JOIN = re.compile(r"[”’]?(?:、|，?以及|和|与|及)[“‘]?")
_TAIL = re.compile(
    r"[”’]?(?:等(?:[一二两三四五六七八九十\d]*个?(?:区县|市县|县市|省区市|省市|城市|地区|区|县|市|省|地|镇|园区))?"
    r"|[两三四五]地|[两三]省|[两三]市)?"
)
_BOUNDARY = "，。；：！？—\n"
_OPENING = re.compile(
    r"^(?:\s|[（(]?[一二三四五六七八九十\d]+[)）、.．]|[一二三四五六七八九十]+是|[①-⑳]|其中|同时|此外|另外|目前|特别是|尤其是"
    r"|到?20\d\d年[底末前]*|今年|近年来|并|使得?|[“‘●○■◆·\-])*$"
)
_LEADING = re.compile(r"(?:已|也|还|都|均|要|应|将|可|共同|分别|切实|继续|年内|今年|同步|则|更|[”’])*")
_AS = re.compile(r"[^，；]{0,14}?为")

HOSTS = ("focus-site", "focus-towards", "focus-core", "focus-become", "focus-backing", "focus-subject")


@dataclass(frozen=True, slots=True)
class Group:
    """Coordinated places and their role.

    Attributes
    ----------
    places : tuple of int
        Indices into the places that were given.
    start, end : int
        From the first place to the last, with 等区县 behind it.
    role : str
        One of `HOSTS`, ``focus-attribute`` for a place that is worked at or has something, or empty.
    cue : int
        Where the words begin that give the role.
    verb : str
        The governing verb before the place, or empty.
    """

    places: tuple[int, ...]
    start: int
    end: int
    role: str = ""
    cue: int = 0
    verb: str = ""


def clause_start(text: str, at: int, lowest: int) -> int:
    """Where the comma clause around an offset begins."""
    while at > lowest and text[at - 1] not in _BOUNDARY:
        at -= 1
    return at


def clause_end(text: str, at: int, highest: int) -> int:
    """Where the comma clause around an offset ends."""
    while at < highest and text[at] not in _BOUNDARY:
        at += 1
    return at


def coordinate(text: str, places: Sequence[Found], indices: Sequence[int]) -> list[Group]:
    """The places of a sentence in groups: A、B和C is one."""
    groups: list[Group] = []
    for index in indices:
        place = places[index]
        tail = _TAIL.match(text, place.end)
        end = tail.end() if tail else place.end
        last = places[groups[-1].places[-1]] if groups else None
        if last is not None and _JOIN.fullmatch(text, last.end, place.start):
            before = groups.pop()
            groups.append(Group((*before.places, index), before.start, end))
        else:
            groups.append(Group((index,), place.start, end))
    return groups


def assign(text: str, group: Group, span: tuple[int, int], words: FocusWords) -> Group:
    """The group with its role.

    Parameters
    ----------
    text : str
        A paragraph.
    group : Group
        From `coordinate`.
    span : tuple of int
        The sentence, or the part of it up to a semicolon.
    words : FocusWords
    """
    first = clause_start(text, group.start, span[0])
    left, right = text[first : group.start], text[group.end : clause_end(text, group.end, span[1])]

    def given(role: str, cue: re.Match[str] | None = None, verb: str = "") -> Group:
        at = first + cue.start() if cue else group.start
        return Group(group.places, group.start, group.end, role, at, verb)

    together = words.together.search(left)
    if together and (together.group(1) in "与同跟" or words.cooperation.search(right)):
        return given("")
    if left.endswith("从") and words.restrict.search(right):
        return given("focus-towards", re.search("(从)$", left))
    if words.strategy.match(right):
        return given("")
    towards, disposal = words.towards.search(left), words.disposal.search(left)
    if towards and words.gather.match(right):
        return given("focus-towards", towards, _verb(words.gather.match(right)))
    if disposal and words.become.match(right):
        return given("focus-become", disposal, _verb(words.become.match(right)))
    site, elsewhere = words.site.search(left), words.elsewhere.search(left)
    # 高于江苏: the longer word decides.
    if site and not (elsewhere and elsewhere.start() < site.start()):
        before = words.backing.search(left[: site.start()])
        return given("focus-site", site, before.group(1) if before else "")
    means = words.means.search(left)
    if means and means.group(1) == "以":
        if _AS.match(right):
            return given("focus-core", means)
    elif means and not _starts(right, words):
        return given("focus-core", means)
    wide = re.search("以[^，]*$", left)
    if wide and words.core.search(right):
        return given("focus-core", re.compile("(以)").search(left, wide.start()))
    if elsewhere:
        return given("")
    backing = words.backing.search(left)
    if backing and (_starts(right, words) or not right):
        return given("focus-backing", backing, backing.group(1))
    if _OPENING.match(left) and _starts(right, words):
        return given("focus-subject")
    working = words.working.search(left) or backing
    return given("focus-attribute", working, _verb(working))


def _starts(right: str, words: FocusWords) -> bool:
    """Whether a predicate begins right behind the place."""
    leading = _LEADING.match(right)
    rest = right[leading.end() :] if leading else right
    return bool(words.develop.match(rest) or re.match("[以在把将与向]", rest))


def _verb(match: re.Match[str] | None) -> str:
    return match.group(1) if match else ""
