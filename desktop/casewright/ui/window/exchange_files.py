"""Importing and exporting files of other tools from the case menu, on a thread, with a plain account of what came of it."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from casewright.casefile.case import Case
from casewright.model.case_filter import CaseFilter
from casewright.ui.tasks import Progress, Task, TaskRunner
from casewright.ui.widgets.notice import NoticeBar, Toast
from casewright.ui.widgets.progress_strip import ProgressStrip
from casewright.ui.window.session import CaseSession

if TYPE_CHECKING:
    from casewright.exchange.formats import ExportReport, Format, ImportReport


class ExchangeFiles(QObject):
    """Asks for a file, reads or writes it, and says what was taken, written and left out."""

    def __init__(
        self,
        session: CaseSession,
        tasks: TaskRunner,
        notice: NoticeBar,
        toast: Toast,
        strip: ProgressStrip,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._strip = strip
        self._stopped = Event()
        self.task: Task | None = None
        self._session, self._tasks, self._notice, self._toast = session, tasks, notice, toast
        self._window = parent

    def ask_import(self) -> None:
        """Asks for a file to take in; its format follows from the filter chosen, or from its name."""
        formats = _formats(writing=False)
        name, chosen = QFileDialog.getOpenFileName(
            self._window,
            "Import a file",
            self._folder(),
            ";;".join([_all_of(formats), *map(_filter, formats)]),
        )
        if name:
            self.take_in(Path(name), next((each.key for each in formats if _filter(each) == chosen), None))

    def ask_export(self) -> None:
        """Asks where to write, and in which format."""
        formats = _formats(writing=True)
        usual = f"{self._session.case.path.stem}{formats[0].endings[0]}"
        name, chosen = QFileDialog.getSaveFileName(
            self._window,
            "Export to a file",
            str(Path(self._folder()) / usual),
            ";;".join(map(_filter, formats)),
        )
        if name:
            picked = next((each for each in formats if _filter(each) == chosen), formats[0])
            path = Path(name)
            if not path.name.lower().endswith(picked.endings):
                path = path.with_name(f"{path.stem}{picked.endings[0]}")
                if path.exists():  # the dialog has asked about another name
                    self._on_failed(
                        f"{path.name} is there already. Choose it by its whole name to replace it."
                    )
                    return
            self.write_out(path, picked.key)

    def take_in(self, path: Path, key: str | None) -> None:
        """Imports a file as one undoable step, unless another is being imported."""
        if self.task is not None and self.task.is_running:
            self._toast.say("A file is being imported; wait for it, or stop it.")
            return
        self._stopped = Event()
        self.task = self._tasks.run(
            f"Importing {path.name}", _take_in, self._session.case, path, key, self._stopped,
            on_done=self._on_imported, on_failed=self._on_import_failed, on_progress=self._on_progress,
        )  # fmt: skip
        self._on_progress(0, "")

    def stop(self) -> None:
        """Stops the import under way; nothing of the file is in the case then."""
        self._stopped.set()
        self._strip.show_progress(self.task.fraction if self.task else 0, "Stopping …", self.stop)

    def write_out(self, path: Path, key: str) -> None:
        """Exports all sources, or all passages, of the case; of a graph what the filter in force lets through."""
        self._tasks.run(
            f"Exporting to {path.name}", _export, self._session.case, path, key, self._session.filters.current,
            on_done=self._on_exported, on_failed=self._on_failed,
        )  # fmt: skip

    def _on_progress(self, fraction: float, _words: str) -> None:
        if self.task is not None and not self._stopped.is_set():
            self._strip.show_progress(fraction, f"{self.task.label} …", self.stop)

    def _on_imported(self, report: ImportReport | None) -> None:
        from casewright.exchange.formats import counted

        self._strip.hide()
        if report is None:
            self._toast.say("Stopped; nothing of the file was imported.")
            return
        said = f"Created {counted(report.created)}; updated {counted(report.updated)}."
        reasons = [f"{each.row}: {each.reason}" for each in report.skipped]
        self._tell(said, reasons, "left out")

    def _on_exported(self, report: ExportReport) -> None:
        from casewright.exchange.formats import counted

        reasons = [f"{each.object_type} {each.object_id}: {each.reason}" for each in report.not_representable]
        self._tell(f"Wrote {counted(report.written)}.", reasons, "not written whole")

    def _on_failed(self, sentence: str) -> None:
        self._notice.say(sentence, "bad")

    def _on_import_failed(self, sentence: str) -> None:
        self._strip.hide()
        self._on_failed(sentence)

    def _tell(self, said: str, reasons: list[str], how: str) -> None:
        if not reasons:
            self._toast.say(said)
            return
        first = reasons[0] if len(reasons) == 1 else f"{reasons[0]} …"
        self._notice.say(
            f"{said} {len(reasons):,} {how}. {first}", "warn", "Copy the list",
            lambda: QGuiApplication.clipboard().setText("\n".join(reasons)),
        )  # fmt: skip

    def _folder(self) -> str:
        return str(self._session.case.path.parent)


class _Stopped(Exception):
    """Raised where the import tells how far it is; the edit that it is in changes nothing then."""


def _take_in(
    progress: Progress, case: Case, path: Path, key: str | None, stopped: Event
) -> ImportReport | None:
    """On a thread. None: it was stopped in time; otherwise all of it is in the case."""
    from casewright.exchange.formats import import_file

    def tell(done: int, of: int) -> None:
        progress.report(done / max(of, 1))
        if stopped.is_set():
            raise _Stopped

    try:
        return import_file(case, path, key, tell)
    except _Stopped:
        return None


def _export(_progress: Progress, case: Case, path: Path, key: str, asked: CaseFilter) -> ExportReport:
    from casewright.exchange.formats import export_file

    return export_file(case, path, key, asked=asked)


def _formats(*, writing: bool) -> list[Format]:
    from casewright.exchange.formats import FORMATS

    return [each for each in FORMATS if (each.writes if writing else each.reads)]


def _filter(chosen: Format) -> str:
    return f"{chosen.title} ({' '.join(f'*{ending}' for ending in chosen.endings)})"


def _all_of(formats: list[Format]) -> str:
    return f"All of these ({' '.join(f'*{ending}' for each in formats for ending in each.endings)})"
