"""Turn nodes and edges into vis-network's, through pyvis: the only module that knows it."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from pyvis.network import Network

from kg.views.select import Selection

STYLES: dict[str, tuple[str, str]] = {
    "district": ("square", "#0072B2"),
    "zone": ("square", "#56B4E9"),
    "place group": ("square", "#004D73"),
    "division": ("square", "#5B84B1"),
    "place": ("square", "#9BBFD9"),
    "industry": ("dot", "#E69F00"),
    "technology": ("dot", "#009E73"),
    "topic": ("dot", "#A8A29E"),
    "agency": ("triangle", "#CC79A7"),
    "agency group": ("triangle", "#E3B5CF"),
    "body": ("hexagon", "#882255"),
    "post": ("triangleDown", "#AA4499"),
    "organisation": ("triangle", "#999933"),
    "policy": ("diamond", "#444444"),
    "target": ("star", "#D55E00"),
    "goal": ("star", "#D55E00"),
    "task": ("ellipse", "#BBBBBB"),
}
"""Shape and colour of each kind: told apart by either alone (colours after Okabe and Ito, and Tol)."""

_DASHES = {"developsByContext": [6, 5], "seat": [2, 4], "broader": [2, 6]}
_COLOURS = {"restricts": "#D55E00", "seat": "#882255", "coOwns": "#6B6B6B", "targets": "#888888"}
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
    weight: dict[str, int] = dict.fromkeys(selection.nodes, 0)
    for edge in selection.edges:
        weight[edge.source] += max(1, len(edge.clauses))
        weight[edge.target] += max(1, len(edge.clauses))
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
            size=8 + min(16, 3 * weight[key] ** 0.5),
            borderWidth=1 if node.status != "candidate" else 2,
            shapeProperties={"borderDashes": [4, 3] if node.status == "candidate" else False},
            mass=1,
        )
    for number, edge in enumerate(selection.edges):
        symmetric = edge.predicate == "coOwns"
        net.add_edge(
            edge.source,
            edge.target,
            id=number,
            width=min(6, 1 + 0.7 * (len(edge.clauses) - 1)) if edge.clauses else 1,
            dashes=_DASHES.get(edge.predicate, False),
            color=_COLOURS.get(edge.predicate, "#9A9A9A"),
            arrows="" if symmetric else "to",
        )
    nodes = [{**node, "size": round(node["size"], 1)} for node in net.nodes]
    edges = [{**edge, "width": round(edge["width"], 2)} for edge in net.edges]
    return nodes, edges
