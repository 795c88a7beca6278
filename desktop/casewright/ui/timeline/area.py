"""What part of a timeline is in sight: days across, lanes down; the kept picture of it. What can be done there is in `canvas.py`."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from casewright.analysis.timeline.arrangement import Horizon, Metrics, arrange
from casewright.analysis.timeline.lanes import Lane
from casewright.analysis.timeline.scale import TimeScale
from casewright.ui.theme import ThemeChanged, is_dark, tokens
from casewright.ui.timeline.chart import Chart, Span, Spot
from casewright.ui.timeline.look import TimelineLook, look_of
from casewright.ui.timeline.painter import TimelinePainter
from casewright.ui.timeline.ready import Ready


class ChartArea(QAbstractScrollArea):
    """Holds a chart, the scale and the folded lanes. Places are counted from the upper left of the lanes unless said otherwise."""

    def __init__(self, corner: QWidget, parent: QWidget | None = None) -> None:
        """`corner` stands above the names of the lanes."""
        super().__init__(parent)
        self._corner = corner
        corner.setParent(self)
        self.setFrameShape(self.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.chart = Chart()
        self.ready: Ready | None = None
        self.collapsed: set[str] = set()
        self.whole: set[str] = set()
        self._painter = TimelinePainter(_look())
        self._kept: QPixmap | None = None
        self._fit_when_shown = True
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def take_ready(self, ready: Ready, *, keep_view: bool) -> None:
        """Shows other items, at the same place in time when asked."""
        old, self.chart = self.chart, ready.chart
        self.chart.scale, self.chart.selected, self.chart.span = old.scale, old.selected, old.span
        self.chart.arrangement, self.chart.scroll = old.arrangement, old.scroll
        self.ready = ready
        self._repack()
        if not keep_view or self._fit_when_shown:
            self.show_busiest()
        self.redraw()

    def fit(self) -> None:
        """Shows all that is dated."""
        self._show_horizon(self.chart.horizon)

    def show_busiest(self) -> None:
        """Shows the time in which most of what is dated lies."""
        self._fit_when_shown = not self.isVisible()
        self._show_horizon(self.ready.busiest if self.ready is not None else self.chart.horizon)

    def show_days(self, first: int, last: int) -> None:
        """Shows a stretch of days."""
        self.set_scale(self._sized().showing(first, last))

    def pan(self, pixels: float) -> None:
        """Moves the chart to the right."""
        self.set_scale(self._sized().panned(pixels))

    def set_scale(self, scale: TimeScale) -> None:
        """Looks at other days."""
        before, self.chart.scale = self.chart.scale, scale
        if scale.per_day != before.per_day or scale.width != before.width:
            self._repack()
        self.redraw()

    def set_span(self, span: Span | None) -> None:
        """Marks a stretch of days; sends no signal."""
        self.chart.span = span
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

    def give_rows(self, lane: str) -> None:
        """Gives a lane as many rows as its items need."""
        self.whole.add(lane)
        self._repack()
        self.redraw()

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

    def lane_at(self, at: QPointF) -> Lane | None:
        """The lane whose name is at a point of the viewport."""
        look = self._painter.look
        if at.x() >= look.head or at.y() < look.axis:
            return None
        number = self.chart.arrangement.box_at(at.y() - look.axis + self.chart.scroll)
        return self.chart.arrangement.boxes[number].lane if number is not None else None

    def place(self, spot: Spot) -> QRectF:
        """Where a bar or badge is, from the upper left of the lanes."""
        return self.chart.place(spot, self._painter.look.metrics)

    def metrics(self) -> Metrics:
        """The sizes that bars are to be made ready for."""
        return self._painter.look.metrics

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
            self.chart.scale = self._sized()
            self._repack()
            self.redraw()
        return super().event(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """The chart is drawn anew instead of moved: the axis stays."""

    # --- inside -----------------------------------------------------------------------------------------------------

    def _room(self) -> QRectF:
        look = self._painter.look
        return QRectF(self.viewport().rect()).adjusted(look.head, look.axis, 0, 0)

    def _sized(self) -> TimeScale:
        return self.chart.scale.resized(self._room().width())

    def _place_corner(self) -> None:
        look = self._painter.look
        self._corner.setGeometry(0, 0, int(look.head) - 1, int(look.axis) - 1)

    def _show_horizon(self, horizon: Horizon) -> None:
        """With room at the right for the words of what came last."""
        scale = self._sized()
        room = min(scale.width / 4, self._painter.look.metrics.longest_label)
        self.set_scale(scale.showing(horizon.first, horizon.last, right=room))

    def _repack(self) -> None:
        """Puts everything in its place for the zoom; the lane at the upper edge stays there, however high those above become."""
        chart, metrics, bar = self.chart, self._painter.look.metrics, self.verticalScrollBar()
        at = chart.arrangement.box_at(chart.scroll)
        above = chart.arrangement.boxes[at] if at is not None else None
        lanes, undated = (self.ready.lanes, self.ready.undated) if self.ready is not None else ((), ())
        chart.arrangement = arrange(
            lanes, undated, per_day=chart.scale.per_day, width=self._room().width(), metrics=metrics,
            collapsed=self.collapsed, whole=self.whole,
        )  # fmt: skip
        room = int(self._room().height())
        bar.setPageStep(room)
        bar.setSingleStep(int(metrics.row))
        bar.setRange(0, max(int(chart.arrangement.height) - room, 0))
        same = (
            box for box in chart.arrangement.boxes if above is not None and box.lane.key == above.lane.key
        )
        found = next(same, None)
        if found is not None and above is not None:
            bar.setValue(int(found.top + min(chart.scroll - above.top, found.height - metrics.row)))
        chart.scroll = bar.value()

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


def _look() -> TimelineLook:
    return look_of(tokens(), dark=is_dark())
