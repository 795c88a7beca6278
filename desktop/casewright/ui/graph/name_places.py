"""Where the names of a small chart go: each beside its disc, as free of everything else as can be.

Every name has a dozen places around its disc. The dearest collisions are those with other names and with discs, then
those with lines; below the disc is where the eye looks first. Names are placed in turn, then each is given another
chance now that the rest have settled.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from casewright.ui.graph.arrays import Bools, Floats

_GAP = 3.0
_ROUNDS = 4
_NAME_COST, _DISC_COST, _LINE_COST, _RANK_COST = 1.0, 1.0, 6.0, 2.0
_BLOCKED = 4.0
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


def settle(
    x: Floats, y: Floats, radius: Floats, wide: Floats, high: Floats, line_x: Floats, line_y: Floats
) -> tuple[Floats, Floats, Bools]:
    """Left and top of the name of each node, and whether it covers neither a disc nor the name of a node before it.

    Args:
        x: places of the nodes on the screen, in the order in which names choose; `y` likewise.
        radius: of each disc.
        wide: of each name, in pixels; `high` likewise.
        line_x: points on the lines between discs, which names had better not cover; `line_y` likewise.
    """
    count = len(x)
    choice = _choices(x, y, radius, wide, high)
    cost = _into_discs(choice, x, y, radius) * _DISC_COST + _LINE_COST * _points_in(choice, line_x, line_y)
    cost += _RANK_COST * np.arange(cost.shape[1])[None, :]
    chosen = np.full(count, -1)
    rows = np.arange(count)
    for _ in range(_ROUNDS):
        before = chosen.copy()
        for node in range(count):
            others = rows[(chosen >= 0) & (rows != node)]
            taken = choice.pick((others, chosen[others]))
            over = choice.pick(np.s_[node, :, None]).overlap(taken.pick(np.s_[None, :])).sum(axis=1)
            chosen[node] = np.argmin(cost[node] + np.where(over > _BLOCKED, over + 400, 0) * _NAME_COST)
        if np.array_equal(before, chosen):
            break
    off_discs: Bools = np.all(_away(choice.pick(np.s_[:, :, None]), x, y) >= radius, axis=2)
    free = _free(choice.pick((rows, chosen)), off_discs[rows, chosen])
    for node in rows[~free]:
        # a name that has to give way may still stand where it is liked less
        shown = choice.pick((rows[free], chosen[free]))
        over = choice.pick(np.s_[node, :, None]).overlap(shown.pick(np.s_[None, :])).sum(axis=1) > _TOUCHING
        if (possible := off_discs[node] & ~over).any():
            chosen[node], free[node] = np.argmin(np.where(possible, cost[node], np.inf)), True
    final = choice.pick((rows, chosen))
    return final.left, final.top, free


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


def _choices(x: Floats, y: Floats, radius: Floats, wide: Floats, high: Floats) -> Boxes:
    """Places of each name, (nodes, places), the ones liked best first."""
    near, slant = (radius + _GAP)[:, None], (radius * 0.72 + _GAP)[:, None]
    px, py, w, h = x[:, None], y[:, None], wide[:, None], high[:, None]
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


def _into_discs(choice: Boxes, x: Floats, y: Floats, radius: Floats) -> Floats:
    """About the square pixels by which each place covers discs: how deep it reaches into them times the disc's width."""
    deep = np.clip(radius + 1 - _away(choice.pick(np.s_[:, :, None]), x, y), 0, None)
    return np.asarray((deep * 2 * radius).sum(axis=2), np.float64)


def _points_in(choice: Boxes, x: Floats, y: Floats) -> Floats:
    shape = choice.left.shape
    if not len(x):
        return np.zeros(shape)
    boxes = choice.pick(np.s_[:, :, None])
    inside = (x > boxes.left) & (x < boxes.right) & (y > boxes.top) & (y < boxes.bottom)
    return np.asarray(inside.sum(axis=2), np.float64)
