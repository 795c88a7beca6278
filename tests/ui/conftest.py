"""How the window is tested: without a display, at one scale, and with every complaint of Qt a failure."""

from __future__ import annotations

import os

# Qt reads these once, when it starts.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_SCALE_FACTOR"] = "1"

import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from casewright.ui.theme import Mode, apply_theme, is_dark, text_scale

HERE = Path(__file__).parent
# What the platform without a display says of itself; it is true of no real one.
PLATFORM_LIMITS = (r"This plugin does not support .*",)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A warning of Qt fails the test in which it is given."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            item.add_marker(pytest.mark.qt_log_ignore(*PLATFORM_LIMITS))


@pytest.fixture
def light(qapp: QApplication) -> QApplication:
    """The application in its light look, put in force only when another one is: it takes as long as a small window."""
    if is_dark() or text_scale() != 1 or not qapp.styleSheet():
        apply_theme(qapp, Mode.LIGHT)
    return qapp


@pytest.fixture(params=[Mode.LIGHT, Mode.DARK])
def look(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Mode]:
    """Each test runs in the light and in the dark look."""
    apply_theme(qapp, request.param)
    yield request.param
    apply_theme(qapp, Mode.LIGHT)


class Freeze:
    """A heart-beat on the main thread; a second thread takes the stack when it stops.

    A late beat counts when the main thread was busy all that time (its own processor time), so that a loaded machine
    fails no test; or when it stood still for far longer, outside of a test's own waiting.
    """

    LIMIT = 0.1  # the house's limit is 50 ms; a machine that does much else takes half as long again for the same work
    STANDSTILL = 1.2
    BEAT_MS = 5

    def __init__(self) -> None:
        self.found: list[tuple[float, str]] = []
        self._main = threading.get_ident()
        self._ended = threading.Event()
        self._stack: list[str] | None = None
        self._last, self._used = time.perf_counter(), time.thread_time()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(self.BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()
        threading.Thread(target=self._watch, daemon=True).start()

    def close(self) -> None:
        """Take the last beat and stop."""
        self._beat()
        self._ended.set()
        self._timer.stop()

    def _beat(self) -> None:
        now, used = time.perf_counter(), time.thread_time()
        gap, busy = now - self._last, used - self._used
        stack, self._stack = self._stack, None
        self._last, self._used = now, used
        waiting = stack is not None and "pytestqt" in stack[-1]
        if busy > self.LIMIT or (gap > self.STANDSTILL and busy > 0.75 * self.LIMIT and not waiting):
            self.found.append((busy, "".join(stack or ["(ended before it could be looked at)"])))

    def _watch(self) -> None:
        while not self._ended.wait(self.BEAT_MS / 1000):
            if self._stack is None and time.perf_counter() - self._last > self.LIMIT:
                self._stack = _innermost(self._main)


def _innermost(thread: int, most: int = 3) -> list[str] | None:
    """Where a thread is. Its frames are let go at once: they keep alive what it holds, a painter for instance."""
    frame, found = sys._current_frames().get(thread), []
    while frame is not None and len(found) < most:
        found.insert(0, f"  {frame.f_code.co_filename}:{frame.f_lineno} in {frame.f_code.co_name}\n")
        frame = frame.f_back
    return found or None


@pytest.fixture
def no_freeze(qapp: QApplication) -> Iterator[Freeze]:
    """Fails the test when the event loop was held up for much more than 50 ms of work in one go."""
    freeze = Freeze()
    yield freeze
    freeze.close()
    said = "; ".join(f"{busy * 1000:.0f} ms in\n{stack}" for busy, stack in freeze.found)
    assert not freeze.found, f"the event loop was held up: {said}"


def controls(widget: QWidget) -> list[QWidget]:
    """Everything in a widget that can have the focus."""
    return [
        each
        for each in [widget, *widget.findChildren(QWidget)]
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus
        and each.isVisibleTo(widget)
        and each.focusProxy() is None
        and not each.objectName().startswith("qt_")
    ]


@pytest.fixture
def check_access():
    """Asserts that every control in a widget has a name, can be reached by Tab and is large enough to hit."""

    def check(widget: QWidget) -> None:
        for each in controls(widget):
            described = f"{type(each).__name__} {each.objectName()}"
            name = each.accessibleName() or (each.text() if isinstance(each, QAbstractButton) else "")
            assert name.strip(), f"no name: {described}"
            if isinstance(each, QAbstractButton):
                assert each.width() >= 24, f"too narrow: {described} {name}"
                assert each.height() >= 24, f"too low: {described} {name}"
                exclusive = each.group() is not None and not each.isChecked()
                assert exclusive or each.focusPolicy() & Qt.FocusPolicy.TabFocus, f"not by Tab: {described}"

    return check
