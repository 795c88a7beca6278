"""Handing numpy arrays to QPainter as they lie in memory: no Python object per line or sprite.

The binding remembers, by address, which object it has wrapped. Were the memory given back, an object of Qt could come to
lie at the same address, be taken for the one wrapped before, and bring the program down. So each kind of shape has one
piece of memory with one wrapper, which grows and is never freed.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import shiboken6
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QRect
from PySide6.QtGui import QPainter, QPixmap

from casewright.ui.graph.arrays import Floats, Ints

_FIRST_CAPACITY = 8192


class _SharedRows:
    """Rows of numbers that Qt reads as objects of one kind; each row is one object."""

    def __init__(self, kind: type[Any], columns: int, number: type[Any]) -> None:
        self._kind, self._columns, self._number = kind, columns, number
        self._kept: list[tuple[NDArray[Any], Any]] = []

    def take(self, count: int) -> tuple[NDArray[Any], Any]:
        """Room for so many rows, to be filled at once, and the first of them as Qt's object."""
        if not self._kept or len(self._kept[-1][0]) < count:
            self._grow(count)
        rows, first = self._kept[-1]
        return rows[:count], first

    def _grow(self, count: int) -> None:
        capacity = _FIRST_CAPACITY
        while capacity < count:
            capacity *= 2
        rows = np.zeros((capacity, self._columns), self._number)
        self._kept.append((rows, shiboken6.wrapInstance(rows.ctypes.data, self._kind)))


_lines = _SharedRows(QLineF, 4, np.float64)
_squares = _SharedRows(QRect, 4, np.int32)
_sprites = _SharedRows(QPainter.PixmapFragment, 10, np.float64)


def draw_lines(painter: QPainter, x1: Floats, y1: Floats, x2: Floats, y2: Floats) -> None:
    """Draw lines given by their ends."""
    if not len(x1):
        return
    rows, first = _lines.take(len(x1))
    rows[:, 0], rows[:, 1], rows[:, 2], rows[:, 3] = x1, y1, x2, y2
    painter.drawLines(first, len(rows))


def draw_squares(painter: QPainter, x: Floats, y: Floats, side: int) -> None:
    """Fill squares around centres with the painter's brush."""
    if not len(x):
        return
    rows, first = _squares.take(len(x))
    rows[:, 0] = x - side // 2
    rows[:, 1] = y - side // 2
    rows[:, 2] = rows[:, 0] + side - 1
    rows[:, 3] = rows[:, 1] + side - 1
    painter.drawRects(first, len(rows))


class Cells(NamedTuple):
    """Rectangles of an atlas, in its pixels: numbers or arrays."""

    left: Floats | Ints | float
    top: Floats | Ints | float
    width: Floats | Ints | float
    height: Floats | Ints | float


def draw_sprites(
    painter: QPainter,
    x: Floats,
    y: Floats,
    cells: Cells,
    atlas: QPixmap,
    shown: float,
    opacity: Floats | float = 1.0,
) -> None:
    """Draw rectangles of an atlas around centres.

    Args:
        shown: size on the screen as a share of that in the atlas, below 1 on displays of more than one device pixel.
    """
    if not len(x):
        return
    rows, first = _sprites.take(len(x))
    rows[:, 0], rows[:, 1] = x, y
    rows[:, 2], rows[:, 3], rows[:, 4], rows[:, 5] = cells
    rows[:, 6] = rows[:, 7] = shown
    rows[:, 8] = 0
    rows[:, 9] = opacity
    painter.drawPixmapFragments(first, len(rows), atlas, QPainter.PixmapFragmentHint(0))
