"""Merging other copies into the open case: choosing them, the passphrases they need, and the merge itself on a thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from casewright.casefile.access import Access
from casewright.casefile.case import Case
from casewright.ui.tasks import Progress, Task
from casewright.ui.widgets.progress_strip import ProgressStrip
from casewright.ui.window.unlocking_copies import unlock_copies

if TYPE_CHECKING:
    from casewright.casefile.merging.report import MergeReport
    from casewright.ui.merging.report_dialog import MergeReportDialog
    from casewright.ui.window.case_view import CaseView

_FILTER = "Casewright cases (*.casewright);;All files (*)"


class MergeFiles(QObject):
    """One merge at a time. What came of it is shown, and can be undone as one step."""

    def __init__(self, view: CaseView, strip: ProgressStrip) -> None:
        super().__init__(view)
        self._view, self._strip = view, strip
        self._stopped = Event()
        self.task: Task | None = None
        self.dialog: MergeReportDialog | None = None

    def ask(self) -> None:
        """Asks which copies to merge; none of them is written."""
        folder = str(self._view.session.case.path.parent)
        names, _ = QFileDialog.getOpenFileNames(
            self._view, "Merge other copies of this case", folder, _FILTER
        )
        if names:
            self.take([Path(name) for name in names])

    def ask_other(self) -> None:
        """Asks for another case to take in, which has no history in common with this one."""
        folder = str(self._view.session.case.path.parent)
        name, _ = QFileDialog.getOpenFileName(self._view, "Take in another case", folder, _FILTER)
        if name:
            self.take_other(Path(name))

    def take_other(self, path: Path) -> None:
        """Takes in another case, after asking for its passphrase where it has one."""
        if not self._is_busy():
            unlock_copies(
                self._view, [path], lambda opened: self._start(f"Taking in {path.name}", _combine, opened[0])
            )

    def take(self, paths: Sequence[Path]) -> None:
        """Merges these copies, after asking for the passphrases that this case's own does not answer."""
        if not self._is_busy():
            names = ", ".join(each.name for each in paths)
            unlock_copies(self._view, paths, lambda opened: self._start(f"Merging {names}", _merge, opened))

    def stop(self) -> None:
        """Stops the merge under way; the case is as it was then."""
        self._stopped.set()
        self._strip.show_progress(self.task.fraction if self.task else 0, "Stopping …", self.stop)

    def _is_busy(self) -> bool:
        busy = self.task is not None and self.task.is_running
        if busy:
            self._view.toast.say("Copies are being merged; wait for it, or stop it.")
        return busy

    def _start(self, label: str, work: Callable[..., MergeReport | None], given: Any) -> None:
        self._stopped = Event()
        self.task = self._view.tasks.run(
            label, work, self._view.session.case, given, self._stopped,
            on_done=self._on_merged, on_failed=self._on_failed, on_progress=self._on_progress,
        )  # fmt: skip
        self._on_progress(0, "")

    def _on_progress(self, fraction: float, _words: str) -> None:
        if self.task is not None and not self._stopped.is_set():
            self._strip.show_progress(fraction, f"{self.task.label} …", self.stop)

    def _on_merged(self, report: MergeReport | None) -> None:
        self._strip.hide()
        if report is None:
            self._view.toast.say("Stopped; the case is as it was.")
            return
        from casewright.ui.merging.report_dialog import MergeReportDialog

        view = self._view
        self.dialog = MergeReportDialog(report, lambda: view.show_view("merge"), view.undo, view.window())
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    def _on_failed(self, sentence: str) -> None:
        self._strip.hide()
        self._view.refuse(sentence)


class _Stopped(Exception):
    """The person wants the merge no more."""


def _merge(progress: Progress, case: Case, copies: list[Access], stopped: Event) -> MergeReport | None:
    return _unless_stopped(progress, stopped, lambda tell: case.merge(copies, tell))


def _combine(progress: Progress, case: Case, other: Access, stopped: Event) -> MergeReport | None:
    return _unless_stopped(progress, stopped, lambda tell: case.combine(other, tell))


def _unless_stopped(
    progress: Progress, stopped: Event, work: Callable[[Callable[[int, int], None]], MergeReport]
) -> MergeReport | None:
    def tell(done: int, of: int) -> None:
        if stopped.is_set():
            raise _Stopped
        progress.report(done / max(of, 1))

    try:
        return work(tell)
    except _Stopped:
        return None
