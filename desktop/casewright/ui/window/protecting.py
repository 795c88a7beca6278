"""Setting, changing and taking away the passphrase of the open case: asked first, then written anew with the case closed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QDialog, QProgressBar, QWidget

from casewright.casefile.access import Access
from casewright.ui.theme import px
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.labels import PlainLabel, Rule
from casewright.ui.widgets.plain_text import isolate
from casewright.ui.window.passphrase_dialog import PassphraseDialog

if TYPE_CHECKING:
    from casewright.casefile.protection import Protected
    from casewright.ui.tasks import Progress
    from casewright.ui.window.main_window import MainWindow

SET, CHANGE, REMOVE = "set", "change", "remove"
_FILES = (
    "The case is written anew and replaces its file; the step cannot be undone. What the disk keeps of the file before may "
    "be recoverable, and copies you made are not changed."
)
_ASKED: dict[str, dict[str, Any]] = {
    SET: {
        "title": "Protect with a passphrase", "submit": "Protect", "asks_current": False, "asks_new": True,
        "text": f"Everything in the case file is encrypted from then on. {_FILES}",
    },
    CHANGE: {
        "title": "Change the passphrase", "submit": "Change", "asks_new": True,
        "text": f"Copies made before open with the old passphrase. {_FILES}",
    },
    REMOVE: {
        "title": "Remove the passphrase", "submit": "Remove", "look": "danger",
        "text": f"Whoever has the file can read it then. {_FILES}",
    },
}  # fmt: skip
_DONE = {
    SET: "The case is encrypted now.",
    CHANGE: "The case opens with its new passphrase now.",
    REMOVE: "The case is in clear now.",
}


class Protecting:
    """One change at a time, for the main window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.dialog: PassphraseDialog | None = None
        self.writing: WritingDialog | None = None

    def ask(self, what: str) -> None:
        """`what`: SET, CHANGE or REMOVE, of the case that is open."""
        view = self._window.case_view
        if view is None:
            return
        self.dialog = PassphraseDialog(
            view.session.case.path,
            self._window.tasks,
            partial(self._write, what),
            self._window,
            **_ASKED[what],
        )
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    def _write(self, what: str, _access: Access | None, new: str | None) -> None:
        window = self._window
        if window.case_view is None:
            return
        access = window.case_view.session.case.access
        window.close_case()
        task = window.tasks.run(
            "Writing the case anew", _written, access, new, window.analyst,
            on_done=partial(self._on_written, what), on_failed=partial(self._on_failed, access),
        )  # fmt: skip
        self.writing = writing = WritingDialog(access.path, task.cancel, window)
        task.progressed.connect(writing.show_progress)
        task.cancelled.connect(partial(self._on_failed, access, "Stopped; the case is as it was."))
        writing.open()

    def _on_written(self, what: str, protected: Protected) -> None:
        self._end()
        self._window.open_unlocked(protected.access)
        view = self._window.case_view
        if view is None:
            return
        if protected.in_clear:
            names = ", ".join(isolate(path.name) for path in protected.in_clear)
            view.notice.say(f"{_DONE[what]} Still in clear beside it, from an older format: {names}.", "warn")
        else:
            view.toast.say(_DONE[what])

    def _on_failed(self, access: Access, sentence: str) -> None:
        self._end()
        self._window.open_unlocked(access)
        self._window.refuse(sentence)

    def _end(self) -> None:
        if self.writing is not None:
            self.writing.done(0)
            self.writing.deleteLater()
            self.writing = None


class WritingDialog(QDialog):
    """How far it is, and a way to stop; it closes by itself."""

    def __init__(self, path: Path, stop: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Writing the case anew")
        self.setModal(True)
        self._stop = stop
        self.gauge = QProgressBar()
        self.gauge.setRange(0, 1000)
        self.gauge.setTextVisible(False)
        self.gauge.setAccessibleName("How far the writing is")
        self.button = text_button("Stop", self.reject, look="outline")
        self.setLayout(
            column(
                PlainLabel("Writing the case anew", "title"),
                PlainLabel(isolate(path.name), "muted", wrap=True),
                self.gauge,
                PlainLabel("Until it is done the case stays as it was.", "caption", wrap=True),
                Rule(),
                row(None, self.button, spacing=8),
                margins=(20, 18, 20, 14),
                spacing=12,
            )
        )
        self.setFixedWidth(px(420))

    def show_progress(self, fraction: float, _words: str) -> None:
        """How far it is, from 0 to 1."""
        self.gauge.setValue(round(fraction * 1000))

    def reject(self) -> None:
        self.button.setEnabled(False)
        self._stop()


def _written(progress: Progress, access: Access, new: str | None, analyst: str | None) -> Protected:
    """On a thread: nearly all of it is SQLite's."""
    from casewright.casefile.protection import set_passphrase

    return set_passphrase(access, new, analyst, lambda done, of: progress.report(done / max(of, 1)))
