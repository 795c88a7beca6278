"""The timeline as a widget: keeps a picture of the chart, answers pointer and keyboard, says what was chosen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QHelpEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget

from casewright.analysis.timeline.lanes import Lane
from casewright.analysis.timeline.packing import Placed
from casewright.ui.timeline.area import ChartArea
from casewright.ui.timeline.axis import draw_cursor
from casewright.ui.timeline.chart import Key, Span, Spot, items_in
from casewright.ui.timeline.heads import fold_arrow_right
from casewright.ui.timeline.keyboard import Keyboard
from casewright.ui.timeline.pointer import Pointer
from casewright.ui.timeline.ready import Ready
from casewright.ui.timeline.words import count_words, fault_words, lane_words, spot_words, tooltip_words
from casewright.ui.widgets.hand_driven import HandDriven
from casewright.ui.widgets.plain_text import bare, plain_tooltip


class TimelineCanvas(HandDriven, ChartArea):
    """Shows a chart; the page says what is in it.

    Signals:
        chosen: the (table, id) that somebody picked; None when nothing is chosen any more.
        opened: the (table, id) on which Enter was pressed, or that was double-clicked.
        described: what the keyboard or the pointer is at, in words.
        span_chosen: a stretch of days, or None.
    """

    chosen = Signal(object)
    opened = Signal(object)
    described = Signal(str)
    span_chosen = Signal(object)

    def __init__(self, corner: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(corner, parent)
        self.setObjectName("Timeline")
        self.setAccessibleName("Timeline")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.pointed: QPointF | None = None
        self._pointer: Pointer = Pointer(self)
        self._keyboard: Keyboard = Keyboard(self)

    # --- what others call -------------------------------------------------------------------------------------------

    def show_ready(self, ready: Ready, *, keep_view: bool) -> None:
        """Shows other items; what was chosen stays chosen, and so does the place in time when asked."""
        self.take_ready(ready, keep_view=keep_view)
        self._keyboard.come_back()
        self.redraw()
        words = f"{count_words(ready.dated, len(ready.undated))}, {fault_words(ready.faults)}"
        self.setAccessibleDescription(f"{words} in {len(ready.lanes)} lanes")

    def select(self, key: Key | None) -> None:
        """Marks an object, and what has to do with it, from outside; brings it into sight; sends no signal."""
        if key == self.chart.selected:
            return
        self.chart.selected = key
        focus = self.chart.focus
        if key is not None and not (focus and self.chart.items[focus[1]].key == key):
            spot = self.chart.first_spot(key)
            if spot is not None:
                number = items_in(spot.shape)[0]
                self.chart.focus = (spot.box.lane.key, number)
                self.reveal(spot)
        self.redraw()

    def choose_span(self, span: Span | None) -> None:
        """Marks a stretch of days by hand: says so."""
        self.set_span(span)
        self.span_chosen.emit(span)

    def choose_nothing(self) -> None:
        """Lets go of what was chosen by hand: says so."""
        self.chart.focus = self.chart.selected = None
        self.chosen.emit(None)
        self.redraw()

    def click_lane(self, lane: Lane, x: float) -> None:
        """Selects the actor or source of a lane; folds the lane when the arrow was hit, or when it stands for none."""
        if lane.ref is None or x < fold_arrow_right(self._painter.look):
            self.fold(lane.key)
        else:
            self.chart.selected = lane.ref
            self.chosen.emit(lane.ref)
            self.redraw()

    def bound_span(self, *, end: bool) -> None:
        """Lets the marked span begin, or end, with the item where the keyboard stands."""
        spot, span = self.focused(), self.chart.span
        period = (
            self.chart.items[items_in(spot.shape)[0]].periods.get(self.chart.clock)
            if spot is not None
            else None
        )
        if period is None:
            return
        first = period.start.first if period.start.first is not None else self.chart.horizon.first
        last = period.end.last if period.end.last is not None else self.chart.horizon.last
        if span is None:
            self.choose_span(Span(first, last))
        elif end:
            self.choose_span(Span(min(span.first, last), last))
        else:
            self.choose_span(Span(first, max(span.last, first)))

    def next_fault(self) -> None:
        """Goes to the next item whose date contradicts another."""
        self._keyboard.next_fault()

    def zoom(self, factor: float, x: float | None = None) -> None:
        """Zooms at a place, counted from where the lanes begin; at what is chosen or the middle when none is given."""
        scale = self._sized()
        if x is None:
            spot = self.focused()
            x = self.place(spot).center().x() if spot is not None and not spot.box.fixed else scale.width / 2
            x = x if 0 <= x <= scale.width else scale.width / 2
        self.set_scale(scale.zoomed(factor, x))

    def open_spot(self, spot: Spot) -> None:
        """Opens an item; of a badge, goes nearer until its items come apart, or gives the lane as many rows as it needs."""
        if isinstance(spot.shape, Placed):
            self.opened.emit(self.chart.items[spot.shape.item].key)
            return
        lane = spot.box.lane.key
        periods = [self.chart.items[n].periods.get(self.chart.clock) for n in spot.shape.items]
        firsts = [p.start.first for p in periods if p is not None and p.start.first is not None]
        spread = (max(firsts) - min(firsts)) if firsts else 0
        if lane in self.collapsed:
            self.fold(lane)
        elif spread and self.chart.scale.per_day * spread < self.chart.scale.width / 2:
            self.show_days(min(firsts), max(firsts))
        else:
            self.give_rows(lane)

    def focus_spot(self, spot: Spot) -> None:
        """Puts the keyboard's mark on a bar or badge, selects the bar's object, and says what it is."""
        number = items_in(spot.shape)[0]
        self.chart.focus = (spot.box.lane.key, number)
        if isinstance(spot.shape, Placed):
            self.chart.selected = self.chart.items[number].key
            self.chosen.emit(self.chart.selected)
        self.reveal(spot)
        self._say(spot_words(self.chart, spot))
        self.redraw()

    def focused(self) -> Spot | None:
        """Where the keyboard stands."""
        return self.chart.spot_of(*self.chart.focus) if self.chart.focus is not None else None

    # --- Qt ---------------------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.drawPixmap(0, 0, self._picture())
        look = self._painter.look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        spot = self.focused()
        if spot is not None and self.hasFocus() and self._keyboard.in_use:
            painter.setClipRect(self._room())
            painter.setPen(QPen(look.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            where = self.place(spot).translated(self._room().topLeft())
            painter.drawRoundedRect(where.adjusted(-3, 0.5, 3, -0.5), 5, 5)
            painter.setClipping(False)
        if self.pointed is not None and self.pointed.x() > look.head:
            whole = QRectF(self.viewport().rect())
            draw_cursor(painter, look, self._painter.labels, self.chart, whole, self.pointed.x())

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            spot, lane = self.spot_at(QPointF(event.pos())), self.lane_at(QPointF(event.pos()))
            words = (
                tooltip_words(self.chart, spot)
                if spot is not None
                else lane_words(lane)
                if lane is not None
                else ""
            )
            QToolTip.showText(
                event.globalPos(),
                plain_tooltip(words),
                self.viewport(),
            )
            return True
        if (
            isinstance(event, QNativeGestureEvent)
            and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
        ):
            self.zoom(1 + event.value(), event.position().x() - self.lanes_left())
            return True
        return super().viewportEvent(event)

    def leaveEvent(self, _event: QEvent) -> None:
        self.pointed = None
        self.viewport().update()

    def focusInEvent(self, event: QEvent) -> None:
        self.viewport().update()

    def focusOutEvent(self, event: QEvent) -> None:
        self.viewport().update()

    # --- inside -----------------------------------------------------------------------------------------------------

    def _say(self, words: str) -> None:
        self.setAccessibleDescription(bare(words))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.described.emit(words)
