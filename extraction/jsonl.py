"""Write an Extraction as annotated paragraphs: one JSON object a line, offsets into the paragraph's own text."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from extraction.model import Basis, Extraction, Mention


def annotated_rows(extraction: Extraction, *, prefix: str = "", rules: bool = False) -> Iterator[dict[str, Any]]:
    """One object for each paragraph, in order.

    Parameters
    ----------
    extraction : Extraction
    prefix : str
        What the ids start with; the document's name without its ending by default.
    rules : bool
        Add to each mention, pair, duty and goal the ``rule`` that found it.

    Yields
    ------
    dict
        ``id``, ``source``, ``text``, ``mentions``, ``focus``, ``duties`` and ``goals``.
    """
    text = extraction.text
    name = extraction.document.name
    prefix = prefix or name.rsplit(".", 1)[0]
    starts = [span.start for span in extraction.paragraphs]

    def named(row: dict[str, Any], rule: str) -> dict[str, Any]:
        return {**row, "rule": rule} if rules else row

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
        row: dict[str, Any] = {
            "type": mention.kind.value,
            "start": mention.span.start - offset,
            "end": mention.span.end - offset,
            "text": mention.span.of(text),
        }
        rows[at]["mentions"].append(named(row, mention.rule))
    paired: set[tuple[Any, ...]] = set()
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
        at = paragraph_of(place)
        if (at, *pair.values()) not in paired:
            paired.add((at, *pair.values()))
            rows[at]["focus"].append(named(pair, relation.rule))
    for duty in extraction.duties:
        mention = extraction.mentions[duty.mention]
        duties = rows[paragraph_of(mention)]["duties"]
        agency = mention.span.of(text)
        # One row for each agency and role in a paragraph, with the first, which is the main, task.
        if not any(row["agency"] == agency and row["role"] == duty.role.value for row in duties):
            duties.append(named({"agency": agency, "role": duty.role.value, "task": duty.task_text}, duty.rule))
    for goal in extraction.goals:
        if goal.mention is None:
            continue
        target: dict[str, Any] = {
            "metric": goal.metric,
            "op": goal.operator,
            "low": goal.low,
            "high": goal.high,
            # A coefficient has none: null, as `high` where there is no range.
            "unit": goal.unit or None,
            "deadline": goal.deadline,
        }
        rows[paragraph_of(extraction.mentions[goal.mention])]["goals"].append(named(target, goal.rule))
    yield from rows


def dumps(row: dict[str, Any]) -> str:
    """One row as a line of JSON, Chinese left readable."""
    return json.dumps(row, ensure_ascii=False)
