"""Finding room for labels: a map of what is taken on the screen."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import numpy as np

from casewright.ui.graph.arrays import Bools

_CELL = 2


class TakenRoom:
    """Which cells of the screen are taken. Rectangles are given by left, top, width and height in pixels."""

    def __init__(self, width: int, height: int) -> None:
        self._width, self._height = width, height
        self._taken = np.zeros((height // _CELL + 2, width // _CELL + 2), np.bool_)

    def take(self, x: float, y: float, width: float, height: float) -> None:
        """Mark a rectangle as taken."""
        rows, columns = self._cells(x, y, width, height)
        self._taken[rows, columns] = True

    def take_disc(self, x: float, y: float, radius: float) -> None:
        """Mark every cell that a disc may touch as taken."""
        stamp = _disc(round(radius * 2))
        half = len(stamp) // 2
        top, left = int(y // _CELL) - half, int(x // _CELL) - half
        above, before = max(-top, 0), max(-left, 0)
        room = self._taken[top + above : top + len(stamp), left + before : left + len(stamp)]
        if top + len(stamp) > 0 and left + len(stamp) > 0 and room.size:
            room |= stamp[above : above + room.shape[0], before : before + room.shape[1]]

    def take_if_free(self, x: float, y: float, width: float, height: float) -> bool:
        """Take a rectangle unless a part of it is taken or out of sight; whether it was taken."""
        if x < 0 or y < 0 or x + width > self._width or y + height > self._height:
            return False
        rows, columns = self._cells(x, y, width, height)
        room = self._taken[rows, columns]
        if not room.size or room.any():
            return False
        self._taken[rows, columns] = True
        return True

    def first_free(
        self, places: Iterable[tuple[float, float]], width: float, height: float
    ) -> tuple[float, float] | None:
        """Take the first of several places for a rectangle; None when there is room at none."""
        for x, y in places:
            if self.take_if_free(x, y, width, height):
                return x, y
        return None

    def _cells(self, x: float, y: float, width: float, height: float) -> tuple[slice, slice]:
        top, bottom = int(y // _CELL), int((y + height) // _CELL) + 1
        left, right = int(x // _CELL), int((x + width) // _CELL) + 1
        return slice(max(top, 0), max(bottom, 0)), slice(max(left, 0), max(right, 0))


@lru_cache(maxsize=64)
def _disc(twice_radius: int) -> Bools:
    """The cells that a disc in the middle of a cell can touch, wherever in that cell its centre is."""
    reach = twice_radius / 2 / _CELL + 1.0
    half = int(np.ceil(reach))
    away = np.arange(-half, half + 1)
    return np.asarray(np.hypot(away[:, None], away[None, :]) <= reach, np.bool_)
