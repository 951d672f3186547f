"""The lexicon as a matcher: labels of concepts on the raw characters, longest first, negative labels veto."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import ahocorasick_rs

from extraction.widths import narrow
from ontology.concept import KINDS, Concept
from ontology.identifiers import folded


class Hit(NamedTuple):
    """A label found in a text: ``text[start:end]``; `weak` when the label counts in some contexts only."""

    start: int
    end: int
    concept: str
    weak: bool


# 移栽机 in 移栽机器人, 输送机 in 输送机制: the last character begins another word.
_ANOTHER_WORD = re.compile("器人|制(?![造作备冰砂氧式品成])|构(?![成造建件])")
_JOINED = re.compile(r"(.{4,})[与和及](.{2,})")


def _is_two_terms(name: str, names: Mapping[str, str]) -> bool:
    """Whether a label joins two terms of which the first names something by itself: 数据安全与隐私保护.

    The names of industries stay whole (科技推广与技术转移服务业), and so does what only its second half makes a term
    (自然语言与语音处理).
    """
    if name.endswith("业") or not ("与" in name or "和" in name or "及" in name):
        return False
    match = _JOINED.fullmatch(name)
    return match is not None and match.group(1) in names


def _cuts_a_word(text: str, start: int, end: int) -> bool:
    """Whether a match begins or ends inside a longer word: CT in ICT, 移栽机 in 移栽机器人."""
    if text[end - 1] == "机" and _ANOTHER_WORD.match(text, end):
        return True
    if (text.startswith("器", end) and text.endswith("服务", start, end)) or (
        text[start] == "发" and text[start - 1 : start] in ("研", "开")
    ):
        # 研发|服务器, 研发|电机.
        return True
    before = text[start - 1 : start + 1] if start else ""
    behind = text[end - 1 : end + 1] if end < len(text) else ""
    return (before.isascii() and before.isalnum()) or (behind.isascii() and behind.isalnum())


class Lexicon:
    """The concepts of one or more families, compiled once.

    Parameters
    ----------
    concepts : iterable of Concept
        Those of other families are passed over.
    families : sequence of str
        ``topic``, ``place``, ``actor``.
    """

    def __init__(self, concepts: Iterable[Concept], families: Sequence[str]) -> None:
        self.concepts: dict[str, Concept] = {}
        self.by_name: dict[str, list[str]] = {}
        strong: dict[str, str] = {}
        weak: dict[str, str] = {}
        negative: set[str] = set()
        for concept in concepts:
            if KINDS[concept.kind] not in families:
                continue
            self.concepts[concept.id] = concept
            for row in concept.rows:
                if row.language != "zh-Hans" and row.property != "negativeLabel":
                    continue
                if row.property in ("prefLabel", "altLabel"):
                    strong.setdefault(row.value, concept.id)
                elif row.property == "hiddenLabel":
                    weak.setdefault(row.value, concept.id)
                elif row.property == "negativeLabel":
                    negative.add(row.value)
                    continue
                else:
                    continue
                names = self.by_name.setdefault(folded(row.value), [])
                if concept.id not in names:
                    names.append(concept.id)
        for name in [name for name in strong if _is_two_terms(name, strong)]:
            # Still a name of its concept, for looking up, but in a text each half is a mention of its own.
            del strong[name]
        self.strong, self.weak, self.negative = strong, weak, frozenset(negative)
        # In a text brackets and plus signs count alike in both widths, one character for one: offsets stay the text's.
        self._names = {narrow(name): (concept, True) for name, concept in weak.items()}
        self._names.update((narrow(name), (concept, False)) for name, concept in strong.items())
        self._patterns = sorted({*self._names, *(narrow(name) for name in negative)})
        self._automaton = (
            ahocorasick_rs.AhoCorasick(self._patterns, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
            if self._patterns
            else None
        )

    def find(self, text: str) -> list[Hit]:
        """The labels in a text, leftmost and longest, without overlaps.

        A label never begins or ends inside a longer word of Latin letters and digits, and one that ends in 机 does not
        take it from 机器人, 机制 or 机构. A negative label takes its characters from every shorter label in it; a
        string that is one concept's negative label and another's name is the other's name.
        """
        if self._automaton is None:
            return []
        found: list[Hit] = []
        read, begin = narrow(text), 0
        while begin < len(read):
            again = len(read)
            for index, first, last in self._automaton.find_matches_as_indexes(read[begin:] if begin else read):
                start, end = first + begin, last + begin
                if _cuts_a_word(read, start, end):
                    again = start + 1
                    break
                named = self._names.get(self._patterns[index])
                if named is not None:
                    found.append(Hit(start, end, *named))
            begin = again
        return found

    def named(self, name: str) -> str | None:
        """The concept of which a text's characters are a label, in either width; None where they are none's."""
        found = self._names.get(narrow(name))
        return found[0] if found else None

    def lookup(self, name: str) -> tuple[str, ...]:
        """The concepts that have a name, folded; several when it is ambiguous."""
        return tuple(self.by_name.get(folded(name), ()))
