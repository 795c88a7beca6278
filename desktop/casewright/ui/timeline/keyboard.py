"""The keyboard on the timeline.

Left and Right go to the item before and after in a lane, Up and Down to the lane above and below (nearest in time), Home and
End to the ends of the lane, Ctrl with them to the first and last lane. Page Up and Down go back and on by a screen of time, Shift and
arrows by a little. Enter opens, Space folds the lane, X goes to the next contradiction, [ and ] let
the marked span begin and end with the item, F shows all, Plus and Minus zoom.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from casewright.ui.timeline.chart import Spot, items_in

if TYPE_CHECKING:
    from casewright.ui.timeline.canvas import TimelineCanvas

Key = Qt.Key
_ALONG = {Key.Key_Left: -1, Key.Key_Right: 1}
_ACROSS = {Key.Key_Up: -1, Key.Key_Down: 1}
_PAN = 60.0


class Keyboard:
    """Turns keys into what they do."""

    def __init__(self, canvas: TimelineCanvas) -> None:
        self._canvas = canvas
        self.in_use = False

    def press(self, event: QKeyEvent) -> bool:
        """Does what a key says; whether it says anything here."""
        self.in_use = True
        key, modifiers = Key(event.key()), event.modifiers()
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        if shift and key in _ALONG:
            self._canvas.pan(-_ALONG[key] * _PAN)
        elif key in _ALONG and not control:
            self._step_along(_ALONG[key])
        elif key in _ACROSS and not control:
            self._step_across(_ACROSS[key])
        elif key in (Key.Key_Home, Key.Key_End):
            self._go_to_end(last=key == Key.Key_End, lane=control)
        elif key in (Key.Key_PageUp, Key.Key_PageDown):
            self._canvas.pan(self._canvas.chart.scale.width * 0.9 * (1 if key == Key.Key_PageUp else -1))
        else:
            return not control and self._letter(key)
        return True

    def come_back(self) -> None:
        """After other items are shown: stays on the object where it stood, or nowhere."""
        chart = self._canvas.chart
        chart.focus = None
        if chart.selected is not None:
            spot = chart.first_spot(chart.selected)
            if spot is not None:
                chart.focus = (spot.box.lane.key, items_in(spot.shape)[0])

    def _letter(self, key: Key) -> bool:
        canvas, spot = self._canvas, self._canvas.focused()
        if key in (Key.Key_Return, Key.Key_Enter) and spot is not None:
            canvas.open_spot(spot)
        elif key == Key.Key_Space and spot is not None:
            canvas.fold(spot.box.lane.key)
        elif key == Key.Key_F:
            canvas.fit()
        elif key in (Key.Key_Plus, Key.Key_Equal):
            canvas.zoom(1.25)
        elif key == Key.Key_Minus:
            canvas.zoom(0.8)
        elif key == Key.Key_X:
            self.next_fault()
        elif key in (Key.Key_BracketLeft, Key.Key_BracketRight):
            canvas.bound_span(end=key == Key.Key_BracketRight)
        elif key == Key.Key_Escape and canvas.chart.span is not None:
            canvas.choose_span(None)
        else:
            return False
        return True

    def next_fault(self) -> None:
        """Goes to the next item whose date contradicts another, lane by lane, and round again."""
        canvas = self._canvas
        spots = [
            Spot(box, shape)
            for box in canvas.chart.arrangement.boxes
            for shape in box.shapes()
            if any(canvas.chart.items[n].key in canvas.chart.faults for n in items_in(shape))
        ]
        if not spots:
            return
        here = canvas.focused()
        boxes = [box.lane.key for box in canvas.chart.arrangement.boxes]

        def place(spot: Spot) -> tuple[int, float, int]:
            return boxes.index(spot.box.lane.key), spot.shape.left, spot.shape.row

        later = [spot for spot in spots if here is not None and place(spot) > place(here)]
        canvas.focus_spot((later or spots)[0])

    def _step_along(self, step: int) -> None:
        spot = self._canvas.focused()
        if spot is None:
            self._start()
            return
        shapes = spot.box.shapes()
        at = shapes.index(spot.shape) + step
        if 0 <= at < len(shapes):
            self._canvas.focus_spot(Spot(spot.box, shapes[at]))

    def _step_across(self, step: int) -> None:
        spot = self._canvas.focused()
        if spot is None:
            self._start()
            return
        boxes = self._canvas.chart.arrangement.boxes
        at = next(n for n, box in enumerate(boxes) if box.lane.key == spot.box.lane.key) + step
        if 0 <= at < len(boxes):
            x = self._canvas.place(spot).left()
            found = [Spot(boxes[at], shape) for shape in boxes[at].shapes()]
            self._canvas.focus_spot(min(found, key=lambda each: abs(self._canvas.place(each).left() - x)))

    def _go_to_end(self, *, last: bool, lane: bool) -> None:
        spot, boxes = self._canvas.focused(), self._canvas.chart.arrangement.boxes
        if spot is None or not boxes:
            self._start()
            return
        box = boxes[-1 if last else 0] if lane else spot.box
        self._canvas.focus_spot(Spot(box, box.shapes()[-1 if last else 0]))

    def _start(self) -> None:
        """At the first item in sight, or the first of all."""
        canvas = self._canvas
        boxes = canvas.chart.arrangement.boxes
        if not boxes:
            return
        shapes = [Spot(box, shape) for box in boxes[:1] for shape in box.shapes()]
        inside = [spot for spot in shapes if canvas.place(spot).right() > 0]
        canvas.focus_spot((inside or shapes)[0])
