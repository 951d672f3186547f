"""Turn nodes and edges into those of vis-network, which pyvis ships: the only module that knows either.

pyvis's own `Network` would bring in IPython and jinja2, a quarter of a second, and look for the ends of each edge in a
list of all nodes; what it makes of a node or an edge is a dictionary with vis-network's own names.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from kg.errors import OutputError
from kg.views.layout import radii
from kg.views.legend import COLOURS, DASHES, LINE, STYLES
from kg.views.selection import Selection

LONGEST = 18
"""Characters of a label in the drawing; the whole stands in the panel."""


@lru_cache(maxsize=1)
def asset() -> str:
    """The vis-network script that comes with pyvis, to be put into a page."""
    # Found and not imported: what the package imports is not needed for its files.
    spec = find_spec("pyvis")
    if spec is None or not spec.submodule_search_locations:
        raise OutputError("the views cannot be drawn: pyvis is not installed; install it with pip install pyvis")
    library = Path(spec.submodule_search_locations[0]) / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
    return library.read_text(encoding="utf-8")


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
    sizes = radii(selection)
    nodes = []
    for key, node in selection.nodes.items():
        shape, colour = STYLES[node.kind]
        x, y = places[key]
        candidate = node.status == "candidate"
        nodes.append(
            {
                "id": key,
                "label": short(node.label) or key,
                "shape": shape,
                "color": colour,
                "x": x,
                "y": y,
                "size": sizes[key],
                "borderWidth": 2 if candidate else 1,
                "shapeProperties": {"borderDashes": [4, 3] if candidate else False},
            }
        )
    edges = [
        {
            "id": number,
            "from": edge.source,
            "to": edge.target,
            "width": round(min(6.0, 1 + (2 * edge.weight or 0.8 * max(0, len(edge.clauses) - 1))), 1),
            "dashes": DASHES.get(edge.predicate, False),
            "color": COLOURS.get(edge.predicate, LINE),
            "arrows": "" if edge.predicate in ("coOwns", "sitsWith") else "to",
        }
        for number, edge in enumerate(selection.edges)
    ]
    return nodes, edges
