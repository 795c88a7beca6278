"""Two hundred documents taken in at once while a key is held down: how long the window stands still, and over what. By hand:

    .venv/bin/python tests/bench/intake.py [DOCUMENTS]

The sample case is open, the list of entities and then that of sources is gone through with J held down (thirty steps a
second, with and without the mark of a repeated key), and a second batch is stopped half way. What is
printed is processor time of the main thread between two turns of the event loop (aim: 50 ms). Nothing is shown.
"""

from __future__ import annotations

import importlib.util
import os
import random
import sys
import tempfile
from pathlib import Path
from types import ModuleType

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "desktop"))

from gaps import Gaps
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from casewright.casefile import doctor
from casewright.ui.app import load_the_rest
from casewright.ui.settings import Settings
from casewright.ui.tasks import Progress
from casewright.ui.theme import Mode, apply_theme
from casewright.ui.window.case_view import CaseView
from casewright.ui.window.main_window import MainWindow
from casewright.ui.window.sample_case import make_sample
from casewright.ui.window.trouble import Trouble

NUMBER = int(sys.argv[1]) if len(sys.argv) > 1 else 200
REPEAT = 33  # milliseconds between two presses of a held key
WORDS = "the harbour master met envoy of port treaty grain ship register minister said on Friday that no order was filed".split()
BARE = (
    "SELECT count(*) FROM source s WHERE NOT EXISTS (SELECT 1 FROM source_text t JOIN capture c ON c.id = t.capture_id "
    "JOIN archive a ON a.sha256 = c.sha256 WHERE t.source_id = s.id)"
)


class HeldKey:
    """J held down in a list; at its end K takes over."""

    def __init__(self, view: CaseView, marked: bool) -> None:
        self._view, self._marked, self._key = view, marked, Qt.Key.Key_J
        self.steps = 0
        self._timer = QTimer(interval=REPEAT, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._press)
        self._timer.start()

    def release(self) -> None:
        self._timer.stop()

    def _press(self) -> None:
        shown = self._view.navigator.list
        row, last = shown.currentIndex().row(), shown.rows.rowCount() - 1
        if row >= last:
            self._key = Qt.Key.Key_K
        elif row <= 0:
            self._key = Qt.Key.Key_J
        letter = chr(self._key.value).lower()
        press = QKeyEvent(
            QEvent.Type.KeyPress, self._key, Qt.KeyboardModifier.NoModifier, letter, self._marked
        )
        QApplication.sendEvent(shown, press)
        self.steps += 1


def load_samples() -> ModuleType:
    path = Path(__file__).resolve().parents[1] / "ingest" / "samples.py"
    spec = importlib.util.spec_from_file_location("samples", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def write_documents(folder: Path, number: int) -> None:
    """Text, pages, mails with attachments, Word files, tables and broken files, from a line to two hundred pages."""
    samples, dice = load_samples(), random.Random(number)
    folder.mkdir()
    for n in range(number):
        length = round(2 ** dice.uniform(4, 16))
        prose = [" ".join(dice.choices(WORDS, k=80)) + "." for _ in range(max(1, length // 80))]
        whole = f"Report {n}.\n\n" + "\n\n".join(prose)
        name, data = [
            ("txt", whole.encode()),
            ("html", f"<html><title>Page {n}</title><p>{'<p>'.join(prose)}</html>".encode()),
            ("md", f"# Note {n}\n\n{whole}\n".encode()),
            ("csv", "\n".join(f"{k},{each[:60]}" for k, each in enumerate(prose)).encode()),
            ("eml", samples.mail({f"{n}.txt": f"Enclosed {whole}".encode()}, f"Mail {n}")),
            ("docx", samples.word_document((f"Paper {n}", *prose[:40]))),
            ("mhtml", samples.saved_page(f"https://observer.example/{n}", prose[0])),
            ("pdf", samples.printed() + b"\n%" + str(n).encode()),
            ("pdf", b"%PDF-1.7\nbroken " + str(n).encode()),
        ][n % 9]
        (folder / f"{n:03}.{name}").write_bytes(data)


def opened(folder: Path) -> CaseView:
    """A window on the sample case that has loaded all it loads after its start, with the sources in front."""
    path = folder / "sample.casewright"
    make_sample(_Silent(), path)
    load_the_rest().join()
    window = MainWindow(Settings(folder / "settings.ini"), Trouble(), "M. Example")
    window.resize(1440, 900)
    window.show()
    assert window.open_case(path)
    view = window.case_view
    assert view is not None
    while not view.tabs.started or view.tasks.running:
        QTest.qWait(50)
    view.show_view("sources")
    view.navigator.focus_list()
    QTest.qWait(1000)
    return view


class _Silent(Progress):
    def __init__(self) -> None:
        return

    def report(self, fraction: float, text: str = "") -> None:
        return


def is_busy(view: CaseView) -> bool:
    """Whether files are being taken in."""
    return view.intake.task is not None and view.intake.task.is_running


def say(what: str, gaps: Gaps) -> None:
    longest, kinds = gaps.take()
    print(f"{what}: longest stop {longest:.0f} ms of processor time")
    for kind, most in sorted(kinds.items(), key=lambda each: -each[1])[:8]:
        print(f"    {most:5.0f} ms  {kind}")


def main() -> None:
    """The batch with J held, then one that is stopped half way."""
    app = QApplication([])
    apply_theme(app, Mode.LIGHT)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_documents(folder / "in", NUMBER)
        write_documents(folder / "more", NUMBER + 1)
        view, gaps = opened(folder), Gaps()
        for marked in (True, False):
            key = HeldKey(view, marked)
            view.navigator.sections.choose("entity")
            QTest.qWait(4000)
            say(f"J held{'' if marked else ', without the mark of a repeated key'}, nothing else", gaps)
            key.release()
        key = HeldKey(view, marked=True)
        view.take_files([folder / "in"])
        while is_busy(view):
            if view.intake.task.fraction > 0.5 and view.navigator.sections.choice() != "source":
                view.navigator.sections.choose("source")
            QTest.qWait(20)
        key.release()
        QTest.qWait(1000)
        say(f"{NUMBER} documents with J held ({key.steps} steps)", gaps)
        before = view.session.case.read("SELECT count(*) FROM source")[0][0]
        key = HeldKey(view, marked=True)
        view.take_files([folder / "more"])
        while is_busy(view) and view.intake.task.fraction < 0.5:
            QTest.qWait(20)
        view.intake.stop()
        while is_busy(view):
            QTest.qWait(20)
        key.release()
        QTest.qWait(1000)
        say("stopped half way", gaps)
        case = view.session.case
        added = case.read("SELECT count(*) FROM source")[0][0] - before
        print(
            f"    {added} sources of the stopped batch, {case.read(BARE)[0][0]} without bytes or text, examined: ",
            end="",
        )
        print(", ".join(check.name for check in doctor.examine(case) if not check.ok) or "all in order")
        gaps.close()
        view.window().close()


if __name__ == "__main__":
    main()
