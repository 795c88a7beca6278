"""Distances in links from many nodes at once: breadth-first search with one bit a start, 64 starts a word.

One sweep over the ties advances all 64 searches by a level (Then et al. 2014, "The more the merrier"), which in numpy costs
about as much as a single search.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from casewright.analysis.network.adjacency import Adjacency, Ints, neighbours_of

Steps = NDArray[np.uint16]
_WORD = 64
_SPARSE = 8  # below an eighth of the nodes, only what lies at the frontier is looked at


def distances(near: Adjacency, starts: Ints) -> Steps:
    """(nodes, starts): the number of links from each start to each node of a connected graph of two nodes or more."""
    parts = [_from_word(near, starts[at : at + _WORD]) for at in range(0, len(starts), _WORD)]
    return parts[0] if len(parts) == 1 else np.concatenate(parts, axis=1)


def _from_word(near: Adjacency, starts: Ints) -> Steps:
    count = len(starts)
    steps = np.zeros((near.nodes, count), np.uint16)
    frontier = np.zeros(near.nodes, np.uint64)
    np.bitwise_or.at(frontier, starts, np.uint64(1) << np.arange(count, dtype=np.uint64))
    seen = frontier.copy()
    rows = np.flatnonzero(frontier)
    level = 0
    while len(rows):
        level += 1
        if len(rows) * _SPARSE < near.nodes:
            rows, new = _next_few(near, frontier, rows, seen)
        else:
            new = np.bitwise_or.reduceat(frontier[near.target], near.start[:-1]) & ~seen
            rows = np.flatnonzero(new)
            new = new[rows]
        frontier = np.zeros_like(frontier)
        frontier[rows] = new
        seen[rows] |= new
        bits = np.unpackbits(new.astype("<u8").view(np.uint8).reshape(-1, 8), axis=1, bitorder="little")
        steps[rows] += bits[:, :count] * np.uint16(level)
    return steps


def _next_few(
    near: Adjacency, frontier: NDArray[np.uint64], rows: Ints, seen: NDArray[np.uint64]
) -> tuple[Ints, NDArray[np.uint64]]:
    reached = np.unique(neighbours_of(near, rows)[0])
    around, owner = neighbours_of(near, reached)
    first = np.flatnonzero(np.diff(owner, prepend=-1))
    new = np.bitwise_or.reduceat(frontier[around], first) & ~seen[reached]
    some = np.flatnonzero(new)
    return reached[some], new[some]
