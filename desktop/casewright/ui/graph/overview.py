"""The whole chart small in a corner, with a frame around what is in sight; click or drag it to look elsewhere."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from casewright.ui.graph.canvas import GraphCanvas
from casewright.ui.graph.ink import screen_ink
from casewright.ui.graph.zero_copy import draw_squares
from casewright.ui.theme import colour

FEWEST = 30
"""Nodes from which there is something to be gained by it."""

_SIZE = QSize(184, 132)
_ROOM = 8.0


class Overview(QWidget):
    """Follows a canvas; its parent places it. `wanted` is what a person asked for; it shows where it helps, too."""

    def __init__(self, canvas: GraphCanvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self.wanted = True
        self._dots = QPixmap()
        self._of: object = None
        self.setFixedSize(_SIZE)
        self.setAccessibleName("Overview of the chart")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        canvas.camera_moved.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Show where one is; hidden while all of the chart is in sight, or there is little of it."""
        scene = self._canvas.scene
        helps = int(scene.shown.sum()) >= FEWEST and not self._canvas.all_in_sight()
        self.setVisible(self.wanted and helps)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("line2"), 1))
        painter.setBrush(colour("raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.drawPixmap(0, 0, self._drawn_dots())
        camera = self._canvas.camera
        left, top = camera.to_scene(0, 0)
        right, bottom = camera.to_scene(camera.width, camera.height)
        seen = QRectF(self._to_map(left, top), self._to_map(right, bottom))
        inside = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        painter.setPen(QPen(colour("accent"), 1.5))
        shade = QColor(colour("accent"))
        shade.setAlpha(30)
        painter.setBrush(shade)
        painter.drawRect(seen.intersected(inside))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._look_at(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons():
            self._look_at(event.position())

    def _look_at(self, at: QPointF) -> None:
        scale, across, down, left, top = self._frame()
        x, y = (at.x() - across) / scale + left, (at.y() - down) / scale / self._canvas.camera.tall + top
        self._canvas.look_at(x, y)

    def _frame(self) -> tuple[float, float, float, float, float]:
        """Pixels per scene unit, where the scene begins on the map, and its left and top."""
        scene, tall = self._canvas.scene, self._canvas.camera.tall
        left, top, right, bottom = scene.bounds() if len(scene) else (0.0, 0.0, 1.0, 1.0)
        wide, high = max(right - left, 1e-9), max((bottom - top) * tall, 1e-9)
        scale = min((self.width() - 2 * _ROOM) / wide, (self.height() - 2 * _ROOM) / high)
        return scale, (self.width() - wide * scale) / 2, (self.height() - high * scale) / 2, left, top

    def _to_map(self, x: float, y: float) -> QPointF:
        scale, across, down, left, top = self._frame()
        return QPointF((x - left) * scale + across, (y - top) * scale * self._canvas.camera.tall + down)

    def _drawn_dots(self) -> QPixmap:
        scene, ink = self._canvas.scene, screen_ink()
        of = (
            scene,
            scene.shown.tobytes(),
            scene.x.tobytes(),
            scene.y.tobytes(),
            ink,
            self._canvas.camera.tall,
        )
        if of != self._of:
            self._of = of
            ratio = self.devicePixelRatioF()
            self._dots = QPixmap(self.size() * ratio)
            self._dots.setDevicePixelRatio(ratio)
            self._dots.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._dots)
            painter.setPen(Qt.PenStyle.NoPen)
            scale, across, down, left, top = self._frame()
            for number, look in enumerate(scene.looks):
                some = np.flatnonzero(scene.shown & (scene.look == number))
                painter.setBrush(QColor(ink.kind(look.colour).ink))
                draw_squares(
                    painter,
                    (scene.x[some] - left) * scale + across,
                    (scene.y[some] - top) * scale * self._canvas.camera.tall + down,
                    2,
                )
            painter.end()
        return self._dots
