"""Taking in files, folders and what is pasted: archived on a thread, with progress, a way to stop, and a plain report."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from casewright.casefile.case import Case
from casewright.ui.tasks import Progress, Task, TaskCancelled, TaskRunner
from casewright.ui.widgets.notice import Toast
from casewright.ui.widgets.progress_strip import ProgressStrip
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession

if TYPE_CHECKING:
    from casewright.ingest.archive_report import ArchiveReport
    from casewright.ui.editing.clipboard_intake import Clip
    from casewright.ui.editing.intake_report import IntakeReport

_FILES = (
    "Documents (*.pdf *.html *.htm *.mhtml *.mht *.txt *.md *.docx *.pptx *.xlsx *.csv *.eml *.png *.jpg *.jpeg *.json *.xml)"
    ";;All files (*)"
)
_BREATH = 0.012  # seconds the thread rests after each file, so that the window gets its turns


class FileIntake(QObject):
    """One batch at a time; what is added meanwhile waits for its turn. The case can be read and edited all along."""

    def __init__(
        self, session: CaseSession, tasks: TaskRunner, toast: Toast, bar: ProgressStrip, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._session, self._tasks, self._toast, self._window = session, tasks, toast, parent
        self.bar = bar
        self.task: Task | None = None
        self.report: ArchiveReport | None = None
        self.dialog: IntakeReport | None = None
        self._waiting: list[Clip] = []
        self._stop = Event()

    def ask(self) -> None:
        """Asks which files to archive."""
        names, _ = QFileDialog.getOpenFileNames(self._window, "Add files", self._folder(), _FILES)
        if names:
            self.take([Path(name) for name in names])

    def ask_for_folder(self) -> None:
        """Asks for a folder; every file in it, and in the folders within, is archived."""
        name = QFileDialog.getExistingDirectory(self._window, "Add a folder", self._folder())
        if name:
            self.take([Path(name)])

    def paste(self) -> None:
        """Archives what is on the clipboard."""
        mime = QGuiApplication.clipboard().mimeData()
        if not self.take_data(mime):
            self._toast.say("There is nothing on the clipboard that could be archived.")

    def take_data(self, mime: QMimeData | None) -> bool:
        """Archives what was pasted or dropped; whether there was anything."""
        from casewright.ui.editing.clipboard_intake import taken_from

        clips = taken_from(mime, datetime.now().astimezone()) if mime is not None else []
        if clips:
            self.take(clips)
        return bool(clips)

    def take(self, clips: Sequence[Clip]) -> None:
        """Archives files, folders and what was pasted, each file as one source."""
        if self._session.read_only:
            self._toast.say("The case is open read-only; nothing was archived.")
            return
        if self.task is not None and self.task.is_running:
            self._waiting += clips
            self._toast.say("These are archived as soon as the others are.")
            return
        self._stop = Event()
        self._session.gather_changes(True)
        self.bar.show_progress(0, "Looking through the files …", self.stop)
        self.task = self._tasks.run(
            "Archiving files", _archive, self._session.case, list(clips), self._stop, on_done=self._on_done, on_failed=self._on_failed,
            on_progress=self._on_progress,
        )  # fmt: skip

    def stop(self) -> None:
        """Stops after the file under way, which is either archived whole or not at all."""
        self._waiting.clear()
        if self.task is not None and self.task.is_running:
            self._stop.set()
            self.bar.show_progress(self.task.fraction, "Stopping after this file …", self.stop)

    def show_report(self) -> None:
        """Lists what came of the latest batch, file by file."""
        from casewright.ui.editing.intake_report import IntakeReport

        if self.report is not None:
            self.dialog = IntakeReport(
                self._session, self._tasks, self.report, summary(self.report)[0], self._window.window()
            )
            self.dialog.finished.connect(self.dialog.deleteLater)
            self.dialog.show()

    def _folder(self) -> str:
        return str(self._session.case.path.parent)

    def _on_progress(self, fraction: float, words: str) -> None:
        if not self._stop.is_set():
            self.bar.show_progress(fraction, words, self.stop)

    def _on_done(self, report: ArchiveReport) -> None:
        self.report = report
        self._session.gather_changes(False)
        words, is_fine = summary(report)
        worth_a_list = bool(report.failed or report.warnings) or len(report.archived) > 1
        action = ("Show the list", self.show_report) if worth_a_list else ("", None)
        self.bar.show_outcome(words, "ok" if is_fine else "warn", *action)
        if is_fine and not worth_a_list:
            self.bar.hide()
            self._toast.say(words)
        if len(report.archived) == 1 and not self._waiting:
            self._session.open(ObjectRef("source", report.archived[0].source_id))
        self._take_waiting()

    def _on_failed(self, sentence: str) -> None:
        self._session.gather_changes(False)
        self.bar.show_outcome(sentence, "bad")
        self._take_waiting()

    def _take_waiting(self) -> None:
        clips, self._waiting = self._waiting, []
        if clips:
            self.take(clips)


def summary(report: ArchiveReport) -> tuple[str, bool]:
    """What came of a batch in one line, and whether all went well."""
    added = sum(
        not each.known and each.version_of is None and each.part_of is None for each in report.archived
    )
    counts = (
        (sum(each.part_of is not None and not each.known for each in report.archived), "attached"),
        (sum(each.version_of is not None for each in report.archived), "taken as another version"),
        (sum(each.known for each in report.archived), "already in the case"),
    )
    parts = ["Stopped; what was archived so far stays"] if report.cancelled else []
    parts.append(f"{added} {'source' if added == 1 else 'sources'} added")
    parts += [f"{number} {words}" for number, words in counts if number]
    if len(report.failed) == 1:
        parts.append(report.failed[0].reason)
    elif report.failed:
        parts.append(f"{len(report.failed)} files have no text or were not archived")
    if report.warnings:
        parts.append(f"{len(report.warnings)} read only in part")
    return " · ".join(parts), not (report.failed or report.warnings or report.cancelled)


def _archive(progress: Progress, case: Case, clips: list[Clip], stop: Event) -> ArchiveReport:
    """On a thread: reading happens in a child process of its own, writing here. Stopping still brings the report."""
    from casewright.ingest.archive_document import archive_files
    from casewright.ui.editing.clipboard_intake import incoming

    def is_unwanted() -> bool:
        try:
            progress.check()
        except TaskCancelled:  # the window is going
            stop.set()
        return stop.is_set()

    def tell(done: int, whole: int, name: str) -> None:
        time.sleep(_BREATH)
        if not is_unwanted():
            progress.report(done / max(1, whole), f"{name} ({done + 1} of {whole})" if name else "Done")

    at = datetime.now().astimezone()
    return archive_files(case, [incoming(clip, at) for clip in clips], progress=tell, cancelled=is_unwanted)
