"""Write down the goals: each with the topics that it concerns."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from extraction.lexicon import Lexicon
from extraction.mentions import TOPICS, Mentions, aim_key
from extraction.model import Goal, Kind
from extraction.reading import Reading
from extraction.segment import Segmented


def write_goals(
    segmented: Segmented, readings: Sequence[Reading], mentions: Mentions, *, lexicon: Lexicon
) -> tuple[Goal, ...]:
    """The goals of a document: the quantified targets, then those without a number.

    A target is about the topics that its own words name; where they name none, about those of its clause. A goal
    without a number is about the topics inside its words.

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
                    goal.baseline,
                    goal.compared_with,
                    goal.condition,
                    goal.yearly,
                    goal.cumulative,
                )
            )
    return (*goals, *_write_aims(segmented, readings, mentions))


def _write_aims(segmented: Segmented, readings: Sequence[Reading], mentions: Mentions) -> Iterator[Goal]:
    starts = [clause.span.start for clause in segmented.clauses]
    for number, (passage, reading) in enumerate(zip(segmented.passages, readings, strict=True)):
        for aim in reading.aims:
            words = passage.text.text[aim.start : aim.end]
            span = passage.text.span(aim.start, aim.end)
            about = [
                mention.entity
                for mention in (mentions.mentions[index] for index in mentions.index[number])
                if mention.kind in TOPICS and span.start <= mention.span.start and mention.span.end <= span.end
            ]
            yield Goal(
                aim_key(segmented, passage.policy, words, aim.deadline),
                None,
                max(0, bisect_right(starts, span.start) - 1),
                words,
                "",
                None,
                None,
                "",
                aim.deadline,
                aim.due_by,
                tuple(dict.fromkeys(key for key in about if key)),
                aim.rule,
            )
