"""Where the nodes of a view stand: computed beforehand, the same for the same graph.

Each connected component is laid out by stress majorization (Gansner, Koren and North, Graph Drawing 2004), which
minimizes what networkx's `kamada_kawai_layout` minimizes in a hundredth of its time; then labels are pushed apart, and
the components are packed into a rectangle of a screen's shape.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import networkx
import numpy
import numpy.typing

from kg.views.selection import Selection, weights

Array = numpy.typing.NDArray[Any]

STEP = 105.0
"""Pixels between neighbours."""
CROWD = 0.22
"""Steps that a node keeps from all others, for the square root of the number of its neighbours."""
CHARACTER, LINE, LONGEST = 13.0, 24.0, 16
"""The room of a label: pixels a character, height with its gaps, and the characters that get room."""
SLACK = 1.6
"""How much larger than all labels together a layout is."""
ROUNDS = 90
LARGE = 600
"""From this many nodes on, fewer rounds."""
NEAR = 60.0
"""Pixels between two labels up to which it is looked whether they have come to overlap."""
SHAPE = 1.3
"""Width by height of the whole."""
CELL = 24.0
"""The grid on which components are packed, in pixels."""


def _distances(net: networkx.Graph, keys: list[str]) -> Array:
    """The lengths of the shortest paths, from all nodes at once."""
    adjacent = networkx.to_numpy_array(net, nodelist=keys, weight=None, dtype=numpy.float32)
    reached = numpy.eye(len(keys), dtype=bool)
    found = numpy.zeros((len(keys), len(keys)))
    frontier, steps = reached, 0
    while True:
        steps += 1
        frontier = (frontier.astype(numpy.float32) @ adjacent > 0) & ~reached
        if not frontier.any():
            return found
        found[frontier] = steps
        reached = reached | frontier


def _component(net: networkx.Graph, keys: list[str]) -> Array:
    """The layout of one connected component, its longer side across."""
    count = len(keys)
    if count <= 2:
        return numpy.array([[0.0, 0.0], [0.0, STEP]])[:count]
    angles = 2 * numpy.pi * numpy.arange(count) / count
    at = numpy.stack([numpy.cos(angles), numpy.sin(angles)], axis=1) * count / 6
    # Room around what has many neighbours, so that they stand beside each other and not on each other.
    room = CROWD * numpy.sqrt([degree for _, degree in net.degree(keys)])
    wanted = _distances(net, keys) + room[:, None] + room[None, :]
    numpy.fill_diagonal(wanted, 1.0)
    weight = wanted**-2
    numpy.fill_diagonal(weight, 0.0)
    laplacian = numpy.diag(weight.sum(axis=1)) - weight
    # The Laplacian of a connected component plus a constant is regular, and solves the same for centred places.
    inverse = numpy.linalg.inv(laplacian + 1.0 / count)
    for _ in range(ROUNDS if count <= LARGE else ROUNDS // 4):
        square = (at**2).sum(axis=1)
        apart = numpy.sqrt(numpy.maximum(square[:, None] + square[None, :] - 2 * at @ at.T, 0.0))
        pull = numpy.divide(weight * wanted, apart, out=numpy.zeros_like(apart), where=apart > 1e-9)
        at = inverse @ (pull.sum(axis=1)[:, None] * at - pull @ at)
    at = at - at.mean(axis=0)
    _, _, axes = numpy.linalg.svd(at, full_matrices=False)
    # An axis has no direction of its own: the largest of its parts is made positive.
    largest = axes[numpy.arange(2), numpy.abs(axes).argmax(axis=1)]
    return numpy.asarray(at @ (axes * numpy.where(largest < 0, -1.0, 1.0)[:, None]).T * STEP)


def _spread(at: Array, half: Array, tall: Array) -> Array:
    """Make a crowded layout larger, so that all labels have room in it and few need to be pushed."""
    wide, high = numpy.ptp(at[:, 0]) + STEP, numpy.ptp(at[:, 1]) + STEP
    factor = max(1.0, float((2 * half * tall).sum() * SLACK / (wide * high)) ** 0.5)
    return numpy.asarray(at * factor)


def _apart(at: Array, half: Array, tall: Array) -> Array:
    """Push nodes apart until no label covers another, or for a fixed number of rounds.

    Each round moves the two of an overlapping pair along the axis on which they overlap less. Only pairs that are near
    each other are looked at; who is near is found anew when something has moved further than half the margin.
    """
    near = at
    one = other = numpy.zeros(0, dtype=numpy.intp)
    for number in range(2 * ROUNDS if len(at) <= LARGE else ROUNDS // 6):
        if not number or numpy.abs(at - near).max() > NEAR / 2:
            near, (one, other) = at, _near(at, half, tall)
        gap = at[one] - at[other]
        wide = half[one] + half[other] - numpy.abs(gap[:, 0])
        high = (tall[one] + tall[other]) / 2 - numpy.abs(gap[:, 1])
        over = (wide > 0) & (high > 0)
        if not over.any():
            break
        sideways = wide < high
        # Two at one place part by their order.
        right = numpy.where(gap[:, 0] == 0, -1.0, numpy.sign(gap[:, 0]))
        down = numpy.where(gap[:, 1] == 0, -1.0, numpy.sign(gap[:, 1]))
        push = numpy.stack(
            [numpy.where(over & sideways, wide, 0) * right, numpy.where(over & ~sideways, high, 0) * down]
        )
        moved = [
            numpy.bincount(one, weights=each, minlength=len(at))
            - numpy.bincount(other, weights=each, minlength=len(at))
            for each in push
        ]
        at = at + numpy.stack(moved, axis=1) * 0.25
    return at


def _near(at: Array, half: Array, tall: Array) -> tuple[Array, Array]:
    """The pairs whose labels overlap or are less than the margin apart, each once, the earlier node first."""
    across = numpy.abs(at[:, None, 0] - at[None, :, 0]) - half[:, None] - half[None, :]
    along = numpy.abs(at[:, None, 1] - at[None, :, 1]) - (tall[:, None] + tall[None, :]) / 2
    one, other = numpy.nonzero(numpy.triu((across < NEAR) & (along < NEAR), 1))
    return one, other


def _pack(boxes: list[tuple[Array, Array, Array]]) -> list[tuple[float, float]]:
    """A corner for each component so that none covers another: the first free one, nearest to the middle's top left.

    Parameters
    ----------
    boxes : list of (array, array, array)
        The places of a component's nodes, from 0, half the widths of their labels, and the heights of both together;
        the largest component first.
    """
    sizes = [
        (int((at[:, 0] + half).max() // CELL) + 2, int((at[:, 1] + tall).max() // CELL) + 2) for at, half, tall in boxes
    ]
    side = int(sum((wide * high) for wide, high in sizes) ** 0.5 * 1.6) + max(max(size) for size in sizes)
    taken = numpy.zeros((side, side), dtype=numpy.int32)
    reach = numpy.maximum(numpy.arange(side)[:, None] / SHAPE, numpy.arange(side)[None, :])
    found = []
    for (at, half, tall), (wide, high) in zip(boxes, sizes, strict=True):
        total = numpy.zeros((side + 1, side + 1), dtype=numpy.int64)
        total[1:, 1:] = taken.cumsum(axis=0).cumsum(axis=1)
        inside = total[wide:, high:] - total[:-wide, high:] - total[wide:, :-high] + total[:-wide, :-high]
        far = numpy.maximum(reach[wide - 1 :, high - 1 :], 0.0) + numpy.where(inside > 0, numpy.inf, 0.0)
        column, row = numpy.unravel_index(int(far.argmin()), far.shape)
        for (x, y), room, below in zip(at, half, tall, strict=True):
            left, right = int(max(0.0, x - room) // CELL), int((x + room) // CELL) + 1
            taken[column + left : column + right + 1, row + int(y // CELL) : row + int((y + below) // CELL) + 2] = 1
        found.append((float(column) * CELL, float(row) * CELL))
    return found


def radii(selection: Selection) -> Mapping[str, float]:
    """How large the nodes are drawn, by their evidence: pixels from the middle to the rim."""
    return {key: round(7 + min(15, 2.6 * weight**0.5), 1) for key, weight in weights(selection).items()}


def lay_out(selection: Selection) -> Mapping[str, tuple[int, int]]:
    """Coordinates in pixels, by node key."""
    net: networkx.Graph = networkx.Graph()
    net.add_nodes_from(sorted(selection.nodes))
    # A tie that is drawn only when asked for gives no shape.
    net.add_edges_from(sorted((e.source, e.target) for e in selection.edges if e.predicate != "sitsWith"))
    parts = sorted(networkx.connected_components(net), key=lambda part: (-len(part), min(part)))
    laid = []
    sizes = radii(selection)
    for part in parts:
        keys = sorted(part)
        half = numpy.array([max(54.0, CHARACTER * min(LONGEST, len(selection.nodes[key].label))) / 2 for key in keys])
        tall = numpy.array([2 * sizes[key] + LINE for key in keys])
        at = _apart(_spread(_component(net.subgraph(keys), keys), half, tall), half + 4, tall)
        at = at - numpy.array([(at[:, 0] - half).min(), at[:, 1].min()])
        laid.append((keys, at, (half, tall)))
    corners = _pack([(at, *room) for _, at, room in laid]) if laid else []
    return {
        key: (round(left + float(x)), round(top + float(y)))
        for (keys, at, _), (left, top) in zip(laid, corners, strict=True)
        for key, (x, y) in zip(keys, at, strict=True)
    }
