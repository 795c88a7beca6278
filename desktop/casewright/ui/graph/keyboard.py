"""The keyboard on the chart.

Arrows go to the next node in a direction, with Shift they add it to what is chosen; Space takes the node where one stands
out of the choice and in again; Tab goes around its neighbours (and out of the chart after the last), Enter opens it; Ctrl
and arrows move what is chosen, or the view when nothing is, which Ctrl, Shift and arrows always do. Letters are actions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from casewright.ui.graph.hits import next_towards
from casewright.ui.widgets.hand_driven import ARROWS

if TYPE_CHECKING:
    from casewright.ui.graph.canvas import GraphCanvas

_STEP, _PAN = 10, 60


class Keyboard:
    """Turns keys into what they do; remembers whose neighbours Tab is going around."""

    def __init__(self, canvas: GraphCanvas) -> None:
        self._canvas = canvas
        self._around: list[int] = []
        self._at = -1
        self._left: int | None = None

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key says; whether it says anything here."""
        key = Qt.Key(event.key())
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._canvas.keyboard_in_use = True
        if key in ARROWS:
            self._arrow(*ARROWS[key], control=control, shift=shift)
            return True
        return not control and self._other(key)

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
        self._canvas.keyboard_in_use = True
        self._go(self._around[self._at])
        return True

    def _arrow(self, dx: int, dy: int, *, control: bool, shift: bool) -> None:
        canvas = self._canvas
        if control and not shift and canvas.selection.nodes:
            across, down = _STEP / canvas.camera.scale, _STEP / canvas.camera.scale_down
            canvas.shift_nodes(canvas.selection.nodes, dx * across, dy * down)
            canvas.redraw()
            canvas.say_moved(canvas.selection.nodes)
        elif control:
            canvas.set_camera(canvas.camera.panned(-dx * _PAN, -dy * _PAN))
        else:
            here = self._stands_at()
            found = (
                canvas.scene.first()
                if here is None
                else next_towards(canvas.scene.shown, canvas.px, canvas.py, here, dx, dy)
            )
            if found is not None:
                self._go(found, adding=shift)

    def _other(self, key: Qt.Key) -> bool:
        canvas = self._canvas
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and canvas.selection.current is not None:
            canvas.opened.emit(canvas.scene.nodes[canvas.selection.current].id)
        elif key == Qt.Key.Key_Space and self._stands_at() is not None:
            self._toggle()
        elif key == Qt.Key.Key_Escape and (canvas.selection.nodes or canvas.selection.edge is not None):
            canvas.choose(())
        else:
            return False
        return True

    def _stands_at(self) -> int | None:
        """The node where the keyboard is: the one chosen last, or the one that was taken out of the choice last."""
        here = self._canvas.selection.current if self._left is None else self._left
        return here if here is not None and self._canvas.scene.shown[here] else None

    def _toggle(self) -> None:
        node = self._stands_at()
        if node is not None:
            chosen = node in self._canvas.selection.nodes
            self._canvas.toggle(node)
            self._left = node if chosen else None
            self._canvas.hovered = node

    def _go(self, node: int, adding: bool = False) -> None:
        self._left = None
        rest = [each for each in self._canvas.selection.nodes if each != node] if adding else []
        self._canvas.choose([*rest, node])
        self._canvas.reveal(self._canvas.scene.nodes[node].id)
