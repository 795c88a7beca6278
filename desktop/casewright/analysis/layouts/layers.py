"""Layers of a chart whose ties all lead down: every tie at least one layer, together as few as can be."""

from __future__ import annotations

import numpy as np

from casewright.analysis.layouts.chart_graph import Ints
from casewright.analysis.network.adjacency import Adjacency, adjacency

_SWEEPS = 12
_MOST_STOPS = 60_000


def layers_of(nodes: int, ties: Ints) -> Ints:
    """The layer of each node, 0 at the top: the longest path to it, then moved to shorten the ties."""
    out, into = adjacency(nodes, ties), adjacency(nodes, ties[:, ::-1])
    layer, order = _longest_paths(out, into)
    for sweep in range(_SWEEPS):
        moved = False
        for node in reversed(order) if sweep % 2 == 0 else order:
            above = into.target[into.start[node] : into.start[node + 1]]
            below = out.target[out.start[node] : out.start[node + 1]]
            if len(above) == len(below):
                continue
            best = layer[above].max() + 1 if len(above) > len(below) else layer[below].min() - 1
            moved = moved or best != layer[node]
            layer[node] = best
        if not moved:
            break
    return np.asarray(layer - layer.min(initial=0), np.int64)


def _longest_paths(out: Adjacency, into: Adjacency) -> tuple[Ints, list[int]]:
    """The longest path to each node, and the nodes with everything above a node before it."""
    layer, left = np.zeros(out.nodes, np.int64), into.degree.copy()
    ready = np.flatnonzero(left == 0).tolist()
    order: list[int] = []
    while ready:
        node = ready.pop()
        order.append(node)
        below = out.target[out.start[node] : out.start[node + 1]]
        np.maximum.at(layer, below, layer[node] + 1)
        left[below] -= 1
        ready.extend(below[left[below] == 0].tolist())
    return layer, order


class LayeredTies:
    """Nodes and the stops of long ties, by layer; every segment joins a layer and the next.

    Attributes:
        layer: of each node and then of each stop.
        segments: (segments, 2), upper and lower end.
        nodes: how many of the numbers are nodes; higher ones are stops.
    """

    def __init__(self, layer: Ints, ties: Ints) -> None:
        self.nodes = len(layer)
        span = layer[ties[:, 1]] - layer[ties[:, 0]]
        ties, span = self._with_room(ties, span)
        stops = np.maximum(span - 1, 0)
        owner = np.repeat(np.arange(len(ties)), stops)
        first = self.nodes + np.cumsum(stops) - stops
        step = np.arange(len(owner)) - np.repeat(np.cumsum(stops) - stops, stops)
        self.layer = np.concatenate([layer, layer[ties[owner, 0]] + 1 + step])
        number = np.arange(len(owner)) + self.nodes
        upper = np.where(step == 0, ties[owner, 0], number - 1)
        short = ties[span == 1]
        last = np.column_stack([(first + stops - 1)[stops > 0], ties[stops > 0, 1]])
        self.segments = np.concatenate([short, np.column_stack([upper, number]), last])

    def _with_room(self, ties: Ints, span: Ints) -> tuple[Ints, Ints]:
        """Leaves out the longest ties of a chart that would have too many stops; they are drawn all the same."""
        order = np.argsort(span, kind="stable")
        kept = np.sort(order[np.cumsum(span[order] - 1) <= _MOST_STOPS])
        return ties[kept], span[kept]

    @property
    def depth(self) -> int:
        """How many layers there are."""
        return int(self.layer.max(initial=0)) + 1
