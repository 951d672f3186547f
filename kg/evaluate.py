"""Score the extraction against annotated paragraphs.

Paragraphs are paired by their exact text. A mention is exact when its type and both offsets agree, and overlaps when
the type agrees and the two spans share at least half of their union. A focus pair counts when the place agrees and the
object is the same or one contains the other (strict: is the same); implied pairs are scored by themselves. A duty
counts when agency and role agree (with task: and the phrases share half of their characters). A goal counts when
operator, numbers, unit and deadline agree and the metrics share half of their characters (value: numbers and unit
alone). Everything is matched one to one, in order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from extraction.model import Kind
from kg.gold import Row

Same = Callable[[Row, Row], bool]


@dataclass(slots=True)
class Score:
    """Hits, misses and extras of one kind of thing.

    Attributes
    ----------
    errors : list of tuple
        The wrong ones: missed or extra, what, and the text of its paragraph.
    paragraphs : list of tuple of int
        Hits, misses and extras of each paragraph, in order.
    rules : dict of str to list of int
        For each rule that found anything, how many were right and how many it found; empty where rows name none.
    """

    hit: int = 0
    miss: int = 0
    extra: int = 0
    errors: list[tuple[str, Row, str]] = field(default_factory=list)
    paragraphs: list[tuple[int, int, int]] = field(default_factory=list)
    rules: dict[str, list[int]] = field(default_factory=dict)

    @property
    def gold(self) -> int:
        """How many there are."""
        return self.hit + self.miss

    @property
    def found(self) -> int:
        """How many were found."""
        return self.hit + self.extra

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 1 where nothing was found."""
        return self.hit / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of what there is that was found; 1 where there is nothing."""
        return self.hit / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; None where there is nothing and nothing was found."""
        return 2 * self.hit / (self.found + self.gold) if self.found + self.gold else None

    def count(self, gold: Sequence[Row], found: Sequence[Row], same: Same, text: str) -> None:
        """Match two lists one to one, each gold item with the first that is the same and still free."""
        free = list(found)
        missed = 0
        for want in gold:
            match = next((at for at, got in enumerate(free) if same(want, got)), None)
            if match is None:
                missed += 1
                self.errors.append(("missed", want, text))
            else:
                self._credit(free.pop(match), right=True)
        for got in free:
            self._credit(got, right=False)
        self.errors += [("extra", got, text) for got in free]
        self.add(Score(len(gold) - missed, missed, len(free)))

    def _credit(self, got: Row, *, right: bool) -> None:
        if "rule" in got:
            tally = self.rules.setdefault(got["rule"], [0, 0])
            tally[0] += right
            tally[1] += 1

    def add(self, other: Score) -> None:
        """Take in the counts of one more paragraph."""
        self.hit, self.miss, self.extra = self.hit + other.hit, self.miss + other.miss, self.extra + other.extra
        self.paragraphs.append((other.hit, other.miss, other.extra))


def evaluate(gold: Sequence[Row], predicted: Sequence[Row]) -> dict[str, Score]:
    """Score predicted paragraphs against gold ones.

    Parameters
    ----------
    gold, predicted : sequence of dict
        Annotated paragraphs.

    Returns
    -------
    dict of str to Score
        By name of the row: ``exact ALL``, ``overlap INDUSTRY``, ``focus``, ``duties``, ``goals value`` …
    """
    scores: dict[str, Score] = {}
    waiting: dict[str, list[Row]] = {}
    for row in predicted:
        waiting.setdefault(row["text"].strip(), []).append(row)
    for want in gold:
        text = want["text"].strip()
        candidates = waiting.get(text, [])
        # The last of several equal paragraphs serves for all that are left.
        got = candidates.pop(0) if len(candidates) > 1 else next(iter(candidates), None)
        scores.setdefault("paragraphs", Score()).add(Score(hit=got is not None, miss=got is None))
        for name, a, b, same in _comparisons(want, got or {}):
            scores.setdefault(name, Score()).count(a, b, same, text)
    for family in ("exact", "overlap"):
        whole = scores[f"{family} ALL"] = Score()
        for parts in zip(*(scores[f"{family} {kind}"].paragraphs for kind in Kind), strict=True):
            whole.add(Score(*(sum(counts) for counts in zip(*parts, strict=True))))
    return dict(sorted(scores.items()))


def _comparisons(want: Row, got: Row) -> Iterator[tuple[str, list[Row], list[Row], Same]]:
    """What is compared in one paragraph: the name of the row, both lists, and when two of them are the same."""
    for kind in Kind:
        a, b = ([each for each in row.get("mentions", []) if each["type"] == kind] for row in (want, got))
        yield f"exact {kind}", a, b, lambda x, y: (x["start"], x["end"]) == (y["start"], y["end"])
        yield f"overlap {kind}", a, b, _overlap
    for implied, name in ((False, "focus"), (True, "focus implied")):
        a, b = ([each for each in row.get("focus", []) if each.get("implied", False) == implied] for row in (want, got))
        yield name, a, b, lambda x, y: x["place"] == y["place"] and _same_object(x["object"], y["object"])
        if not implied:
            yield "focus strict", a, b, lambda x, y: (x["place"], x["object"]) == (y["place"], y["object"])
    a, b = want.get("duties", []), got.get("duties", [])
    yield "duties", a, b, _same_duty
    yield (
        "duties with task",
        a,
        b,
        lambda x, y: _same_duty(x, y) and (not x["task"] or _same_phrase(x["task"], y["task"])),
    )
    a, b = want.get("goals", []), got.get("goals", [])
    yield "goals value", a, b, lambda x, y: _value(x) == _value(y)
    yield (
        "goals",
        a,
        b,
        lambda x, y: (
            (*_value(x), x["op"], x["deadline"]) == (*_value(y), y["op"], y["deadline"])
            and _same_phrase(x["metric"], y["metric"])
        ),
    )


def _overlap(a: Row, b: Row) -> bool:
    shared = min(a["end"], b["end"]) - max(a["start"], b["start"])
    return bool(shared * 2 >= max(a["end"], b["end"]) - min(a["start"], b["start"]))


def _same_object(a: str, b: str) -> bool:
    return a == b or (min(len(a), len(b)) >= 2 and (a in b or b in a))


def _same_phrase(a: str, b: str) -> bool:
    return sum((Counter(a) & Counter(b)).values()) * 2 >= max(len(a), len(b), 1)


def _same_duty(a: Row, b: Row) -> bool:
    return bool((a["agency"], a["role"]) == (b["agency"], b["role"]))


def _value(goal: Row) -> tuple[Any, Any, Any]:
    return goal["low"], goal["high"], goal["unit"] or None
