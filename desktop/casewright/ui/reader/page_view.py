"""The pages of a source as they are seen: drawn on demand, with its passages marked on them.

It never touches the document itself: a child process draws (`page_source`), and what is drawn is a picture. Offsets are
code points of the whole text, as in the text view, and this view speaks the same language to what stands around it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from casewright.ui.reader.marks import Explain, PassageMark, PassageMarks, in_words
from casewright.ui.reader.page_hand import PageHand
from casewright.ui.reader.page_painter import paint_page
from casewright.ui.reader.page_scroll_area import PageScrollArea
from casewright.ui.reader.page_shelf import LinesByPage, PageShelf
from casewright.ui.theme import colour

_PAUSE_MS = 40
_MOST_SAID = 4000  # code points of a page that a screen reader is given
_AHEAD = 1  # pages drawn before they come into sight, at either end


class PageView(PageScrollArea):
    """Pages under one another.

    Signals:
        quote_requested: C was pressed with words selected; their [start, end).
        entity_requested: E was pressed with words selected; their [start, end).
        passage_activated: a passage was clicked, or gone to with J or K.
        marks_moved: what is in sight has changed, for the margin beside.
        said: a sentence for the person at the keyboard.
    """

    quote_requested = Signal(int, int)
    entity_requested = Signal(int, int)
    passage_activated = Signal(str)
    marks_moved = Signal()
    said = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Pages of the source")
        self.viewport().setMouseTracking(True)
        self.marks, self.chosen = PassageMarks(), ""
        self.explain: Explain = in_words
        self.dims = False
        self.shelf = PageShelf(self)
        self.shelf.opened.connect(self._opened)
        self.shelf.refused.connect(self._refused)
        self.shelf.arrived.connect(self._arrived)
        self._selected = (0, 0)
        self.found: Sequence[tuple[int, int]] = ()
        self.at: tuple[int, int] | None = None
        self._target: int | None = None
        self._hand = PageHand(self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._want)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(self._moved)

    # --- what others call ---------------------------------------------------------------------------------------------

    def show_pages(
        self,
        fetch: Callable[[], bytes],
        text: str,
        pages: Sequence[tuple[int, int]],
        passages: Sequence[PassageMark] = (),
        lines: LinesByPage | None = None,
    ) -> None:
        """Show another document.

        Args:
            fetch: gives its bytes; called on another thread.
            text: the kept text (empty: none), and `pages`: the [start, end) of each page in it.
            lines: where the lines of a text stand that was recognised.
        """
        self.marks, self.chosen = PassageMarks(passages), ""
        self._selected, self.found, self.at, self._target = (0, 0), (), None, None
        self.shelf.show(fetch, text, pages, lines)
        self._lay_out([])
        if self.isVisible():
            self.shelf.open()
        self._repaint()

    def close_pages(self) -> None:
        """End the thread and the process that draw."""
        self.shelf.close()
        self._pause.stop()

    @property
    def text(self) -> str:
        """The kept text; empty when there is none."""
        return self.shelf.text

    def set_passages(self, passages: Sequence[PassageMark]) -> None:
        """Show other passages on the same pages."""
        self.marks = PassageMarks(passages)
        self._repaint()

    def choose(self, passage_id: str) -> bool:
        """Make one passage stand out and bring it into sight; whether there is such a passage here."""
        if passage_id not in self.marks:
            return False
        self.chosen = passage_id
        self.bring_into_sight(self.marks[passage_id].start)
        self._repaint()
        return True

    def show_found(self, found: tuple[int, int] | None, others: Sequence[tuple[int, int]] = ()) -> None:
        """Make what a search has found stand out; `others` are all places, in order."""
        self.at, self.found = found, others
        if found is not None:
            self.bring_into_sight(found[0])
        self._repaint()

    def bring_into_sight(self, point: int) -> None:
        """Scroll so that a code point is seen: to its page at once, to the line as soon as its place is known."""
        number = self.shelf.page_of(point)
        if number is None or number >= self.page_count:
            self._target = point
            return
        areas = self.areas(number, *self._words_at(number, point))
        known = self.shelf.letters(number) is not None
        self._target = None if known else point
        self._scroll_to(areas[0] if areas else self._corner(number), whole_page=not areas)

    def go_to_page(self, number: int) -> None:
        self._target = None
        super().go_to_page(number)

    def set_dims(self, dims: bool) -> None:
        """Whether white paper is dimmed in the dark look."""
        self.dims = dims
        self._repaint()

    def selection(self) -> tuple[int, int]:
        """The selected words as [start, end); empty when both are the same."""
        return self._selected

    def select(self, start: int, end: int) -> None:
        """Select words."""
        self._selected = (min(start, end), max(start, end))
        self.viewport().update()

    def selected_words(self) -> str:
        """The selected words of the text."""
        return self.text[slice(*self._selected)]

    def request_quote(self) -> None:
        """Ask for the selected words to be quoted; say so when none are selected."""
        start, end = self._selected
        if end > start:
            self.quote_requested.emit(start, end)
        else:
            self.said.emit("Select the words to quote first.")

    def request_entity(self) -> None:
        """Ask for an entity to be made of the selected words; say so when none are selected."""
        start, end = self._selected
        if end > start:
            self.entity_requested.emit(start, end)
        else:
            self.said.emit("Select the words that name the entity first.")

    def in_sight(self) -> tuple[int, int]:
        """The code points of the pages in sight, a little more at either end."""
        numbers = self._numbers()
        return (self.shelf.span(numbers[0])[0], self.shelf.span(numbers[-1])[1] + 1) if numbers else (0, 0)

    def top_point(self) -> int:
        """The first code point that is in sight, as well as is known."""
        number = self.current_page
        start, _end = self.shelf.span(number)
        letters = self.shelf.letters(number)
        below_head = self.page_count > 0 and self.layout_of_pages.area(number).top() < self.offset().y()
        if letters is None or not letters.can_select or not below_head:
            return start
        return letters.caret(self.layout_of_pages.to_page(number, self.offset() + QPointF(0, 8)))

    def place_of(self, point: int) -> QRect:
        """Where a code point is on the viewport; a place at the head of its page when nobody knows better."""
        number = self.shelf.page_of(point) or 0
        if number >= self.page_count:
            return QRect()
        areas = self.areas(number, *self._words_at(number, point)) or [self._corner(number)]
        return areas[0].translated(-self.offset()).toRect()

    def has_place(self, passage: PassageMark) -> bool:
        """Whether a passage can be marked on its page, or will be as soon as the page is read."""
        number = self.shelf.page_of(passage.start)
        if number is None or number >= self.page_count or self.shelf.letters(number) is None:
            return self.text != "" and not self.shelf.reason
        return bool(self.areas(number, passage.start, passage.end))

    # --- for the hand and the painter -------------------------------------------------------------------------------------------------

    def areas(self, number: int, start: int, end: int) -> list[QRectF]:
        """Where words stand, in pixels of all pages together."""
        found = self.shelf.areas(number, start, end)
        return [self.layout_of_pages.from_page(number, area) for area in found]

    def passages_on(self, number: int) -> list[PassageMark]:
        """The passages of a page, in order."""
        return self.marks.between(*self.shelf.span(number))

    def try_again(self, place: QPointF) -> bool:
        """Draw a page again that could not be drawn, with more time; whether there is one below this place."""
        number = self.layout_of_pages.at(place.y() + self.verticalScrollBar().value())
        self.viewport().update()
        return self.shelf.try_again(number, self._scale())

    # --- Qt -----------------------------------------------------------------------------------------------------------

    def viewportEvent(self, event: QEvent) -> bool:
        hand = getattr(self, "_hand", None)  # Qt sends events while the view is being made
        return (hand is not None and hand.hears(event)) or super().viewportEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and self._hand.presses(event):
            event.accept()
            return True
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shelf.open()
        self._pause.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), colour("sunken"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.page_count:
            words = self.shelf.reason or ("Opening the document …" if self.shelf.is_opening else "")
            painter.setPen(colour("text2"))
            room = self.viewport().rect().adjusted(40, 40, -40, -40)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), words)
            return
        painter.translate(-self.offset())
        seen = QRectF(self.offset(), QSizeF(self.viewport().size()))
        for number in self._numbers():
            paint_page(painter, self, number, seen)

    # --- inside -------------------------------------------------------------------------------------------------------

    def _opened(self, sizes: list[tuple[float, float]]) -> None:
        self._lay_out(sizes)
        self._want()
        if self._target is not None:
            self.bring_into_sight(self._target)
        self.page_changed.emit()
        self._repaint()

    def _refused(self, reason: str) -> None:
        self.setAccessibleDescription(reason)
        self._repaint()

    def _arrived(self, number: int) -> None:
        if (
            self._target is not None
            and self.shelf.page_of(self._target) == number
            and self.shelf.letters(number)
        ):
            self.bring_into_sight(self._target)
        self._describe()
        self._pause.start()
        self._repaint()

    def _want(self) -> None:
        """Ask for what is in sight and not there yet, then for the pages next to it."""
        if not self.isVisible() or not self.page_count:
            return
        seen = list(self._numbers())
        around = [*range(seen[-1] + 1, seen[-1] + 1 + _AHEAD), *range(seen[0] - 1, seen[0] - 1 - _AHEAD, -1)]
        first = self.current_page
        numbers = sorted(seen, key=lambda number: abs(number - first))
        numbers += [number for number in around if 0 <= number < self.page_count]
        self.shelf.want(numbers, self._scale())

    def _scale(self) -> float:
        return self.layout_of_pages.scale * self.devicePixelRatioF()

    def _moved(self) -> None:
        self._pause.start()
        self._describe()
        self._repaint()
        self.page_changed.emit()

    def _describe(self) -> None:
        """What a screen reader says: which page, and its words."""
        number = self.current_page
        name = f"Page {number + 1} of {self.page_count}" if self.page_count else "Pages of the source"
        if name != self.accessibleName():
            self.setAccessibleName(name)
        start, end = self.shelf.span(number)
        words = self.text[start : min(end, start + _MOST_SAID)]
        self.setAccessibleDescription(self.shelf.cache.failures.get(number) or words)

    def _fit(self) -> None:
        super()._fit()
        self._pause.start()

    def _repaint(self) -> None:
        super()._repaint()
        self.marks_moved.emit()

    def _words_at(self, number: int, point: int) -> tuple[int, int]:
        """A letter; on a page that reads otherwise, the passage or find that begins with it: one letter has no place there."""
        letters = self.shelf.letters(number)
        if letters is None or letters.is_same:
            return point, point + 1
        begun = [(each.start, each.end) for each in self.passages_on(number) if each.start == point]
        return max(begun, default=self.at if self.at and self.at[0] == point else (point, point + 1))
