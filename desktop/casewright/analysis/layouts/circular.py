"""The circular layout: each connected part on a circle of its own, in an order with few crossings."""

from __future__ import annotations

import numpy as np

from casewright.analysis.layouts.around_fixed import around_fixed, as_if_free
from casewright.analysis.layouts.chart_graph import SPACING, ChartGraph, Floats, Ints
from casewright.analysis.layouts.circular_order import circular_order
from casewright.analysis.layouts.components import components
from casewright.analysis.layouts.overlaps import boxes_at, overlapping
from casewright.analysis.layouts.packing import pack
from casewright.analysis.layouts.telling import Tell, stretch, unheard

_BESIDE = SPACING * 0.08
_SETTLED = 8  # rounds after which shares of the circle change no more
_GROWTH = 1.04
_MOST_CHECKED = 3_000  # nodes up to which a circle grows until nothing on it is covered


def circular(graph: ChartGraph, tell: Tell = unheard) -> Floats:
    """Places in scene units."""
    free = as_if_free(graph)
    places = np.zeros((graph.nodes, 2))
    parts, done = components(free.ties), 0
    for part in parts:
        share = stretch(tell, 0.95 * done / graph.nodes, 0.95 * (done + len(part)) / graph.nodes)
        inside = free.part(part)
        places[part] = on_circle(inside.room, circular_order(inside.ties, share))
        done += len(part)
    return around_fixed(graph, pack(free, places, parts), stretch(tell, 0.95, 1))


def on_circle(room: Floats, order: Ints) -> Floats:
    """Nodes round a circle, from its top clockwise; as large as their discs and names want it.

    At the top and the bottom the width of a name counts, at the sides its height.
    """
    if len(order) < 2:
        return np.zeros((len(order), 2))
    wide, high = 2 * room[order, 0] + _BESIDE, room[order, 1] + room[order, 2] + _BESIDE
    angle = np.arange(len(order)) * (2 * np.pi / len(order))
    for _ in range(_SETTLED):
        along = np.maximum(wide * np.abs(np.cos(angle)), high * np.abs(np.sin(angle)))
        shares = np.cumsum(along)
        angle = (shares - along / 2 - along[0] / 2) * (2 * np.pi / shares[-1])
    radius = max(shares[-1] / (2 * np.pi), SPACING / 2)
    places = np.empty((len(order), 2))
    places[order] = np.column_stack([np.sin(angle), -np.cos(angle)])
    while len(order) <= _MOST_CHECKED and len(overlapping(boxes_at(places * radius, room))[0]):
        radius *= _GROWTH
    return np.asarray(places * radius, np.float64)
