"""New nodes beside their neighbours; nothing that has a place moves."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from casewright.analysis.layouts.chart_graph import SPACING, Bools, ChartGraph, Floats, Ints
from casewright.analysis.layouts.organic import organic
from casewright.analysis.layouts.overlaps import boxes_at
from casewright.analysis.network.adjacency import adjacency

_DIRECTIONS = 24
_AROUND_ONE = (0.8, 1.0, 1.3, 1.7, 2.2, 2.8)
_BETWEEN = (0.0, 0.3, 0.6, 0.9, 1.3, 1.8, 2.4)
"""How far from its neighbours' middle a node may go, in links: those tried first are liked best."""
_IN_SIGHT, _MOST_SEEN = 1.0, 150
"""How far beyond the farthest ring, in links, and at most how many others are kept clear of."""
_CROWDING, _COVERING = 0.05, 25.0


def beside_neighbours(graph: ChartGraph, placed: Bools) -> Floats:
    """Places of all nodes: those of placed ones as they are, to the bit; the others where there is room near their neighbours.

    Whoever is linked to nothing that has a place, even through others, comes below the chart.
    """
    found = graph.places.copy()
    if not placed.any():
        return organic(replace(graph, fixed=np.zeros(graph.nodes, np.bool_)))
    known = placed.copy()
    link = _usual_link(graph, placed)
    fresh = ~placed[graph.links].all(axis=1)
    near = adjacency(graph.nodes, graph.links[fresh], both_ways=True)
    waiting = np.flatnonzero(~placed)
    while len(waiting):
        left_over = []
        for node in waiting.tolist():
            around = near.target[near.start[node] : near.start[node + 1]]
            around = around[known[around]]
            if len(around):
                found[node] = _best_spot(graph, found, known, node, around, link)
                known[node] = True
            else:
                left_over.append(node)
        if len(left_over) == len(waiting):
            break
        waiting = np.array(left_over, np.int64)
    if not known.all():
        _below(graph, found, known)
    return found


def _usual_link(graph: ChartGraph, placed: Bools) -> float:
    """How long links are among what has a place; in a tangle, about how far nodes lie apart."""
    ends = graph.links[placed[graph.links].all(axis=1)]
    away = graph.places[ends[:, 0]] - graph.places[ends[:, 1]]
    long = np.hypot(away[:, 0], away[:, 1])
    if not (long > 0).any():
        return SPACING
    extent = np.ptp(graph.places[placed], axis=0)
    room = 1.25 * float((np.maximum(extent, extent.max() / 10).prod() / placed.sum()) ** 0.5)
    return min(float(np.median(long[long > 0])), room)


def _best_spot(
    graph: ChartGraph, places: Floats, known: Bools, node: int, around: Ints, link: float
) -> Floats:
    """The spot about a link from the neighbours where fewest others are near and none is covered."""
    middle = places[around].mean(axis=0)
    rings = _AROUND_ONE if len(around) == 1 else _BETWEEN
    # successive nodes start at other angles, or a fan of new leaves would prefer one side
    angle = (np.arange(_DIRECTIONS) + (node % 7) / 7) * (2 * np.pi / _DIRECTIONS)
    reach = np.repeat(np.array(rings) * link, _DIRECTIONS)
    turn = np.tile(angle, len(rings))
    spots = middle + np.column_stack([reach * np.cos(turn), reach * np.sin(turn)])
    reach_of_all = (rings[-1] + _IN_SIGHT) * link
    near = np.flatnonzero((np.abs(places[:, 0] - middle[0]) < reach_of_all) & known)
    near = near[np.abs(places[near, 1] - middle[1]) < reach_of_all]
    if len(near) > _MOST_SEEN:
        near = near[np.argpartition(((places[near] - middle) ** 2).sum(axis=1), _MOST_SEEN)[:_MOST_SEEN]]
    across = spots[:, 0, None] - places[near, 0]
    down = spots[:, 1, None] - places[near, 1]
    square = (across**2 + down**2) / link**2
    cost = _CROWDING * (1 / (square**2 + 0.02)).sum(axis=1)
    stretched = (
        np.hypot(spots[:, 0, None] - places[around, 0], spots[:, 1, None] - places[around, 1]) / link - 1
    )
    cost += (stretched**2).mean(axis=1) * 2
    own = boxes_at(spots, np.broadcast_to(graph.room[node], (len(spots), 3)))
    other = boxes_at(places[near], graph.room[near])
    covers = (
        (own.left[:, None] < other.right)
        & (own.right[:, None] > other.left)
        & (own.top[:, None] < other.bottom)
        & (own.bottom[:, None] > other.top)
    )
    cost += _COVERING * covers.sum(axis=1)
    return np.asarray(spots[int(cost.argmin())], np.float64)


def _below(graph: ChartGraph, places: Floats, known: Bools) -> None:
    """Lays out what has no tie to the chart, below it."""
    rest, there = np.flatnonzero(~known), np.flatnonzero(known)
    apart = organic(graph.part(rest))
    boxes, above = boxes_at(apart, graph.room[rest]), boxes_at(places[there], graph.room[there])
    middle = (above.left.min() + above.right.max() - boxes.left.min() - boxes.right.max()) / 2
    places[rest] = apart + np.array([middle, above.bottom.max() - boxes.top.min() + SPACING / 2])
