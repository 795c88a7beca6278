"""Nodes pushed off one another until neither discs nor names cover each other, each moved as little as can be."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from casewright.analysis.layouts.chart_graph import Bools, Floats, Ints
from casewright.analysis.layouts.telling import Tell, unheard

ROUNDS = 200
_PUSH = 0.55  # of what two boxes have in common: a little over half, or the last of it would never go
_RINGS, _DIRECTIONS = 60, 24


@dataclass(frozen=True)
class Boxes:
    """What nodes cover: left, right, top and bottom, arrays of one length."""

    left: Floats
    right: Floats
    top: Floats
    bottom: Floats

    def overlap(self, one: Ints, other: Ints) -> tuple[Floats, Floats]:
        """How far pairs of boxes reach into one another, across and down; not positive where they do not."""
        across = np.minimum(self.right[one], self.right[other]) - np.maximum(self.left[one], self.left[other])
        down = np.minimum(self.bottom[one], self.bottom[other]) - np.maximum(self.top[one], self.top[other])
        return across, down


def boxes_at(places: Floats, room: Floats, gap: float = 0.0) -> Boxes:
    """The boxes of nodes at these places, with half the gap around each; `room` as in `ChartGraph`."""
    x, y, more = places[:, 0], places[:, 1], gap / 2
    side = room[:, 0] + more
    return Boxes(x - side, x + side, y - room[:, 1] - more, y + room[:, 2] + more)


def overlapping(boxes: Boxes) -> tuple[Ints, Ints]:
    """The pairs of boxes that have something in common, each once.

    Boxes are sorted into strips as high as the highest of them, so only those of the same strip and of the next can meet.
    """
    if not len(boxes.left):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    left = boxes.left - boxes.left.min()
    right = boxes.right - boxes.left.min()
    widest = float((right - left).max())
    strip = np.floor((boxes.top - boxes.top.min()) / max(float((boxes.bottom - boxes.top).max()), 1e-9))
    length = float(right.max()) + 2 * widest + 1
    key = strip * length + left
    order = np.argsort(key, kind="stable")
    key, base, left, right = key[order], (strip * length)[order], left[order], right[order]
    after = np.arange(1, len(order) + 1)
    one, other = _ranges(after, np.searchsorted(key, base + right))
    below = np.searchsorted(key, base + length + left - widest)
    next_one, next_other = _ranges(below, np.searchsorted(key, base + length + right))
    first = order[np.concatenate([one, next_one])]
    second = order[np.concatenate([other, next_other])]
    across, down = boxes.overlap(first, second)
    meet = (across > 0) & (down > 0)
    return first[meet], second[meet]


def _ranges(start: Ints, end: Ints) -> tuple[Ints, Ints]:
    """Every number of every range, with the index of its range."""
    count = np.maximum(end - start, 0)
    owner = np.repeat(np.arange(len(start)), count)
    ends = np.cumsum(count)
    return owner, np.repeat(start - (ends - count), count) + np.arange(len(owner))


def pushed_apart(
    places: Floats,
    room: Floats,
    fixed: Bools,
    *,
    gap: float = 0.0,
    rounds: int = ROUNDS,
    vertical: bool = False,
    tell: Tell = unheard,
) -> Floats:
    """Places at which boxes meet no more, or as few as so many rounds allow; `vertical` moves nodes up and down only.

    Each pair is pushed along the direction in which it reaches less far into one another, fixed nodes not at all.
    """
    found = places.copy()
    free = np.where(fixed, 0.0, 1.0)
    for turn in range(rounds):
        tell(turn / rounds)
        boxes = boxes_at(found, room, gap)
        one, other = overlapping(boxes)
        movable = (free[one] + free[other]) > 0
        one, other = one[movable], other[movable]
        if not len(one):
            break
        across, down = boxes.overlap(one, other)
        share = _PUSH * 2 / (free[one] + free[other])
        sideways = np.zeros(len(one), np.bool_) if vertical else across < down
        # the middles of two boxes may lie in one point: then the order of the nodes decides
        middle = (boxes.left + boxes.right) / 2, (boxes.top + boxes.bottom) / 2
        for axis, much, which in ((0, across, sideways), (1, down, ~sideways)):
            ahead = np.where(
                (middle[axis][one] > middle[axis][other])
                | ((middle[axis][one] == middle[axis][other]) & (one > other)),
                1.0,
                -1.0,
            )
            push = np.where(which, ahead * much * share, 0.0)
            moved = np.bincount(one, push, len(found)) - np.bincount(other, push, len(found))
            pushes = np.bincount(one, which, len(found)) + np.bincount(other, which, len(found))
            found[:, axis] += free * moved / np.sqrt(np.maximum(pushes, 1))
    return found


def set_free(places: Floats, room: Floats, fixed: Bools, gap: float = 0.0) -> Floats:
    """Nodes that still meet another are set where there is room, the nearest such place first; for what pushing left over."""
    found = places.copy()
    one, other = overlapping(boxes_at(found, room, gap))
    stuck = np.unique(np.where(fixed[other], one, other))
    for node in stuck[~fixed[stuck]].tolist():
        rest = np.delete(np.arange(len(found)), node)
        others = boxes_at(found[rest], room[rest], gap)
        size = 2 * room[node, 0] + gap, room[node, 1] + room[node, 2] + gap
        ring = np.repeat(np.arange(_RINGS), _DIRECTIONS)[
            _DIRECTIONS - 1 :
        ]  # the first ring is the place itself
        angle = np.arange(len(ring)) * (2 * np.pi / _DIRECTIONS)
        reach = ring * (min(size) / 4)
        spots = found[node] + np.column_stack([reach * np.cos(angle), reach * np.sin(angle)])
        own = boxes_at(spots, np.broadcast_to(room[node], (len(spots), 3)), gap)
        meets = (
            (own.left[:, None] < others.right)
            & (own.right[:, None] > others.left)
            & (own.top[:, None] < others.bottom)
            & (own.bottom[:, None] > others.top)
        ).any(axis=1)
        if not meets.all():
            found[node] = spots[int(meets.argmin())]
    return found
