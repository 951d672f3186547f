"""doccano's JSONL for sequence labelling with relations: ``text``, ``entities``, ``relations``; the rest is metadata.

The plain form without relations (``label``: lists of start, end and type) is read too. Offsets are code points.
"""

from __future__ import annotations

from typing import Any

from kg.gold import Row
from kg.interchange_spans import CARRIED, DEVELOPS, pairs_of, returned, spans_of


def to_doccano(row: Row) -> dict[str, Any]:
    """A paragraph as a line of doccano's import."""
    return {
        "text": row["text"],
        "entities": [
            {"id": at, "start_offset": start, "end_offset": end, "label": kind}
            for at, (start, end, kind) in enumerate(spans_of(row))
        ],
        "relations": [
            {"id": at, "from_id": place, "to_id": topic, "type": DEVELOPS}
            for at, (place, topic) in enumerate(dict.fromkeys(pairs_of(row)))
        ],
        CARRIED: row,
    }


def from_doccano(data: dict[str, Any]) -> Row:
    """The paragraph of a line of doccano's export.

    Raises
    ------
    KeyError, TypeError, ValueError
        If it is no such line.
    """
    text = data["text"] if "text" in data else data["data"]
    if "entities" in data:
        entities = data["entities"]
        spans = [(each["start_offset"], each["end_offset"], each["label"]) for each in entities]
        index = {each["id"]: at for at, each in enumerate(entities)}
        pairs = [
            (index[each["from_id"]], index[each["to_id"]])
            for each in data.get("relations", ())
            if each["type"] == DEVELOPS
        ]
        return returned(text, spans, pairs, data.get(CARRIED))
    labels = data["label"] if "label" in data else data["labels"]
    spans = [(start, end, kind) for start, end, kind in labels]
    carried = data.get(CARRIED)
    row = returned(text, spans, (), None)
    if isinstance(carried, dict) and carried.get("text") == text:
        # This form knows no relations, so those that went along are still what is known.
        row = {**carried, "mentions": returned(text, spans, (), {**carried, "focus": []})["mentions"]}
    return row
