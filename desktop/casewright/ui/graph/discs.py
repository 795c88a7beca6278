"""Nodes: icons on shapes from an atlas, plain dots when they would be too small for icons.

The shape goes with the colour of the kind, so that neither has to be seen to know it.
"""

from __future__ import annotations

import math
from itertools import product

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from casewright.ui.graph.arrays import Bools, Floats, Ints
from casewright.ui.graph.camera import Camera
from casewright.ui.graph.ink import Ink
from casewright.ui.graph.pens import FAINT
from casewright.ui.graph.scene import Look, Scene
from casewright.ui.graph.zero_copy import Cells, draw_sprites, draw_squares
from casewright.ui.theme import draw_glyph

_SMALLEST_DISC, _SMALLEST_ICON, _SMALLEST_PIN = 8, 18, 15
_MANY_LOOKS = 200
_HALO = 7
_CORNERS = {"place": 6, "event": 4, "vessel": 8, "phone": 5, "vehicle": 7}
_SQUARE = ("organisation", "account", "document")


class Discs:
    """Draws the nodes of one scene. One atlas a size, drawn when first needed."""

    def __init__(self, scene: Scene, ink: Ink) -> None:
        self._scene, self._ink = scene, ink
        self._atlases: dict[tuple[int, float, bool], QPixmap] = {}

    def draw(
        self, painter: QPainter, camera: Camera, x: Floats, y: Floats, which: Ints, chosen: bool = False
    ) -> None:
        """Draw nodes, given by index, at their places on the screen; `chosen` with the halo of the selection.

        What may not belong is pale.
        """
        sizes, faint = self._scene.size[which], self._scene.faint[which]
        for size, pale in product(np.unique(sizes).tolist(), (False, True)):
            some = which[(sizes == size) & (faint == pale)]
            if len(some):
                painter.setOpacity(FAINT if pale else 1.0)
                self._draw_alike(painter, camera.node_size() * size, x, y, some, chosen)
        painter.setOpacity(1.0)

    def _draw_alike(
        self, painter: QPainter, size: float, x: Floats, y: Floats, which: Ints, chosen: bool
    ) -> None:
        side = int(size)
        if side < _SMALLEST_DISC:
            self._draw_dots(painter, size, x, y, which, chosen)
            return
        ratio = painter.device().devicePixelRatioF()
        cell = _cell(side, ratio)
        cells = Cells(self._scene.look[which] * cell, 0, cell, cell)
        # snapped to whole pixels so that they stay sharp
        px, py = np.round(x[which]), np.round(y[which])
        draw_sprites(painter, px, py, cells, self._atlas(side, ratio, chosen), 1 / ratio)
        if side >= _SMALLEST_PIN:
            self._draw_pins(painter, side, x, y, which[self._scene.pinned[which]])

    def write(self, painter: QPainter, camera: Camera, x: Floats, y: Floats, which: Ints) -> None:
        """Draw nodes as shapes, for papers."""
        looks, look, sizes = self._scene.looks, self._scene.look, self._scene.size * camera.node_size()
        small = sizes[which] < _SMALLEST_DISC
        for side in np.unique(sizes[which][small]).tolist():
            self._draw_dots(painter, side, x, y, which[sizes[which] == side], chosen=False)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for node in which[~small].tolist():
            painter.setOpacity(FAINT if self._scene.faint[node] else 1.0)
            self.draw_one(painter, looks[look[node]], QPointF(x[node], y[node]), float(int(sizes[node])))
        painter.setOpacity(1.0)

    def draw_one(self, painter: QPainter, look: Look, centre: QPointF, side: float) -> None:
        """Draw one node of a kind as shapes, for legends and for papers."""
        _draw_disc(painter, self._ink, look, centre, side, 1.0)

    def _draw_dots(
        self, painter: QPainter, size: float, x: Floats, y: Floats, which: Ints, chosen: bool
    ) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        side = 2 if size < 3 else 4 if size < 6 else 5
        if chosen:
            painter.setBrush(self._ink.colour("accent"))
            draw_squares(painter, x[which], y[which], side + 4)
        looks = self._scene.look[which]
        for number, look in enumerate(self._scene.looks[:_MANY_LOOKS]):
            some = which[looks == number]
            painter.setBrush(QColor(self._ink.kind(look.colour).ink))
            draw_squares(painter, x[some], y[some], side)

    def _draw_pins(self, painter: QPainter, side: int, x: Floats, y: Floats, which: Ints) -> None:
        """A small pin at the upper right of what stays where it is."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = 5.5 if side < 30 else 7.0
        for node in which.tolist():
            centre = QPointF(round(x[node]) + side * 0.36, round(y[node]) - side * 0.36)
            self.draw_pin(painter, centre, radius)

    def draw_pin(self, painter: QPainter, centre: QPointF, radius: float = 7.0) -> None:
        """Draw the sign of a pinned node."""
        painter.setPen(QPen(self._ink.colour("text2"), 1))
        painter.setBrush(self._ink.colour("surface"))
        painter.drawEllipse(centre, radius, radius)
        half = radius * 0.68
        where = QRectF(centre.x() - half, centre.y() - half, 2 * half, 2 * half)
        draw_glyph(painter, where, "pin", self._ink.colour("text").name())

    def _atlas(self, side: int, ratio: float, chosen: bool) -> QPixmap:
        key = (side, ratio, chosen)
        found = self._atlases.get(key)
        if found is None:
            found = self._atlases[key] = self._drawn(side, ratio, chosen)
        return found

    def _drawn(self, side: int, ratio: float, chosen: bool) -> QPixmap:
        cell = _cell(side, ratio)
        atlas = QPixmap(cell * max(1, len(self._scene.looks)), cell)
        atlas.fill(Qt.GlobalColor.transparent)
        painter = QPainter(atlas)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, look in enumerate(self._scene.looks):
            centre = QRectF(number * cell, 0, cell, cell).center()
            if chosen:
                painter.setPen(QPen(self._ink.colour("accent"), ratio))
                painter.setBrush(self._ink.colour("soft"))
                halo = (side / 2 + _HALO - 1) * ratio
                painter.drawEllipse(centre, halo, halo)
            _draw_disc(painter, self._ink, look, centre, side * ratio, ratio, heavy=chosen)
        painter.end()
        return atlas


def nodes_in(shown: Bools, x: Floats, y: Floats, width: int, height: int, margin: float) -> Ints:
    """Of the nodes shown those whose discs or labels can reach into the view."""
    inside = shown & (x > -margin) & (x < width + margin) & (y > -margin) & (y < height + margin)
    return np.flatnonzero(inside)


def _cell(side: int, ratio: float) -> int:
    """The side of a square of the atlas, with room for the halo; even, so that its middle is a pixel's edge."""
    return math.ceil((side + 2 * _HALO + 2) * ratio / 2) * 2


def _draw_disc(
    painter: QPainter, ink: Ink, look: Look, centre: QPointF, side: float, ratio: float, heavy: bool = False
) -> None:
    shade, tint = ink.kind(look.colour)
    shown = side / ratio
    pen = (2.25 if heavy else 1.4 if shown >= 30 else 1.15 if shown >= 18 else 1.0) * ratio
    painter.setPen(QPen(QColor(shade), pen))
    painter.setBrush(QColor(tint))
    outline = _outline(look.shape, centre, (side - pen) / 2)
    if look.is_group:
        away = max(side * 0.1, 2.0)
        painter.drawPath(outline.translated(away, -away))
        painter.drawPath(outline.translated(-away / 2, away / 2))
    else:
        painter.drawPath(outline)
    if look.icon and shown >= _SMALLEST_ICON:
        glyph = round(side * 0.5)
        corner = QPointF(round(centre.x() - glyph / 2), round(centre.y() - glyph / 2))
        draw_glyph(painter, QRectF(corner.x(), corner.y(), glyph, glyph), look.icon, shade)


def _outline(group: str, centre: QPointF, radius: float) -> QPainterPath:
    """The shape of a colour group: people are round, organisations square, states and places have six corners."""
    path = QPainterPath()
    if group in _SQUARE:
        half = radius * 0.92
        path.addRoundedRect(
            QRectF(centre.x() - half, centre.y() - half, 2 * half, 2 * half), half * 0.32, half * 0.32
        )
    elif group in _CORNERS:
        count = _CORNERS[group]
        turn = math.pi / 2 if count != 8 else math.pi / 8
        points = [
            QPointF(
                centre.x() + radius * 1.04 * math.cos(turn + 2 * math.pi * n / count),
                centre.y() - radius * 1.04 * math.sin(turn + 2 * math.pi * n / count),
            )
            for n in range(count)
        ]
        path.addPolygon(QPolygonF(points))
        path.closeSubpath()
    else:
        path.addEllipse(centre, radius, radius)
    return path
