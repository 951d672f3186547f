"""Write down the goals: each with the topics that it concerns."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.lexicon import Lexicon
from extraction.mentions import TOPICS, Mentions
from extraction.model import Goal, Kind
from extraction.reading import Reading
from extraction.segment import Segmented


def write_goals(
    segmented: Segmented, readings: Sequence[Reading], mentions: Mentions, *, lexicon: Lexicon
) -> tuple[Goal, ...]:
    """The quantified targets of a document.

    A goal is about the topics that its own words name; where they name none, about those of its clause.

    Parameters
    ----------
    lexicon : Lexicon
        The topics whose labels are looked for inside a goal, where nothing is marked as a mention.
    """
    goals: list[Goal] = []
    for number, (_, reading) in enumerate(zip(segmented.passages, readings, strict=True)):
        found = {(goal.start, goal.end): goal for goal in reading.goals}
        for at in reading.of_kind(Kind.GOAL):
            goal = found[reading.mentions[at].start, reading.mentions[at].end]
            mention = mentions.mentions[mentions.index[number][at]]
            about = [hit.concept for hit in lexicon.find(goal.metric) if not hit.weak]
            if not about:
                about = [
                    other.entity
                    for index in mentions.index[number]
                    if (other := mentions.mentions[index]).clause == mention.clause and other.kind in TOPICS
                ]
            goals.append(
                Goal(
                    mention.entity,
                    mentions.index[number][at],
                    mention.clause,
                    goal.metric,
                    goal.operator,
                    goal.low,
                    goal.high,
                    goal.unit,
                    goal.deadline,
                    goal.due_by,
                    tuple(dict.fromkeys(key for key in about if key)),
                    goal.rule,
                )
            )
    return tuple(goals)
