"""Asking for the passphrase of a case, for a new one, or for both; a wrong one is said in place, as often as it takes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDialog, QWidget

from casewright.casefile.access import Access
from casewright.model.errors import CaseError
from casewright.ui.tasks import Task, TaskRunner
from casewright.ui.theme import px
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.labels import PlainLabel, Rule
from casewright.ui.widgets.passphrase_field import PassphraseField
from casewright.ui.widgets.plain_text import isolate
from casewright.ui.window.new_passphrase import NewPassphrase

Done = Callable[[Access | None, str | None], object]


class PassphraseDialog(QDialog):
    """Calls `done(access, new)` once the passphrase typed opens the case: with what opens it, and the new passphrase.

    Trying a passphrase takes a quarter of a second, on a thread. Either is None where it was not asked for.
    """

    def __init__(
        self,
        path: Path,
        tasks: TaskRunner,
        done: Done,
        parent: QWidget,
        *,
        title: str,
        submit: str,
        text: str = "",
        asks_current: bool = True,
        asks_new: bool = False,
        look: str = "primary",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self._path, self._tasks, self._done = path, tasks, done
        self._task: Task | None = None
        self.current = PassphraseField("Passphrase") if asks_current else None
        self.new = NewPassphrase() if asks_new else None
        self.problem = PlainLabel("", "problem", wrap=True)
        self.problem.hide()
        self.go_on = text_button(submit, self.submit, look=look)
        self.go_on.setDefault(True)
        self._cancel = text_button("Cancel", self.reject, look="outline")
        self.setLayout(column(*self._parts(title, text), margins=(20, 18, 20, 14), spacing=12))
        self.setFixedWidth(px(460))
        first = self.current or self.new
        if first is not None:
            first.setFocus()
        for field in (self.current, self.new):
            if field is not None:
                field.changed.connect(self.problem.hide)

    def submit(self) -> None:
        """Tries what was typed."""
        if self._task is not None and self._task.is_running:
            return
        try:
            new = self.new.value() if self.new is not None else None
        except CaseError as error:
            self._say(str(error))
            return
        if self.current is None:
            self._end(None, new)
            return
        if not self.current.value():
            self._say("The passphrase is missing.")
            return
        self.go_on.setEnabled(False)
        self._task = self._tasks.run(
            "Trying the passphrase", _unlocked, self._path, self.current.value(),
            on_done=lambda access: self._end(access, new), on_failed=self._on_failed, quiet=True,
        )  # fmt: skip

    def reject(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._forget()
        super().reject()

    def event(self, event: QEvent) -> bool:
        """Keeps the dialog as high as what is said in it, which comes and goes."""
        layout = self.layout() if event.type() == QEvent.Type.LayoutRequest else None
        handled = super().event(event)
        if layout is not None:
            self.setFixedHeight(layout.totalHeightForWidth(self.width()))
        return handled

    def _parts(self, title: str, text: str) -> list[QWidget | Any]:
        parts: list[QWidget | Any] = [
            PlainLabel(title, "title"),
            PlainLabel(isolate(self._path.name), "muted", wrap=True),
        ]
        if text:
            parts.append(PlainLabel(text, "muted", wrap=True))
        if self.current is not None:
            label = PlainLabel("Passphrase" if self.new is None else "Passphrase until now", "small")
            parts.append(column(label, self.current, spacing=4))
        if self.new is not None:
            parts.append(self.new)
        return [*parts, self.problem, Rule(), row(None, self._cancel, self.go_on, spacing=8)]

    def _on_failed(self, sentence: str) -> None:
        self.go_on.setEnabled(True)
        self._say(sentence)
        if self.current is not None:
            self.current.line.selectAll()
            self.current.line.setFocus()

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.show()

    def _end(self, access: Access | None, new: str | None) -> None:
        done = self._done
        self._forget()
        self.accept()
        done(access, new)

    def _forget(self) -> None:
        """Nothing typed, and nothing that holds a key, stays behind a closed dialog."""
        for field in (self.current, self.new):
            if field is not None:
                field.forget()
        self._done = _nothing


def _unlocked(_progress: Any, path: Path, passphrase: str) -> Access:
    from casewright.casefile.unlocking import unlock

    return unlock(path, passphrase)


def _nothing(_access: Access | None, _new: str | None) -> None:
    """What is done after a dialog that is closed."""
