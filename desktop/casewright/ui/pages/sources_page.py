"""Reading a source: its words, what was quoted from them, and the keys that turn words into evidence."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from casewright.casefile.change_set import CaseChanged
from casewright.casefile.queries import reading
from casewright.casefile.queries.carry_over import number_waiting
from casewright.casefile.queries.reading import CaptureRow, PassageInText, SourceCard
from casewright.casefile.queries.source_texts import TextRow, texts_of
from casewright.ingest.pages import has_pages
from casewright.ui.pages.live_page import LivePage
from casewright.ui.pages.passage_marks import explain, lines_by_page, mark_of
from casewright.ui.pages.quote_bar import QuoteBar
from casewright.ui.pages.source_bar import SourceBar
from casewright.ui.pages.source_head import SourceHead
from casewright.ui.pages.source_side import SourceSide
from casewright.ui.pages.source_versions import text_to_show, version_names, version_notice
from casewright.ui.reader.marks import PassageMark
from casewright.ui.reader.reader import PAGE, TEXT, SourceReader
from casewright.ui.settings import Settings
from casewright.ui.tasks import TaskRunner
from casewright.ui.theme import px
from casewright.ui.widgets.arrangement import column, panel
from casewright.ui.widgets.empty_state import EmptyState
from casewright.ui.widgets.notice import NoticeBar
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession
from casewright.ui.window.words import source_kind

_TABLES = frozenset({"source", "source_text", "passage", "passage_anchor", "citation", "capture"})


class SourcesPage(LivePage):
    """One source at a time. `make_asked` brings (`claim`, `entity` or `link`, passage id) for the words just quoted."""

    add_asked = Signal(str, object)
    edit_asked = Signal(object)
    delete_asked = Signal(object)
    menu_asked = Signal(object)
    make_asked = Signal(str, object)
    entity_asked = Signal(object, int, int)

    def __init__(
        self,
        session: CaseSession,
        tasks: TaskRunner,
        settings: Settings | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, _TABLES, parent)
        self._tasks, self._settings = tasks, settings
        self.source_id: UUID | None = None
        self.text_id: UUID | None = None
        self._text_sha256: str | None = None
        self._passages: list[PassageInText] = []
        self._marks: list[PassageMark] = []
        self._capture: CaptureRow | None = None
        self._build()
        self.show_source(reading.latest_source(session.case))

    @property
    def chosen_passage(self) -> UUID | None:
        """The passage that stands out in the text."""
        chosen = self.reader.view.chosen
        return UUID(chosen) if chosen else None

    def show_source(self, source_id: UUID | None, text_id: UUID | None = None) -> None:
        """Shows a source, in its latest text or the one named."""
        if source_id != self.source_id or text_id not in (None, self.text_id):
            self.quote_bar.hide()
            self.source_id, self.text_id = source_id, text_id
            self.refresh()

    def show_object(self, ref: ObjectRef) -> None:
        """Shows a source, or a passage highlighted in its source."""
        if ref.type == "source":
            self.show_source(ref.id)
            self.reader.setFocus()
        elif ref.type == "passage":
            self._show_passage(ref.id)

    def quote_selection(self) -> None:
        """Quotes the selected words, as key C does."""
        self.reader.request_quote()

    def show_place(self, start: int, end: int) -> None:
        """Shows words of the text, [start, end) in code points, as a search does; the keyboard stays where it is."""
        passage = next((each.id for each in self._passages if (each.start, each.end) == (start, end)), None)
        if passage is not None:
            self.reader.scroll_to_passage(str(passage))
        else:
            self.reader.show_found((start, end))

    def show_way(self, way: str) -> None:
        """Shows the source as `text` or as `page`, and remembers that for documents of its kind."""
        if self._capture is not None and self._settings is not None:
            self._settings.remember_way(self._capture.media_type, way)
        self.bar.way.choose(way)
        self.reader.show_way(way)
        self._show_head(way == TEXT)

    def switch_way(self) -> None:
        """From text to page or back, where there are both."""
        if self.bar.way.isVisible():
            self.show_way(TEXT if self.reader.way == PAGE else PAGE)
        else:
            self._session.told.emit("This source has no text and pages to switch between.")

    def close_preview(self) -> None:
        """Ends what draws pages; the case is going."""
        self.reader.close_pages()

    def make(self, table: str) -> None:
        """Begins a claim, entity or link on the chosen passage."""
        if self.chosen_passage is not None and not self._session.read_only:
            self.make_asked.emit(table, self.chosen_passage)

    def _build(self) -> None:
        self.head = SourceHead()
        self.reader = SourceReader()
        self.reader.quote_requested.connect(self._on_quote)
        self.reader.entity_requested.connect(self._on_entity)
        self.reader.passage_activated.connect(self._on_activated)
        self.reader.said.connect(self._session.told)
        self.reader.set_explain(lambda passage: explain(self._session.case, passage))
        self.banner = NoticeBar()
        self.quote_bar = QuoteBar()
        self.quote_bar.make_asked.connect(self.make)
        self.quote_bar.closed.connect(self.reader.setFocus)
        self._unread = EmptyState("file-search", "No text", "")
        self._empty = EmptyState(
            "book-open", "No source yet", "Drop files on the window, or add them: their bytes are archived and their words can be quoted.",
            "Add files", lambda: self.add_asked.emit("files", None),
        )  # fmt: skip
        self._stack = QStackedWidget()
        for each in (self._empty, self._unread, self.reader):
            self._stack.addWidget(each)
        body = panel("Centre", column(self.head, self._stack))
        self.side = SourceSide(self._session, self._tasks)
        self.side.left.connect(self.reader.setFocus)
        self.side.opened.connect(self._on_side)
        self.side.place_asked.connect(self.show_place)
        self.side.text_asked.connect(lambda text_id: self.show_source(self.source_id, text_id))
        for name in ("add_asked", "edit_asked", "delete_asked", "menu_asked", "make_asked"):
            getattr(self.side, name).connect(getattr(self, name))
        self.bar = SourceBar()
        self.bar.edit_asked.connect(lambda: self.edit_asked.emit(ObjectRef("source", self._shown())))
        self.bar.quote_asked.connect(self.quote_selection)
        self.bar.find_asked.connect(self.reader.open_find)
        self.bar.panels_asked.connect(lambda: self.side.show_panel("suggestions"))
        self.bar.way.chosen.connect(self.show_way)
        self.bar.versions.picked.connect(lambda text_id: self.show_source(self.source_id, text_id))
        self.bar.hide()
        halves = QSplitter()
        halves.setHandleWidth(1)
        halves.setChildrenCollapsible(False)
        halves.addWidget(body)
        halves.addWidget(self.side)
        halves.setStretchFactor(0, 1)
        halves.setSizes([640, px(340)])
        self.setFocusProxy(self.reader)
        whole = column(self.bar, self.banner, halves, self.quote_bar)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def _shown(self) -> UUID:
        assert self.source_id is not None, "the buttons are hidden while there is no source"
        return self.source_id

    def refresh(self) -> None:
        """Reads the source anew; the text stays where it is."""
        card = reading.source_card(self._session.case, self.source_id) if self.source_id else None
        self.bar.setVisible(card is not None)
        self.head.setVisible(card is not None)
        if card is None:
            self.source_id = None
            self._text_sha256 = None
            self._stack.setCurrentWidget(self._empty)
            self.side.show_source(None, None)
            return
        texts = texts_of(self._session.case, card.id)
        captures = reading.captures_of(self._session.case, card.id)
        text = text_to_show(texts, self.text_id)
        self._show_card(card, text)
        self._show_text(text, next((each for each in captures if text and each.id == text.capture_id), None))
        self.bar.versions.show_choices(version_names(texts, captures), text.id if text else None)
        self._show_notice(version_notice(text, texts, captures) if text else None)
        self.side.show_source(card.id, text.id if text else None)

    def _show_card(self, card: SourceCard, text: TextRow | None) -> None:
        readable = text is not None and text.text_sha256 is not None
        self.bar.show_source(card, writable=not self._session.read_only, quotable=readable)
        self.head.show_source(card, source_kind(card.kind), len(text.pages) if text else 0)

    def _show_head(self, above_the_text: bool) -> None:
        """The title stands above the text; beside pages, which have their own, there is one line for it in the bar."""
        self.head.setVisible(above_the_text)
        self.bar.name.setVisible(not above_the_text)

    def _show_notice(self, notice: tuple[str, UUID | None] | None) -> None:
        if self._stack.currentWidget() is self._unread:
            self.banner.hide()
        elif notice is None:
            self._show_waiting(number_waiting(self._session.case, self.text_id) if self.text_id else 0)
        else:
            words, latest = notice
            button = "Show the latest" if latest is not None else ""
            self.banner.say(words, "warn", button, lambda: self.show_source(self.source_id, latest))

    def _show_waiting(self, waiting: int) -> None:
        """Says that passages of other versions could be carried over to this one."""
        if not waiting:
            self.banner.hide()
            return
        words = (
            "1 passage of another version waits"
            if waiting == 1
            else f"{waiting:,} passages of other versions wait"
        )
        self.banner.say(
            f"{words} to be carried over to this one.",
            "info",
            "Look at them",
            lambda: self.side.show_panel("carry_over"),
        )

    def _show_text(self, text: TextRow | None, capture: CaptureRow | None) -> None:
        readable = text is not None and text.text_sha256 is not None
        seen = capture is not None and has_pages(capture.media_type)
        self.bar.search.setVisible(readable)
        self.bar.way.setVisible(readable and seen)
        if text is None or not (readable or seen):
            self._text_sha256 = self._capture = None
            self._unread.set_text((text and text.failure) or "No file was archived for this source.")
            self._stack.setCurrentWidget(self._unread)
            self._show_head(True)
            return
        self.text_id = text.id
        self._passages = reading.passages_in_text(self._session.case, text.id)
        before, self._marks = self._marks, [mark_of(each) for each in self._passages]
        if text.text_sha256 == self._text_sha256 and capture == self._capture:
            if self._marks != before:
                self.reader.set_passages(self._marks)
            return
        self._text_sha256, self._capture = text.text_sha256, capture
        words = self._session.case.text_of(text.text_sha256) if text.text_sha256 else ""
        self.reader.show_text(words, self._marks, text.pages)
        if capture is not None and seen:
            sha256, case = capture.sha256, self._session.case
            self.reader.show_pages(lambda: case.archived(sha256), lines_by_page(case, text))
        self._stack.setCurrentWidget(self.reader)
        self._show_usual_way(readable, seen)

    def _show_usual_way(self, readable: bool, seen: bool) -> None:
        """As documents of this kind were looked at last; what has no text can only be seen."""
        usual = TEXT
        if self._capture is not None and seen:
            picture = self._capture.media_type.startswith("image/")
            usual = (self._settings and self._settings.way(self._capture.media_type)) or (
                PAGE if picture else TEXT
            )
        way = usual if readable else PAGE
        self.bar.way.choose(way)
        self.reader.show_way(way)
        self._show_head(way == TEXT)

    def _show_passage(self, passage_id: UUID) -> None:
        found = reading.passage(self._session.case, passage_id)
        source = reading.source_of_passage(self._session.case, passage_id)
        if found is None or source is None:
            return
        if all(each.id != passage_id for each in self._passages):
            self.show_source(source, found.source_text_id)
        self.reader.scroll_to_passage(str(passage_id))
        QTimer.singleShot(
            0, self, lambda: self.reader.scroll_to_passage(str(passage_id))
        )  # once it is laid out
        self.reader.setFocus(Qt.FocusReason.OtherFocusReason)
        self.quote_bar.show_passage(found.exact, writable=not self._session.read_only)

    def _on_side(self, is_open: bool) -> None:
        """What a panel showed in the text stands out no longer than the panel is there."""
        self.bar.beside.setVisible(not is_open)
        if not is_open:
            self.reader.show_found(None)

    def _on_quote(self, start: int, end: int) -> None:
        if self._session.read_only or self.text_id is None:
            self._session.told.emit("The case is open read-only; nothing was quoted.")
            return
        known = next((each.id for each in self._passages if (each.start, each.end) == (start, end)), None)
        passage_id = known or self._session.run("passages.quote", self.text_id, start=start, end=end)
        self._session.select(ObjectRef("passage", passage_id))
        self._show_passage(passage_id)
        self.quote_bar.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_entity(self, start: int, end: int) -> None:
        if self._session.read_only or self.text_id is None:
            self._session.told.emit("The case is open read-only; nothing can be added.")
        else:
            self.entity_asked.emit(self.text_id, start, end)

    def _on_activated(self, passage_id: str) -> None:
        self._session.select(ObjectRef("passage", UUID(passage_id)))
        found = reading.passage(self._session.case, UUID(passage_id))
        if found is not None:
            self.quote_bar.show_passage(found.exact, writable=not self._session.read_only)

    def _on_changed(self, event: CaseChanged) -> None:
        if self.source_id is None:
            self.show_source(reading.latest_source(self._session.case))
        else:
            super()._on_changed(event)
        if self.quote_bar.isVisible() and self.reader.view.chosen not in self.reader.view.marks:
            self.quote_bar.hide()
