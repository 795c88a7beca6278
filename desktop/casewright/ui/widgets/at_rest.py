"""Showing what is chosen: at once, but while a key is held down only when it rests."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_HASTE, _REST = 0.15, 0.1  # seconds; a held key repeats every 0.03, more slowly where the machine is busy
_IN_A_ROW = 3


class AtRest(QObject):
    """`ask` runs the act at once, unless calls follow one another faster than a person presses keys: then when they rest.

    The third call in such haste is the first to wait; several in one turn of the event loop are what one key press led to, and
    count as one. Whoever holds a key sees the list move on, and not fifty panels built that nobody can read.
    """

    def __init__(self, act: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._act = act
        self._in_a_row, self._ended = 0, 0.0
        self._in_this_turn = False
        self._timer = QTimer(self, singleShot=True, interval=round(_REST * 1000))
        self._timer.timeout.connect(self._rest)

    @property
    def is_waiting(self) -> bool:
        """Whether the act is put off."""
        return self._timer.isActive()

    def ask(self, is_held: bool = False) -> None:
        """Something was chosen; `is_held`: by a key that is known to be held down."""
        if not self._in_this_turn:
            self._in_a_row = self._in_a_row + 1 if is_held or time.monotonic() - self._ended < _HASTE else 1
            self._in_this_turn = True
            QTimer.singleShot(0, self, self._end_turn)
        if self._in_a_row < _IN_A_ROW and not is_held:
            self._run()
        else:
            self._timer.start()
            self._ended = time.monotonic()

    def _end_turn(self) -> None:
        self._in_this_turn = False

    def _rest(self) -> None:
        self._run()
        self._in_a_row = 0

    def _run(self) -> None:
        self._timer.stop()
        self._act()
        self._ended = time.monotonic()
