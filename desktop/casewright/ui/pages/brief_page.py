"""The brief: its outline at the left, its finished pages at the right, and the button that makes the PDF."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QProgressBar, QSplitter, QStackedWidget, QWidget

from casewright.casefile.case import Case
from casewright.casefile.change_set import CaseChanged
from casewright.casefile.custody import MATCH, Act
from casewright.casefile.queries import briefing, navigation
from casewright.ui.pages import brief_issuing, brief_work
from casewright.ui.pages.brief_issues import IssuesDialog
from casewright.ui.pages.brief_issuing import IssueDialog
from casewright.ui.pages.brief_outline import BriefOutline
from casewright.ui.pages.chooser import Chooser
from casewright.ui.preview.pane import PreviewPane
from casewright.ui.tasks import Progress, Task, TaskRunner
from casewright.ui.theme.tokens import TOOL_BAR
from casewright.ui.widgets.arrangement import column, panel, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.empty_state import EmptyState
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.notice import NoticeBar
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession


class BriefPage(QWidget):
    """One brief at a time. `add_asked` brings (table, brief id); `edit_asked` and `delete_asked` an `ObjectRef`."""

    add_asked = Signal(str, object)
    edit_asked = Signal(object)
    delete_asked = Signal(object)
    exported = Signal(object)
    check_asked = Signal()

    def __init__(self, session: CaseSession, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self.brief_id: UUID | None = None
        self._task: Task | None = None
        self._build()
        session.changed.connect(self._on_changed)
        self.refresh()

    def show_object(self, ref: ObjectRef) -> None:
        """Shows the brief an object belongs to."""
        owner = ref.id if ref.type == "brief" else briefing.brief_of(self._session.case, ref.id)
        if owner is not None:
            self.brief_id = owner
            self.refresh()
            if ref.type == "brief_section":
                self.outline.focus_section(ref.id)
                self.preview.pages.choose_section(ref.id)

    def export(self, out: Path | None = None) -> None:
        """Makes the PDF at `out`, or where the person says."""
        if self.brief_id is None:
            return
        if out is None:
            chosen, _ = QFileDialog.getSaveFileName(
                self, "Export the brief", str(self._proposed()), "PDF (*.pdf)"
            )
            if not chosen:
                return
            out = Path(chosen)
        self._start("Making the PDF", brief_work.export, out, done=self._on_exported)

    def issue(self) -> None:
        """Asks how the brief is to be issued, and issues it unless a blocker of the check stands against it."""
        if self.brief_id is not None and not self._session.read_only:
            IssueDialog(self._session.case, self.brief_id, self._issue, self.window()).open()

    def show_issues(self) -> None:
        """Shows what was issued of the brief."""
        if self.brief_id is not None:
            IssuesDialog(self._session.case, self.brief_id, self._write_again, self.window()).open()

    def refresh(self) -> None:
        """Reads the brief anew."""
        case = self._session.case
        rows = navigation.brief_rows(case)
        if self.brief_id not in {each.id for each in rows}:
            self.brief_id = rows[0].id if rows else None
        self.briefs.show_choices([(each.id, each.title) for each in rows], self.brief_id)
        for button in (self._export, self._edit):
            button.setVisible(self.brief_id is not None)
        for button in (self._edit, self._issue_button):
            button.setVisible(self.brief_id is not None and not self._session.read_only)
        self.preview.show_brief(self.brief_id)
        if self.brief_id is None:
            self._stack.setCurrentWidget(self._empty)
            return
        self._stack.setCurrentWidget(self._split)
        card = briefing.brief_card(case, self.brief_id)
        assert card is not None, "its row was just read"
        self.outline.show_brief(card, briefing.sections_of(case, self.brief_id))

    def close_preview(self) -> None:
        """Ends the work under way."""
        self.preview.close_preview()
        if self._task is not None:
            self._task.cancel()

    def _build(self) -> None:
        self.briefs = Chooser("Brief")
        self.briefs.picked.connect(self._pick)
        self._pages = PlainLabel("", "caption")
        self._bar = QProgressBar()
        self._bar.setRange(0, 1000)
        self._bar.setFixedWidth(140)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Progress")
        self._bar.hide()
        self._edit = text_button(
            "Edit details", lambda: self.edit_asked.emit(ObjectRef("brief", self._shown())), icon="pencil"
        )
        self._issue_button = text_button("Issue", self.issue, icon="shield-check")
        self._export = text_button("Export PDF", self.export, icon="download", look="outline")
        tools = row(
            self.briefs,
            self._pages,
            self._bar,
            None,
            self._edit,
            self._issue_button,
            self._export,
            margins=(12, 0, 8, 0),
            spacing=8,
        )
        self.notice = NoticeBar()
        self.outline = BriefOutline(self._session)
        self.outline.add_asked.connect(lambda: self.add_asked.emit("brief_section", self._shown()))
        self.outline.edit_asked.connect(self.edit_asked)
        self.outline.delete_asked.connect(self.delete_asked)
        self.preview = PreviewPane(self._session, self._tasks)
        self.preview.section_asked.connect(self.outline.focus_section)
        self.preview.pages.page_changed.connect(self._count_pages)
        self._split = QSplitter()
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.outline)
        self._split.addWidget(self.preview)
        self._split.setSizes([300, 500])
        self._split.setStretchFactor(1, 1)
        self._empty = EmptyState(
            "file-text", "No brief yet", "A brief is composed from the case: its judgements, charts and sources, section by section.",
            "New brief", lambda: self.add_asked.emit("brief", None),
        )  # fmt: skip
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._split)
        self.setLayout(column(panel("Bar", tools, TOOL_BAR), self.notice, self._stack))

    def _issue(self, version: str, kind: str, notice: str | None) -> None:
        self._tasks.run(
            "Issuing the brief", brief_issuing.issue, self._session.case, self._shown(), version, kind, notice,
            on_done=self._on_issued, on_failed=self._on_failed,
        )  # fmt: skip

    def _on_issued(self, outcome: tuple[str, str]) -> None:
        sentence, blocker = outcome
        if blocker:
            self.notice.say(sentence, "bad", "Show the check", self.check_asked.emit)
        else:
            self.notice.say(sentence, "ok")

    def _write_again(self, version: str) -> None:
        proposed = self._proposed()
        name = proposed.with_name(f"{proposed.stem}-{version}.pdf")
        chosen, _ = QFileDialog.getSaveFileName(self, "Write the issue again", str(name), "PDF (*.pdf)")
        if chosen:
            self._start(
                "Making the PDF", brief_work.export_issue, Path(chosen), version, done=self._on_exported
            )

    def _shown(self) -> UUID:
        assert self.brief_id is not None, "the buttons are hidden while there is no brief"
        return self.brief_id

    def _pick(self, brief_id: UUID) -> None:
        self._session.select(ObjectRef("brief", brief_id))
        self.brief_id = brief_id
        self.refresh()

    def _on_changed(self, event: CaseChanged) -> None:
        self.refresh()

    def _start(
        self, label: str, work: Callable[..., Any], out: Path, *more: object, done: Callable[[Any], object]
    ) -> None:
        if self._task is not None and self._task.is_running:
            self._task.cancel()
        self._bar.setValue(0)
        self._bar.show()
        self._task = self._tasks.run(
            label, work, self._session.case.access, self._shown(), out, *more, on_done=done, on_failed=self._on_failed,
            on_progress=lambda fraction, _words: self._bar.setValue(round(fraction * 1000)), in_process=True,
        )  # fmt: skip

    def _count_pages(self) -> None:
        count = self.preview.page_count
        self._pages.setText("" if not count else "1 page" if count == 1 else f"{count} pages")

    def _on_exported(self, exported: brief_work.ExportedBrief) -> None:
        path = exported.path
        self._tasks.run("Writing the log of custody", _log_verified, self._session.case, exported.verified)
        self._bar.hide()
        self.notice.say(
            f"Written to {path}", "ok", "Copy path", lambda: QGuiApplication.clipboard().setText(path)
        )
        self.exported.emit(Path(path))

    def _on_failed(self, sentence: str) -> None:
        self._bar.hide()
        self.notice.say(sentence, "bad")

    def _proposed(self) -> Path:
        card = briefing.brief_card(self._session.case, self._shown())
        words = "".join(
            letter if letter.isalnum() else "-" for letter in (card.title if card else "brief")
        ).strip("-")
        return self._session.case.path.with_name(f"{words[:60].lower() or 'brief'}.pdf")


def _log_verified(progress: Progress, case: Case, contents: tuple[str, ...]) -> None:
    """On a thread. The process that made the PDF has the case open read-only, which keeps no log."""
    acts = [Act("verify", sha256, MATCH, "before a brief was exported") for sha256 in contents]
    case.log_custody(acts)
