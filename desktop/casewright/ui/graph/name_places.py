"""Where the names of a small chart go: each beside its disc, as free of everything else as can be.

Every name has a dozen places around its disc. The dearest collisions are those with other names and with discs, then
those with lines; below the disc is where the eye looks first. Names are placed in turn, then each is given another
chance now that the rest have settled.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from casewright.ui.graph.arrays import Bools, Floats, Ints

_GAP = 3.0
_ROUNDS = 4
_NAME_COST, _DISC_COST, _LINE_COST, _RANK_COST = 1.0, 1.0, 6.0, 2.0
_BLOCKED = 4.0
_SQUARE, _MOST_SQUARES = 3.0, 1000
_TOUCHING = 1e-6


@dataclass(frozen=True, slots=True)
class Boxes:
    """Rectangles by their left, top, right and bottom; arrays of one shape."""

    left: Floats
    top: Floats
    right: Floats
    bottom: Floats

    def overlap(self, other: Boxes) -> Floats:
        """Square pixels that each has in common with each of the other, whose arrays must broadcast against these."""
        wide = np.minimum(self.right, other.right) - np.maximum(self.left, other.left)
        high = np.minimum(self.bottom, other.bottom) - np.maximum(self.top, other.top)
        return np.asarray(np.clip(wide, 0, None) * np.clip(high, 0, None), np.float64)

    def pick(self, index: Any) -> Boxes:
        """Some of them, by a numpy index."""
        parts = (np.asarray(each[index]) for each in (self.left, self.top, self.right, self.bottom))
        return Boxes(*parts)


class Discs(NamedTuple):
    """Discs on the screen in the order in which their names choose a place: middles, radius, width and height of the name."""

    x: Floats
    y: Floats
    radius: Floats
    wide: Floats
    high: Floats


def settle(discs: Discs, line_x: Floats, line_y: Floats) -> Ints:
    """Which of its places the name of each disc takes.

    Args:
        line_x: points on the lines between discs, which names had better not cover; `line_y` likewise.
    """
    choice = _choices(discs)
    count, places = choice.left.shape
    cost = _into_discs(choice, discs) * _DISC_COST + _LINE_COST * _points_in(choice, line_x, line_y)
    cost += _RANK_COST * np.arange(places)[None, :]
    near = _near(choice)
    common = [_overlaps(choice, node, others) for node, others in enumerate(near)]
    against = [np.where(each > _BLOCKED, each + 400, 0) * _NAME_COST for each in common]
    chosen = np.full(count, -1)
    for _ in range(_ROUNDS):
        before = chosen.copy()
        for node in range(count):
            has_place = np.flatnonzero(chosen[near[node]] >= 0)
            taken = chosen[near[node][has_place]]
            chosen[node] = np.argmin(cost[node] + against[node][:, has_place, taken].sum(axis=1))
        if np.array_equal(before, chosen):
            break
    off_discs, rows = _off_discs(choice, discs), np.arange(count)
    free = _free(choice.pick((rows, chosen)), off_discs[rows, chosen])
    for node in rows[~free].tolist():
        # a name that has to give way may still stand where it is liked less
        shown = np.flatnonzero(free[near[node]])
        over = common[node][:, shown, chosen[near[node][shown]]].sum(axis=1) > _TOUCHING
        if (possible := off_discs[node] & ~over).any():
            chosen[node], free[node] = np.argmin(np.where(possible, cost[node], np.inf)), True
    return chosen


def placed(discs: Discs, chosen: Ints) -> tuple[Floats, Floats, Bools]:
    """Left and top of each name at the place it took, and whether it covers neither a disc nor a name before it there."""
    choice, rows = _choices(discs), np.arange(len(chosen))
    names = choice.pick((rows, chosen))
    return names.left, names.top, _free(names, _off_discs(names, discs))


def _near(choice: Boxes) -> list[Ints]:
    """For each name the other names that it can come to overlap."""
    hull = Boxes(
        choice.left.min(axis=1), choice.top.min(axis=1), choice.right.max(axis=1), choice.bottom.max(axis=1)
    )
    meet = hull.pick(np.s_[:, None]).overlap(hull.pick(np.s_[None, :])) > 0
    np.fill_diagonal(meet, False)
    return [np.flatnonzero(row) for row in meet]


def _overlaps(choice: Boxes, node: int, others: Ints) -> Floats:
    """Square pixels that each place of a name has in common with each of some others: (places, others, places)."""
    return choice.pick(np.s_[node, :, None, None]).overlap(
        choice.pick((others, np.s_[:])).pick(np.s_[None, :, :])
    )


def _off_discs(boxes: Boxes, discs: Discs) -> Bools:
    """Which rectangles cover no disc."""
    off: Bools = np.all(_away(boxes.pick(np.s_[..., None]), discs.x, discs.y) >= discs.radius, axis=-1)
    return off


def _free(names: Boxes, off_discs: Bools) -> Bools:
    """Which names cover no disc and no other name that is shown, the first ones first."""
    free = off_discs.copy()
    over = names.pick(np.s_[:, None]).overlap(names.pick(np.s_[None, :])) > _TOUCHING
    for node in range(len(free)):
        free[node] &= not (over[node, :node] & free[:node]).any()
    return free


def _away(boxes: Boxes, x: Floats, y: Floats) -> Floats:
    """How far points are from rectangles."""
    dx = np.maximum(np.maximum(boxes.left - x, x - boxes.right), 0)
    dy = np.maximum(np.maximum(boxes.top - y, y - boxes.bottom), 0)
    return np.asarray(np.hypot(dx, dy), np.float64)


def _choices(discs: Discs) -> Boxes:
    """Places of each name, (nodes, places), the ones liked best first."""
    near, slant = (discs.radius + _GAP)[:, None], (discs.radius * 0.72 + _GAP)[:, None]
    px, py, w, h = (each[:, None] for each in (discs.x, discs.y, discs.wide, discs.high))
    left = np.concatenate(
        [
            px - w / 2, px + near, px - near - w, px - w / 2,
            px + slant * 0.5, px - slant * 0.5 - w, px + slant * 0.5, px - slant * 0.5 - w,
            px - w * 0.25, px - w * 0.75, px - w * 0.25, px - w * 0.75,
            px + near, px - near - w, px - w / 2, px - w / 2,
        ],
        axis=1,
    )  # fmt: skip
    top = np.concatenate(
        [
            py + near, py - h / 2, py - h / 2, py - near - h,
            py + slant, py + slant, py - slant - h, py - slant - h,
            py + near, py + near, py - near - h, py - near - h,
            py + 2, py + 2, py + near + 12, py - near - 12 - h,
        ],
        axis=1,
    )  # fmt: skip
    return Boxes(left, top, left + w, top + h)


def _into_discs(choice: Boxes, discs: Discs) -> Floats:
    """About the square pixels by which each place covers discs: how deep it reaches into them times the disc's width."""
    deep = np.clip(discs.radius + 1 - _away(choice.pick(np.s_[:, :, None]), discs.x, discs.y), 0, None)
    return np.asarray((deep * 2 * discs.radius).sum(axis=2), np.float64)


def _points_in(choice: Boxes, x: Floats, y: Floats) -> Floats:
    """About how many points lie in each rectangle: counted by small squares, from sums over all that is above and left."""
    if not len(x):
        return np.zeros(choice.left.shape)
    left, top = float(x.min()), float(y.min())
    square = max(_SQUARE, (float(x.max()) - left) / _MOST_SQUARES, (float(y.max()) - top) / _MOST_SQUARES)
    column, row = ((x - left) // square).astype(np.int64), ((y - top) // square).astype(np.int64)
    wide, high = int(column.max()) + 1, int(row.max()) + 1
    counts = np.bincount(row * wide + column, minlength=wide * high).reshape(high, wide)
    sums = np.zeros((high + 1, wide + 1))
    sums[1:, 1:] = counts.cumsum(axis=0).cumsum(axis=1)
    first, last = (_squares(each, left, square, wide) for each in (choice.left, choice.right))
    above, below = (_squares(each, top, square, high) for each in (choice.top, choice.bottom))
    found = sums[below, last] - sums[above, last] - sums[below, first] + sums[above, first]
    return np.asarray(found, np.float64)


def _squares(edge: Floats, start: float, square: float, count: int) -> Ints:
    return np.asarray(np.clip(np.round((edge - start) / square), 0, count), np.int64)
