"""Boxes and lines of a chart: how much they overlap. Lengths in points, y growing downwards."""

from __future__ import annotations

import math
from typing import NamedTuple

Point = tuple[float, float]


class Box(NamedTuple):
    """A rectangle by its corners, `left` < `right` and `top` < `bottom`."""

    left: float
    top: float
    right: float
    bottom: float

    def grown(self, x: float, y: float) -> Box:
        """The box with a margin on every side."""
        return Box(self.left - x, self.top - y, self.right + x, self.bottom + y)

    def within(self, width: float, height: float, margin: float = 0.0) -> bool:
        """Whether it lies inside a frame that begins at (0, 0)."""
        return (
            self.left >= margin
            and self.top >= margin
            and self.right <= width - margin
            and self.bottom <= height - margin
        )


def around(centre: Point, radius: float) -> Box:
    """The square around a node."""
    return Box(centre[0] - radius, centre[1] - radius, centre[0] + radius, centre[1] + radius)


def shared_area(a: Box, b: Box) -> float:
    """The area that two boxes share; 0 when they do not touch."""
    across = min(a.right, b.right) - max(a.left, b.left)
    down = min(a.bottom, b.bottom) - max(a.top, b.top)
    return across * down if across > 0 and down > 0 else 0.0


def length_inside(start: Point, end: Point, box: Box) -> float:
    """How much of a line lies in the box (Liang and Barsky's clipping)."""
    across, down = end[0] - start[0], end[1] - start[1]
    first, last = 0.0, 1.0
    for step, room in (
        (-across, start[0] - box.left),
        (across, box.right - start[0]),
        (-down, start[1] - box.top),
        (down, box.bottom - start[1]),
    ):
        if step == 0:
            if room < 0:
                return 0.0
            continue
        share = room / step
        first, last = (max(first, share), last) if step < 0 else (first, min(last, share))
        if first > last:
            return 0.0
    return (last - first) * math.hypot(across, down)
