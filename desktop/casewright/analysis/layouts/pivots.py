"""Pivots: a few nodes far from one another whose distances stand for all distances, and a first picture from them."""

from __future__ import annotations

import numpy as np

from casewright.analysis.layouts.breadth_first import Steps, distances
from casewright.analysis.layouts.chart_graph import Floats, Ints
from casewright.analysis.layouts.telling import Tell, unheard
from casewright.analysis.network.adjacency import Adjacency

_FAR_ROUNDS = (3, 8, 13)
"""How many pivots a round adds far from all others; a round costs one search, however many it adds."""


def choose_pivots(near: Adjacency, count: int, tell: Tell = unheard) -> tuple[Ints, Steps]:
    """The pivots and the distances to them, (nodes, pivots), of a connected graph.

    The first is the best linked node. Half of them lie as far as can be from one another; the rest are drawn from a fixed
    seed, nodes far from all pivots more likely.
    """
    if count >= near.nodes:
        every = np.arange(near.nodes)
        return every, distances(near, every)
    pivots = np.array([int(near.degree.argmax())])
    steps = distances(near, pivots)
    for size in _FAR_ROUNDS:
        tell(len(pivots) / count)
        pivots, steps = _with(near, pivots, steps, _far_nodes(steps, min(size, count - len(pivots))))
    tell(len(pivots) / count)
    nearest = steps.min(axis=1)
    reach = np.cumsum(nearest, dtype=np.float64)
    if reach[-1] > 0:
        drawn = np.random.default_rng(0).random(count - len(pivots)) * reach[-1]
        pivots, steps = _with(near, pivots, steps, np.searchsorted(reach, drawn, side="right"))
    return pivots, steps


def _with(near: Adjacency, pivots: Ints, steps: Steps, more: Ints) -> tuple[Ints, Steps]:
    fresh = np.setdiff1d(more, pivots)
    if not len(fresh):
        return pivots, steps
    return np.append(pivots, fresh), np.concatenate([steps, distances(near, fresh)], axis=1)


def _far_nodes(steps: Steps, count: int) -> Ints:
    """Nodes far from the pivots and from one another, as far as the distances to the pivots tell."""
    known = steps.astype(np.int32)
    nearest = known.min(axis=1)
    found = []
    for _ in range(count):
        found.append(int(nearest.argmax()))
        # two nodes are at least as far apart as their distances to any pivot differ
        np.minimum(nearest, np.abs(known - known[found[-1]]).max(axis=1), out=nearest)
    return np.array(found, np.int64)


def first_places(steps: Steps) -> Floats:
    """Pivot multidimensional scaling (Brandes and Pich 2007), in links; its longer axis lies horizontally."""
    squared = steps.astype(np.float32) ** 2
    squared -= squared.mean(axis=0)
    squared -= squared.mean(axis=1, keepdims=True)
    squared *= np.float32(-0.5)
    small = (squared.T @ squared).astype(np.float64)
    values, axes = np.linalg.eigh(small)
    plane = axes[:, -1:-3:-1] / np.maximum(values[-1:-3:-1], 1e-9) ** 0.25
    plane *= np.where(plane[np.abs(plane).argmax(axis=0), np.arange(plane.shape[1])] < 0, -1.0, 1.0)
    found = np.zeros((len(steps), 2))
    found[:, : plane.shape[1]] = squared @ plane.astype(np.float32)
    return _scaled(found / max(float(np.abs(found).max()), 1e-9), steps)


def _scaled(places: Floats, steps: Steps) -> Floats:
    """As large as fits the distances best, judged by what lies within sight of the first pivots."""
    some = steps[:, : min(8, steps.shape[1])].astype(np.float64)
    at = some.argmin(axis=0)
    apart = np.hypot(places[:, 0, None] - places[at, 0], places[:, 1, None] - places[at, 1])
    ratio = apart[some > 0] / some[some > 0]
    turned: Floats = places * (ratio.sum() / max(float((ratio**2).sum()), 1e-12))
    # nodes with the same distances to all pivots lie in one point: start them apart
    number = np.arange(len(turned))
    turned += (
        0.3
        * np.sqrt((number % 97) / 97)[:, None]
        * np.column_stack([np.cos(number * 2.399963), np.sin(number * 2.399963)])
    )
    return turned
