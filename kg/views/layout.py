"""Where the nodes of a view stand: computed beforehand, the same for the same graph."""

from __future__ import annotations

import math
from collections.abc import Mapping

import networkx
import numpy

from kg.views.select import Selection

SPREAD = 95.0
"""Pixels between neighbours, roughly: room for a label of eight characters."""

CHARACTER, LINE = 15.5, 62.0
"""The room of a node with its label below it: pixels a character across, and its height."""


def _component(net: networkx.Graph) -> dict[str, tuple[float, float]]:
    """The layout of one connected component, its centre at the origin."""
    if len(net) <= 2:
        return {key: (float(number), 0.0) for number, key in enumerate(sorted(net))}
    start = networkx.circular_layout(net)
    places = networkx.spring_layout(net, pos=start, seed=7, iterations=150, k=1.7 / math.sqrt(len(net)))
    radius = SPREAD * math.sqrt(len(net)) * 0.9
    return {key: (float(x) * radius, float(y) * radius) for key, (x, y) in places.items()}


def lay_out(selection: Selection) -> Mapping[str, tuple[int, int]]:
    """Coordinates in pixels, by node key; components stand in rows, the largest first.

    Method: Fruchterman and Reingold (1991), from a circle, then labels pushed apart.
    """
    net: networkx.Graph = networkx.Graph()
    net.add_nodes_from(sorted(selection.nodes))
    net.add_edges_from(sorted((edge.source, edge.target) for edge in selection.edges))
    parts = sorted(networkx.connected_components(net), key=lambda part: (-len(part), min(part)))
    found: dict[str, tuple[int, int]] = {}
    left = top = bottom = 0.0
    width = SPREAD * 1.3 * math.sqrt(len(net) + 1) * 2.2
    for part in parts:
        ordered: networkx.Graph = networkx.Graph()
        ordered.add_nodes_from(sorted(part))
        ordered.add_edges_from(sorted(tuple(sorted(edge)) for edge in net.subgraph(part).edges))
        places = _component(ordered)
        low_x, high_x = min(x for x, _ in places.values()), max(x for x, _ in places.values())
        low_y, high_y = min(y for _, y in places.values()), max(y for _, y in places.values())
        if left and left + high_x - low_x > width:
            left, top = 0.0, bottom + SPREAD * 1.5
        for key, (x, y) in places.items():
            found[key] = (round(left + x - low_x), round(top + y - low_y))
        left += high_x - low_x + SPREAD * 2
        bottom = max(bottom, top + high_y - low_y)
    return _apart(found, {key: len(selection.nodes[key].label) for key in found})


def _apart(places: Mapping[str, tuple[int, int]], lengths: Mapping[str, int]) -> dict[str, tuple[int, int]]:
    """Push nodes apart until no label covers another, or for a fixed number of rounds.

    Each round moves the two of an overlapping pair along the axis on which they overlap less.
    """
    keys = sorted(places)
    if len(keys) < 2:
        return dict(places)
    at = numpy.array([places[key] for key in keys], dtype=float)
    half = numpy.array([max(46.0, CHARACTER * min(18, lengths[key])) / 2 for key in keys])
    for _ in range(240 if len(keys) <= 600 else 30):
        apart = at[:, None, :] - at[None, :, :]
        wide = half[:, None] + half[None, :] - numpy.abs(apart[:, :, 0])
        high = LINE - numpy.abs(apart[:, :, 1])
        over = (wide > 0) & (high > 0)
        numpy.fill_diagonal(over, False)
        if not over.any():
            break
        sideways = over & (wide < high)
        upright = over & ~sideways
        # Two at one place part by their order.
        order = numpy.sign(numpy.arange(len(keys))[:, None] - numpy.arange(len(keys))[None, :])
        right = numpy.where(apart[:, :, 0] == 0, order, numpy.sign(apart[:, :, 0]))
        down = numpy.where(apart[:, :, 1] == 0, order, numpy.sign(apart[:, :, 1]))
        at[:, 0] += (numpy.where(sideways, wide, 0) * right).sum(axis=1) * 0.25
        at[:, 1] += (numpy.where(upright, high, 0) * down).sum(axis=1) * 0.25
    return {key: (round(float(x)), round(float(y))) for key, (x, y) in zip(keys, at, strict=True)}
