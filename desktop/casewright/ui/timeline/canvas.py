"""The timeline as a widget: keeps a picture of the chart, answers pointer and keyboard, says what was chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from casewright.analysis.timeline.arrangement import Horizon, arrange, busiest_days, horizon_of
from casewright.analysis.timeline.lanes import Lane
from casewright.analysis.timeline.packing import Placed
from casewright.analysis.timeline.scale import TimeScale
from casewright.model.periods import Period
from casewright.ui.theme import ThemeChanged, is_dark, tokens
from casewright.ui.timeline.axis import draw_cursor
from casewright.ui.timeline.chart import Chart, Key, Span, Spot, items_in
from casewright.ui.timeline.keyboard import Keyboard
from casewright.ui.timeline.look import TimelineLook, look_of
from casewright.ui.timeline.painter import TimelinePainter
from casewright.ui.timeline.pointer import Pointer
from casewright.ui.timeline.words import count_words, spot_words, tooltip_words
from casewright.ui.widgets.plain_text import bare, plain_tooltip


class TimelineCanvas(QAbstractScrollArea):
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
        """`corner` stands above the names of the lanes."""
        super().__init__(parent)
        self.setObjectName("Timeline")
        self._corner = corner
        corner.setParent(self)
        self.setFrameShape(self.Shape.NoFrame)
        self.setAccessibleName("Timeline")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.chart = Chart()
        self.lanes: Sequence[Lane] = ()
        self.undated: Sequence[int] = ()
        self.collapsed: set[str] = set()
        self.whole: set[str] = set()
        self.pointed: QPointF | None = None
        self._painter = TimelinePainter(_look())
        self._pointer, self._keyboard = Pointer(self), Keyboard(self)
        self._kept: QPixmap | None = None
        self._fit_when_shown = True
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    # --- what others call -------------------------------------------------------------------------------------------

    def show_chart(
        self, chart: Chart, lanes: Sequence[Lane], undated: Sequence[int], today: int, *, keep_view: bool
    ) -> None:
        """Shows other items; what was chosen stays chosen, and so does the place in time when asked."""
        old = self.chart
        self.lanes, self.undated = lanes, undated
        chart.scale, chart.selected, chart.span = old.scale, old.selected, old.span
        self.chart = chart
        periods = self._periods()
        self._dated = len(periods)
        chart.horizon = horizon_of(periods, today)
        chart.firsts = sorted(p.start.first for p in periods if p.start.first is not None)
        chart.lasts = sorted(p.end.last for p in periods if p.end.last is not None)
        self._repack()
        if not keep_view or self._fit_when_shown:
            self.show_busiest()
        self.redraw()
        self._keyboard.come_back()
        self._describe_all()

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

    def set_span(self, span: Span | None) -> None:
        """Marks a stretch of days; sends no signal."""
        self.chart.span = span
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

    def next_fault(self) -> None:
        """Goes to the next item whose date contradicts another."""
        self._keyboard.next_fault()

    def fit(self) -> None:
        """Shows all that is dated."""
        self._show_horizon(self.chart.horizon)

    def show_busiest(self) -> None:
        """Shows the time in which most of what is dated lies."""
        self._fit_when_shown = not self.isVisible()
        self._show_horizon(busiest_days(self._periods(), self.chart.horizon))

    def show_days(self, first: int, last: int) -> None:
        """Shows a stretch of days."""
        self.set_scale(self._sized().showing(first, last))

    def zoom(self, factor: float, x: float | None = None) -> None:
        """Zooms at a place, counted from where the lanes begin; at what is chosen or the middle when none is given."""
        scale = self._sized()
        if x is None:
            spot = self.focused()
            x = self.place(spot).center().x() if spot is not None and not spot.box.fixed else scale.width / 2
            x = x if 0 <= x <= scale.width else scale.width / 2
        self.set_scale(scale.zoomed(factor, x))

    def pan(self, pixels: float) -> None:
        """Moves the chart to the right."""
        self.set_scale(self._sized().panned(pixels))

    def set_scale(self, scale: TimeScale) -> None:
        """Looks at other days."""
        before, self.chart.scale = self.chart.scale, scale
        if scale.per_day != before.per_day or scale.width != before.width:
            self._repack()
        self.redraw()

    def fold(self, lane: str) -> None:
        """Shows a lane as counts alone, or unfolds it."""
        self.collapsed ^= {lane}
        self._repack()
        self.redraw()

    def fold_all(self) -> None:
        """Folds every lane; unfolds all when all are folded."""
        keys = {box.lane.key for box in self.chart.arrangement.boxes}
        self.collapsed = set() if keys <= self.collapsed else keys
        self._repack()
        self.redraw()

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
            self.whole.add(lane)
            self._repack()
            self.redraw()

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

    def reveal(self, spot: Spot) -> None:
        """Brings a place into sight, moving no further than needed."""
        where, scale = self.place(spot), self._sized()
        if not spot.box.fixed and (where.right() < 20 or where.left() > scale.width - 40):
            self.pan(scale.width / 3 - where.left())
        bar, room = self.verticalScrollBar(), self._room().height()
        top = where.top() + self.chart.scroll
        if where.top() < 0:
            bar.setValue(int(top - 8))
        elif where.bottom() > room:
            bar.setValue(int(top + where.height() + 8 - room))

    def spot_at(self, at: QPointF) -> Spot | None:
        """The bar (with its label) or badge at a point of the viewport."""
        look = self._painter.look
        return self.chart.spot_at(at.x() - look.head, at.y() - look.axis, look.metrics)

    def lane_at(self, at: QPointF) -> str | None:
        """The lane whose name is at a point of the viewport."""
        if at.x() >= self._painter.look.head or at.y() < self._painter.look.axis:
            return None
        number = self.chart.arrangement.box_at(at.y() - self._painter.look.axis + self.chart.scroll)
        return self.chart.arrangement.boxes[number].lane.key if number is not None else None

    def place(self, spot: Spot) -> QRectF:
        """Where a bar or badge is, from the upper left of the lanes."""
        return self.chart.place(spot, self._painter.look.metrics)

    def lanes_left(self) -> float:
        """Where the lanes begin, from the left edge."""
        return self._painter.look.head

    def axis_height(self) -> float:
        """How high the axis is."""
        return self._painter.look.axis

    def redraw(self) -> None:
        """Draws the kept picture anew at the next repaint."""
        self._kept = None
        self.viewport().update()

    # --- Qt ---------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(900, 600)

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_corner()
        if self._fit_when_shown:
            self.show_busiest()
        else:
            self.set_scale(self._sized())

    def showEvent(self, event: QEvent) -> None:
        if self._fit_when_shown:
            self.show_busiest()

    def event(self, event: QEvent) -> bool:
        if event.type() == ThemeChanged.kind:
            self._painter = TimelinePainter(_look())
            self._place_corner()
            self.set_scale(self._sized())
            self._repack()
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            spot = self.spot_at(QPointF(event.pos()))
            QToolTip.showText(
                event.globalPos(),
                plain_tooltip(tooltip_words(self.chart, spot)) if spot else "",
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

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._pointer.wheel(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pointer.double_click(event)

    def leaveEvent(self, _event: QEvent) -> None:
        self.pointed = None
        self.viewport().update()

    def focusInEvent(self, event: QEvent) -> None:
        self.viewport().update()

    def focusOutEvent(self, event: QEvent) -> None:
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keyboard.press(event):
            super().keyPressEvent(event)

    # --- inside -----------------------------------------------------------------------------------------------------

    def _room(self) -> QRectF:
        look = self._painter.look
        return QRectF(self.viewport().rect()).adjusted(look.head, look.axis, 0, 0)

    def _sized(self) -> TimeScale:
        return self.chart.scale.resized(self._room().width())

    def _place_corner(self) -> None:
        look = self._painter.look
        self._corner.setGeometry(0, 0, int(look.head) - 1, int(look.axis) - 1)

    def _periods(self) -> list[Period]:
        chart, shown = self.chart, {number for lane in self.lanes for number in lane.items}
        return [p for n in shown if (p := chart.items[n].periods[chart.clock]) is not None]

    def _show_horizon(self, horizon: Horizon) -> None:
        """With room at the right for the words of what came last."""
        scale = self._sized()
        room = min(scale.width / 4, self._painter.look.metrics.longest_label)
        self.set_scale(scale.showing(horizon.first, horizon.last, right=room))

    def _repack(self) -> None:
        chart = self.chart
        chart.arrangement = arrange(
            chart.items, self.lanes, self.undated, chart.clock, per_day=chart.scale.per_day, horizon=chart.horizon,
            width=self._room().width(), metrics=self._painter.look.metrics, collapsed=self.collapsed, whole=self.whole,
        )  # fmt: skip
        room = int(self._room().height())
        self.verticalScrollBar().setPageStep(room)
        self.verticalScrollBar().setSingleStep(int(self._painter.look.metrics.row))
        self.verticalScrollBar().setRange(0, max(int(chart.arrangement.height) - room, 0))
        chart.scroll = self.verticalScrollBar().value()

    def _picture(self) -> QPixmap:
        if self._kept is None:
            ratio = self.devicePixelRatioF()
            self._kept = QPixmap(self.viewport().size() * ratio)
            self._kept.setDevicePixelRatio(ratio)
            painter = QPainter(self._kept)
            self._painter.paint(painter, QRectF(self.viewport().rect()), self.chart)
            painter.end()
        return self._kept

    def _on_scrolled(self, value: int) -> None:
        self.chart.scroll = value
        self.redraw()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """The chart is drawn anew instead of moved: the axis stays."""

    def _describe_all(self) -> None:
        words = count_words(self._dated, len(self.undated), len(self.chart.faults))
        self.setAccessibleDescription(f"{words} in {len(self.lanes)} lanes")

    def _say(self, words: str) -> None:
        self.setAccessibleDescription(bare(words))
        self.described.emit(words)


def _look() -> TimelineLook:
    return look_of(tokens(), dark=is_dark())
