"""The edges as a picture that is kept until the camera or the graph changes.

A large graph is drawn in slices on the main thread: Qt holds Python's lock while it draws, so a thread would not help.
Because edges lie in random order the first slice already shows the shape of the whole.
"""

from __future__ import annotations

from time import perf_counter

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QImage, QPainter, QPixmap

from casewright.ui.graph.camera import Camera
from casewright.ui.graph.edge_pens import draw_plain, draw_shaped
from casewright.ui.graph.scene import Floats, Ints, Scene
from casewright.ui.graph.strokes import edges_in_sight, shaped, straight
from casewright.ui.theme import colour

DETAIL_LIMIT = 2500
"""Edges in sight up to which each is drawn with its own width, dashes, bow and arrowhead."""

_SLICE = 2500
_GRID = 24


class EdgeLayer:
    """Background and edges of one view."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self.image = QImage()
        self.visible: Ints = np.zeros(0, np.int64)
        self._camera = Camera()
        self._x: Floats = scene.x
        self._y: Floats = scene.y
        self._done = 0

    @property
    def complete(self) -> bool:
        """Whether every edge in sight has been drawn."""
        return self._done >= len(self.visible)

    @property
    def detailed(self) -> bool:
        """Whether edges are drawn one by one, with all that they show."""
        return len(self.visible) <= DETAIL_LIMIT

    def begin(self, camera: Camera, x: Floats, y: Floats, ratio: float, left_out: Ints) -> None:
        """Start a new picture; `x` and `y` are places on the screen. Edges in `left_out` are drawn by somebody else."""
        self._camera, self._x, self._y = camera, x, y
        visible = edges_in_sight(self._scene, x, y, camera)
        self.visible = np.setdiff1d(visible, left_out, assume_unique=True) if len(left_out) else visible
        self._done = 0
        width, height = round(camera.width * ratio), round(camera.height * ratio)
        if self.image.width() != width or self.image.height() != height:
            self.image = QImage(width, height, QImage.Format.Format_RGB32)
        self.image.setDevicePixelRatio(ratio)
        painter = self._painter()
        draw_ground(painter, camera)
        painter.end()

    def advance(self, seconds: float) -> None:
        """Draw for about so long, or until the picture is complete."""
        if self.complete:
            return
        until = perf_counter() + seconds
        painter = self._painter()
        if self.detailed:
            draw_shaped(
                painter,
                self._scene,
                self._camera,
                shaped(self._scene, self._x, self._y, self.visible, self._camera),
            )
            self._done = len(self.visible)
        else:
            opacity = int(np.clip(190 * (3000 / len(self.visible)) ** 0.5, 30, 170))
            while not self.complete:
                some = self.visible[self._done : self._done + _SLICE]
                draw_plain(painter, self._scene, straight(self._scene, self._x, self._y, some), opacity)
                self._done += _SLICE
                if perf_counter() >= until:
                    break
        painter.end()

    def _painter(self) -> QPainter:
        painter = QPainter(self.image)
        # A rectangular clip takes Qt's fast path for thin lines: 2 times faster, 24 times with opacity.
        painter.setClipRect(QRectF(0, 0, self._camera.width, self._camera.height))
        return painter


def draw_ground(painter: QPainter, camera: Camera) -> None:
    """The surface with a faint grid of dots that moves along."""
    area = QRectF(0, 0, camera.width, camera.height)
    painter.fillRect(area, colour("surface"))
    step = round(_GRID * min(max(camera.zoom, 0.75), 1.5))
    dot = QPixmap(step, step)
    dot.fill(Qt.GlobalColor.transparent)
    inner = QPainter(dot)
    inner.fillRect(step // 2, step // 2, 1, 1, colour("line2"))
    inner.end()
    at_x, at_y = camera.point_to_screen(0.0, 0.0)
    painter.setBrushOrigin(QPointF(at_x % step, at_y % step))
    painter.fillRect(area, QBrush(dot))
