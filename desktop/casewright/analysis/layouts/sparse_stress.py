"""Stress made small for large graphs: every node heeds its neighbours, a few nodes two links away, and the pivots.

Each pivot stands for the nodes nearest to it (Ortmann, Klimenta and Brandes 2016), so a round costs nodes times pivots.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from casewright.analysis.layouts.breadth_first import Steps
from casewright.analysis.layouts.chart_graph import Bools, Floats, Ints, Singles
from casewright.analysis.layouts.telling import Tell
from casewright.analysis.network.adjacency import Adjacency

_SLICE = 20_000  # nodes whose pivots are looked at in one go: what is at hand stays in the cache
_ROUNDS, _ROUNDS_LARGE, _LARGE = 50, 30, 50_000
_STRIDE = np.float32(1.4)  # steps this much longer come to rest sooner; from 1.8 they never do
_TINY = np.float32(1e-6)
_TWO_AWAY = 6  # how many nodes two links away are drawn for each node
_TWO_AWAY_WEIGHT = 0.25  # one over the distance squared


def make_sparse_stress_small(
    places: Floats, near: Adjacency, weight: Singles, pivoted: tuple[Ints, Steps], fixed: Bools, tell: Tell
) -> Floats:
    """Places with less stress, in links, of a connected graph.

    Args:
        places: (nodes, 2) to start from; those that are `fixed` stay.
        weight: of each entry of `near.target`.
        pivoted: the pivots and the distances to them, as `pivots.choose_pivots` gives them.
        tell: called every round; what it raises stops the work.
    """
    stress = _SparseStress(near, weight, *pivoted)
    x, y = places[:, 0].astype(np.float32), places[:, 1].astype(np.float32)
    rounds = _ROUNDS if near.nodes < _LARGE else _ROUNDS_LARGE
    for turn in range(rounds):
        tell(turn / rounds)
        to_x, to_y = stress.wishes(x, y)
        stride = _STRIDE if turn < rounds - 3 else np.float32(1)
        x += np.where(fixed, np.float32(0), stride) * (to_x - x)
        y += np.where(fixed, np.float32(0), stride) * (to_y - y)
    return np.where(fixed[:, None], places, np.column_stack([x, y]).astype(np.float64))


class _SparseStress:
    """The terms of one connected graph."""

    def __init__(self, near: Adjacency, tie_weight: Singles, pivots: Ints, steps: Steps) -> None:
        self._pivots = pivots
        self._weight = _pivot_weights(pivots, steps)
        self._wanted = self._weight * steps
        self._lists = [_Pairs(near.source, near.target, near.start, tie_weight, np.float32(1))]
        two = _two_away(near)
        if two is not None:
            self._lists.append(two)
        self._total = self._weight.sum(axis=1) + sum(each.total for each in self._lists)

    def wishes(self, x: Singles, y: Singles) -> tuple[Singles, Singles]:
        """Where each node wants to be, given where all others are."""
        to_x, to_y = np.empty_like(x), np.empty_like(y)
        px, py = x[self._pivots], y[self._pivots]
        for first in range(0, len(x), _SLICE):
            part = slice(first, first + _SLICE)
            across, down = x[part, None] - px, y[part, None] - py
            pull = across * across
            pull += down * down
            pull += _TINY
            np.sqrt(pull, out=pull)
            np.divide(self._wanted[part], pull, out=pull)
            to_x[part] = self._weight[part] @ px + np.einsum("ij,ij->i", pull, across)
            to_y[part] = self._weight[part] @ py + np.einsum("ij,ij->i", pull, down)
        for each in self._lists:
            add_x, add_y = each.wishes(x, y)
            to_x += add_x
            to_y += add_y
        return to_x / self._total, to_y / self._total


class _Pairs:
    """Pairs of nodes that want to be a certain distance apart, sorted by the first of them."""

    def __init__(self, node: Ints, other: Ints, start: Ints, weight: Singles, apart: np.float32) -> None:
        self._node, self._other, self._start = node.astype(np.int32), other.astype(np.int32), start
        self._weight, self._apart = weight, apart
        self.total = sums_by_node(weight, start)

    def wishes(self, x: Singles, y: Singles) -> tuple[Singles, Singles]:
        """The weighted sum of the places that each node's partners want it at."""
        other_x, other_y = x[self._other], y[self._other]
        across, down = x[self._node] - other_x, y[self._node] - other_y
        stretch = self._apart / np.sqrt(across * across + down * down + _TINY)
        across *= stretch
        down *= stretch
        across += other_x
        down += other_y
        across *= self._weight
        down *= self._weight
        return sums_by_node(across, self._start), sums_by_node(down, self._start)


def sums_by_node(values: Singles, start: Ints) -> Singles:
    """The sum of each node's run of values; 0 where the run is empty."""
    found = np.add.reduceat(np.append(values, np.float32(0)), start[:-1])
    found[start[1:] == start[:-1]] = 0
    return np.asarray(found, np.float32)


def _pivot_weights(pivots: Ints, steps: Steps) -> Singles:
    """1 / distance², times how many nodes of the pivot's region lie within half that distance of it; 0 for neighbours."""
    region = steps.argmin(axis=1)
    weight = np.empty(steps.shape, np.float32)
    for pivot in range(len(pivots)):
        away = steps[:, pivot]
        within = np.cumsum(np.bincount(away[region == pivot], minlength=1))
        stands_for = within[np.minimum(away // 2, len(within) - 1)]
        weight[:, pivot] = np.where(away > 1, stands_for / np.maximum(away, 1).astype(np.float32) ** 2, 0)
    return weight


def _two_away(near: Adjacency) -> _Pairs | None:
    """Some pairs two links apart, from a fixed seed; each counts for those of its nodes' that were not drawn."""
    chance, nodes = np.random.default_rng(0), near.nodes
    node = np.repeat(np.arange(nodes), _TWO_AWAY)
    far = _step(near, _step(near, node, chance), chance)
    keys = np.concatenate([node * nodes + far, far * nodes + node])[np.tile(node != far, 2)]
    keys = np.unique(keys)
    ties = near.source * nodes + near.target
    at = np.minimum(np.searchsorted(ties, keys), len(ties) - 1)
    first, second = np.divmod(keys[ties[at] != keys], nodes)
    if not len(first):
        return None
    drawn = np.bincount(first, minlength=nodes)
    there = np.bincount(near.source, (near.degree - 1)[near.target], nodes)
    more = np.clip(there / np.maximum(drawn, 1), 1, 8)
    weight = (_TWO_AWAY_WEIGHT * np.sqrt(more[first] * more[second])).astype(np.float32)
    start = np.concatenate([[0], np.cumsum(drawn)])
    return _Pairs(first, second, start, weight, np.float32(2))


def _step(near: Adjacency, nodes: Ints, chance: np.random.Generator) -> NDArray[np.int64]:
    """A neighbour of each node, drawn at random."""
    return near.target[near.start[nodes] + (chance.random(len(nodes)) * near.degree[nodes]).astype(np.int64)]
