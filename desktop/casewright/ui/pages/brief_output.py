"""What leaves the page of briefs: the PDF, an issue, a releasable version; each of all that is typed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QProgressBar, QWidget

from casewright.casefile.case import Case
from casewright.casefile.custody import MATCH, Act
from casewright.casefile.queries import briefing
from casewright.ui.pages import brief_issuing, brief_work
from casewright.ui.pages.brief_issues import IssuesDialog
from casewright.ui.pages.brief_issuing import IssueDialog
from casewright.ui.release.window import ReleaseWindow
from casewright.ui.tasks import Progress, Task, TaskRunner
from casewright.ui.widgets.notice import NoticeBar
from casewright.ui.window.session import CaseSession


class BriefOutput(QObject):
    """`exported` brings the path of a PDF; `check_asked`: the check is to be seen. `bar` shows how far a PDF is."""

    exported = Signal(object)
    check_asked = Signal()

    def __init__(self, session: CaseSession, tasks: TaskRunner, notice: NoticeBar, page: QWidget) -> None:
        super().__init__(page)
        self._session, self._tasks, self._notice, self._page = session, tasks, notice, page
        self._task: Task | None = None
        self.bar = QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setFixedWidth(140)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Progress")
        self.bar.hide()

    def export(self, brief_id: UUID, out: Path | None = None) -> None:
        """Makes the PDF at `out`, or where the person says."""
        self._session.settle()
        out = out or self._asked("Export the brief", self._proposed(brief_id))
        if out is not None:
            self._start(brief_work.export, brief_id, out)

    def issue(self, brief_id: UUID) -> None:
        """Asks how the brief is to be issued, and issues it unless a blocker of the check stands against it."""
        self._session.settle()

        def start(version: str, kind: str, notice: str | None, marking: str) -> None:
            self._tasks.run(
                "Issuing the brief", brief_issuing.issue, self._session.case, brief_id, version, kind, notice, marking,
                on_done=self._on_issued, on_failed=self._on_failed,
            )  # fmt: skip

        IssueDialog(self._session.case, brief_id, start, self._page.window()).open()

    def release(self, brief_id: UUID) -> ReleaseWindow:
        """Shows what a releasable version of the brief would leave out, to be written from there."""
        self._session.settle()
        window = ReleaseWindow(
            self._session,
            self._tasks,
            brief_id,
            self._proposed(brief_id),
            self._log_verified,
            self._page.window(),
        )
        window.show()
        return window

    def show_issues(self, brief_id: UUID) -> None:
        """Shows what was issued of the brief, to be written again."""

        def write_again(version: str, marking: str) -> None:
            proposed = self._proposed(brief_id)
            part = f"-{marking.rpartition(':')[2].lower()}" if marking else ""
            name = proposed.with_name(f"{proposed.stem}-{version}{part}.pdf")
            out = self._asked("Write the issue again", name)
            if out is not None:
                self._start(brief_work.export_issue, brief_id, out, version, marking)

        IssuesDialog(self._session.case, brief_id, write_again, self._page.window()).open()

    def stop(self) -> None:
        """Ends what is under way."""
        if self._task is not None:
            self._task.cancel()

    def _asked(self, title: str, proposed: Path) -> Path | None:
        chosen, _ = QFileDialog.getSaveFileName(self._page, title, str(proposed), "PDF (*.pdf)")
        return Path(chosen) if chosen else None

    def _start(self, work: Callable[..., Any], brief_id: UUID, out: Path, *more: object) -> None:
        if self._task is not None and self._task.is_running:
            self._task.cancel()
        self.bar.setValue(0)
        self.bar.show()
        self._task = self._tasks.run(
            "Making the PDF", work, self._session.case.access, brief_id, out, *more,
            on_done=self._on_exported, on_failed=self._on_failed,
            on_progress=lambda fraction, _words: self.bar.setValue(round(fraction * 1000)), in_process=True,
        )  # fmt: skip

    def _on_exported(self, exported: brief_work.ExportedBrief) -> None:
        path = exported.path
        self._log_verified(exported.verified)
        self.bar.hide()
        self._notice.say(
            f"Written to {path}", "ok", "Copy path", lambda: QGuiApplication.clipboard().setText(path)
        )
        self.exported.emit(Path(path))

    def _on_issued(self, outcome: tuple[str, str]) -> None:
        sentence, blocker = outcome
        if blocker:
            self._notice.say(sentence, "bad", "Show the check", self.check_asked.emit)
        else:
            self._notice.say(sentence, "ok")

    def _on_failed(self, sentence: str) -> None:
        self.bar.hide()
        self._notice.say(sentence, "bad")

    def _log_verified(self, hashes: tuple[str, ...]) -> None:
        self._tasks.run("Writing the log of custody", _log_verified, self._session.case, hashes)

    def _proposed(self, brief_id: UUID) -> Path:
        card = briefing.brief_card(self._session.case, brief_id)
        words = "".join(
            letter if letter.isalnum() else "-" for letter in (card.title if card else "brief")
        ).strip("-")
        return self._session.case.path.with_name(f"{words[:60].lower() or 'brief'}.pdf")


def _log_verified(progress: Progress, case: Case, contents: tuple[str, ...]) -> None:
    """On a thread. The process that made the PDF has the case open read-only, which keeps no log."""
    acts = [Act("verify", sha256, MATCH, "before a brief was exported") for sha256 in contents]
    case.log_custody(acts)
