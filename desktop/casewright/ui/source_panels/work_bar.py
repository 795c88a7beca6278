"""One piece of long work at a time: a bar with its progress, and a button that stops it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from casewright.ui.tasks import Task, TaskRunner
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.buttons import icon_button
from casewright.ui.widgets.labels import ElidedLabel


class WorkBar(QFrame):
    """Hidden while nothing is done. `failed` brings a sentence, also when it was stopped or something else is under way."""

    failed = Signal(str)

    def __init__(self, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.task: Task | None = None
        self._done: Callable[[Any], object] = lambda _result: None
        self._words = ElidedLabel("", "small")
        self._bar = QProgressBar()
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self.stop_button = icon_button("x", "Stop", self.stop)
        line = row(self._words, self.stop_button, spacing=4)
        line.setStretch(0, 1)
        self.setLayout(column(line, self._bar, margins=(16, 0, 8, 6), spacing=2))
        self.hide()

    @property
    def is_busy(self) -> bool:
        """Whether something is under way."""
        return self.task is not None and self.task.is_running

    def run(
        self,
        label: str,
        work: Callable[..., Any],
        *args: Any,
        done: Callable[[Any], object],
        in_process: bool = False,
    ) -> None:
        """Starts a piece of work, unless another is under way."""
        if self.is_busy:
            self.failed.emit("Something is under way here; wait for it, or stop it.")
            return
        self._words.setText(f"{label} …")
        self._bar.setAccessibleName(label)
        self._bar.setValue(0)
        self.show()
        self._done = done
        self.task = self._tasks.run(
            label, work, *args, on_done=self._on_done, on_failed=self._on_failed, on_progress=self._on_progress,
            in_process=in_process,
        )  # fmt: skip
        self.task.cancelled.connect(self._on_stopped)

    def stop(self) -> None:
        """Asks the work under way to end."""
        if self.task is not None:
            self.task.cancel()

    def _on_progress(self, fraction: float, words: str) -> None:
        self._bar.setValue(round(fraction * 1000))
        if words:
            self._words.setText(words)

    def _on_done(self, result: Any) -> None:
        self.hide()
        self._done(result)

    def _on_stopped(self) -> None:
        self._on_failed("Stopped; nothing was changed.")

    def _on_failed(self, sentence: str) -> None:
        self.hide()
        self.failed.emit(sentence)
