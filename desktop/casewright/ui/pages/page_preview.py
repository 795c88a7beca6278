"""Finished pages under one another, as they will be printed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from casewright.ui.pages.brief_work import DrawnPage
from casewright.ui.theme import colour

_GAP = 16
_WIDEST = 780


class PagePreview(QScrollArea):
    """Shows drawn pages as wide as there is room, and says how many there are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Page preview")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pages = _Pages()
        self.setWidget(self._pages)
        self.setWidgetResizable(True)

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._pages.drawn)

    def show_pages(self, drawn: list[DrawnPage]) -> None:
        """Shows other pages; the place stays."""
        place = self.verticalScrollBar().value()
        self._pages.show_drawn(drawn)
        self._pages.setAccessibleName(f"{len(drawn)} pages")
        self._pages.fit(self.viewport().width())
        self.verticalScrollBar().setValue(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pages.fit(self.viewport().width())


class _Pages(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.drawn: list[DrawnPage] = []
        self._pictures: dict[int, QImage] = {}
        self._width = 0

    def show_drawn(self, drawn: list[DrawnPage]) -> None:
        self.drawn, self._pictures = drawn, {}

    def fit(self, room: int) -> None:
        self._width = max(120, min(_WIDEST, room - 2 * _GAP))
        self.setMinimumHeight(self.sizeHint().height())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._width, round(sum(self._height(page) + _GAP for page in self.drawn) + _GAP))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), colour("sunken"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        left, top = (self.width() - self._width) / 2, float(_GAP)
        for number, drawn in enumerate(self.drawn):
            page = QRectF(left, top, self._width, self._height(drawn))
            if page.intersects(QRectF(event.rect())):
                painter.setPen(QPen(colour("line2"), 1))
                painter.setBrush(QColor("#FFFFFF"))
                painter.drawRect(page.adjusted(-0.5, -0.5, 0.5, 0.5))
                painter.drawImage(page, self._picture(number))
            top += page.height() + _GAP

    def _picture(self, number: int) -> QImage:
        """A page as a picture, made when it is first in sight: all of a long brief at once would hold up the window."""
        if number not in self._pictures:
            page = self.drawn[number]
            pixels = QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB888)
            self._pictures[number] = pixels.convertToFormat(QImage.Format.Format_RGB32)
        return self._pictures[number]

    def _height(self, page: DrawnPage) -> float:
        return self._width * page.height / max(1, page.width)
