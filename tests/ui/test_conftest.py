"""The watchmen are watched: each must bark when there is reason to."""

from __future__ import annotations

import sys
import time

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.exceptions import capture_exceptions


def test_the_freeze_detector_finds_work_on_the_main_thread(qtbot, request):
    def toil() -> None:
        end = time.thread_time() + 0.5  # long enough to be looked at on a busy machine
        while time.thread_time() < end:
            pass

    freeze = _freeze_class(request)()
    QTimer.singleShot(0, toil)
    qtbot.wait(700)
    freeze.close()
    assert len(freeze.found) == 1
    assert "toil" in freeze.found[0][1]


def test_an_exception_in_a_slot_is_seen(qtbot):
    with capture_exceptions() as caught:
        button = QPushButton("Divide")
        qtbot.addWidget(button)
        button.clicked.connect(lambda: 1 / 0)
        button.click()
        qtbot.wait(1)
    assert [kind for kind, *_ in caught] == [ZeroDivisionError]


def test_painting_in_python_loses_no_reference_to_none(qtbot):
    class Painted(QWidget):
        def paintEvent(self, _event: QPaintEvent) -> None:
            """Nothing to paint: the call itself is what is tested."""

    widget = Painted()
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    before = sys.getrefcount(None)
    for _ in range(300):
        widget.repaint()
    assert sys.getrefcount(None) > before - 50


def _freeze_class(request: pytest.FixtureRequest):
    plugins = request.config.pluginmanager.get_plugins()
    return next(p.Freeze for p in plugins if hasattr(p, "Freeze"))
