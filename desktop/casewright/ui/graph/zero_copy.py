"""Handing numpy arrays to QPainter as they lie in memory: no Python object per line or sprite."""

from __future__ import annotations

import numpy as np
import shiboken6
from PySide6.QtCore import QLineF, QRect
from PySide6.QtGui import QPainter, QPixmap

from casewright.ui.graph.scene import Floats, Ints


def draw_lines(painter: QPainter, x1: Floats, y1: Floats, x2: Floats, y2: Floats) -> None:
    """Draw lines given by their ends."""
    if not len(x1):
        return
    lines = np.ascontiguousarray(np.stack([x1, y1, x2, y2], axis=1), np.float64)
    painter.drawLines(shiboken6.wrapInstance(lines.ctypes.data, QLineF), len(lines))  # type: ignore[call-overload]


def draw_squares(painter: QPainter, x: Floats, y: Floats, side: int) -> None:
    """Fill squares around centres with the painter's brush."""
    if not len(x):
        return
    squares = np.empty((len(x), 4), np.int32)
    squares[:, 0] = x - side // 2
    squares[:, 1] = y - side // 2
    squares[:, 2] = squares[:, 0] + side - 1
    squares[:, 3] = squares[:, 1] + side - 1
    painter.drawRects(shiboken6.wrapInstance(squares.ctypes.data, QRect), len(squares))  # type: ignore[call-overload]


def draw_sprites(
    painter: QPainter, x: Floats, y: Floats, column: Ints, side: int, atlas: QPixmap, shown: float
) -> None:
    """Draw squares of an atlas around centres, snapped to whole pixels so that they stay sharp.

    Args:
        column: which square of the atlas, from the left.
        side: of a square in pixels of the atlas.
        shown: size on the screen as a share of that, below 1 on displays of more than one device pixel.
    """
    if not len(x):
        return
    pieces = np.empty((len(x), 10), np.float64)
    pieces[:, 0] = np.round(x)
    pieces[:, 1] = np.round(y)
    pieces[:, 2] = column * side
    pieces[:, 3] = 0
    pieces[:, 4] = pieces[:, 5] = side
    pieces[:, 6] = pieces[:, 7] = shown
    pieces[:, 8] = 0
    pieces[:, 9] = 1
    first = shiboken6.wrapInstance(pieces.ctypes.data, QPainter.PixmapFragment)
    painter.drawPixmapFragments(first, len(pieces), atlas, QPainter.PixmapFragmentHint(0))  # type: ignore[arg-type]
