"""What the forms of all annotation tools share: spans, relations between them, and the paragraph that went along."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kg.gold import Row

CARRIED = "policykg"
"""The name under which a paragraph goes along whole."""

DEVELOPS = "develops"
"""The relation from a place to what it is to develop."""

Span = tuple[int, int, str]
"""Start, end and type."""


def spans_of(row: Row) -> list[Span]:
    """The mentions as spans, in their order."""
    return [(mention["start"], mention["end"], mention["type"]) for mention in row["mentions"]]


def pairs_of(row: Row) -> list[tuple[int, int]]:
    """The focus pairs whose place and object are mentions of the paragraph, by the indices of the first such two."""
    found = []
    for pair in row["focus"]:
        place = _index(row, pair["place"], ("DISTRICT",))
        topic = _index(row, pair["object"], ("INDUSTRY", "TECHNOLOGY"))
        if place is not None and topic is not None and not pair.get("implied"):
            found.append((place, topic))
    return found


def _index(row: Row, text: str, types: Sequence[str]) -> int | None:
    return next((at for at, each in enumerate(row["mentions"]) if each["text"] == text and each["type"] in types), None)


def returned(text: str, spans: Sequence[Span], pairs: Sequence[tuple[int, int]], carried: Any) -> Row:
    """The paragraph that comes back from a tool.

    Parameters
    ----------
    text : str
    spans : sequence of Span
    pairs : sequence of (int, int)
        Place and object of each relation, as indices into `spans`.
    carried : object
        What went along; anything but a paragraph of the same text is left aside.

    Raises
    ------
    ValueError
        If a span leads out of the text.
    """
    for start, end, _ in spans:
        if not 0 <= start < end <= len(text):
            raise ValueError(f"the span {start} to {end} does not lie in the text")
    before: Row = {"text": text, "mentions": [], "focus": [], "duties": [], "goals": []}
    if isinstance(carried, dict) and carried.get("text") == text and isinstance(carried.get("mentions"), list):
        before = {**carried, **{name: value for name, value in before.items() if name not in carried}}
    row = dict(before)
    ordered = sorted(set(spans))
    if ordered != sorted(set(spans_of(before))):
        row["mentions"] = [
            {"type": kind, "start": start, "end": end, "text": text[start:end]} for start, end, kind in ordered
        ]
    told = {(text[slice(*spans[a][:2])], text[slice(*spans[b][:2])]) for a, b in pairs}
    known = {(before["mentions"][a]["text"], before["mentions"][b]["text"]) for a, b in pairs_of(before)}
    if told != known:
        kept = [pair for pair in before["focus"] if (pair["place"], pair["object"]) not in known - told]
        new = sorted(told - known, key=lambda pair: (text.find(pair[0]), text.find(pair[1])))
        row["focus"] = [*kept, *({"place": place, "object": topic, "implied": False} for place, topic in new)]
    return row
