"""One picture of a chart at rest: ground, edges, discs and words, with room around it so that panning can go on from it.

A large graph is drawn in slices on the main thread: Qt holds Python's lock while it draws, so a thread would not help.
Because edges lie in random order the first of them are a fair sample of all, which is what is shown while the chart moves.
"""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QImage, QPainter, QPixmap

from casewright.ui.graph.arrays import Ints
from casewright.ui.graph.art import Art
from casewright.ui.graph.camera import Camera
from casewright.ui.graph.captions import Placed
from casewright.ui.graph.discs import nodes_in
from casewright.ui.graph.ink import Ink
from casewright.ui.graph.pens import draw_plain, draw_shaped
from casewright.ui.graph.strokes import Strokes, edges_in_sight, shaped, straight

DETAIL_LIMIT = 2500
"""Edges in sight up to which each is drawn with its own width, dashes, bow and arrowhead."""

OVERSCAN = 0.125
"""How far a picture reaches beyond the view on each side, as a share of its width or height."""

_SLICE, _DETAILED_SLICE = 2500, 400
_GRID = 24
_LABEL_REACH = 120
_NONE: Ints = np.zeros(0, np.int64)


class LeftOut(NamedTuple):
    """Nodes and edges that somebody else draws, since they move."""

    nodes: Ints = _NONE
    edges: Ints = _NONE


class Picture:
    """Begun when made, drawn on by `advance` until it is `complete`.

    `image` is the whole, opaque; `upper` the discs and words alone, to be laid over edges that are drawn on the whole.
    Both reach `margin` pixels beyond the view of the `camera`; places in the `wide` camera are counted from there.
    """

    def __init__(self, art: Art, camera: Camera, ratio: float, left_out: LeftOut | None = None) -> None:
        self._art, self._scene = art, art.scene
        self.camera, self.ratio, self.left_out = camera, ratio, left_out or LeftOut()
        self.margin = (round(camera.width * OVERSCAN), round(camera.height * OVERSCAN))
        self.wide = replace(
            camera, width=camera.width + 2 * self.margin[0], height=camera.height + 2 * self.margin[1]
        )
        self.x, self.y = self.wide.to_screen(self._scene.x, self._scene.y)
        visible = edges_in_sight(self._scene, self.x, self.y, self.wide)
        self.edges = np.setdiff1d(visible, self.left_out.edges) if len(self.left_out.edges) else visible
        self.detailed = len(self.edges) <= DETAIL_LIMIT
        self.share = 1.0
        self.complete = False
        self.placed = Placed([], [], [])
        self._lines: tuple[Strokes, ...] = ()
        self._done = 0
        self.image, self.upper = self._blank(QImage.Format.Format_RGB32), QImage()
        painter = self._painter(self.image)
        draw_ground(painter, self.wide, art.ink)
        painter.end()

    def thin_out(self, most: int) -> None:
        """Be content with a sample of so many edges, drawn the stronger; before the first `advance`."""
        if len(self.edges) > most:
            self.share = most / len(self.edges)
            self.edges = self.edges[:most]

    def advance(self, seconds: float) -> int:
        """Draw edges for about so long, and the rest with the last of them; how many edges were drawn."""
        until = perf_counter() + seconds
        before = self._done
        painter = self._painter(self.image)
        while self._done < len(self.edges):
            self._draw_slice(painter)
            if perf_counter() >= until:
                break
        painter.end()
        if self._done >= len(self.edges) and not self.complete:
            self._finish()
        return min(self._done, len(self.edges)) - before

    def fits(self, camera: Camera) -> bool:
        """Whether the picture shows what a camera sees, moved by some pixels."""
        same = replace(camera, x=self.camera.x, y=self.camera.y) == self.camera
        across, down = self.offset(camera)
        return same and abs(across) <= self.margin[0] and abs(down) <= self.margin[1]

    def offset(self, camera: Camera) -> tuple[float, float]:
        """How many pixels the picture lies to the right and below of where it was made for; whole device pixels."""
        across = (self.camera.x - camera.x) * camera.scale
        down = (self.camera.y - camera.y) * camera.scale_down
        return round(across * self.ratio) / self.ratio, round(down * self.ratio) / self.ratio

    def _draw_slice(self, painter: QPainter) -> None:
        size = _DETAILED_SLICE if self.detailed else _SLICE
        some = self.edges[self._done : self._done + size]
        if self.detailed:
            lines = shaped(self._scene, self.x, self.y, some, self.wide)
            draw_shaped(painter, self._scene, self.wide, self._art.ink, lines)
            self._lines += lines
        else:
            strength = 190 * (3000 * self.share / len(self.edges)) ** 0.5 / self.share**0.75
            opacity = int(np.clip(strength, 30, 170))
            draw_plain(
                painter, self._scene, self._art.ink, straight(self._scene, self.x, self.y, some), opacity
            )
        self._done += size

    def _finish(self) -> None:
        """Discs, signs and words, once all edges lie below them."""
        art, camera = self._art, self.wide
        nodes = nodes_in(self._scene.shown, self.x, self.y, camera.width, camera.height, _LABEL_REACH)
        if len(self.left_out.nodes):
            nodes = np.setdiff1d(nodes, self.left_out.nodes)
        self.placed = art.captions.place(camera, self.x, self.y, nodes, self._lines)
        self.upper = self._blank(QImage.Format.Format_ARGB32_Premultiplied)
        self.upper.fill(Qt.GlobalColor.transparent)
        painter = self._painter(self.upper)
        art.marks.draw(painter, self.placed.marks)
        art.lettering.draw(painter, self.placed.labels)
        art.discs.draw(painter, camera, self.x, self.y, nodes)
        art.lettering.draw(painter, self.placed.names)
        painter.end()
        whole = self._painter(self.image)
        whole.drawImage(0, 0, self.upper)
        whole.end()
        self._lines = ()
        self.complete = True

    def _blank(self, shape: QImage.Format) -> QImage:
        image = QImage(round(self.wide.width * self.ratio), round(self.wide.height * self.ratio), shape)
        image.setDevicePixelRatio(self.ratio)
        return image

    def _painter(self, image: QImage) -> QPainter:
        painter = QPainter(image)
        # A rectangular clip takes Qt's fast path for thin lines: 2 times faster, 24 times with opacity.
        painter.setClipRect(QRectF(0, 0, self.wide.width, self.wide.height))
        return painter


def draw_ground(painter: QPainter, camera: Camera, ink: Ink) -> None:
    """The surface with a faint grid of dots that moves along."""
    area = QRectF(0, 0, camera.width, camera.height)
    painter.fillRect(area, ink.colour("surface"))
    if not ink.dots:
        return
    step = round(_GRID * min(max(camera.zoom, 0.75), 1.5))
    dot = QPixmap(step, step)
    dot.fill(Qt.GlobalColor.transparent)
    inner = QPainter(dot)
    inner.fillRect(step // 2, step // 2, 1, 1, ink.colour("line2"))
    inner.end()
    at_x, at_y = camera.point_to_screen(0.0, 0.0)
    painter.setBrushOrigin(QPointF(at_x % step, at_y % step))
    painter.fillRect(area, QBrush(dot))
