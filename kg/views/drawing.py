"""Turn nodes and edges into vis-network's, through pyvis: the only module that knows it."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from pyvis.network import Network

from kg.views.layout import radii
from kg.views.legend import COLOURS, DASHES, LINE, STYLES
from kg.views.selection import Selection

LONGEST = 18
"""Characters of a label in the drawing; the whole stands in the panel."""


def asset() -> str:
    """The vis-network script that comes with pyvis, to be put into a page."""
    return (files("pyvis") / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js").read_text(encoding="utf-8")


def short(label: str) -> str:
    """A label for the drawing, cut where it is long."""
    return label if len(label) <= LONGEST else label[: LONGEST - 1] + "…"


def draw(
    selection: Selection, places: Mapping[str, tuple[int, int]]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The nodes and edges of a view in vis-network's form, in order.

    Parameters
    ----------
    selection : Selection
    places : mapping of str to (int, int)
        Coordinates from `kg.views.layout.lay_out`.
    """
    net = Network(directed=True, cdn_resources="in_line")
    sizes = radii(selection)
    for key, node in selection.nodes.items():
        shape, colour = STYLES[node.kind]
        x, y = places[key]
        net.add_node(
            key,
            label=short(node.label),
            shape=shape,
            color=colour,
            x=x,
            y=y,
            size=sizes[key],
            borderWidth=1 if node.status != "candidate" else 2,
            shapeProperties={"borderDashes": [4, 3] if node.status == "candidate" else False},
        )
    for number, edge in enumerate(selection.edges):
        net.add_edge(
            edge.source,
            edge.target,
            id=number,
            width=round(min(6.0, 1 + (2 * edge.weight or 0.8 * max(0, len(edge.clauses) - 1))), 1),
            dashes=DASHES.get(edge.predicate, False),
            color=COLOURS.get(edge.predicate, LINE),
            arrows="" if edge.predicate in ("coOwns", "sitsWith") else "to",
        )
    return net.nodes, net.edges
