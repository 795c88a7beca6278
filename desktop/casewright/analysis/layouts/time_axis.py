"""The layout along time: to the right is later, up and down follows the links, and what has no date stands below."""

from __future__ import annotations

import numpy as np

from casewright.analysis.layouts.around_fixed import as_if_free
from casewright.analysis.layouts.chart_graph import SPACING, Bools, ChartGraph, Floats
from casewright.analysis.layouts.organic import without_overlaps
from casewright.analysis.layouts.overlaps import boxes_at
from casewright.analysis.layouts.telling import Tell, stretch, unheard

_ROUNDS = 60
_NARROWEST, _WIDE = 6.0, 2.4  # in links; how much wider than high the chart of many becomes
_IN_PROPORTION = 0.35  # the rest gives crowded years more room than empty ones
_LANE_GAP = SPACING * 0.8


def along_time(graph: ChartGraph, days: Floats, tell: Tell = unheard) -> Floats:
    """Places in scene units; the later the day, the farther to the right. Fixed nodes keep their places, wherever these are.

    Args:
        days: of each node, NaN where it has none.
    """
    dated = np.isfinite(days)
    free, places = as_if_free(graph), np.zeros((graph.nodes, 2))
    if dated.any():
        on = np.flatnonzero(dated)
        places[on] = _dated(free.part(on), days[on], stretch(tell, 0, 0.9))
    if not dated.all():
        off = np.flatnonzero(~dated)
        places[off] = _undated_lane(free, places, dated)
    if graph.fixed.any():
        places = np.where(graph.fixed[:, None], graph.places, places)
        return without_overlaps(graph, places, stretch(tell, 0.9, 1), vertical=True)
    return places


def _dated(graph: ChartGraph, days: Floats, tell: Tell) -> Floats:
    """Right by the day; up and down to where the neighbours are, then off one another."""
    width = SPACING * max(_NARROWEST, _WIDE * graph.nodes**0.5)
    x = _along(days) * width
    places = np.column_stack([x, _heights(graph, x, stretch(tell, 0, 0.5))])
    return without_overlaps(graph, places, stretch(tell, 0.5, 1), vertical=True)


def _along(days: Floats) -> Floats:
    """From 0 to 1, never against the order of days: partly in proportion to time, partly to how much falls into it."""
    span = float(np.ptp(days))
    if not span:
        return np.zeros(len(days))
    _, at, count = np.unique(days, return_inverse=True, return_counts=True)
    before = np.cumsum(count) - count
    share = (before + before + count - count[0])[at] / max(2 * len(days) - count[0] - count[-1], 1)
    return np.asarray(_IN_PROPORTION * (days - days.min()) / span + (1 - _IN_PROPORTION) * share, np.float64)


def _heights(graph: ChartGraph, x: Floats, tell: Tell) -> Floats:
    """Each node at the middle of its neighbours, spread again after every round so that lanes form and do not fall together.

    The slowest ways in which heights can swing along the links: power iteration as for the second eigenvector of the
    Laplacian, kept apart from the dates, so that up and down says something that right and left does not.
    """
    near = graph.ties
    dates = x - x.mean()
    y = np.sin(np.arange(graph.nodes) * 2.399963)  # a fixed start in no particular direction
    degree = np.maximum(near.degree, 1)
    for turn in range(_ROUNDS):
        tell(turn / _ROUNDS)
        mean = np.bincount(near.source, y[near.target], graph.nodes) / degree
        y = np.where(near.degree > 0, 0.5 * y + 0.5 * mean, y)
        y -= y.mean()
        if (square := float(dates @ dates)) > 0:
            y -= dates * (float(y @ dates) / square)
        y /= max(float(np.abs(y).max()), 1e-9)
    rank = np.empty(graph.nodes)
    rank[np.argsort(y, kind="stable")] = np.linspace(-1, 1, graph.nodes)
    return np.asarray(rank * SPACING * graph.nodes**0.5 / _WIDE, np.float64)


def _undated_lane(graph: ChartGraph, places: Floats, dated: Bools) -> Floats:
    """Rows below everything, each node as near below its neighbours as there is room."""
    off = np.flatnonzero(~dated)
    boxes = boxes_at(places[dated], graph.room[dated])
    left, right = (float(boxes.left.min()), float(boxes.right.max())) if dated.any() else (0.0, 0.0)
    bottom = float(boxes.bottom.max()) + _LANE_GAP if dated.any() else 0.0
    length = max(right - left, SPACING * _NARROWEST, SPACING * _WIDE * len(off) ** 0.5)
    count = np.bincount(graph.ties.source, dated[graph.ties.target], graph.nodes)
    summed = np.bincount(
        graph.ties.source, places[graph.ties.target, 0] * dated[graph.ties.target], graph.nodes
    )
    wish = np.where(count > 0, summed / np.maximum(count, 1), left)[off]
    found, y = np.zeros((len(off), 2)), bottom
    high = float((graph.room[off, 1] + graph.room[off, 2]).max()) + SPACING * 0.15
    rows = max(1, int(np.ceil(2 * graph.room[off, 0].sum() * 1.15 / length)))
    for row in range(rows):
        # every row takes each so-manyeth of those in the order of their wishes, so all rows reach across
        mine = np.argsort(wish, kind="stable")[row::rows]
        ends = left
        for at in mine.tolist():
            side = graph.room[off[at], 0]
            found[at, 0] = max(ends + side, wish[at])
            ends = found[at, 0] + side + SPACING * 0.08
        found[mine, 1] = y
        y += high
    found[:, 1] += float(graph.room[off, 1].max())
    return found
