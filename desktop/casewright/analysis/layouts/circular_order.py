"""The order of nodes on a circle, for few crossings.

Nodes are set one after the other, whoever is most tied to those already there first, at the end where it crosses less (Baur
and Brandes 2004), or as a walk along the ties comes to them; then each is taken out and tried at every place (circular
sifting). The better of the two stays.
"""

from __future__ import annotations

import numpy as np

from casewright.analysis.layouts.chart_graph import Ints
from casewright.analysis.layouts.telling import Tell, stretch, unheard
from casewright.analysis.network.adjacency import Adjacency

_ROUNDS = 8
_MOST_SIFTED = 3_000  # ties up to which nodes are sifted: it costs their number times that of the nodes


def circular_order(near: Adjacency, tell: Tell = unheard) -> Ints:
    """The nodes in the order in which they stand on the circle."""
    order = _greedy(near)
    if len(near.target) > 2 * _MOST_SIFTED:
        return order
    settled = [
        _settled(near, start, stretch(tell, at / 2, (at + 1) / 2))
        for at, start in enumerate((order, _walk(near)))
    ]
    return min(settled, key=lambda each: circle_crossings(near, each))


def _settled(near: Adjacency, order: Ints, tell: Tell) -> Ints:
    for turn in range(_ROUNDS):
        tell(turn / _ROUNDS)
        better = _sifted(near, order)
        if np.array_equal(better, order):
            break
        order = better
    return order


def _walk(near: Adjacency) -> Ints:
    """Along the ties as far as they lead, then back to where others branch off: chains and rings come out straight."""
    seen = np.zeros(near.nodes, np.bool_)
    walked: list[int] = []
    for start in np.argsort(-near.degree, kind="stable").tolist():
        waiting = [start]
        while waiting:
            node = waiting.pop()
            if not seen[node]:
                seen[node] = True
                walked.append(node)
                waiting.extend(near.target[near.start[node] : near.start[node + 1]].tolist())
    return np.array(walked, np.int64)


def circle_crossings(near: Adjacency, order: Ints) -> int:
    """How many pairs of ties cross."""
    place = np.empty(near.nodes, np.int64)
    place[order] = np.arange(near.nodes)
    ends = np.sort(
        np.column_stack([place[near.source], place[near.target]])[near.source < near.target], axis=1
    )
    low, high = ends[:, 0], ends[:, 1]
    return int(((low[:, None] < low) & (low < high[:, None]) & (high[:, None] < high)).sum())


def _greedy(near: Adjacency) -> Ints:
    """Whoever has fewest ties left to nodes not yet set comes next, the most tied to those that are first of them."""
    placed = np.zeros(near.nodes, np.int64)
    left = near.degree.astype(np.int64).copy()
    waiting = np.ones(near.nodes, np.bool_)
    front: list[int] = []
    back: list[int] = []
    for _ in range(near.nodes):
        wish = np.where(waiting, placed * (near.nodes + 1) - left, np.iinfo(np.int64).min)
        node = int(wish.argmax())
        waiting[node] = False
        around = near.target[near.start[node] : near.start[node + 1]]
        placed[around] += 1
        left[around] -= 1
        ahead = np.isin(around, front).sum() if front else 0
        (front if ahead > placed[node] / 2 else back).append(node)
    return np.array(front[::-1] + back, np.int64)


def _sifted(near: Adjacency, order: Ints) -> Ints:
    """Each node once at its best place.

    When a node passes the next one, only crossings between the ties of these two change. All others keep their order
    meanwhile, so the change at every step of the whole way round follows from one array of all ties.
    """
    for node in np.argsort(-near.degree, kind="stable").tolist():
        around = near.target[near.start[node] : near.start[node + 1]]
        if len(around) == 0:
            continue
        at = int(np.flatnonzero(order == node)[0])
        rest = np.concatenate([order[at + 1 :], order[:at]])  # as they follow it round the circle
        count = len(rest)
        place = np.zeros(near.nodes, np.int64)
        place[rest] = np.arange(count)
        other = (near.source != node) & (near.target != node)
        passed = place[near.source[other]]
        its_end = (place[near.target[other]] - passed) % count
        gain = np.zeros(len(passed))
        for end in place[around].tolist():
            own_end = (end - passed) % count
            # passing the very node that this tie leads to changes nothing
            gain += np.where(own_end == 0, 0, np.sign(its_end - own_end))
        total = np.cumsum(np.bincount(passed, gain, count))
        best = int(total.argmax())
        if total[best] > 0:
            order = np.concatenate([rest[: best + 1], [node], rest[best + 1 :]])
    return order
