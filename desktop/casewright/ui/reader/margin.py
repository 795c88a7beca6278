"""Beside the text: for each passage a mark at its first line, with how many claims rest on it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from casewright.ui.reader.marks import PassageMark
from casewright.ui.reader.text_view import SourceTextView
from casewright.ui.theme import colour, font, px
from casewright.ui.widgets.plain_text import plain_tooltip

_WIDTH, _SIDE = 40, 20


class PassageMargin(QWidget):
    """Clicking a mark activates its passage. Not in the tab order: in the text J and K go through the same passages."""

    def __init__(self, view: SourceTextView) -> None:
        super().__init__()
        self._view = view
        self.setAccessibleName("Passages quoted from this source")
        self.setFixedWidth(_WIDTH)
        self.setMouseTracking(True)
        view.marks_moved.connect(self.update)
        view.updateRequest.connect(lambda _rect, _dy: self.update())

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, 100)

    def marks(self) -> list[tuple[QRectF, PassageMark]]:
        """The marks in sight, each in its place; those of one line below each other."""
        start, end = self._view.in_sight()
        top = self._view.viewport().mapTo(self.window(), self._view.viewport().rect().topLeft()).y()
        shift = top - self.mapTo(self.window(), self.rect().topLeft()).y()
        side, lowest, found = px(_SIDE), -1.0, []
        for passage in self._view.marks.between(start, end):
            if passage.start < start:
                continue
            line = self._view.place_of(passage.start)
            at = max(line.center().y() + shift - side / 2, lowest)
            lowest = at + side + 2
            found.append((QRectF(_WIDTH - side - 8, at, side, side), passage))
        return found

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("surface"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(10.5, QFont.Weight.DemiBold))
        for area, passage in self.marks():
            chosen = passage.id == self._view.chosen
            painter.setPen(QPen(colour("bad" if passage.flag else "mark_line"), 2 if chosen else 1))
            painter.setBrush(colour("mark") if passage.claims or chosen else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 5, 5)
            painter.setPen(colour("text"))
            said = "!" if passage.flag else str(passage.claims) if passage.claims < 100 else "99"
            painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), said)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        passage = self._at(event.position())
        if passage is not None:
            self._view.choose(passage.id)
            self._view.passage_activated.emit(passage.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            passage = self._at(QPointF(event.pos()))  # type: ignore[attr-defined]
            QToolTip.showText(event.globalPos(), plain_tooltip(_said(passage)), self)  # type: ignore[attr-defined]
            return True
        return super().event(event)

    def _at(self, place: QPointF) -> PassageMark | None:
        return next((p for area, p in self.marks() if area.adjusted(-4, -2, 4, 2).contains(place)), None)


def _said(passage: PassageMark | None) -> str:
    if passage is None:
        return ""
    claims = {0: "Quoted, and no claim rests on it yet.", 1: "One claim rests on this passage."}
    return passage.flag or claims.get(passage.claims, f"{passage.claims} claims rest on this passage.")
