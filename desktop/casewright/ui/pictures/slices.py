"""Drawing for a file on the thread of the window, a few milliseconds at a time (Qt holds Python's lock while it draws)."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from casewright.model.errors import CaseError
from casewright.ui.theme import paper

_SLICE = 0.012
"""Seconds of drawing in one go."""


class Slices(QObject):
    """Takes steps with the look of paper in force. `moved` comes after every slice but the last; one of the others ends it."""

    moved = Signal()
    done = Signal()
    failed = Signal(str)

    def __init__(self, steps: Iterator[None], parent: QObject) -> None:
        super().__init__(parent)
        self._steps = steps
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._advance)

    def start(self) -> None:
        """Begins with the first slice."""
        self._timer.start()

    def stop(self) -> None:
        """Draws no further."""
        self._timer.stop()
        close = getattr(self._steps, "close", None)
        if close is not None:
            close()

    def _advance(self) -> None:
        until = perf_counter() + _SLICE
        try:
            with paper():
                for _ in self._steps:
                    if perf_counter() >= until:
                        break
                else:
                    self._timer.stop()
        except CaseError as error:
            self._timer.stop()
            self.failed.emit(str(error))
            return
        if self._timer.isActive():
            self.moved.emit()
        else:
            self.done.emit()
