"""One picture of a chart at rest: ground, edges, discs and words, with room around it so that panning can go on from it.

A large graph is drawn in slices on the main thread: Qt holds Python's lock while it draws, so a thread would not help.
Because edges lie in random order the first of them are a fair sample of all, which is what is shown while the chart moves.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from time import perf_counter
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from casewright.ui.graph.arrays import Ints
from casewright.ui.graph.art import Art
from casewright.ui.graph.camera import Camera
from casewright.ui.graph.captions import Placed
from casewright.ui.graph.discs import nodes_in
from casewright.ui.graph.ink import Ink
from casewright.ui.graph.pens import draw_plain, draw_shaped
from casewright.ui.graph.strokes import Strokes, edges_in_sight, shaped, straight
from casewright.ui.graph.zero_copy import draw_squares

DETAIL_LIMIT = 2500
"""Edges in sight up to which each is drawn with its own width, dashes, bow and arrowhead."""

OVERSCAN = 0.125
"""How far a picture reaches beyond the view on each side, as a share of its width or height."""

_SLICE, _DETAILED_SLICE, _NODE_SLICE = 2500, 400, 20_000
_GRID = 24
_LABEL_REACH = 120
_NONE: Ints = np.zeros(0, np.int64)


class LeftOut(NamedTuple):
    """Nodes and edges that somebody else draws, since they move; where the words of the others were before, and stay."""

    nodes: Ints = _NONE
    edges: Ints = _NONE
    placed: Placed | None = None


class Picture:
    """Begun when made, drawn on by `advance` until it is `complete`.

    `image` reaches `margin` pixels beyond the view of the `camera`; places in the `wide` camera are counted from there.
    """

    def __init__(
        self,
        art: Art,
        camera: Camera,
        ratio: float,
        left_out: LeftOut | None = None,
        sheet: QImage | None = None,
    ) -> None:
        """`sheet` is an image that may be drawn over: memory that is there already takes half the time of new."""
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
        self.in_passing = False
        self.complete = False
        self.placed = Placed([], [], [])
        self.drawn = 0
        self.image = self._sheet(sheet)
        self._nodes: Ints = _NONE
        self._upper: QImage | None = None
        self._steps = self._draw()

    def be_quick(self, most: int) -> None:
        """Be content with a sample of so many edges, drawn the stronger, and with names on the side where they were.

        Call it before the first `advance`.
        """
        self.in_passing = True
        if len(self.edges) > most:
            self.share = most / len(self.edges)
            self.edges = self.edges[:most]

    def advance(self, seconds: float) -> None:
        """Draw for about so long, or until it is complete."""
        until = perf_counter() + seconds
        for _ in self._steps:
            if perf_counter() >= until:
                return

    def upper(self) -> QImage:
        """Discs and words alone, to be laid over edges that are drawn on the whole; drawn when first needed."""
        if self._upper is None:
            self._upper = QImage(self.image.size(), QImage.Format.Format_ARGB32_Premultiplied)
            self._upper.setDevicePixelRatio(self.ratio)
            self._upper.fill(Qt.GlobalColor.transparent)
            for _ in self._draw_upper(self._upper):
                pass
        return self._upper

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

    def _draw(self) -> Iterator[None]:
        """Step by step, each short: ground, edges, then what lies over them."""
        painter = self._painter(self.image)
        draw_ground(painter, self.wide, self._art.ink)
        painter.end()
        yield
        lines: list[Strokes] = []
        size = _DETAILED_SLICE if self.detailed else _SLICE
        while self.drawn < len(self.edges):
            painter = self._painter(self.image)
            some = self.edges[self.drawn : self.drawn + size]
            if self.detailed:
                parts = shaped(self._scene, self.x, self.y, some, self.wide)
                draw_shaped(painter, self._scene, self.wide, self._art.ink, parts)
                lines += parts
            else:
                thin = straight(self._scene, self.x, self.y, some)
                draw_plain(painter, self._scene, self._art.ink, thin, self._opacity())
            painter.end()
            self.drawn += len(some)
            yield
        camera = self.wide
        nodes = nodes_in(self._scene.shown, self.x, self.y, camera.width, camera.height, _LABEL_REACH)
        left_out = self.left_out.nodes
        self._nodes = np.setdiff1d(nodes, left_out) if len(left_out) else nodes
        if self.left_out.placed is None:
            self.placed = self._art.captions.place(
                camera, self.x, self.y, self._nodes, tuple(lines), quickly=self.in_passing
            )
        else:
            self.placed = self.left_out.placed.without(left_out, self.left_out.edges)
        yield
        yield from self._draw_upper(self.image)
        self.complete = True

    def _draw_upper(self, image: QImage) -> Iterator[None]:
        """Signs and labels on the edges, discs, names."""
        art = self._art
        painter = self._painter(image)
        art.marks.draw(painter, self.placed.marks)
        art.lettering.draw(painter, self.placed.labels)
        painter.end()
        for first in range(0, len(self._nodes), _NODE_SLICE):
            painter = self._painter(image)
            art.discs.draw(painter, self.wide, self.x, self.y, self._nodes[first : first + _NODE_SLICE])
            painter.end()
            yield
        painter = self._painter(image)
        art.lettering.draw(painter, self.placed.names)
        painter.end()

    def _opacity(self) -> int:
        """Of thin lines: the fainter the more there are; of a sample the stronger."""
        strength = 190 * (3000 * self.share / len(self.edges)) ** 0.5 / self.share**0.75
        return int(np.clip(strength, 30, 170))

    def _sheet(self, sheet: QImage | None) -> QImage:
        size = QSize(round(self.wide.width * self.ratio), round(self.wide.height * self.ratio))
        image = (
            sheet if sheet is not None and sheet.size() == size else QImage(size, QImage.Format.Format_RGB32)
        )
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
    at_x, at_y = camera.point_to_screen(0.0, 0.0)
    across, down = np.arange(at_x % step, camera.width, step), np.arange(at_y % step, camera.height, step)
    x, y = np.meshgrid(np.round(across), np.round(down))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.colour("line2"))
    draw_squares(painter, x.ravel(), y.ravel(), 1)
