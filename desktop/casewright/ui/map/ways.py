"""Links between places along great circles, and the way of what was at several places one after the other."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from casewright.analysis.geography.content import Move, Way
from casewright.analysis.geography.great_circle import great_circles
from casewright.analysis.geography.mercator import Floats, project
from casewright.ui.map.camera import MapCamera
from casewright.ui.map.marks import MARK, Ints, Marks
from casewright.ui.map.outlines import polygon_of
from casewright.ui.theme import colour

_ARROW, _HALF = 8.0, 0.42
_REACH = 6.0
_DASHES, _DOTS = [4.0, 3.0], [1.0, 3.0]
_MOST_WIDTHS = 4
_FAN, _FAN_OF_LENGTH = 16.0, 0.2


class Ways:
    """Lines on the plane: those of links first, then those of moves."""

    def __init__(self, marks: Marks, ways: Sequence[Way] = (), moves: Sequence[Move] = ()) -> None:
        self.ways, self.moves = tuple(ways), tuple(moves)
        every: list[Way | Move] = [*self.ways, *self.moves]
        self.start = np.array([each.start for each in every], np.int64)
        self.end = np.array([each.end for each in every], np.int64)
        places = np.array([(each.longitude, each.latitude) for each in marks.spots], np.float64).reshape(
            -1, 2
        )
        self.x, self.y = project(*great_circles(places[self.start], places[self.end]))
        self.bend = _bends(self.start, self.end)
        self.shown = np.ones(len(every), np.bool_)
        self._marks = marks

    def show(self, ways: Sequence[bool] | None) -> None:
        """Shows links by a flag each; moves go with their places."""
        self.shown[: len(self.ways)] = True if ways is None else ways

    def paint(self, painter: QPainter, camera: MapCamera, chosen: int | None, picked: set[int]) -> None:
        """Draws what is in sight; links of picked spots and the chosen link come last and brighter."""
        numbers = np.flatnonzero(self.shown & self._marks.shown[self.start] & self._marks.shown[self.end])
        bright = [
            n for n in numbers.tolist() if n == chosen or {int(self.start[n]), int(self.end[n])} & picked
        ]
        held = set(bright)
        for number in [*(n for n in numbers.tolist() if n not in held), *bright]:
            self._draw(painter, camera, number, number in held)

    def at(self, camera: MapCamera, px: float, py: float) -> int | None:
        """The link whose line passes within a few pixels; None for moves and for the ground."""
        best, found = _REACH, None
        for number in range(len(self.ways)):
            if self.shown[number] and self._marks.shown[[self.start[number], self.end[number]]].all():
                for x, y in self._lines(camera, number):
                    away = _distance(x, y, px, py)
                    if away < best:
                        best, found = away, number
        return found

    def _draw(self, painter: QPainter, camera: MapCamera, number: int, bright: bool) -> None:
        is_move = number >= len(self.ways)
        ink, width, dashes = colour("text2"), 1.4, _DOTS
        if not is_move:
            link = self.ways[number].link
            ink = QColor(colour("bad" if link.polarity == "hostile" else "accent" if bright else "ctl"))
            width, dashes = (
                1.0 + 0.5 * (min(max(link.sources, 1), _MOST_WIDTHS) - 1),
                [] if link.citations else _DASHES,
            )
        pen = QPen(ink, width + (0.75 if bright else 0))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if dashes:
            pen.setDashPattern(dashes)
        directed = is_move or self.ways[number].link.directed
        for x, y in self._lines(camera, number):
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(polygon_of(x, y))
            if directed:
                _draw_arrow(painter, x, y, ink)

    def _lines(self, camera: MapCamera, number: int) -> list[tuple[Floats, Floats]]:
        """The line on the screen, once for each copy of the world in which it is in sight."""
        found = []
        for copy in range(camera.copies().start - 1, camera.copies().stop + 1):
            left, top = camera.offset(copy)
            x, y = _bowed(
                self.x[number] * camera.scale + left, self.y[number] * camera.scale + top, self.bend[number]
            )
            if x.max() > 0 and x.min() < camera.width and y.max() > 0 and y.min() < camera.height:
                found.append((x, y))
        return found


def _bends(start: Ints, end: Ints) -> Floats:
    """How far each line bows out of several between the same two spots: 0; -0.5, 0.5; -1, 0, 1; …"""
    bend = np.zeros(len(start))
    together: dict[tuple[int, int], list[int]] = {}
    for number, (a, b) in enumerate(zip(start.tolist(), end.tolist(), strict=True)):
        together.setdefault((min(a, b), max(a, b)), []).append(number)
    for numbers in together.values():
        for place, number in enumerate(numbers):
            side = 1 if start[number] <= end[number] else -1
            bend[number] = (place - (len(numbers) - 1) / 2) * side
    return bend


def _bowed(x: Floats, y: Floats, bend: float) -> tuple[Floats, Floats]:
    """A line on the screen, bowed to one side by a few pixels."""
    long = float(np.hypot(x[-1] - x[0], y[-1] - y[0]))
    if not bend or not long:
        return x, y
    away = bend * min(_FAN, long * _FAN_OF_LENGTH) * np.sin(np.linspace(0, np.pi, len(x)))
    return x - (y[-1] - y[0]) / long * away, y + (x[-1] - x[0]) / long * away


def _distance(x: Floats, y: Floats, px: float, py: float) -> float:
    dx, dy = np.diff(x), np.diff(y)
    share = np.clip(((px - x[:-1]) * dx + (py - y[:-1]) * dy) / (dx * dx + dy * dy + 1e-9), 0, 1)
    return float(np.hypot(x[:-1] + share * dx - px, y[:-1] + share * dy - py).min())


def _draw_arrow(painter: QPainter, x: Floats, y: Floats, ink: QColor) -> None:
    """Where the line meets the rim of the mark at its end; none on a line that is too short."""
    away = np.hypot(x - x[-1], y - y[-1])
    outside = np.flatnonzero(away > MARK / 2)
    if not len(outside) or away.max() < MARK + _ARROW:
        return
    back = int(outside[-1])
    share = (away[back] - MARK / 2) / max(away[back] - away[min(back + 1, len(x) - 1)], 1e-9)
    tip_x = x[back] + (x[min(back + 1, len(x) - 1)] - x[back]) * share
    tip_y = y[back] + (y[min(back + 1, len(y) - 1)] - y[back]) * share
    long = max(float(np.hypot(x[-1] - tip_x, y[-1] - tip_y)), 1e-9)
    ux, uy = (x[-1] - tip_x) / long * _ARROW, (y[-1] - tip_y) / long * _ARROW
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(tip_x, tip_y),
                QPointF(tip_x - ux - uy * _HALF, tip_y - uy + ux * _HALF),
                QPointF(tip_x - ux + uy * _HALF, tip_y - uy - ux * _HALF),
            ]
        )
    )
