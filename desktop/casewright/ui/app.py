"""The window's start: Qt, our look, the window; everything heavy loads on a thread after the first paint."""

from __future__ import annotations

import gc
import sys
import threading
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from casewright.model.offline import go_offline
from casewright.ui.settings import Settings
from casewright.ui.theme import apply_theme
from casewright.ui.window.main_window import MainWindow
from casewright.ui.window.trouble import Trouble


def run(path: Path | None, analyst: str | None, passphrase: str | None = None) -> int:
    """Shows the window, on the case at `path` if there is one, until it is closed; returns the exit code."""
    app = make_application(sys.argv[:1])
    settings, trouble = Settings(), Trouble()
    trouble.install()
    go_offline()  # after Qt has its connection to the screen
    apply_theme(app, settings.scheme, settings.text_scale)
    window = MainWindow(settings, trouble, analyst)
    window.show()
    if path is not None:
        QTimer.singleShot(0, window, lambda: window.open_case(path.absolute(), passphrase))
    QTimer.singleShot(0, load_the_rest)
    return int(app.exec())


def make_application(arguments: list[str]) -> QApplication:
    """The one QApplication."""
    app = QApplication(arguments)
    app.setApplicationName("Casewright")
    app.setDesktopFileName("casewright")
    return app


def load_the_rest() -> threading.Thread:
    """Loads what the first edit and the other views need (0.7 s) while the person looks at the case."""
    thread = threading.Thread(target=_load, name="loading the rest", daemon=True)
    thread.start()
    return thread


def _load() -> None:
    from casewright.casefile.signing.own_key import load_signing
    from casewright.model.tables import configure
    from casewright.operations.registry import all_labels
    from casewright.ui.window.views import load_pages

    all_labels()
    configure()
    load_signing()
    load_pages()
    gc.freeze()  # what is loaded by now stays: looking through it for garbage would hold up the window
