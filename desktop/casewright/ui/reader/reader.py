"""The source reader: the text or the pages themselves, with the margin and the find bar."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from casewright.model.anchors import page_of
from casewright.ui.reader.find_bar import FindBar
from casewright.ui.reader.margin import PassageMargin
from casewright.ui.reader.marks import Explain, PassageMark
from casewright.ui.reader.page_layout import FOOT
from casewright.ui.reader.page_shelf import LinesByPage
from casewright.ui.reader.page_tools import PageTools
from casewright.ui.reader.page_view import PageView
from casewright.ui.reader.text_view import SourceTextView
from casewright.ui.widgets.arrangement import column, row

TEXT, PAGE = "text", "page"
_FOOT = 16


class SourceReader(QWidget):
    """Shows one source. All offsets are code points of its text.

    Signals:
        quote_requested: the words [start, end) are to become a passage.
        entity_requested: the words [start, end) are to become an entity.
        passage_activated: a passage was chosen here.
        said: a sentence for the person at the keyboard.
    """

    quote_requested = Signal(int, int)
    entity_requested = Signal(int, int)
    passage_activated = Signal(str)
    said = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Centre")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.text_view, self.page_view = SourceTextView(), PageView()
        self.view: SourceTextView | PageView = self.text_view
        self._pages: list[tuple[int, int]] = []
        self.find_bar = FindBar(self)
        self._margin = PassageMargin(self.text_view)
        self._stack = QStackedWidget()
        for view in (self.text_view, self.page_view):
            self._stack.addWidget(view)
            view.quote_requested.connect(self.quote_requested)
            view.entity_requested.connect(self.entity_requested)
            view.passage_activated.connect(self.passage_activated)
            view.marks_moved.connect(self._margin.update)
            view.said.connect(self.said)
        self.text_view.updateRequest.connect(lambda _rect, _dy: self._margin.update())
        self.setLayout(column(self.find_bar, row(self._margin, self._stack)))
        self.tools = PageTools(self._stack)
        self._wire_tools()
        self.setFocusProxy(self.text_view)
        self._hear("Ctrl+F", self.find_bar.open_bar)
        self._hear("G", self.tools.ask_page)

    @property
    def text(self) -> str:
        """The whole text; empty when none is known."""
        return self.text_view.text

    @property
    def way(self) -> str:
        """`text` or `page`: how the source is shown."""
        return TEXT if self.view is self.text_view else PAGE

    def show_text(
        self, text: str, passages: Sequence[PassageMark] = (), pages: Sequence[tuple[int, int]] = ()
    ) -> None:
        """Show a text with its passages, from its beginning; `pages` are [start, end) in it."""
        self.find_bar.forget()
        self._pages = list(pages)
        self.text_view.set_foot(FOOT if len(pages) > 1 else _FOOT)
        self.text_view.show_text(text, passages)
        self._show_place()

    def show_pages(self, fetch: Callable[[], bytes], lines: LinesByPage | None = None) -> None:
        """Have the pages of the document of this text ready: `fetch` gives its bytes, when they are first looked at."""
        passages = self.text_view.marks.passages
        self.page_view.show_pages(fetch, self.text, self._pages, passages, lines)

    def show_way(self, way: str) -> None:
        """Show the text, or the pages; what was in sight stays in sight, the chosen passage if it was."""
        if way == self.way:
            return
        before = self.view
        chosen, point, selected = before.chosen, before.top_point(), before.selection()
        seen = chosen in before.marks and self._is_in_sight(before.marks[chosen].start)
        self.view = after = self.page_view if way == PAGE else self.text_view
        self._stack.setCurrentWidget(after)
        self.setFocusProxy(after)
        self._margin.follow(after)
        after.chosen = chosen
        if seen:
            after.choose(chosen)
        elif selected[1] > selected[0]:
            after.bring_into_sight(selected[0])
        elif isinstance(after, SourceTextView):
            after.bring_to_top(point)
        else:
            after.bring_into_sight(point)
        if selected[1] > selected[0]:
            after.select(*selected)
        if before.hasFocus():
            after.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.find_bar.isVisible():
            self.find_bar.show_again()
        self._show_place()

    def set_explain(self, explain: Explain) -> None:
        """Have somebody who knows the case say what rests on a passage."""
        self._margin.explain = self.text_view.explain = self.page_view.explain = explain

    def set_passages(self, passages: Sequence[PassageMark]) -> None:
        """Show other passages in the same text."""
        for view in (self.text_view, self.page_view):
            view.set_passages(passages)

    def scroll_to_passage(self, passage_id: str) -> bool:
        """Bring a passage into sight and make it stand out; whether this text has it."""
        return self.view.choose(passage_id)

    def selection(self) -> tuple[int, int]:
        """The selected words as [start, end); empty when both are the same."""
        return self.view.selection()

    def select(self, start: int, end: int) -> None:
        """Select words."""
        self.view.select(start, end)

    def show_found(self, found: tuple[int, int] | None, others: Sequence[tuple[int, int]] = ()) -> None:
        """Make a place stand out, and others a little."""
        self.view.show_found(found, others)
        if found is None:
            for view in (self.text_view, self.page_view):
                view.show_found(None)

    def take_focus(self) -> None:
        """Take the keyboard."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def request_quote(self) -> None:
        """What key C does, for a button."""
        self.view.request_quote()

    def open_find(self) -> None:
        """What Ctrl+F does, for a button."""
        self.find_bar.open_bar()

    def go_to_page(self, number: int) -> None:
        """Go to a page, counted from 0."""
        if self.view is self.page_view:
            self.page_view.go_to_page(number)
        elif 0 <= number < len(self._pages):
            self.text_view.bring_to_top(self._pages[number][0])

    def close_pages(self) -> None:
        """End what draws pages."""
        self.page_view.close_pages()

    def _wire_tools(self) -> None:
        tools, pages = self.tools, self.page_view
        tools.page_asked.connect(self.go_to_page)
        tools.left.connect(self.take_focus)
        tools.dim_asked.connect(pages.set_dims)
        tools.zoom(pages)
        pages.page_changed.connect(self._show_place)
        self.text_view.verticalScrollBar().valueChanged.connect(self._show_place)

    def _show_place(self) -> None:
        if self.view is self.page_view:
            self.tools.show_place(
                self.page_view.current_page, self.page_view.page_count, self.page_view.layout_of_pages.zoom
            )
        else:
            number = (page_of(self._pages, self.text_view.top_point()) or 1) - 1 if self._pages else 0
            self.tools.show_place(number, len(self._pages), None)

    def _is_in_sight(self, point: int) -> bool:
        place = self.view.place_of(point)
        return self.view.viewport().rect().intersects(place)

    def _hear(self, key: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)
