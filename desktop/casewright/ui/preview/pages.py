"""Finished pages under one another, as they will be printed; what is clicked leads back into the case."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QWidget

from casewright.brief.shown_pages import ShownLink, ShownPages
from casewright.ui.preview import standing
from casewright.ui.preview.hand import PreviewHand
from casewright.ui.preview.stock import PageStock
from casewright.ui.reader.page_layout import PageLayout
from casewright.ui.reader.page_paint import dim, paint_paper, paint_words
from casewright.ui.reader.page_scroll_area import PageScrollArea
from casewright.ui.theme import colour, font, is_dark
from casewright.ui.theme.tokens import LIGHT

_PAUSE_MS = 30
_ABOVE = 20.0  # points that are left above a section which is scrolled to
_BESIDE = 10.0  # points that the bar beside the chosen section stands to the left of it
_EMPTY = ShownPages(b"", 0)


class PreviewPages(PageScrollArea):
    """Signals:
    section_asked: a block was clicked or Enter pressed; the id of its section.
    section_stepped: J or K has gone to a section; its id.
    passages_asked: a citation was followed; the ids of its passages, and where on the screen it is.
    """

    section_asked = Signal(object)
    section_stepped = Signal(object)
    passages_asked = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Page preview")
        self.viewport().setMouseTracking(True)
        self.shown = _EMPTY
        self.section: UUID | None = None
        """The section that is chosen."""
        self.link: int | None = None
        """The number of the link with the keyboard on it."""
        self.reason = "The pages are being made …"
        """What stands in the place of pages while there are none."""
        self.explain: Callable[[ShownLink], str] = lambda link: link.words
        self.dims = False
        """Whether white paper is dimmed in the dark look."""
        self._next: ShownPages | None = None
        self._sizes: list[tuple[float, float]] = []
        self._wanted_section: UUID | None = None
        self.stock = PageStock(self)
        self.stock.opened.connect(self._opened)
        self.stock.ready.connect(self._take_next)
        self.stock.refused.connect(self.say)
        self.stock.arrived.connect(lambda _number: self._repaint())
        self._hand = PreviewHand(self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._want)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(self._moved)

    def show_preview(self, preview: ShownPages) -> None:
        """Other pages. What is at the top of the view stays there, wherever it has gone to, and so does the zoom."""
        self._next = preview
        self.stock.open(preview.data)

    def say(self, reason: str) -> None:
        """Shows a sentence in the place of pages, as long as there are none."""
        self.reason = reason
        if not self.page_count:
            self.setAccessibleDescription(reason)
        self._repaint()

    def clear(self) -> None:
        """No pages: of another brief, none is known yet."""
        self.shown, self._next, self.link, self._wanted_section = _EMPTY, None, None, None
        self._lay_out([])
        self.say("The pages are being made …")

    def choose_section(self, section: UUID | None, scroll: bool = True) -> None:
        """Marks a section and scrolls to where it begins, at once or when pages with it arrive."""
        self.section = section
        at = standing.first_of(self.shown.blocks, section) if section is not None else None
        self._wanted_section = section if scroll and at is None else None
        if scroll and at is not None:
            block = self.shown.blocks[at]
            self._scroll_to_place(block.page, block.box[1] - _ABOVE)
        self._describe()
        self._repaint()

    def step_link(self, step: int) -> bool:
        """Goes to the next or the previous link that is in sight; False when there is none, and the keyboard may leave."""
        seen = QRectF(self.offset(), QSizeF(self.viewport().size()))
        numbers = [n for n in range(len(self.shown.links)) if seen.contains(self.link_area(n).center())]
        outside = 0 if step > 0 else len(numbers) - 1
        at = numbers.index(self.link) + step if self.link in numbers else outside
        self.link = numbers[at] if 0 <= at < len(numbers) else None
        self._describe()
        self._repaint()
        return self.link is not None

    def step_section(self, step: int) -> None:
        """Chooses the next or the previous section, and scrolls to it; goes out from the chosen one while it is in sight."""
        sections = standing.sections_in(self.shown.blocks)
        here = self.section if self._shows(self.section) else self.section_in_sight()
        if here in sections:
            at = sections.index(here) + (step if here == self.section else 0)
            if 0 <= at < len(sections):
                self.choose_section(sections[at])
                self.section_stepped.emit(sections[at])

    def _shows(self, section: UUID | None) -> bool:
        """Whether any of a section is in sight."""
        seen = QRectF(self.offset(), QSizeF(self.viewport().size()))
        own = (each for each in self.shown.blocks if section is not None and each.section == section)
        return any(self._area(each.page, each.box).intersects(seen) for each in own)

    def section_in_sight(self) -> UUID | None:
        """The section that the first quarter of the view is in; before the first one, that."""
        page, y = self._place_at(self.viewport().height() / 4)
        at = standing.block_at(self.shown.blocks, page, y)
        if at is None:
            return None
        later = (each.section for each in self.shown.blocks[at:])
        return self.shown.blocks[at].section or next((each for each in later if each is not None), None)

    def link_below(self, place: QPointF) -> int | None:
        """The number of the link below a place of the viewport."""
        page, point = self._point(place)
        return standing.link_at(self.shown.links, page, point.x(), point.y()) if page else None

    def section_below(self, place: QPointF) -> UUID | None:
        """The section below a place of the viewport."""
        page, point = self._point(place)
        at = standing.block_at(self.shown.blocks, page, point.y()) if page else None
        return self.shown.blocks[at].section if at is not None else None

    def follow(self, number: int) -> None:
        """Goes where a link leads: to passages of the case, or to another place of the brief."""
        link = self.shown.links[number]
        if link.passages:
            corner = (self.link_area(number).bottomLeft() - self.offset()).toPoint()
            self.passages_asked.emit(link.passages, self.viewport().mapToGlobal(corner))
        elif link.target is not None:
            self.link = None
            self._scroll_to_place(link.target[0], link.target[1] - 60)

    def link_area(self, number: int) -> QRectF:
        """Where a link is, in pixels of all pages together."""
        link = self.shown.links[number]
        return self._area(link.page, link.box)

    def set_dims(self, dims: bool) -> None:
        """Whether white paper is dimmed in the dark look."""
        self.dims = dims
        self._repaint()

    def close_pages(self) -> None:
        """Ends the thread and the process that draw."""
        self._pause.stop()
        self.stock.close()

    # --- Qt -----------------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and self._hand.presses(event):
            event.accept()
            return True
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        hand = getattr(self, "_hand", None)  # Qt sends events while the view is being made
        return (hand is not None and hand.hears(event)) or super().viewportEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return self.step_link(1 if forward else -1) or super().focusNextPrevChild(forward)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._pause.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), colour("sunken"))
        if not self.page_count:
            painter.setPen(colour("text2"))
            painter.setFont(font(13))
            room = self.viewport().rect().adjusted(40, 40, -40, -40)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self.reason)
            return
        painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
        painter.translate(-self.offset())
        for number in self._numbers():
            area, failure = self.layout_of_pages.area(number), self.stock.failure(number)
            paint_paper(painter, area, self.stock.picture(number))
            if failure:
                paint_words(painter, area, failure)
            if self.dims and is_dark():
                dim(painter, area)
        self._paint_chosen(painter)
        self._paint_link(painter)

    # --- inside -------------------------------------------------------------------------------------------------------

    def _paint_chosen(self, painter: QPainter) -> None:
        """A bar beside what the chosen section prints; paper is white in every look."""
        for number in self._numbers() if self.section is not None else ():
            area = QRectF()
            for each in self.shown.blocks:
                if each.section == self.section and each.page == number + 1:
                    area |= self._area(each.page, each.box)
            left = area.left() - _BESIDE * self.layout_of_pages.scale
            painter.fillRect(QRectF(left - 1.5, area.top(), 3, area.height()), QColor(LIGHT.accent))

    def _paint_link(self, painter: QPainter) -> None:
        if self.link is not None and self.hasFocus():
            painter.setPen(QPen(QColor(LIGHT.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.link_area(self.link).adjusted(-3, -2, 3, 2), 3, 3)

    def _opened(self, sizes: list[tuple[float, float]]) -> None:
        if self._next is None:
            return
        self._sizes = sizes
        layout = self._laid_out(sizes)
        top = self._top_in(layout, self._next)
        seen = layout.between(top, top + self.viewport().height())
        self.stock.need(list(seen) if self.isVisible() else [], layout.scale * self.devicePixelRatioF())

    def _laid_out(self, sizes: list[tuple[float, float]]) -> PageLayout:
        """Other pages at the zoom and in the room that there are."""
        layout = PageLayout(sizes)
        layout.set_zoom(self.layout_of_pages.mode, self.layout_of_pages.zoom)
        layout.fit(QSizeF(self.viewport().size()))
        return layout

    def _top_in(self, layout: PageLayout, preview: ShownPages) -> float:
        """Where to scroll to in the next document so that what is read stays in sight."""
        wanted = self._wanted_section
        at = standing.first_of(preview.blocks, wanted) if wanted is not None else None
        if at is not None:
            block = preview.blocks[at]
            return self._height_of(layout, block.page, block.box[1] - _ABOVE)
        if not self.page_count:
            return 0.0
        page, y = self._place_at(0)
        moved = standing.moved_to(self.shown.blocks, preview.blocks, page, y)
        if moved is None or (self.verticalScrollBar().value() == 0):
            return 0.0
        return self._height_of(layout, *moved)

    def _take_next(self) -> None:
        if self._next is None:
            return
        sizes = self._sizes
        across, count = self.horizontalScrollBar().value(), self.page_count
        top = self._top_in(self._laid_out(sizes), self._next)
        self.stock.take()
        self.shown, self._next, self.link = self._next, None, None
        if standing.first_of(self.shown.blocks, self._wanted_section or UUID(int=0)) is not None:
            self._wanted_section = None
        self._lay_out(sizes)
        self.verticalScrollBar().setValue(round(top))
        self.horizontalScrollBar().setValue(across)
        self._describe()
        self._pause.start()
        self._repaint()
        self.page_changed.emit()
        if not count:
            self._say_changed()

    def _want(self) -> None:
        """Ask for what is in sight and not there yet, then for the pages next to it."""
        if not self.isVisible() or not self.page_count:
            return
        seen = list(self._numbers())
        around = [seen[-1] + 1, seen[0] - 1]
        numbers = [*seen, *(number for number in around if 0 <= number < self.page_count)]
        self.stock.want(numbers, self.layout_of_pages.scale * self.devicePixelRatioF())

    def _moved(self) -> None:
        self._pause.start()
        self._describe()
        self._repaint()
        self.page_changed.emit()

    def _fit(self) -> None:
        super()._fit()
        self._pause.start()

    def _describe(self) -> None:
        """What a screen reader says: which page, and the link that the keyboard is on."""
        number, count = self.current_page, self.page_count
        self.setAccessibleName(f"Page preview, page {number + 1} of {count}" if count else "Page preview")
        if self.link is not None:
            words = self.explain(self.shown.links[self.link])
        elif count:
            links = sum(each.page == number + 1 for each in self.shown.links)
            words = f"{links} links on this page; Tab goes through them" if links else "No links on this page"
        else:
            words = self.reason
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)
            self._say_changed()

    def _say_changed(self) -> None:
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def _scroll_to_place(self, page: int, y: float) -> None:
        self.verticalScrollBar().setValue(round(self._height_of(self.layout_of_pages, page, y)))

    @staticmethod
    def _height_of(layout: PageLayout, page: int, y: float) -> float:
        return layout.area(page - 1).top() + y * layout.scale

    def _place_at(self, y: float) -> tuple[int, float]:
        """The page (from 1) and the height on it at a height of the viewport."""
        if not self.page_count:
            return 0, 0.0
        there = QPointF(0, y) + self.offset()
        number = self.layout_of_pages.at(there.y())
        return number + 1, self.layout_of_pages.to_page(number, there).y()

    def _point(self, place: QPointF) -> tuple[int, QPointF]:
        """The page (from 1) and the point on it below a place of the viewport; page 0 beside the pages."""
        if not self.page_count:
            return 0, QPointF()
        there = place + self.offset()
        number = self.layout_of_pages.at(there.y())
        on_page = self.layout_of_pages.area(number).contains(there)
        return (number + 1 if on_page else 0), self.layout_of_pages.to_page(number, there)

    def _area(self, page: int, box: tuple[float, float, float, float]) -> QRectF:
        left, top, right, bottom = box
        return self.layout_of_pages.from_page(page - 1, QRectF(left, top, right - left, bottom - top))
