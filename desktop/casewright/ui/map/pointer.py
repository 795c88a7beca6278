"""The pointer on the map: click a mark or a link, drag to pan, wheel to zoom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from casewright.analysis.geography.mercator import place_of

if TYPE_CHECKING:
    from casewright.ui.map.canvas import MapCanvas

_NOTCH = 120
_ZOOM_PER_NOTCH = 1.25


class MapPointer:
    """What one press, its moves and its release mean together."""

    def __init__(self, canvas: MapCanvas) -> None:
        self._canvas = canvas
        self._start = self._last = QPointF()
        self._panning = False

    def press(self, event: QMouseEvent) -> None:
        """Begin something; with the right button ask for the menu of what lies there."""
        self._start = self._last = event.position()
        self._panning = False
        if event.button() == Qt.MouseButton.RightButton:
            self._ask_menu(event)

    def move(self, event: QMouseEvent) -> None:
        """Pan, or show what lies below the pointer."""
        if not event.buttons() & (Qt.MouseButton.LeftButton | Qt.MouseButton.MiddleButton):
            self._canvas.point_at(event.position())
            return
        far = (event.position() - self._start).manhattanLength() >= QApplication.startDragDistance()
        self._panning = self._panning or far
        step, self._last = event.position() - self._last, event.position()
        if self._panning:
            self._canvas.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._canvas.set_camera(self._canvas.camera.panned(step.x(), step.y()))

    def release(self, event: QMouseEvent) -> None:
        """Choose what was clicked; again for the next of several at one place."""
        if self._panning or event.button() != Qt.MouseButton.LeftButton:
            self._canvas.unsetCursor()
            return
        canvas = self._canvas
        mark = canvas.mark_at(event.position())
        if mark is None:
            way = canvas.way_at(event.position())
            if way is not None:
                canvas.choose_way(way)
            else:
                canvas.choose(None)
        elif mark.one_place or len(mark.spots) == 1:
            at = mark.spots.index(canvas.spot) + 1 if canvas.spot in mark.spots else 0
            canvas.choose(mark.spots[at % len(mark.spots)])
        else:
            canvas.open_mark(mark)

    def double_click(self, event: QMouseEvent) -> None:
        """Open what is there; on the ground, zoom in."""
        mark = self._canvas.mark_at(event.position())
        entity = self._canvas.selected_entity()
        if mark is None:
            self._canvas.zoom(2.0, event.position())
        elif entity is not None:
            self._canvas.opened.emit(entity)

    def wheel(self, event: QWheelEvent) -> None:
        """A wheel zooms at the pointer; two fingers on a touchpad pan, with Ctrl they zoom."""
        pixels = event.pixelDelta()
        if not pixels.isNull() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._canvas.set_camera(self._canvas.camera.panned(pixels.x(), pixels.y()))
        else:
            self._canvas.zoom(_ZOOM_PER_NOTCH ** (event.angleDelta().y() / _NOTCH), event.position())
        event.accept()

    def _ask_menu(self, event: QMouseEvent) -> None:
        canvas, at = self._canvas, event.position()
        mark = canvas.mark_at(at)
        if mark is None:
            longitude, latitude = place_of(*canvas.camera.to_plane(at.x(), at.y()))
            where = event.globalPosition().toPoint()
            canvas.ground_asked.emit(latitude, longitude, where.x(), where.y())
            return
        if canvas.spot not in mark.spots:
            canvas.choose(mark.spots[0])
        canvas.entity_asked.emit(canvas.selected_entity())
