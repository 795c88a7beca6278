"""How long the event loop was held up, in processor time of the main thread, and by what."""

from __future__ import annotations

import sys
import threading
import time
from pathlib import Path

from PySide6.QtCore import Qt, QTimer

_HOUSE = str(Path(__file__).resolve().parents[2] / "desktop")
_LOOK = 0.015  # seconds after which the watching thread looks at what the main thread does


class Gaps:
    """The longest turns of the event loop by what was under way in them, in milliseconds of processor time."""

    def __init__(self) -> None:
        self.by_kind: dict[str, float] = {}
        self.turns: list[float] = []
        self._main = threading.get_ident()
        self._ended = threading.Event()
        self._kind = ""
        self._began, self._used = time.perf_counter(), time.thread_time()
        self._timer = QTimer(interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()
        threading.Thread(target=self._watch, daemon=True).start()

    @property
    def longest(self) -> float:
        """The longest turn since `take`."""
        return max(self.turns, default=0.0)

    def take(self) -> tuple[float, dict[str, float]]:
        """The longest turn so far and the longest of each kind over 10 ms; begins anew."""
        self._beat()
        found = self.longest, {kind: most for kind, most in self.by_kind.items() if most > 10}
        self.by_kind, self.turns = {}, []
        return found

    def close(self) -> None:
        """Stops measuring."""
        self._ended.set()
        self._timer.stop()

    def _beat(self) -> None:
        used = time.thread_time()
        turn = 1000 * (used - self._used)
        kind, self._kind = self._kind or "too short to be looked at", ""
        self.turns.append(turn)
        self.by_kind[kind] = max(self.by_kind.get(kind, 0.0), turn)
        self._began, self._used = time.perf_counter(), used

    def _watch(self) -> None:
        while not self._ended.wait(0.005):
            if not self._kind and time.perf_counter() - self._began > _LOOK:
                self._kind = _under_way(self._main)


def _under_way(thread: int) -> str:
    """The outermost and the innermost function of ours on a stack."""
    frame, found = sys._current_frames().get(thread), []
    while frame is not None:
        code = frame.f_code
        if code.co_filename.startswith(_HOUSE):
            found.append(f"{Path(code.co_filename).stem}.{code.co_name}")
        frame = frame.f_back
    if not found:
        return "Qt alone: layout, painting"
    return found[-1] if len(found) == 1 else f"{found[-1]} … {found[0]}"
