"""Write an Extraction as annotated paragraphs: one JSON object a line, offsets into the paragraph's own text."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from extraction.model import Basis, Extraction, Mention


def annotated_rows(extraction: Extraction, *, prefix: str = "") -> Iterator[dict[str, Any]]:
    """One object for each paragraph, in order.

    Parameters
    ----------
    extraction : Extraction
    prefix : str
        What the ids start with; the document's name without its ending by default.

    Yields
    ------
    dict
        ``id``, ``source``, ``text``, ``mentions``, ``focus``, ``duties`` and ``goals``.
    """
    text = extraction.text
    name = extraction.document.name
    prefix = prefix or name.rsplit(".", 1)[0]
    starts = [span.start for span in extraction.paragraphs]

    def paragraph_of(mention: Mention) -> int:
        return bisect_right(starts, mention.span.start) - 1

    rows: list[dict[str, Any]] = [
        {
            "id": f"{prefix}-{number:04d}",
            "source": name,
            "text": span.of(text),
            "mentions": [],
            "focus": [],
            "duties": [],
            "goals": [],
        }
        for number, span in enumerate(extraction.paragraphs, 1)
    ]
    for mention in extraction.mentions:
        at = paragraph_of(mention)
        offset = starts[at]
        rows[at]["mentions"].append(
            {
                "type": mention.kind.value,
                "start": mention.span.start - offset,
                "end": mention.span.end - offset,
                "text": mention.span.of(text),
            }
        )
    for relation in extraction.relations:
        if relation.place is None or relation.topic is None or relation.predicate == "restricts":
            continue
        if relation.basis not in (Basis.STATED, Basis.HEADING):
            continue
        place = extraction.mentions[relation.place]
        pair = {
            "place": place.span.of(text),
            "object": extraction.mentions[relation.topic].span.of(text),
            "implied": relation.basis is Basis.HEADING,
        }
        focus = rows[paragraph_of(place)]["focus"]
        if pair not in focus:
            focus.append(pair)
    for duty in extraction.duties:
        mention = extraction.mentions[duty.mention]
        duties = rows[paragraph_of(mention)]["duties"]
        named = mention.span.of(text)
        # One row for each agency and role in a paragraph, with the first, which is the main, task.
        if not any(row["agency"] == named and row["role"] == duty.role.value for row in duties):
            duties.append({"agency": named, "role": duty.role.value, "task": duty.task_text})
    for goal in extraction.goals:
        if goal.mention is None:
            continue
        rows[paragraph_of(extraction.mentions[goal.mention])]["goals"].append(
            {
                "metric": goal.metric,
                "op": goal.operator,
                "low": goal.low,
                "high": goal.high,
                "unit": goal.unit,
                "deadline": goal.deadline,
            }
        )
    yield from rows


def dumps(row: dict[str, Any]) -> str:
    """One row as a line of JSON, Chinese left readable."""
    return json.dumps(row, ensure_ascii=False)
