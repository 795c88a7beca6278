"""The radial layout: one node in the middle, on each ring who is one link farther from it, branches in wedges."""

from __future__ import annotations

import numpy as np

from casewright.analysis.layouts.around_fixed import around_fixed, as_if_free
from casewright.analysis.layouts.breadth_first import distances
from casewright.analysis.layouts.chart_graph import SPACING, ChartGraph, Floats, Ints
from casewright.analysis.layouts.circular_order import circular_order
from casewright.analysis.layouts.components import components
from casewright.analysis.layouts.overlaps import boxes_at, overlapping
from casewright.analysis.layouts.packing import pack
from casewright.analysis.layouts.telling import Tell, stretch, unheard
from casewright.analysis.network.adjacency import adjacency

_SWEEPS = 10
_RING = SPACING * 0.9
_BESIDE = SPACING * 0.06
_GROWTH = 1.05
_MOST_CHECKED = 3_000


def radial(graph: ChartGraph, centre: int, tell: Tell = unheard) -> Floats:
    """Places in scene units, the part of `centre` around it; other parts around their best linked node, beside it."""
    free = as_if_free(graph)
    places = np.zeros((graph.nodes, 2))
    parts, done = components(free.ties), 0
    parts.sort(key=lambda part: centre not in part)
    for part in parts:
        tell(0.95 * done / graph.nodes)
        inside = free.part(part)
        middle = int(np.searchsorted(part, centre)) if centre in part else int(inside.ties.degree.argmax())
        places[part] = _around(inside, middle, stretch(tell, 0.95 * done / graph.nodes, 0.95))
        done += len(part)
    return around_fixed(graph, pack(free, places, parts), stretch(tell, 0.95, 1))


def _around(graph: ChartGraph, centre: int, tell: Tell) -> Floats:
    if graph.nodes == 1:
        return np.zeros((1, 2))
    ring = distances(graph.ties, np.array([centre]))[:, 0].astype(np.int64)
    parent = _parents(graph, ring)
    order = _first_order(graph, ring, parent, centre)
    need = _needed(graph, ring)
    angle = np.zeros(graph.nodes)
    for sweep in range(_SWEEPS):
        tell(sweep / _SWEEPS)
        angle, wedges = _wedges(order, ring, parent, need)
        if sweep < _SWEEPS - 1:
            order = _better_order(graph, order, ring, parent, angle)
    step = _RING * max(1.0, wedges / (2 * np.pi))
    places: Floats = np.column_stack([ring * np.sin(angle), ring * -np.cos(angle)]).astype(np.float64)
    while graph.nodes <= _MOST_CHECKED and len(overlapping(boxes_at(places * step, graph.room))[0]):
        step *= _GROWTH
    return places * step


def _parents(graph: ChartGraph, ring: Ints) -> Ints:
    """The neighbour one ring nearer to the middle; of several the one that is held strongest. -1 for the middle itself."""
    source, target = graph.ties.source, graph.ties.target
    inward = ring[target] < ring[source]
    rank = np.lexsort((target[inward], -graph.tie_weight[inward], source[inward]))
    child, first = np.unique(source[inward][rank], return_index=True)
    parent = np.full(graph.nodes, -1, np.int64)
    parent[child] = target[inward][rank][first]
    return parent


def _branch(ring: Ints, parent: Ints) -> Ints:
    """For each node the node of the first ring that its branch begins with; itself in the middle."""
    branch = np.arange(len(ring))
    for far in range(2, int(ring.max()) + 1):
        on = ring == far
        branch[on] = branch[parent[on]]
    return branch


def _first_order(graph: ChartGraph, ring: Ints, parent: Ints, centre: int) -> Floats:
    """A key for the order among siblings: branches that are tied to one another stand side by side."""
    branch = _branch(ring, parent)
    source, target = graph.ties.source, graph.ties.target
    between = (branch[source] != branch[target]) & (source != centre) & (target != centre)
    heads = np.flatnonzero(ring == 1)
    number = np.zeros(graph.nodes, np.int64)
    number[heads] = np.arange(len(heads))
    arcs = number[np.column_stack([branch[source[between]], branch[target[between]]])]
    key = np.arange(graph.nodes, dtype=np.float64)
    key[heads[circular_order(adjacency(len(heads), arcs, both_ways=True))]] = np.arange(len(heads))
    return key


def _needed(graph: ChartGraph, ring: Ints) -> Floats:
    """The angle that a node wants for itself on its ring, if rings are `_RING` apart."""
    across = np.hypot(2 * graph.room[:, 0], graph.room[:, 1] + graph.room[:, 2]) * 0.75 + _BESIDE
    return np.asarray(across / (np.maximum(ring, 1) * _RING), np.float64)


def _wedges(key: Floats, ring: Ints, parent: Ints, need: Floats) -> tuple[Floats, float]:
    """The direction of each node, in the middle of a wedge as wide as its branch wants; and what all want together."""
    wide = need.copy()
    farthest = int(ring.max())
    for far in range(farthest, 0, -1):
        on = np.flatnonzero(ring == far)
        wide[parent[on]] = np.maximum(
            np.where(ring[parent[on]] == 0, 0, need[parent[on]]),
            np.bincount(parent[on], wide[on], len(ring))[parent[on]],
        )
    start, angle = np.zeros(len(ring)), np.zeros(len(ring))
    centre = int(np.flatnonzero(ring == 0)[0])
    total = float(wide[centre])
    scale = 2 * np.pi / max(total, 1e-9)
    for far in range(1, farthest + 1):
        on = np.flatnonzero(ring == far)
        on = on[np.lexsort((key[on], parent[on]))]
        # siblings fill the wedge of their parent from its start
        before = np.cumsum(wide[on]) - wide[on]
        first = np.flatnonzero(np.diff(parent[on], prepend=-2))
        before -= np.repeat(before[first], np.diff(np.append(first, len(on))))
        own = np.bincount(parent[on], wide[on], len(ring))[parent[on]]
        slack = np.where(parent[on] == centre, 0, wide[parent[on]] - own) / 2
        start[on] = start[parent[on]] + before + slack
        angle[on] = (start[on] + wide[on] / 2) * scale
    return angle, total


def _better_order(graph: ChartGraph, key: Floats, ring: Ints, parent: Ints, angle: Floats) -> Floats:
    """Siblings sorted by the direction of their other neighbours, as seen from their parent; branches keep their order."""
    source, target = graph.ties.source, graph.ties.target
    other = (ring[source] > 1) & (ring[target] > 0) & (target != parent[source])
    source, target = source[other], target[other]
    aside = (angle[target] - angle[parent[source]] + np.pi) % (2 * np.pi) - np.pi
    count = np.bincount(source, minlength=graph.nodes)
    wish = np.bincount(source, aside, graph.nodes) / np.maximum(count, 1)
    own = (angle - angle[np.maximum(parent, 0)] + np.pi) % (2 * np.pi) - np.pi
    return np.where(ring > 1, np.where(count > 0, wish, own), key)
