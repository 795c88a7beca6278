"""The pointer on the timeline: click to choose, drag to pan, Shift and drag (or drag on the axis) for a span, wheel to zoom.

Over the names of the lanes, or with Shift, the wheel goes up and down the lanes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from casewright.ui.timeline.chart import Span

if TYPE_CHECKING:
    from casewright.ui.timeline.canvas import TimelineCanvas

_NOTCH = 120
_ZOOM_PER_NOTCH = 1.2
_LINES_PER_NOTCH = 3


class Pointer:
    """What one press, its moves and its release mean together."""

    def __init__(self, canvas: TimelineCanvas) -> None:
        self._canvas = canvas
        self._start = QPointF()
        self._last = QPointF()
        self._doing = ""

    def press(self, event: QMouseEvent) -> None:
        """Begins something; what it is shows with the first move."""
        self._start = self._last = event.position()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        lane = self._canvas.lane_at(event.position())
        if event.button() == Qt.MouseButton.MiddleButton:
            self._doing = "pan"
        elif event.button() == Qt.MouseButton.RightButton:
            self._pick(event.position())
        elif event.button() == Qt.MouseButton.LeftButton:
            on_axis = event.position().y() < self._canvas.axis_height()
            self._doing = "head" if lane is not None else "press span" if shift or on_axis else "press"

    def move(self, event: QMouseEvent) -> None:
        """Goes on with it, or shows what lies below the pointer."""
        canvas = self._canvas
        canvas.pointed = event.position()
        far = (event.position() - self._start).manhattanLength() >= QApplication.startDragDistance()
        if self._doing.startswith("press") and far:
            self._doing = "span" if self._doing == "press span" else "pan"
        step, self._last = event.position() - self._last, event.position()
        if self._doing == "pan":
            bar = canvas.verticalScrollBar()
            bar.setValue(bar.value() - round(step.y()))
            canvas.pan(step.x())
        elif self._doing == "span":
            canvas.set_span(self._span(event.position()))
        elif not event.buttons():
            self._show_hand(event.position())
        canvas.viewport().update()

    def release(self, event: QMouseEvent) -> None:
        """Ends it."""
        doing, self._doing = self._doing, ""
        if doing == "span":
            self._canvas.choose_span(self._span(event.position()))
        elif doing == "head":
            lane = self._canvas.lane_at(event.position())
            if lane is not None:
                self._canvas.click_lane(lane, event.position().x())
        elif doing == "press":
            self._pick(event.position())
        elif doing == "press span":
            self._canvas.choose_span(None)

    def double_click(self, event: QMouseEvent) -> None:
        """Opens what was clicked; goes nearer on free ground."""
        spot = self._canvas.spot_at(event.position())
        if spot is not None:
            self._canvas.open_spot(spot)
        elif self._canvas.lane_at(event.position()) is None:
            self._canvas.zoom(2.0, event.position().x() - self._canvas.lanes_left())

    def wheel(self, event: QWheelEvent) -> None:
        """Zooms at the pointer; sideways it pans, over the names or with Shift it scrolls the lanes."""
        canvas, turned = self._canvas, event.angleDelta()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        across = turned.y() or turned.x()
        if shift or canvas.lane_at(event.position()) is not None:
            bar = canvas.verticalScrollBar()
            bar.setValue(bar.value() - round(across / _NOTCH * _LINES_PER_NOTCH * bar.singleStep()))
        elif abs(turned.x()) > abs(turned.y()):
            canvas.pan(turned.x())
        else:
            canvas.zoom(_ZOOM_PER_NOTCH ** (turned.y() / _NOTCH), event.position().x() - canvas.lanes_left())
        event.accept()

    def _pick(self, at: QPointF) -> None:
        spot = self._canvas.spot_at(at)
        if spot is not None:
            self._canvas.focus_spot(spot)
        elif self._canvas.lane_at(at) is None:
            self._canvas.choose_nothing()

    def _span(self, at: QPointF) -> Span:
        scale, left = self._canvas.chart.scale, self._canvas.lanes_left()
        days = sorted(int(scale.day(x - left) // 1) for x in (self._start.x(), at.x()))
        return Span(days[0], days[1])

    def _show_hand(self, at: QPointF) -> None:
        over = self._canvas.spot_at(at) is not None or self._canvas.lane_at(at) is not None
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self._canvas.viewport().setCursor(shape)
