"""Neighbours of every node as two flat arrays (compressed sparse rows), which the numpy kernels walk."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Adjacency:
    """The neighbours of node v are `target[start[v]:start[v + 1]]`, ascending; `start` has one entry more than nodes."""

    start: Ints
    target: Ints

    @property
    def nodes(self) -> int:
        """How many nodes there are."""
        return len(self.start) - 1

    @property
    def source(self) -> Ints:
        """The node that each entry of `target` is a neighbour of."""
        return np.repeat(np.arange(self.nodes), self.degree)

    @property
    def degree(self) -> Ints:
        """How many neighbours each node has."""
        return np.diff(self.start)

    def reversed(self) -> Adjacency:
        """The same arcs against their direction."""
        return adjacency(self.nodes, np.column_stack((self.target, self.source)))


def adjacency(nodes: int, arcs: Ints, *, both_ways: bool = False) -> Adjacency:
    """From rows (from, to). Arcs to the node itself are left out, and each arc counts once however often it is given."""
    arcs = arcs.reshape(-1, 2)
    if both_ways:
        arcs = np.concatenate((arcs, arcs[:, ::-1]))
    arcs = arcs[arcs[:, 0] != arcs[:, 1]]
    keys = np.unique(arcs[:, 0] * max(nodes, 1) + arcs[:, 1])
    source, target = np.divmod(keys, max(nodes, 1))
    start = np.zeros(nodes + 1, dtype=np.int64)
    np.cumsum(np.bincount(source, minlength=nodes), out=start[1:])
    return Adjacency(start, target)


def neighbours_of(near: Adjacency, nodes: Ints) -> tuple[Ints, Ints]:
    """All neighbours of several nodes in one array, and for each the place in `nodes` that it belongs to."""
    counts = near.start[nodes + 1] - near.start[nodes]
    owner = np.repeat(np.arange(len(nodes)), counts)
    ends = np.cumsum(counts)
    offset = np.repeat(near.start[nodes] - (ends - counts), counts)
    return near.target[offset + np.arange(len(owner))], owner
