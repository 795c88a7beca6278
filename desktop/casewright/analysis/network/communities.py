"""Communities: groups with more links inside than chance would give (modularity; Newman and Girvan 2004).

Louvain's method (Blondel et al. 2008) with the queue of Traag's fast local moving (2015): only the neighbours of what moved
are looked at again. Plain dictionaries: numpy has nothing to take hold of here.
"""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Callable

import numpy as np

from casewright.analysis.network.adjacency import Adjacency, Ints

Weights = list[dict[int, float]]
_LEAST_GAIN = 1e-12


def communities(
    near: Adjacency, seed: int = 0, runs: int = 1, tell: Callable[[float], object] = lambda _fraction: None
) -> Ints:
    """The number of the community of each node: 0 is the largest, equal ones in the order of their first node.

    Args:
        near: neighbours both ways; whoever has none is alone in a community.
        seed: the order in which nodes are gone through; the same seed gives the same communities.
        runs: how often it is tried; the division with the highest modularity is kept.
        tell: called with the part that is done, as far as can be said; an exception that it raises stops the work.
    """
    chance = random.Random(seed)
    best, highest = _by_size([]), -2.0
    for run in range(runs):
        found = _by_size(_divided(near, chance, lambda part, run=run: tell((run + part) / runs)))  # type: ignore[misc]
        quality = modularity(near, found)
        if quality > highest + _LEAST_GAIN:
            best, highest = found, quality
    return best


def _divided(near: Adjacency, chance: random.Random, tell: Callable[[float], object]) -> list[int]:
    weights: Weights = [
        dict.fromkeys(near.target[a:b].tolist(), 1.0)
        for a, b in zip(near.start[:-1].tolist(), near.start[1:].tolist(), strict=True)
    ]
    loops = [0.0] * len(weights)
    member = list(range(len(weights)))
    for rounds in range(1, 100):
        tell(1 - 0.5**rounds)
        group = _moved(weights, loops, chance)
        count = max(group, default=-1) + 1
        if count == len(weights):
            break
        member = [group[each] for each in member]
        weights, loops = _folded(weights, loops, group, count)
    return member


def modularity(near: Adjacency, group: Ints) -> float:
    """How many more of the links lie within groups than chance would give; 0 where there are no links."""
    arcs = len(near.target)
    if not arcs:
        return 0.0
    inside = np.count_nonzero(group[near.source] == group[near.target]) / arcs
    strength = np.bincount(group, weights=near.degree) / arcs
    return float(inside - (strength * strength).sum())


def _moved(weights: Weights, loops: list[float], chance: random.Random) -> list[int]:
    """Moves nodes between groups, one at a time, as long as modularity gains; groups are numbered from 0 without gaps."""
    strength = [sum(near.values()) + 2 * own for near, own in zip(weights, loops, strict=True)]
    total = sum(strength)
    group = list(range(len(weights)))
    held = list(strength)
    queue = deque(chance.sample(group, len(group)) if total else ())
    waiting = [True] * len(group)
    while queue:
        node = queue.popleft()
        waiting[node] = False
        near = weights[node]
        own, weight = group[node], strength[node] / total
        beside: dict[int, float] = {own: 0.0}
        for other, links in near.items():
            other_group = group[other]
            beside[other_group] = beside.get(other_group, 0.0) + links
        held[own] -= strength[node]
        best, gain = own, beside[own] - weight * held[own]
        for other_group, links in beside.items():
            offered = links - weight * held[other_group]
            if offered > gain + _LEAST_GAIN:
                best, gain = other_group, offered
        held[best] += strength[node]
        if best != own:
            group[node] = best
            for other in near:
                if not waiting[other] and group[other] != best:
                    waiting[other] = True
                    queue.append(other)
    number: dict[int, int] = {}
    return [number.setdefault(each, len(number)) for each in group]


def _folded(
    weights: Weights, loops: list[float], group: list[int], count: int
) -> tuple[Weights, list[float]]:
    """Each group as one node."""
    folded: Weights = [{} for _ in range(count)]
    inner = [0.0] * count
    for node, near in enumerate(weights):
        own = group[node]
        inner[own] += loops[node]
        into = folded[own]
        for other, links in near.items():
            other_group = group[other]
            if other_group == own:
                inner[own] += links / 2  # seen from both ends
            else:
                into[other_group] = into.get(other_group, 0.0) + links
    return folded, inner


def _by_size(member: list[int]) -> Ints:
    groups = np.array(member, dtype=np.int64)
    if not len(groups):
        return groups
    known, first, inverse, sizes = np.unique(
        groups, return_index=True, return_inverse=True, return_counts=True
    )
    rank = np.empty(len(known), dtype=np.int64)
    rank[np.lexsort((first, -sizes))] = np.arange(len(known))
    return rank[inverse]
