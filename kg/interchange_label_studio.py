"""Label Studio's JSON: tasks with the text as data, and results that are labels on it and relations between them.

Label Studio counts in code points today and counted in UTF-16 units once; a result says the words that it means, so
both are read, and a result that fits neither way is refused.
"""

from __future__ import annotations

from typing import Any

from extraction.model import Kind
from kg.gold import Row
from kg.interchange_spans import CARRIED, DEVELOPS, Span, pairs_of, returned, spans_of

COLORS = {"INDUSTRY": "#6baed6", "TECHNOLOGY": "#74c476", "DISTRICT": "#fd8d3c", "AGENCY": "#9e9ac8", "GOAL": "#f768a1"}
CONFIG = (
    '<View>\n  <Labels name="label" toName="text">\n'
    + "".join(f'    <Label value="{kind}" background="{COLORS[kind]}"/>\n' for kind in Kind)
    + f'  </Labels>\n  <Relations>\n    <Relation value="{DEVELOPS}"/>\n  </Relations>\n'
    '  <Text name="text" value="$text"/>\n</View>\n'
)
"""The labelling interface that the tasks are made for."""


def to_label_studio(row: Row, *, suggested: bool = False) -> dict[str, Any]:
    """A paragraph as a task; `suggested` as a prediction instead of a finished annotation."""
    result: list[dict[str, Any]] = [
        {
            "id": f"m{at}",
            "from_name": "label",
            "to_name": "text",
            "type": "labels",
            "value": {"start": start, "end": end, "text": row["text"][start:end], "labels": [kind]},
        }
        for at, (start, end, kind) in enumerate(spans_of(row))
    ]
    result += [
        {"type": "relation", "from_id": f"m{a}", "to_id": f"m{b}", "direction": "right", "labels": [DEVELOPS]}
        for a, b in dict.fromkeys(pairs_of(row))
    ]
    done = {"model_version": "policykg", "result": result} if suggested else {"result": result}
    return {"data": {"text": row["text"], CARRIED: row}, "predictions" if suggested else "annotations": [done]}


def from_label_studio(task: dict[str, Any]) -> Row:
    """The paragraph of a task: its last annotation that was not cancelled, or else its last prediction.

    Raises
    ------
    KeyError, TypeError, ValueError
        If it is no such task.
    """
    data = task["data"]
    text = data["text"]
    done = [each for each in task.get("annotations") or () if not each.get("was_cancelled")]
    results = (done or task.get("predictions") or [{"result": []}])[-1]["result"]
    labelled = [each for each in results if each["type"] == "labels"]
    spans = [_span(text, each["value"]) for each in labelled]
    index = {each["id"]: at for at, each in enumerate(labelled)}
    pairs = [
        (index[each["from_id"]], index[each["to_id"]])
        for each in results
        if each["type"] == "relation" and DEVELOPS in (each.get("labels") or [DEVELOPS])
    ]
    return returned(text, spans, pairs, data.get(CARRIED))


def _span(text: str, value: dict[str, Any]) -> Span:
    (kind,) = value["labels"]
    start, end = int(value["start"]), int(value["end"])
    said = value.get("text")
    if said is None or text[start:end] == said:
        return start, end, kind
    units = text.encode("utf-16-le")
    before, inside = (units[2 * a : 2 * b].decode("utf-16-le", "replace") for a, b in ((0, start), (start, end)))
    if inside == said:
        return len(before), len(before) + len(inside), kind
    raise ValueError(f"the offsets {start} to {end} do not give {said!r}")
