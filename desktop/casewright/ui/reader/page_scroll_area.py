"""Pages under one another in a view that scrolls and zooms; what stands on them is no matter of this."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from casewright.ui.reader.page_layout import PageLayout


class PageScrollArea(QAbstractScrollArea):
    """Where pages are and which of them are in sight. `page_changed`: another page is at the top, or another zoom in force."""

    page_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.layout_of_pages = PageLayout()

    @property
    def page_count(self) -> int:
        """How many pages there are, as far as is known."""
        return len(self.layout_of_pages.sizes)

    @property
    def current_page(self) -> int:
        """The page most of which is in the upper part of the view, counted from 0."""
        return self.layout_of_pages.at(self.verticalScrollBar().value() + self.viewport().height() / 3)

    def offset(self) -> QPointF:
        """What of all pages together lies in the upper left corner of the viewport."""
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def set_zoom(self, mode: str, zoom: float = 1.0) -> None:
        """Fit the width, fit a page, or a zoom of one's own; what is in the middle stays there."""
        self.zoom_at(QPointF(self.viewport().rect().center()), mode, zoom)

    def go_to_page(self, number: int) -> None:
        """Scroll to the beginning of a page, counted from 0; nothing happens where there is none."""
        if 0 <= number < self.page_count:
            self.verticalScrollBar().setValue(round(self.layout_of_pages.area(number).top()) - 8)

    def zoom_at(self, place: QPointF, mode: str, zoom: float = 1.0) -> None:
        """Zoom so that what is below a place of the viewport stays below it."""
        layout = self.layout_of_pages
        if not layout.sizes:
            layout.set_zoom(mode, zoom)
            return
        number = layout.at(place.y() + self.verticalScrollBar().value())
        point = layout.to_page(number, place + self.offset())
        layout.set_zoom(mode, zoom)
        self._fit()
        there = layout.from_page(number, QRectF(point, QSizeF(0, 0))).topLeft()
        self.verticalScrollBar().setValue(round(there.y() - place.y()))
        self.horizontalScrollBar().setValue(round(there.x() - place.x()))
        self._repaint()
        self.page_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        here = self.current_page if self.page_count else 0
        above = self.offset().y() - self.layout_of_pages.area(here).top() if self.page_count else 0.0
        before = self.layout_of_pages.scale
        self._fit()
        if self.page_count and before != self.layout_of_pages.scale:
            top = self.layout_of_pages.area(here).top() + above * self.layout_of_pages.scale / before
            self.verticalScrollBar().setValue(round(top))
        self._repaint()

    def _lay_out(self, sizes: list[tuple[float, float]]) -> None:
        """Other pages, at the zoom that is in force."""
        before = self.layout_of_pages
        self.layout_of_pages = PageLayout(sizes)
        self.layout_of_pages.set_zoom(before.mode, before.zoom)
        self._fit()

    def _fit(self) -> None:
        room = QSizeF(self.viewport().size())
        self.layout_of_pages.fit(room)
        size = self.layout_of_pages.size
        for bar, needs, has in (
            (self.verticalScrollBar(), size.height(), room.height()),
            (self.horizontalScrollBar(), size.width(), room.width()),
        ):
            bar.setRange(0, max(0, round(needs - has)) if self.page_count else 0)
            bar.setPageStep(max(1, round(has * 0.9)))
            bar.setSingleStep(48)

    def _repaint(self) -> None:
        self.viewport().update()

    def _numbers(self) -> range:
        """The pages in sight."""
        top = self.offset().y()
        return self.layout_of_pages.between(top, top + self.viewport().height())

    def _corner(self, number: int) -> QRectF:
        return QRectF(self.layout_of_pages.area(number).topLeft(), QSizeF(24, 24))

    def _scroll_to(self, area: QRectF, whole_page: bool) -> None:
        """Bring an area into the upper half, if it is not in sight already."""
        top, height = self.offset().y(), self.viewport().height()
        if whole_page or not (top + 24 <= area.top() and area.bottom() <= top + height * 2 / 3):
            self.verticalScrollBar().setValue(round(area.top() - (8 if whole_page else height / 3)))
        left, width = self.offset().x(), self.viewport().width()
        if not whole_page and not (left <= area.left() and area.right() <= left + width):
            self.horizontalScrollBar().setValue(round(area.left() - width / 3))
