"""The keyboard on the map.

Arrows go to the next mark in a direction, Space to the next of several at one place, Shift and arrows move the map, + and −
zoom, F shows all places, Enter opens, Esc chooses nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent

from casewright.ui.map.marks import Mark
from casewright.ui.widgets.hand_driven import ARROWS

if TYPE_CHECKING:
    from casewright.ui.map.canvas import MapCanvas

_PAN, _ZOOM = 80, 1.4


class MapKeyboard:
    """Turns keys into what they do."""

    def __init__(self, canvas: MapCanvas) -> None:
        self._canvas = canvas
        self.in_use = False

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key says; whether it says anything here."""
        key, canvas = Qt.Key(event.key()), self._canvas
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        self.in_use = True
        entity = canvas.selected_entity()
        if key in ARROWS:
            self._arrow(*ARROWS[key], pan=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            canvas.zoom(_ZOOM, self._at())
        elif key == Qt.Key.Key_Minus:
            canvas.zoom(1 / _ZOOM, self._at())
        elif key in (Qt.Key.Key_F, Qt.Key.Key_Home):
            canvas.fit()
        elif key == Qt.Key.Key_Space:
            self._next_here()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and entity is not None:
            canvas.opened.emit(entity)
        elif key == Qt.Key.Key_Menu and entity is not None:
            canvas.entity_asked.emit(entity)
        elif key == Qt.Key.Key_Escape and (canvas.spot is not None or canvas.way is not None):
            canvas.choose(None)
        else:
            return False
        return True

    def _arrow(self, dx: int, dy: int, *, pan: bool) -> None:
        canvas, here = self._canvas, self._here()
        if pan:
            canvas.set_camera(canvas.camera.panned(-dx * _PAN, -dy * _PAN))
            return
        if here is None:
            first = next(iter(canvas.placed), None)
            if first is not None:
                self._go(first)
            return
        ahead = [
            (along + 2 * aside, n)
            for n, each in enumerate(canvas.placed)
            for along, aside in [_way(each.x - here.x, each.y - here.y, dx, dy)]
            if along > 1 and aside <= along * 1.2
        ]
        if ahead:
            self._go(canvas.placed[min(ahead)[1]])
        else:
            canvas.set_camera(canvas.camera.panned(-dx * _PAN, -dy * _PAN))

    def _next_here(self) -> None:
        here = self._here()
        if here is not None and self._canvas.spot is not None:
            at = here.spots.index(self._canvas.spot) + 1
            self._canvas.choose(here.spots[at % len(here.spots)])

    def _go(self, mark: Mark) -> None:
        canvas = self._canvas
        canvas.choose(mark.spots[0])
        if not canvas.rect().adjusted(30, 30, -30, -30).contains(round(mark.x), round(mark.y)):
            canvas.set_camera(canvas.camera.panned(canvas.width() / 2 - mark.x, canvas.height() / 2 - mark.y))

    def _here(self) -> Mark | None:
        spot = self._canvas.spot
        return next((each for each in self._canvas.placed if spot in each.spots), None)

    def _at(self) -> QPointF | None:
        here = self._here()
        return QPointF(here.x, here.y) if here else None


def _way(x: float, y: float, dx: int, dy: int) -> tuple[float, float]:
    """How far ahead, and how far aside."""
    return x * dx + y * dy, abs(x * dy - y * dx)
