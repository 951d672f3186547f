"""Read one passage: run every finder over its text and settle who gets which characters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extraction.found import Found, FoundAim, FoundGoal
from extraction.model import Kind
from extraction.spans import Apart


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in one passage; offsets are into its cleaned text.

    Attributes
    ----------
    mentions : tuple of Found
        In order, without overlaps, all five types.
    goals : tuple of FoundGoal
        Those whose span is a GOAL mention, in order.
    aims : tuple of FoundAim
        The goals without a number, which are no mentions, in order.
    """

    mentions: tuple[Found, ...]
    goals: tuple[FoundGoal, ...]
    aims: tuple[FoundAim, ...] = ()

    def of_kind(self, *kinds: Kind) -> list[int]:
        """The indices of the mentions of some types."""
        if not self.mentions:
            return []
        return [index for index, mention in enumerate(self.mentions) if mention.kind in kinds]


NOTHING = Reading((), ())


def settle(
    goals: Sequence[FoundGoal],
    agencies: Sequence[Found],
    places: Sequence[Found],
    topics: Sequence[Found],
) -> Reading:
    """Keep one owner for each character: goals win, then agencies, then places; topics were found around them.

    Parameters
    ----------
    goals, agencies, places, topics
        What the finders found, each in order and without overlaps among themselves.
    """
    ranked: list[tuple[int, int, int, Found]] = []
    ranked += [(0, goal.start, goal.end, Found(goal.start, goal.end, Kind.GOAL, goal.rule)) for goal in goals]
    ranked += [(1, found.start, found.end, found) for found in agencies]
    ranked += [(2, found.start, found.end, found) for found in (*places, *topics)]
    taken = Apart()
    kept = [found for _, start, end, found in ranked if taken.add(start, end)]
    kept.sort(key=lambda found: found.start)
    spans = {(found.start, found.end) for found in kept if found.kind is Kind.GOAL}
    return Reading(tuple(kept), tuple(goal for goal in goals if (goal.start, goal.end) in spans))
