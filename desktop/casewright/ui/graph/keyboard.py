"""The keyboard on the chart.

Arrows go to the next node in a direction, Tab around the neighbours of the node where one stood (and out of the chart
after the last), Enter opens, N takes in the neighbours, Ctrl and arrows move what is chosen, F shows everything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from casewright.ui.graph.hits import next_towards

if TYPE_CHECKING:
    from casewright.ui.graph.canvas import GraphCanvas

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_STEP, _PAN = 10, 60


class Keyboard:
    """Turns keys into what they do; remembers whose neighbours Tab is going around."""

    def __init__(self, canvas: GraphCanvas) -> None:
        self._canvas = canvas
        self._around: list[int] = []
        self._at = -1
        self.in_use = False

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key says; whether it says anything here."""
        key = Qt.Key(event.key())
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.in_use = True
        if key in _ARROWS:
            self._arrow(*_ARROWS[key], control=control, shift=shift)
            return True
        return self._letter(key) if not control else self._with_control(key)

    def tab(self, forward: bool) -> bool:
        """Go to the next neighbour; False when there is none left, so that the focus moves on."""
        current = self._canvas.selection.current
        if current is None:
            return False
        if not (0 <= self._at < len(self._around)) or self._around[self._at] != current:
            self._around = self._canvas.scene.neighbours(current)
            self._at = -1 if forward else len(self._around)
        self._at += 1 if forward else -1
        if not 0 <= self._at < len(self._around):
            self._around, self._at = [], -1
            return False
        self.in_use = True
        self._go(self._around[self._at])
        return True

    def _arrow(self, dx: int, dy: int, *, control: bool, shift: bool) -> None:
        canvas, current = self._canvas, self._canvas.selection.current
        if control and canvas.selection.nodes:
            across, down = _STEP / canvas.camera.scale, _STEP / canvas.camera.scale_down
            canvas.shift_nodes(canvas.selection.nodes, dx * across, dy * down)
            canvas.redraw()
            canvas.say_moved(canvas.selection.nodes)
        elif shift:
            canvas.set_camera(canvas.camera.panned(-dx * _PAN, -dy * _PAN))
        elif current is None:
            if (first := canvas.scene.first()) is not None:
                self._go(first)
        else:
            found = next_towards(canvas.scene.shown, canvas.px, canvas.py, current, dx, dy)
            if found is not None:
                self._go(found)

    def _letter(self, key: Qt.Key) -> bool:
        canvas = self._canvas
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and canvas.selection.current is not None:
            canvas.opened.emit(canvas.scene.nodes[canvas.selection.current].id)
        elif key == Qt.Key.Key_N and canvas.selection.nodes:
            canvas.select_neighbours()
        elif key == Qt.Key.Key_F:
            canvas.fit()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            canvas.zoom(1.25)
        elif key == Qt.Key.Key_Minus:
            canvas.zoom(0.8)
        elif key == Qt.Key.Key_Escape and (canvas.selection.nodes or canvas.selection.edge is not None):
            canvas.choose(())
        else:
            return False
        return True

    def _with_control(self, key: Qt.Key) -> bool:
        if key != Qt.Key.Key_A:
            return False
        self._canvas.choose(np.flatnonzero(self._canvas.scene.shown).tolist())
        return True

    def _go(self, node: int) -> None:
        self._canvas.choose([node])
        self._canvas.reveal(self._canvas.scene.nodes[node].id)
