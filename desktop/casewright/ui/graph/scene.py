"""The graph as arrays: places, kinds, ends of edges, and which edges meet at a node."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from casewright.ui.graph.records import GraphEdge, GraphNode

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

_SPACING = 120.0
"""Pixels between linked nodes at zoom 1: whatever units a layout uses, its usual link is then this long."""


class Scene:
    """Nodes and edges by index. Edges lie in random order, so that the first n of them are a fair sample of all."""

    def __init__(self, nodes: Sequence[GraphNode] = (), edges: Sequence[GraphEdge] = ()) -> None:
        self.nodes = tuple(nodes)
        self.index = {node.id: number for number, node in enumerate(self.nodes)}
        known = [e for e in edges if e.source in self.index and e.target in self.index]
        order = np.random.default_rng(0).permutation(len(known))
        self.edges = tuple(known[number] for number in order)
        self.x = np.array([node.x for node in self.nodes], np.float64)
        self.y = np.array([node.y for node in self.nodes], np.float64)
        self.looks, self.look = _distinct((node.icon, node.colour) for node in self.nodes)
        self.source = np.array([self.index[edge.source] for edge in self.edges], np.int64)
        self.target = np.array([self.index[edge.target] for edge in self.edges], np.int64)
        self.hostile = np.array([edge.hostile for edge in self.edges], np.bool_)
        self.dashed = np.array([edge.dashed for edge in self.edges], np.bool_)
        self.directed = np.array([edge.directed for edge in self.edges], np.bool_)
        self.width = np.array([_pen_width(edge.weight) for edge in self.edges], np.float64)
        self._index_ends()
        self.show_only(np.ones(len(self.nodes), np.bool_), np.ones(len(self.edges), np.bool_))
        self.unit = self._spacing()

    def __len__(self) -> int:
        return len(self.nodes)

    def show_only(self, nodes: Bools, edges: Bools) -> None:
        """Show some of the nodes, and of the edges between them some; nothing moves."""
        self.shown: Bools = nodes
        self.edge_shown: Bools = edges & nodes[self.source] & nodes[self.target]
        self.bend, self.parallel = np.zeros(len(self.edges)), np.ones(len(self.edges), np.int64)
        some = np.flatnonzero(self.edge_shown)
        self.bend[some], self.parallel[some] = _bends(self.source[some], self.target[some])

    def edges_of(self, node: int) -> Ints:
        """The edges shown that meet at a node."""
        found: Ints = self._meeting[self._first[node] : self._first[node + 1]]
        return found[self.edge_shown[found]]

    def edges_of_all(self, nodes: Iterable[int]) -> Ints:
        """The edges that meet at any of these nodes, each once."""
        found = [self.edges_of(node) for node in nodes]
        return np.unique(np.concatenate(found)) if found else np.zeros(0, np.int64)

    def neighbours(self, node: int) -> list[int]:
        """The nodes one link away, clockwise from the top, each once."""
        meeting = self.edges_of(node)
        ends = np.concatenate([self.source[meeting], self.target[meeting]])
        found = np.unique(ends[ends != node])
        angle = np.arctan2(self.x[found] - self.x[node], self.y[node] - self.y[found]) % (2 * np.pi)
        return [int(each) for each in found[np.argsort(angle, kind="stable")]]

    def first(self) -> int | None:
        """The node shown at which most edges meet."""
        return next((int(node) for node in self.by_degree if self.shown[node]), None)

    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the places shown, of all when none is; the scene must not be empty."""
        x, y = (self.x[self.shown], self.y[self.shown]) if self.shown.any() else (self.x, self.y)
        return float(x.min()), float(y.min()), float(x.max()), float(y.max())

    def _index_ends(self) -> None:
        count, ends = len(self.nodes), np.concatenate([self.source, self.target])
        number = np.tile(np.arange(len(self.edges), dtype=np.int64), 2)
        loops = np.concatenate([np.zeros(len(self.edges), np.bool_), self.source == self.target])
        ends, number = ends[~loops], number[~loops]
        self._meeting = number[np.argsort(ends, kind="stable")]
        self.degree = np.bincount(ends, minlength=count) if count else np.zeros(0, np.int64)
        self._first = np.concatenate([[0], np.cumsum(self.degree)]).astype(np.int64)
        self.by_degree = np.argsort(-self.degree, kind="stable")
        self.rank = np.empty(count, np.int64)
        self.rank[self.by_degree] = np.arange(count)

    def _spacing(self) -> float:
        """Scene units that make `_SPACING` pixels at zoom 1."""
        if len(self.nodes) < 2:
            return 1.0
        left, top, right, bottom = self.bounds()
        extent = max(right - left, bottom - top, 1e-9)
        room = float(
            np.sqrt(max(right - left, extent / 10) * max(bottom - top, extent / 10) / len(self.nodes))
        )
        long = np.hypot(self.x[self.source] - self.x[self.target], self.y[self.source] - self.y[self.target])
        long = long[long > 0]
        # in a tangle links are far longer than nodes lie apart
        return min(float(np.median(long)), 1.25 * room) / _SPACING if len(long) else room / _SPACING


def _distinct(looks: Iterable[tuple[str, str]]) -> tuple[list[tuple[str, str]], Ints]:
    seen: dict[tuple[str, str], int] = {}
    numbers = [seen.setdefault(look, len(seen)) for look in looks]
    return list(seen), np.array(numbers, np.int64)


def _pen_width(weight: float) -> float:
    return 1.0 + 0.5 * (min(max(round(weight), 1), 4) - 1)


def _bends(source: Ints, target: Ints) -> tuple[Floats, Ints]:
    """How far each edge bows out, and how many join the same two nodes.

    0 for a single one; -0.5, 0.5 for two between the same nodes; -1, 0, 1 for three.

    The sign is that of the lower-numbered end, so that edges of opposite direction fan out too.
    """
    bend, parallel = np.zeros(len(source)), np.ones(len(source), np.int64)
    if not len(source):
        return bend, parallel
    low, high = np.minimum(source, target), np.maximum(source, target)
    pair = low * (int(high.max()) + 1) + high
    order = np.argsort(pair, kind="stable")
    _, first, count = np.unique(pair[order], return_index=True, return_counts=True)
    place = np.arange(len(order)) - np.repeat(first, count)
    bend[order] = place - (np.repeat(count, count) - 1) / 2
    parallel[order] = np.repeat(count, count)
    return np.asarray(np.where(source <= target, bend, -bend), np.float64), parallel
