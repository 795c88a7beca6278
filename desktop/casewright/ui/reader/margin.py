"""Beside the text: for each passage a mark at its first line, with how many claims rest on it."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, SignalInstance
from PySide6.QtGui import QFont, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from casewright.ui.reader.marks import Explain, PassageMark, PassageMarks, in_words
from casewright.ui.theme import colour, font, px
from casewright.ui.widgets.plain_text import plain_tooltip

_WIDTH, _SIDE = 40, 20


class MarkedView(Protocol):
    """What the margin needs of the view beside it: of the text, or of the pages."""

    marks: PassageMarks
    chosen: str
    passage_activated: SignalInstance

    def viewport(self) -> QWidget: ...
    def in_sight(self) -> tuple[int, int]: ...
    def place_of(self, point: int) -> QRect: ...
    def has_place(self, passage: PassageMark) -> bool: ...
    def choose(self, passage_id: str) -> bool: ...


class PassageMargin(QWidget):
    """Clicking a mark activates its passage. Not in the tab order: in the text J and K go through the same passages."""

    def __init__(self, view: MarkedView) -> None:
        super().__init__()
        self._view = view
        self.explain: Explain = in_words
        self.setAccessibleName("Passages quoted from this source")
        self.setFixedWidth(_WIDTH)
        self.setMouseTracking(True)

    def follow(self, view: MarkedView) -> None:
        """Stand beside another view."""
        self._view = view
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, 100)

    def marks(self) -> list[tuple[QRectF, PassageMark]]:
        """The marks in sight, each in its place; those of one line below each other."""
        start, end = self._view.in_sight()
        top = self._view.viewport().mapTo(self.window(), self._view.viewport().rect().topLeft()).y()
        shift = top - self.mapTo(self.window(), self.rect().topLeft()).y()
        side, lowest, found = px(_SIDE), -1.0e9, []
        inside = [
            each for each in self._view.marks.between(start, end) if each.start >= start and not each.quiet
        ]
        placed = sorted(((self._view.place_of(each.start).center().y(), n) for n, each in enumerate(inside)))
        for middle, n in placed:
            at = max(middle + shift - side / 2, lowest)
            lowest = at + side + 2
            found.append((QRectF(_WIDTH - side - 8, at, side, side), inside[n]))
        return found

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("surface"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(10.5, QFont.Weight.DemiBold))
        for area, passage in self.marks():
            if area.bottom() > 0 and area.top() < self.height():
                self._paint_mark(painter, area, passage)

    def _paint_mark(self, painter: QPainter, area: QRectF, passage: PassageMark) -> None:
        """The number of claims; `!` for a passage somebody has to look at, `?` for one without a place on its page.

        The frame of one that was carried over from another text is dashed.
        """
        chosen, lost = passage.id == self._view.chosen, not self._view.has_place(passage)
        style = Qt.PenStyle.DashLine if passage.carried else Qt.PenStyle.SolidLine
        painter.setPen(
            QPen(colour("bad" if passage.flag or lost else "mark_line"), 2 if chosen else 1, style)
        )
        painter.setBrush(colour("mark") if passage.claims or chosen else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 5, 5)
        painter.setPen(colour("text"))
        counted = str(passage.claims) if passage.claims < 100 else "99"
        said = "!" if passage.flag else "?" if lost else counted
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), said)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        passage = self._at(event.position())
        if passage is not None:
            self._view.choose(passage.id)
            self._view.passage_activated.emit(passage.id)
            self._say(passage, event.globalPosition().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            self._say(self._at(QPointF(event.pos())), event.globalPos())
            return True
        return super().event(event)

    def _say(self, passage: PassageMark | None, place: QPoint) -> None:
        words = self.explain(passage) if passage is not None else ""
        if passage is not None and not self._view.has_place(passage):
            words = f"These words have no certain place on the page; the text shows them.\n{words}"
        QToolTip.showText(place, plain_tooltip(words), self)

    def _at(self, place: QPointF) -> PassageMark | None:
        return next((p for area, p in self.marks() if area.adjusted(-4, -2, 4, 2).contains(place)), None)
