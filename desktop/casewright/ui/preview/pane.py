"""The live preview of one brief: made anew after each edit in the worker process, and shown as soon as it is there."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QProgressBar, QWidget

from casewright.brief.shown_pages import ShownLink, ShownPages
from casewright.casefile.queries import briefing, reading
from casewright.ui.preview import work
from casewright.ui.preview.pages import PreviewPages
from casewright.ui.reader.page_tools import PageTools
from casewright.ui.tasks import Task, TaskRunner
from casewright.ui.widgets.arrangement import column
from casewright.ui.widgets.notice import NoticeBar
from casewright.ui.widgets.plain_text import isolate, one_line
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession

_PAUSE_MS = 300
"""Without a change before the preview is made anew."""
_LONG_MS = 600
"""Of work before its progress is shown."""
_QUOTED = 90


class PreviewPane(QWidget):
    """`section_asked`: a section, or what stands before the first, was clicked in the pages; its id or the brief's. `made`: other pages are in sight."""

    section_asked = Signal(object)
    made = Signal()

    def __init__(self, session: CaseSession, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self._brief_id: UUID | None = None
        self._task: Task | None = None
        self._stale = False
        self._is_changed = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._make)
        self._long = QTimer(self, singleShot=True, interval=_LONG_MS)
        self.pages = PreviewPages()
        self.pages.explain = self._explain
        self.pages.section_asked.connect(self._ask_section)
        self.pages.section_stepped.connect(self._select)
        self.pages.passages_asked.connect(self._ask_passages)
        self.pages.page_changed.connect(self._show_place)
        self._bar = QProgressBar()
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(3)
        self._bar.setAccessibleName("Progress of the preview")
        self._long.timeout.connect(self._bar.show)
        self._bar.hide()
        self.notice = NoticeBar()
        self.setLayout(column(self.notice, self._bar, self.pages))
        self.tools = PageTools(self.pages)
        self.tools.zoom(self.pages)
        self.tools.page_asked.connect(self.pages.go_to_page)
        self.tools.dim_asked.connect(self.pages.set_dims)
        self.tools.left.connect(self.pages.setFocus)
        session.selected.connect(self._on_selected)
        session.changed.connect(self._on_changed)

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return self.pages.page_count

    def show_brief(self, brief_id: UUID | None) -> None:
        """The brief, or what has become of it: its pages are made anew after a pause, and what is under way is ended."""
        is_other = brief_id != self._brief_id
        if not is_other and not self._is_changed:
            return
        self._brief_id, self._is_changed = brief_id, False
        self._stale = brief_id is not None
        self._end()
        if is_other:
            self.notice.hide()
            self.pages.clear()
        if self._stale and self.isVisible():
            self._pause.start(0 if is_other else _PAUSE_MS)

    def close_preview(self) -> None:
        """Ends what is under way, and the process that draws."""
        self._pause.stop()
        self._end()
        self.pages.close_pages()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._pause.start(0)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._pause.stop()

    def _make(self) -> None:
        if self._brief_id is None or not self.isVisible():
            return
        self._end()
        self._stale = False
        self._bar.setValue(0)
        self._long.start()
        self._task = self._tasks.run(
            "Making the preview", work.preview, self._session.case.access, self._brief_id,
            on_done=self._on_made, on_failed=self._on_failed, in_process=True, gently=True,
            on_progress=lambda fraction, _words: self._bar.setValue(round(fraction * 1000)),
        )  # fmt: skip

    def _end(self) -> None:
        """Whatever is being made is of an older state: its result is dropped, and the work ends at its next page."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            self._stale = True
        self._rest()

    def _rest(self) -> None:
        self._long.stop()
        self._bar.hide()

    def _on_made(self, made: ShownPages) -> None:
        self._task = None
        self._rest()
        self.notice.hide()
        self.pages.show_preview(made)
        self.made.emit()

    def _on_failed(self, sentence: str) -> None:
        self._task = None
        self._rest()
        if self.page_count:
            self.notice.say(f"The pages below are of an earlier state. {sentence}", "bad")
        else:
            self.pages.say(sentence)

    def _show_place(self) -> None:
        pages = self.pages
        self.tools.show_place(pages.current_page, pages.page_count, pages.layout_of_pages.zoom)

    def _on_changed(self, _event: object) -> None:
        self._is_changed = True

    def _on_selected(self, ref: ObjectRef | None) -> None:
        if ref is None or ref.type not in ("brief", "brief_section") or ref.id == self.pages.section:
            return
        owner = ref.id if ref.type == "brief" else briefing.brief_of(self._session.case, ref.id)
        if owner == self._brief_id:
            self.pages.choose_section(ref.id)

    def _ask_section(self, section: UUID) -> None:
        self._select(section)
        self.section_asked.emit(section)

    def _select(self, section: UUID) -> None:
        kind = "brief" if section == self._brief_id else "brief_section"
        self._session.select(ObjectRef(kind, section))

    def _ask_passages(self, passages: tuple[UUID, ...], place: QPoint) -> None:
        """One passage is shown at the right; of several the person chooses."""
        if len(passages) == 1:
            self._show_passage(passages[0])
            return
        menu = QMenu(self)
        for passage in passages:
            menu.addAction(self._quoted(passage).replace("&", "&&"), partial(self._show_passage, passage))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _show_passage(self, passage: UUID) -> None:
        self._session.select(ObjectRef("passage", passage))

    def _explain(self, link: ShownLink) -> str:
        if link.passages:
            more = len(link.passages) - 1
            rest = "" if not more else " and 1 more passage" if more == 1 else f" and {more} more passages"
            return f"{link.words.capitalize()}: {self._quoted(link.passages[0])}{rest}"
        if link.target is None:
            return link.words
        cited = link.words.startswith("cited ")
        return (
            f"Page {link.target[0]}, where it is cited" if cited else f"{link.words}, page {link.target[0]}"
        )

    def _quoted(self, passage: UUID) -> str:
        found = reading.passage(self._session.case, passage)
        return (
            f"“{isolate(one_line(found.exact, _QUOTED))}”" if found is not None else "A passage that is gone"
        )
