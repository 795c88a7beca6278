"""Closeness: how near a node is to all that reach it (Freeman 1979, for networks in parts after Wasserman and Faust 1994).

Breadth first from 64 nodes a machine word: a bit says that a node has been reached from one of them. Equal to networkx.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from casewright.analysis.network.adjacency import Adjacency, Floats, Ints

_ROOM = 400_000
"""Machine words that are held for all arcs at once."""

Words = NDArray[np.uint64]


def closeness(
    near: Adjacency,
    sources: Ints | None = None,
    *,
    tell: Callable[[float], object] = lambda _fraction: None,
) -> Floats:
    """Closeness of every node between 0 and 1, over the paths that lead to it.

    Args:
        sources: the nodes that paths are followed from, each once; None is all, and exact. From a sample, how many reach a
            node and from how far is estimated.
        tell: called with the part that is done; an exception that it raises stops the work.
    """
    nodes = near.nodes
    chosen = np.arange(nodes) if sources is None else sources
    far, reached = np.zeros(nodes), np.zeros(nodes)
    backward = near.reversed()
    words = max(1, min(8, _ROOM // max(1, len(near.target))))
    for at in range(0, len(chosen), 64 * words):
        tell(at / len(chosen))
        _spread(backward, chosen[at : at + 64 * words], words, far, reached)
    others = np.full(nodes, float(len(chosen)))
    others[chosen] -= 1  # a node does not say how far it is from itself
    share = np.divide(reached, others, out=np.zeros(nodes), where=others > 0)
    found: Floats = np.divide(share * reached, far, out=np.zeros(nodes), where=far > 0)
    return found


def _spread(backward: Adjacency, sources: Ints, words: int, far: Floats, reached: Floats) -> None:
    """Adds to `far` the distances from these sources, and to `reached` how many of them lead to each node."""
    busy = np.flatnonzero(backward.degree)
    if not len(busy):
        return
    seen: Words = np.zeros((backward.nodes, words), dtype=np.uint64)
    number = np.arange(len(sources))
    seen[sources, number // 64] = np.uint64(1) << (number % 64).astype(np.uint64)
    fresh = seen.copy()
    distance = 0
    while fresh.any():
        distance += 1
        arriving = np.bitwise_or.reduceat(fresh[backward.target], backward.start[busy], axis=0)
        fresh = np.zeros_like(seen)
        fresh[busy] = arriving & ~seen[busy]
        seen |= fresh
        new = np.bitwise_count(fresh).sum(axis=1)
        far += distance * new
        reached += new
