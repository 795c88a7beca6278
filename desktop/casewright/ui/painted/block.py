"""The widget that lays out and paints a tree of parts."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QMarginsF, QRectF, QSize
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from casewright.ui.painted.part import Part
from casewright.ui.theme import text_scale
from casewright.ui.widgets.arrangement import Margins
from casewright.ui.widgets.plain_text import set_plain_tooltip


class PaintedBlock(QFrame):
    """As high as its parts need at its width; painted over what the style sheet draws of the widget itself.

    There is no `event` of ours here: Qt would ask it about every event of every card, which takes as long as the painting.
    """

    def __init__(self, part: Part, margins: Margins = (0, 0, 0, 0), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part, self._around = part, QMarginsF(*margins)
        self._scale, self._placed = text_scale(), QRectF()
        self._heights: dict[int, int] = {}  # by width: a layout asks for several widths in turn, and often
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMouseTracking(True)

    def words(self) -> list[str]:
        """All it says, in reading order, without isolates."""
        return [each for each in self._part.words() if each]

    def heightForWidth(self, width: int) -> int:
        self._take_scale()
        found = self._heights.get(width)
        if found is None:
            around = self._around
            inner = self._part.height_for(width - around.left() - around.right())
            found = self._heights[width] = ceil(inner + around.top() + around.bottom())
        return found

    def sizeHint(self) -> QSize:
        return QSize(
            240, 48
        )  # layouts ask `heightForWidth`; to break all lines for this too would take as long

    def minimumSizeHint(self) -> QSize:
        return QSize(48, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._take_scale()
        area = QRectF(self.rect()).marginsRemoved(self._margins())
        if area != self._placed:
            self._part.place(area, self.isRightToLeft())
            self._placed = area
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._part.paint(painter)

    def _margins(self) -> QMarginsF:
        """Those at the sides change places where lines run from right to left."""
        around = self._around
        if not self.isRightToLeft():
            return around
        return QMarginsF(around.right(), around.top(), around.left(), around.bottom())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        part = self._part.at(event.position())
        set_plain_tooltip(self, part.tip if part is not None else "")
        super().mouseMoveEvent(event)

    def _take_scale(self) -> None:
        """What was measured at another text scale is forgotten."""
        if self._scale != text_scale():
            self._scale, self._placed = text_scale(), QRectF()
            self._heights.clear()
            self._part.forget()
