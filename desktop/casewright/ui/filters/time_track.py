"""The track of the time slider: how much is dated when, and the range of dates between two handles."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from casewright.analysis.case_filter.spans import Ints
from casewright.ui.filters.calendar_units import DayRange, between, later, moved, shifted
from casewright.ui.filters.time_scale import TimeScale
from casewright.ui.theme import colour, font, px
from casewright.ui.theme.tokens import CAPTION

BINS = 120
_EDGE, _GRIP, _BARS, _AXIS = 10, 8, 26, 15
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_Up: 1}


class TimeTrack(QWidget):
    """`moved` brings the `DayRange` that somebody chose, or None for all of time; `play_asked` comes with the space bar.

    Arrows move the range by one `unit`, with Shift its end alone; Home and End go to the first and the last step, with
    Shift they stretch the range so far; Esc takes it away. The pointer drags either handle, or all between them.
    """

    moved = Signal(object)
    play_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Range of dates")
        self.whole: DayRange | None = None
        self.chosen: DayRange | None = None
        self.unit = "year"
        self._bars: tuple[Ints, Ints] | None = None
        self._held: tuple[str, date, DayRange] | None = None

    def show_whole(self, whole: DayRange | None, bars: tuple[Ints, Ints] | None) -> None:
        """All of time that the chart knows, and how much is dated in each of BINS parts of it: possibly, certainly."""
        self.whole, self._bars = whole, bars
        self.update()

    def choose(self, chosen: DayRange | None) -> None:
        """Shows a range that was chosen elsewhere; says nothing."""
        self.chosen = chosen
        self.update()

    def step(self, units: int) -> bool:
        """Moves the range by so many units, from the first one when there is none; whether it is still within the whole."""
        if self.whole is None:
            return False
        if self.chosen is None:
            first = moved(DayRange(self.whole.first, self.whole.first), self.unit, 0)
            self._say(first)
            return True
        found = moved(self.chosen, self.unit, units)
        if found.first > self.whole.last or found.last < self.whole.first:
            return False
        self._say(found)
        return True

    def to_beginning(self) -> None:
        """Moves the range to the first step of all."""
        if self.whole is not None:
            self._to_end(False, stretch=False)

    def sizeHint(self) -> QSize:
        return QSize(px(320), px(_BARS + _AXIS) + 6)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if self.whole is None:
            super().keyPressEvent(event)
        elif key in _STEPS:
            mirrored = key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self._mirrored()
            units = -_STEPS[key] if mirrored else _STEPS[key]
            self._stretch(units) if shift and self.chosen else self.step(units)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._to_end(key == Qt.Key.Key_End, stretch=shift)
        elif key == Qt.Key.Key_Space:
            self.play_asked.emit()
        elif key == Qt.Key.Key_Escape and self.chosen is not None:
            self._say(None)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self.whole is None:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        scale, x = self._scale(self.whole), event.position().x()
        shown = self.chosen or self.whole
        ends = abs(scale.x(shown.first) - x), abs(scale.x(shown.last, after=True) - x)
        inside = self.chosen is not None and shown.first <= scale.day(x) <= shown.last
        part = "all" if inside and min(ends) > _GRIP else "first" if ends[0] <= ends[1] else "last"
        self._held = part, scale.day(x), shown
        if not inside:
            self._drag(x)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            self._drag(event.position().x())
        elif self.whole is not None:
            self.setCursor(self._cursor_at(self._scale(self.whole), event.position().x()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._held = None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.whole is None:
            return
        painter = QPainter(self)
        scale = self._scale(self.whole)
        self._paint_range(painter, scale)
        self._paint_bars(painter, scale)
        self._paint_axis(painter, scale)
        self._paint_handles(painter, scale)
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)

    def _scale(self, whole: DayRange) -> TimeScale:
        return TimeScale(whole, _EDGE, max(1, self.width() - 2 * _EDGE), self._mirrored())

    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _floor(self) -> float:
        return 3.0 + px(_BARS)

    def _paint_range(self, painter: QPainter, scale: TimeScale) -> None:
        if self.chosen is None:
            return
        area = self._area(scale, self.chosen)
        painter.fillRect(area, colour("soft"))

    def _paint_bars(self, painter: QPainter, scale: TimeScale) -> None:
        floor = self._floor()
        painter.setPen(QPen(colour("line2"), 1))
        painter.drawLine(QPointF(scale.left, floor), QPointF(scale.left + scale.width, floor))
        if self._bars is None or not self._bars[0].max(initial=0):
            return
        unit, each = (floor - 4) / float(self._bars[0].max()), scale.width / BINS
        for counts, ink in zip(self._bars, ("line2", "ctl"), strict=True):
            for number, count in enumerate(counts.tolist()):
                if count:
                    place = BINS - 1 - number if scale.mirrored else number
                    high = max(2.0, count * unit)
                    bar = QRectF(scale.left + place * each, floor - high, max(1.0, each - 1), high)
                    painter.fillRect(bar, colour(ink))

    def _paint_axis(self, painter: QPainter, scale: TimeScale) -> None:
        painter.setFont(font(CAPTION))
        painter.setPen(colour("text3"))
        top, room = self._floor() + 1, px(58)
        for day, said in scale.ticks(room):
            x = scale.x(day)
            painter.drawLine(QPointF(x, top), QPointF(x, top + 3))
            area = QRectF(x - room - 3 if scale.mirrored else x + 3, top, room, px(_AXIS))
            if area.left() >= 0 and area.left() + room / 2 <= self.width():
                side = Qt.AlignmentFlag.AlignRight if scale.mirrored else Qt.AlignmentFlag.AlignLeft
                painter.drawText(area, int(side | Qt.AlignmentFlag.AlignVCenter), said)

    def _paint_handles(self, painter: QPainter, scale: TimeScale) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self._area(scale, self.chosen or scale.whole)
        painter.setPen(QPen(colour("accent"), 2))
        painter.setBrush(colour("surface"))
        for x in (area.left(), area.right()):
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
            painter.drawRoundedRect(QRectF(x - 4, area.center().y() - 8, 8, 16), 3, 3)

    def _area(self, scale: TimeScale, chosen: DayRange) -> QRectF:
        ends = sorted((scale.x(chosen.first), scale.x(chosen.last, after=True)))
        return QRectF(ends[0], 2, max(2.0, ends[1] - ends[0]), self._floor() - 2)

    def _cursor_at(self, scale: TimeScale, x: float) -> Qt.CursorShape:
        area = self._area(scale, self.chosen or scale.whole)
        if min(abs(area.left() - x), abs(area.right() - x)) <= _GRIP:
            return Qt.CursorShape.SizeHorCursor
        inside = self.chosen is not None and area.left() < x < area.right()
        return Qt.CursorShape.OpenHandCursor if inside else Qt.CursorShape.ArrowCursor

    def _drag(self, x: float) -> None:
        assert self._held is not None
        assert self.whole is not None
        part, begun, was = self._held
        day = self._scale(self.whole).day(x)
        if part == "all":
            days = min(
                max((day - begun).days, (self.whole.first - was.first).days),
                (self.whole.last - was.last).days,
            )
            self._say(DayRange(shifted(was.first, days), shifted(was.last, days)))
        elif part == "first":
            self._say(DayRange(min(self._snapped(day), was.last), was.last))
        else:
            self._say(DayRange(was.first, max(shifted(self._snapped(day, 1), -1), was.first)))

    def _snapped(self, day: date, units: int = 0) -> date:
        """The beginning of the unit of a day, or of one after it."""
        return later(day, self.unit, units)

    def _stretch(self, units: int) -> None:
        assert self.chosen is not None
        first = self.chosen.first
        last = shifted(later(shifted(self.chosen.last, 1), self.unit, units), -1)
        least = shifted(later(first, self.unit, 1), -1)
        self._say(DayRange(first, max(last, least)))

    def _to_end(self, last: bool, *, stretch: bool) -> None:
        assert self.whole is not None
        if stretch and self.chosen is not None:
            ends = (self.chosen.first, self.whole.last) if last else (self.whole.first, self.chosen.last)
            self._say(DayRange(*ends))
            return
        one = self.chosen or DayRange(self.whole.first, self.whole.first)
        units = between(*((one.last, self.whole.last) if last else (one.first, self.whole.first)), self.unit)
        self._say(moved(one, self.unit, units))

    def _say(self, chosen: DayRange | None) -> None:
        whole = self.whole
        if chosen and whole and chosen.first <= whole.first and chosen.last >= whole.last:
            chosen = None  # all of time
        if chosen != self.chosen:
            self.chosen = chosen
            self.update()
            self.moved.emit(chosen)
