"""Nodes: icon discs from an atlas, plain dots when they would be too small for icons."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from casewright.ui.graph.camera import Camera
from casewright.ui.graph.scene import Bools, Floats, Ints, Scene
from casewright.ui.graph.zero_copy import draw_sprites, draw_squares
from casewright.ui.theme import colour, draw_glyph, is_dark, kind_colours

_SMALLEST_DISC = 8
_SMALLEST_ICON = 18
_MANY_LOOKS = 200


class Discs:
    """Draws the nodes of one scene. One atlas a size, drawn when first needed, again after a change of colours."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._atlases: dict[tuple[int, bool, float], QPixmap] = {}

    def draw(self, painter: QPainter, camera: Camera, x: Floats, y: Floats, which: Ints) -> None:
        """Draw nodes, given by index, at their places on the screen."""
        size = camera.node_size()
        side = int(size)
        if side < _SMALLEST_DISC:
            self._draw_dots(painter, size, x, y, which)
            return
        ratio = painter.device().devicePixelRatioF()
        atlas = self._atlas(side, ratio)
        device_side = math.ceil((side + 2) * ratio)
        draw_sprites(painter, x[which], y[which], self._scene.look[which], device_side, atlas, 1 / ratio)

    def draw_selected(self, painter: QPainter, camera: Camera, x: Floats, y: Floats, which: Ints) -> None:
        """Draw nodes with the halo of the selection."""
        radius = max(camera.node_size() / 2, 3.0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("soft"))
        halo = radius + (7 if radius > 8 else 3)
        for node in which.tolist():
            painter.drawEllipse(QPointF(round(x[node]), round(y[node])), halo, halo)
        self.draw(painter, camera, x, y, which)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for node in which.tolist():
            ink = kind_colours(self._scene.nodes[node].colour).ink
            painter.setPen(QPen(QColor(ink), 2.25))
            painter.drawEllipse(QPointF(round(x[node]), round(y[node])), radius - 0.5, radius - 0.5)

    def _draw_dots(self, painter: QPainter, size: float, x: Floats, y: Floats, which: Ints) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        side = 2 if size < 3 else 4 if size < 6 else 5
        looks = self._scene.look[which]
        for number, (_icon, group) in enumerate(self._scene.looks[:_MANY_LOOKS]):
            some = which[looks == number]
            painter.setBrush(QColor(kind_colours(group).ink))
            draw_squares(painter, x[some], y[some], side)

    def _atlas(self, side: int, ratio: float) -> QPixmap:
        key = (side, is_dark(), ratio)
        found = self._atlases.get(key)
        if found is None:
            found = self._atlases[key] = self._drawn(side, ratio)
        return found

    def _drawn(self, side: int, ratio: float) -> QPixmap:
        cell = math.ceil((side + 2) * ratio)
        atlas = QPixmap(cell * max(1, len(self._scene.looks)), cell)
        atlas.fill(Qt.GlobalColor.transparent)
        painter = QPainter(atlas)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, (icon, group) in enumerate(self._scene.looks):
            _draw_disc(painter, QRectF(number * cell, 0, cell, cell), icon, group, side, ratio)
        painter.end()
        return atlas


def nodes_in(shown: Bools, x: Floats, y: Floats, width: int, height: int, margin: float) -> Ints:
    """Of the nodes shown those whose discs or labels can reach into the view."""
    inside = shown & (x > -margin) & (x < width + margin) & (y > -margin) & (y < height + margin)
    return np.flatnonzero(inside)


def _draw_disc(painter: QPainter, cell: QRectF, icon: str, group: str, side: int, ratio: float) -> None:
    ink, tint = kind_colours(group)
    pen = (1.4 if side >= 30 else 1.15 if side >= 18 else 1.0) * ratio
    painter.setPen(QPen(QColor(ink), pen))
    painter.setBrush(QColor(tint))
    disc = side * ratio - pen
    painter.drawEllipse(cell.center(), disc / 2, disc / 2)
    if side >= _SMALLEST_ICON:
        glyph = round(side * ratio * 0.5)
        corner = QPointF(round(cell.center().x() - glyph / 2), round(cell.center().y() - glyph / 2))
        draw_glyph(painter, QRectF(corner.x(), corner.y(), glyph, glyph), icon, ink)
