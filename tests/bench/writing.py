"""Typing into a section of a brief: what a key costs as the text grows, and what saving costs the window. By hand:

    .venv/bin/python tests/bench/writing.py

Baseline: the same keys in a plain QPlainTextEdit of the same size with the same words and no citations.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from uuid import UUID

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from gaps import Gaps
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from casewright.casefile.opening import open_case
from casewright.model.citation_tokens import cited_in, parted
from casewright.ui.app import load_the_rest, make_application
from casewright.ui.briefs.cited_text import CitedTextEdit
from casewright.ui.settings import Settings
from casewright.ui.theme import Mode, apply_theme
from casewright.ui.window.main_window import MainWindow
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession
from casewright.ui.window.trouble import Trouble

KEYS = 30


def main() -> None:
    """Prints a line for each size, and one for the window."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [sys.executable, "-m", "casewright", "demo", "--out", folder, "--no-window"],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        path = Path(folder) / "sample.casewright"
        app = make_application(sys.argv[:1])
        apply_theme(app, Mode.LIGHT)
        load_the_rest().join()
        with open_case(path, read_only=False, analyst="M. Example") as case:
            bodies = [row[0] for row in case.read("SELECT body FROM brief_section WHERE body IS NOT NULL")]
            session = CaseSession(case)
            for times in (1, 10, 40):
                measure(session, "\n\n".join(bodies * times))
        in_the_window(path, Path(folder))


def measure(session: CaseSession, body: str) -> None:
    """Keys at the end of a text."""
    plain, cited = QPlainTextEdit(), CitedTextEdit("Text", session)
    plain.setPlainText("".join(part for part in parted(body) if isinstance(part, str)))
    began = time.perf_counter()
    cited.set_body(body)
    shown = time.perf_counter() - began
    costs = {}
    for field in (plain, cited):
        field.resize(520, 600)
        field.show()
        field.moveCursor(QTextCursor.MoveOperation.End)
        QApplication.processEvents()
        took = []
        for _ in range(KEYS):
            began = time.perf_counter()
            QTest.keyClicks(field, "a")
            QApplication.processEvents()
            took.append(time.perf_counter() - began)
        costs[field] = statistics.median(took)
        field.hide()
    citations = len(cited_in(body))
    print(
        f"{len(body):>7,} characters, {citations:>5,} citations: a key {costs[cited] / costs[plain]:.2f} of the baseline; "
        f"shown in {shown * 1000:.0f} ms"
    )


def in_the_window(path: Path, folder: Path) -> None:
    """Typing, the pause, saving, and the pages made anew, in a real window."""
    window = MainWindow(Settings(folder / "settings.ini"), Trouble(), "M. Example")
    window.resize(1440, 900)
    window.show()
    window.open_case(path)
    view = window.case_view
    assert view is not None
    while not view.tabs.started:
        QTest.qWait(5)
    page = view.show_view("brief")
    section = view.session.case.read(
        "SELECT id FROM brief_section WHERE body IS NOT NULL ORDER BY position LIMIT 1"
    )
    page.write(ObjectRef("brief_section", UUID(bytes=section[0][0])))
    QTest.qWait(1500)
    gaps = Gaps()
    steps = edits(view.session)
    QTest.keyClicks(page.writing.text, "Some more words.", delay=20)
    QTest.qWait(3000)
    made = edits(view.session) - steps
    print(
        f"typing, saving ({made} step) and new pages: longest turn of the main thread {gaps.take()[0]:.0f} ms of processor time"
    )
    gaps.close()
    window.close()


def edits(session: CaseSession) -> int:
    """Steps of the history that a person made."""
    return sum(step.kind == "edit" for step in session.case.history(limit=100))


if __name__ == "__main__":
    main()
