"""The part of the link chart that shows: a scene through a camera, drawn from kept pictures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QNativeGestureEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from casewright.ui.graph.arrays import Floats
from casewright.ui.graph.art import Art
from casewright.ui.graph.camera import Camera
from casewright.ui.graph.frames import Frames
from casewright.ui.graph.ink import screen_ink
from casewright.ui.graph.overlay import Live, draw_overlay
from casewright.ui.graph.picture import LeftOut, Picture
from casewright.ui.graph.scene import Scene
from casewright.ui.graph.selection import Selection
from casewright.ui.theme import ThemeChanged, colour

_FITTING_ROUNDS = 4


class ChartSurface(QWidget):
    """Shows a scene, with what is chosen, dragged, hovered over and within the rubber band.

    `px` and `py` are the places of nodes on the screen. `covered_above` is the height of what floats over the chart at its
    top, in pixels; `fit` keeps clear of it. `camera_moved`: another part of the scene is seen, or other nodes of it.
    """

    camera_moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(160, 120)
        self.selection = Selection()
        self.dragged: list[int] = []
        self.band: QRectF | None = None
        self.hovered: int | None = None
        self.covered_above = 0
        self.keyboard_in_use = False
        self.camera = Camera()
        self._fit_when_shown = True
        self._frames = Frames(self._begin_picture, self)
        self._frames.changed.connect(self.update)
        self.take_scene(Scene())

    def take_scene(self, scene: Scene) -> None:
        """Show another scene, with nothing chosen in it."""
        self.scene = scene
        self.camera = self._sized(self.camera)
        self.px: Floats = scene.x
        self.py: Floats = scene.y
        self.dragged, self.hovered, self.band = [], None, None
        self._art = Art(scene, screen_ink())
        self._frames.forget()
        self.selection.set(())

    def recolour(self, colours: Mapping[str, str]) -> None:
        """Give nodes, by id, another colour group; nothing else changes."""
        self.scene.recolour(colours)
        self._art = Art(self.scene, screen_ink())
        self.redraw()

    def fit(self) -> None:
        """Show the whole graph."""
        self._fit_when_shown = not self.isVisible()
        camera = self._sized(self.camera).fitted(self.scene)
        # where names go depends on the zoom, and the zoom on where they go
        for _ in range(_FITTING_ROUNDS):
            reach = self._art.captions.reach(camera)
            if reach is None:
                break
            camera = camera.fitted(self.scene, reach._replace(top=reach.top + self.covered_above))
        self.set_camera(camera)

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom at a point of the canvas, at its middle when none is given."""
        point = at or QPointF(self.width() / 2, self.height() / 2)
        self.set_camera(self.camera.zoomed_at(factor, point.x(), point.y()))

    def set_camera(self, camera: Camera) -> None:
        """Look at another part of the scene."""
        self.camera = camera
        self._place()
        self.camera_moved.emit()
        self.update()

    def look_at(self, x: float, y: float) -> None:
        """Bring a place of the scene into the middle."""
        self.set_camera(replace(self.camera, x=x, y=y))

    def show_natural_size(self) -> None:
        """Zoom so that discs and names have the size they are made for."""
        self.zoom(1 / self.camera.zoom)

    def all_in_sight(self) -> bool:
        """Whether the whole chart is in sight."""
        x, y = self.px[self.scene.shown], self.py[self.scene.shown]
        return bool(((x >= 0) & (x <= self.width()) & (y >= 0) & (y <= self.height())).all())

    def settle(self) -> None:
        """Draw everything in full now, however long it takes."""
        self._frames.settle()
        self.update()

    @property
    def at_rest(self) -> bool:
        """Whether the chart is drawn in full."""
        return self._frames.at_rest

    def hold(self, nodes: Iterable[int]) -> None:
        """Take nodes and their edges out of the kept picture while they are dragged; none puts them back."""
        self.dragged = list(nodes)
        self._frames.prepare()
        self.update()

    def redraw(self) -> None:
        """Draw everything again: the graph or the colours have changed."""
        self._frames.forget()
        self._place()
        self.camera_moved.emit()
        self.update()

    # --- Qt ---------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(800, 600)

    def paintEvent(self, _event: QPaintEvent) -> None:
        picture = self._frames.picture(self.camera)
        painter = QPainter(self)
        live = Live(
            self.camera, self.px, self.py, self.selection, bool(self.dragged), self.hovered, self.band
        )
        draw_overlay(painter, self._art, picture, live)
        if self.hasFocus() and self.keyboard_in_use:
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self.camera = self._sized(self.camera)
        if self._fit_when_shown:
            self.fit()
        else:
            self.redraw()

    def showEvent(self, event: QEvent) -> None:
        if self._fit_when_shown:
            self.fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == ThemeChanged.kind:
            self._art = Art(self.scene, screen_ink())
            self.redraw()
        if (
            isinstance(event, QNativeGestureEvent)
            and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
        ):
            self.zoom(1 + event.value(), event.position())
            return True
        return super().event(event)

    # --- inside -----------------------------------------------------------------------------------------------------

    def _sized(self, camera: Camera) -> Camera:
        return replace(camera, width=max(1, self.width()), height=max(1, self.height()))

    def _place(self) -> None:
        self.px, self.py = self.camera.to_screen(self.scene.x, self.scene.y)

    def _begin_picture(self, sheet: QImage | None = None) -> Picture:
        held = LeftOut()
        if self.dragged:
            edges = self.scene.drawn_among(self.scene.edges_of_all(self.dragged))
            held = LeftOut(np.array(sorted(self.dragged)), edges, self._frames.placed_at(self.camera))
        return Picture(self._art, self.camera, self.devicePixelRatioF(), held, sheet)
