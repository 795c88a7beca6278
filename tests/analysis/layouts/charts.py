"""Graphs to lay out."""

from __future__ import annotations

import numpy as np

from casewright.analysis.network.adjacency import Ints


def ring(count: int) -> Ints:
    """A cycle."""
    at = np.arange(count)
    return np.column_stack([at, (at + 1) % count])


def grid(wide: int, high: int) -> Ints:
    """A grid of squares."""
    at = np.arange(wide * high).reshape(high, wide)
    across = np.column_stack([at[:, :-1].ravel(), at[:, 1:].ravel()])
    return np.concatenate([across, np.column_stack([at[:-1].ravel(), at[1:].ravel()])])


def case_like(nodes: int, seed: int = 7) -> Ints:
    """Hubs with leaves in communities, a few links between these: what a chart of a case looks like; connected."""
    chance = np.random.default_rng(seed)
    links: list[tuple[int, int]] = []
    starts: list[int] = []
    start = 0
    while start < nodes:
        size = min(int(np.clip(chance.lognormal(3.2, 0.9), 4, 400)), nodes - start)
        ends = [start]
        for node in range(start + 1, start + size):
            other = (
                ends[chance.integers(len(ends))]
                if chance.random() < 0.75
                else int(chance.integers(start, node))
            )
            links.append((other, node))
            ends += [other, other, node]
        more = chance.integers(start, start + size, (int(0.45 * size), 2))
        links += [(int(a), int(b)) for a, b in more if a != b]
        if starts:
            first = starts[int(chance.integers(max(0, len(starts) - 12), len(starts)))]
            links.append((first, start + int(chance.integers(size))))
        starts.append(start)
        start += size
    return np.array(links, np.int64)
