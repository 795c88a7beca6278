"""Links between places along great circles, and the way of what was at several places one after the other."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from casewright.analysis.geography.camera import MapCamera
from casewright.analysis.geography.content import Move, Way
from casewright.analysis.geography.great_circle import great_circles
from casewright.analysis.geography.mercator import Floats, project
from casewright.ui.graph.zero_copy import draw_lines
from casewright.ui.map.marks import MARK, Ints, Marks
from casewright.ui.map.outlines import polygon_of
from casewright.ui.theme import colour

_ARROW, _HALF = 8.0, 0.42
_REACH = 6.0
_DASHES, _DOTS = [4.0, 3.0], [1.0, 3.0]
_MOST_WIDTHS = 4
_FAN, _FAN_OF_LENGTH = 16.0, 0.2
_MANY, _STRIDE = 250, 8


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
        self.hostile = np.array(
            [each.link.polarity == "hostile" for each in self.ways] + [False] * len(self.moves)
        )
        self._bounds = _bounds(self.x, self.y)
        self.bend = _bends(self.start, self.end)
        self.shown = np.ones(len(every), np.bool_)
        self._marks = marks

    def show(self, ways: Sequence[bool] | None) -> None:
        """Shows links by a flag each; moves go with their places."""
        self.shown[: len(self.ways)] = True if ways is None else ways

    def visible(self) -> Ints:
        """The lines shown whose ends are both shown, by number."""
        return np.flatnonzero(self.shown & self._marks.shown[self.start] & self._marks.shown[self.end])

    def paint(self, painter: QPainter, camera: MapCamera, chosen: int | None, picked: set[int]) -> None:
        """Draws what is in sight; links of picked spots and the chosen link come last and brighter."""
        numbers = self._in_sight(camera)
        ends = np.array(sorted(picked), np.int64)
        bright = np.isin(self.start[numbers], ends) | np.isin(self.end[numbers], ends) | (numbers == chosen)
        plain = numbers[~bright]
        if len(plain) > _MANY:
            self._draw_many(painter, camera, plain)
        else:
            for number in plain.tolist():
                self._draw(painter, camera, number, bright=False)
        for number in numbers[bright][:_MANY].tolist():
            self._draw(painter, camera, number, bright=True)

    def at(self, camera: MapCamera, px: float, py: float) -> int | None:
        """The link whose line passes within a few pixels; None for moves and for the ground."""
        best, found = _REACH, None
        numbers = self._in_sight(camera)
        if len(numbers) > _MANY:
            return None  # too close together to be pointed at
        for number in numbers[numbers < len(self.ways)].tolist():
            for x, y in self._lines(camera, number):
                away = _distance(x, y, px, py)
                if away < best:
                    best, found = away, number
        return found

    def _in_sight(self, camera: MapCamera) -> Ints:
        """Those visible whose line can cross the view, in one of its copies of the world."""
        numbers = self.visible()
        left, right, top, bottom = (each[numbers] for each in self._bounds)
        found = np.zeros(len(numbers), np.bool_)
        half = camera.height / 2 / camera.scale
        for copy in _copies(camera):
            at_x, _ = camera.offset(copy)
            found |= (left * camera.scale + at_x < camera.width) & (right * camera.scale + at_x > 0)
        found &= (top < camera.y + half) & (bottom > camera.y - half)
        return np.asarray(numbers[found], np.int64)

    def _draw_many(self, painter: QPainter, camera: MapCamera, numbers: Ints) -> None:
        """Very many as thin lines through fewer points: only hostile ones differ, by colour."""
        hostile = self.hostile[numbers]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.save()
        painter.setClipRect(QRectF(0, 0, camera.width, camera.height))  # Qt's fast path for thin lines
        for red in (False, True):
            some = numbers[hostile == red]
            ink = QColor(colour("bad" if red else "ctl"))
            ink.setAlpha(int(np.clip(190 * (_MANY / max(len(numbers), 1)) ** 0.5, 30, 170)))
            painter.setPen(QPen(ink, 1))
            for copy in _copies(camera):
                at_x, at_y = camera.offset(copy)
                x = self.x[some, ::_STRIDE] * camera.scale + at_x
                y = self.y[some, ::_STRIDE] * camera.scale + at_y
                seen = (x.max(axis=1) > 0) & (x.min(axis=1) < camera.width)
                x, y = x[seen], y[seen]
                draw_lines(painter, x[:, :-1].ravel(), y[:, :-1].ravel(), x[:, 1:].ravel(), y[:, 1:].ravel())
        painter.restore()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _draw(self, painter: QPainter, camera: MapCamera, number: int, *, bright: bool) -> None:
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
        for copy in _copies(camera):
            left, top = camera.offset(copy)
            x, y = _bowed(
                self.x[number] * camera.scale + left, self.y[number] * camera.scale + top, self.bend[number]
            )
            if x.max() > 0 and x.min() < camera.width and y.max() > 0 and y.min() < camera.height:
                found.append((x, y))
        return found


def _bounds(x: Floats, y: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    """Left, right, top and bottom of every line."""
    if not len(x):
        return x[:, 0], x[:, 0], y[:, 0], y[:, 0]
    return x.min(axis=1), x.max(axis=1), y.min(axis=1), y.max(axis=1)


def _copies(camera: MapCamera) -> range:
    """The copies of the world in which lines may be seen: they run on beyond the 180th meridian."""
    return range(camera.copies().start - 1, camera.copies().stop + 1)


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
