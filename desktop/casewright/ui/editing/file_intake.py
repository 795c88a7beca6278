"""Taking in files: asked for or dropped, archived on a thread, with progress, cancel and a plain report."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QProgressDialog, QWidget

from casewright.casefile.case import Case
from casewright.ui.tasks import Progress, Task, TaskCancelled, TaskRunner
from casewright.ui.widgets.notice import Toast
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession

_FILES = "Documents (*.pdf *.html *.htm *.txt *.md *.docx *.eml *.csv *.json *.xml);;All files (*)"


class FileIntake(QObject):
    """One batch at a time; the case can be read and edited meanwhile."""

    def __init__(self, session: CaseSession, tasks: TaskRunner, toast: Toast, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._tasks, self._toast, self._window = session, tasks, toast, parent
        self.task: Task | None = None
        self._box: QProgressDialog | None = None

    def ask(self) -> None:
        """Asks which files to archive."""
        names, _ = QFileDialog.getOpenFileNames(
            self._window, "Add files", str(self._session.case.path.parent), _FILES
        )
        if names:
            self.take([Path(name) for name in names])

    def take(self, paths: list[Path]) -> None:
        """Archives files and folders, each file as one source."""
        if self._session.read_only:
            self._toast.say("The case is open read-only; nothing was archived.")
            return
        if self.task is not None and self.task.is_running:
            self._toast.say("Files are being archived already; add these when that is done.")
            return
        self.task = self._tasks.run(
            "Archiving files", _archive, self._session.case, paths, on_done=self._on_done, on_failed=self._on_failed,
            on_progress=self._on_progress,
        )  # fmt: skip
        self.task.cancelled.connect(lambda: self._end("Stopped; what was archived so far stays."))
        self._box = self._progress_box()

    def _progress_box(self) -> QProgressDialog:
        box = QProgressDialog("Archiving files …", "Stop", 0, 1000, self._window)
        box.setWindowTitle("Add files")
        box.setMinimumDuration(400)
        box.setAutoClose(False)
        box.setAutoReset(False)
        box.canceled.connect(self._stop)
        return box

    def _stop(self) -> None:
        if self.task is not None:
            self.task.cancel()

    def _on_progress(self, fraction: float, words: str) -> None:
        if self._box is not None:
            self._box.setLabelText(words)
            self._box.setValue(round(fraction * 1000))

    def _on_done(self, report: Any) -> None:
        added = [each for each in report.archived if not each.known]
        known = len(report.archived) - len(added)
        parts = [f"{len(added)} {'source' if len(added) == 1 else 'sources'} added"]
        if known:
            parts.append(f"{known} already in the case")
        if report.failed:
            parts.append(
                report.failed[0].reason
                if len(report.failed) == 1
                else f"{len(report.failed)} files have no text"
            )
        self._end(" · ".join(parts))
        if report.archived:
            self._session.open(ObjectRef("source", report.archived[0].source_id))

    def _on_failed(self, sentence: str) -> None:
        self._end(sentence)

    def _end(self, words: str) -> None:
        if self._box is not None:
            self._box.canceled.disconnect()
            self._box.close()
            self._box.deleteLater()
            self._box = None
        self._toast.say(words)


def _archive(progress: Progress, case: Case, paths: list[Path]) -> Any:
    """On a thread: reading happens in a child process of its own, writing here."""
    from casewright.ingest.archive_document import archive_files

    stopped = False

    def tell(done: int, whole: int, name: str) -> None:
        nonlocal stopped
        try:
            progress.report(done / max(1, whole), f"{name} ({done + 1} of {whole})" if name else "Done")
        except TaskCancelled:
            stopped = True

    return archive_files(case, paths, progress=tell, cancelled=lambda: stopped)
