"""The targets on a line of time: from the year in which each is set to the one in which it is due."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.views.plot import HERE

MOST_ROWS = 120
STEP = 34
"""Pixels from row to row."""
NAME = 24
"""Characters of a metric beside its row; the whole stands in the table."""
CHARACTER = 13.0
"""Pixels of a full-width character in the plot."""
SHAPES = {"≥": "triangle-up", "≤": "triangle-down", ">": "triangle-right", "<": "triangle-left", "≈": "square"}
COLOUR, PALE = "#B34D00", "#E8C4AA"


@dataclass(frozen=True, slots=True)
class Due:
    """A target with a deadline, as it is drawn.

    Attributes
    ----------
    value : str
        Comparator, number and unit, as people write them.
    due : int
        The year of the deadline.
    since : int
        The year in which it was set, or that of the deadline where nothing says.
    when : str
        The last day that the deadline allows, or the year.
    anchor : str
        The identifier of its row in the table.
    scope : str
        Whose target it is: the same metric of two issuers is two rows.
    """

    metric: str
    sign: str
    value: str
    due: int
    since: int
    when: str
    anchor: str
    scope: str = ""


def plain(text: str, longest: int) -> str:
    """Text for a drawing: one line, nothing that turns its direction, cut where it is long.

    Examples
    --------
    >>> plain("研发投入\\u202e强度", 10), plain("研发投入强度", 4)
    ('研发投入强度', '研发投…')
    """
    found = "".join(" " if each in "\n\r\t" else each for each in text if unicodedata.category(each) != "Cf")
    return found if len(found) <= longest else found[: longest - 1] + "…"


def _wide(text: str) -> float:
    return sum(CHARACTER if unicodedata.east_asian_width(each) in "WF" else CHARACTER * 0.6 for each in text)


def rows_of(targets: Iterable[Due], across: float) -> list[list[Due]]:
    """The rows of the plot: one for each metric of an issuer, more where two of its values would stand on each other.

    Parameters
    ----------
    targets : iterable of Due
    across : float
        Pixels of a year.
    """
    metrics: dict[tuple[str, str], list[Due]] = defaultdict(list)
    for target in sorted(targets, key=lambda each: (each.due, each.anchor)):
        metrics[target.metric, target.scope].append(target)
    rows: list[list[Due]] = []
    for found in metrics.values():
        lanes: list[list[Due]] = []
        for target in found:
            free = (
                lane
                for lane in lanes
                if (target.due - lane[-1].due) * across > (_wide(lane[-1].value) + _wide(target.value)) / 2 + 12
            )
            lane = next(free, None)
            if lane is None:
                lanes.append([target])
            else:
                lane.append(target)
        rows += lanes
    return rows


def timeline(targets: Sequence[Due], *, width: int, gutter: int) -> tuple[Mapping[str, Any], int]:
    """The plot of some targets in Vega-Lite, and how many of them it leaves out.

    Parameters
    ----------
    targets : sequence of Due
        At least one.
    width : int
        Pixels of the whole.
    gutter : int
        Pixels on the left for the names of the metrics; with none they stand above their rows.
    """
    first, last = min(min(each.due, each.since) for each in targets), max(each.due for each in targets)
    left, right = (gutter, 70) if gutter else (16, 50)
    inner = width - left - right
    rows = rows_of(targets, inner / max(1, last - first))
    step = STEP if gutter else STEP + 18
    shown = rows[:MOST_ROWS]
    values: list[dict[str, Any]] = []
    names: list[dict[str, Any]] = []
    for number, row in enumerate(shown):
        cut = NAME if gutter else int(width / CHARACTER) - 3
        names.append({"row": number, "name": plain(row[0].metric, cut), "x": first})
        values += [
            {
                "row": number,
                "due": each.due,
                "since": min(each.since, each.due),
                "value": plain(each.value, 24),
                "sign": each.sign,
                "told": f"{plain(each.metric, 80)} {plain(each.value, 40)}, {each.when}",
                "link": f"{HERE}#{each.anchor}",
            }
            for each in row
        ]
    y = {
        "field": "row",
        "type": "quantitative",
        "axis": None,
        "scale": {
            "domain": [-0.9 if gutter else -1.2, len(shown) - 0.4],
            "reverse": True,
            "nice": False,
            "zero": False,
        },
    }
    years = {"domain": [first, max(last, first + 1)], "nice": False, "zero": False}
    marks = sorted({row["sign"] for row in values})
    x = {
        "field": "due",
        "type": "quantitative",
        "scale": years,
        "axis": {
            "orient": "top",
            "title": None,
            "format": "d",
            "values": list(range(first, max(last, first + 1) + 1, max(1, (last - first) // max(1, inner // 48)))),
            "domain": False,
            "labelFlush": False,
        },
    }
    link = {"href": {"field": "link"}, "description": {"field": "told"}}
    spec = {
        "width": inner,
        "height": step * (len(shown) + 1),
        "padding": {"left": left, "right": right, "top": 28, "bottom": 6},
        "autosize": {"type": "none"},
        "data": {"values": values},
        "layer": [
            {
                "mark": {"type": "rule", "color": PALE, "strokeWidth": 3, "aria": False},
                "encoding": {"x": {**x, "field": "since"}, "x2": {"field": "due"}, "y": y},
            },
            {
                "mark": {"type": "point", "filled": True, "size": 90, "color": COLOUR, "opacity": 1},
                "encoding": {
                    "x": x,
                    "y": y,
                    "shape": {
                        "field": "sign",
                        "type": "nominal",
                        "legend": None,
                        "scale": {"domain": marks, "range": [SHAPES.get(sign, "circle") for sign in marks]},
                    },
                    **link,
                },
            },
            {
                "mark": {"type": "text", "dy": -12, "fontSize": 12, "color": "#1c1c1c", "aria": False},
                "encoding": {"x": x, "y": y, "text": {"field": "value"}, "href": {"field": "link"}},
            },
            {
                "data": {"values": names},
                "mark": {
                    "type": "text",
                    "align": "right" if gutter else "left",
                    "dx": -10 if gutter else 0,
                    "dy": 0 if gutter else -28,
                    "fontSize": 12.5,
                    "color": "#1c1c1c",
                    "aria": False,
                },
                "encoding": {"x": {**x, "field": "x"}, "y": y, "text": {"field": "name"}},
            },
        ],
    }
    return spec, sum(len(row) for row in rows[MOST_ROWS:])
