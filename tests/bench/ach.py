"""A board of hypotheses filled by real key presses in a real window, and its figures at size. By hand:

    .venv/bin/python tests/bench/ach.py

Processor time of the main thread in milliseconds, median and the slowest in ten, from key press to painted window. Baselines in the same
run: for a key, the same rating written by its operation with no window; for the figures, reading the ratings of the board plainly.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "desktop"))

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import casewright
from casewright import Case
from casewright.analysis.ach.study import Study, read_board, study_of
from casewright.analysis.ach.words import hinges
from casewright.casefile.queries.hypotheses import board_rows, cells_of
from casewright.operations import ach
from casewright.ui.app import load_the_rest, make_application
from casewright.ui.settings import Settings
from casewright.ui.theme import apply_theme
from casewright.ui.window.main_window import MainWindow
from casewright.ui.window.trouble import Trouble

RATINGS = ("II", "I", "N", "C", "CC", "NA")
KEYS = dict(
    zip(
        RATINGS,
        (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5, Qt.Key.Key_0),
        strict=True,
    )
)
ANALYST = "M. Example"


def main() -> None:
    """Prints keys first, then figures."""
    app = make_application(["bench"])
    apply_theme(app, "light", 1.0)
    with tempfile.TemporaryDirectory() as folder:
        for rows, columns, rated in ((30, 5, False), (200, 8, True)):
            path = Path(folder) / f"board-{rows}.casewright"
            with casewright.create(path, title="Board", analyst=ANALYST) as case:
                make(case, rows, columns, rated)
            keys(app, path, rows, columns)
            plain(path)
        figures(path)


def make(case: Case, rows: int, columns: int, rated: bool) -> None:
    """A board of that size."""
    lot = random.Random(1)
    with case.edit("apply_recipe") as tx:
        board = ach.add_board(tx, title="Board", question="Who?")
        hypotheses = [
            ach.add_hypothesis(tx, board, label=f"H{n}", text=f"Hypothesis {n}") for n in range(columns)
        ]
        for n in range(rows):
            row = ach.add_ach_row(
                tx, board, text=f"Row {n}: something that was seen at the quay", kind="argument"
            )
            for hypothesis in hypotheses if rated else ():
                ach.rate_cell(tx, row, hypothesis, rating=lot.choice(RATINGS))


def keys(app: QApplication, path: Path, rows: int, columns: int) -> None:
    """Fills the board, or rates 150 cells of it anew, by key presses."""
    window = MainWindow(Settings(path.with_suffix(".ini")), Trouble(), ANALYST)
    window.resize(1440, 900)
    window.show()
    load_the_rest().join()
    window.open_case(path)
    until(app, lambda: window.case_view is not None and window.case_view.tabs.started)
    view = window.case_view
    assert view is not None
    page = view.show_view("hypotheses")
    window.activateWindow()
    page.grid.go(0, 0)
    pause(app, 0.5)
    lot, used = random.Random(2), list[float]()
    for _ in range(min(150, rows * columns)):
        key = KEYS[lot.choice(RATINGS)]
        began = time.thread_time()
        QTest.keyClick(page.grid, key)
        app.processEvents()
        used.append(1000 * (time.thread_time() - began))
    done = f"{rows} × {columns}: {len(used)} keys"
    print(
        f"{done:28} {statistics.median(used):6.1f} ms a key, {sorted(used)[len(used) * 9 // 10]:6.1f} ms the slowest in ten"
    )
    window.close()
    pause(app, 0.2)


def plain(path: Path) -> None:
    """The baseline: the same rating, written by its operation and read by nobody."""
    lot, used = random.Random(3), list[float]()
    with casewright.open(path, ANALYST) as case:
        board = read_board(case, board_rows(case)[0])
        for _ in range(100):
            row, column = lot.choice(board.rows).id, lot.choice(board.hypotheses).id
            used.append(timed(lambda row=row, column=column: rate(case, row, column, lot.choice(RATINGS))))
    print(f"{'  baseline: operation alone':28} {statistics.median(used):6.1f} ms")


def rate(case: Case, row: UUID, column: UUID, rating: str) -> None:
    case.run(ach.rate_cell, row, column, rating=rating)


def figures(path: Path) -> None:
    """Reading the board, its figures, and all that it hinges on."""
    with casewright.open(path, ANALYST) as case:
        card = board_rows(case)[0]
        board = read_board(case, card)

        def worked_out() -> None:
            study = Study(board, ANALYST, ())
            hinges(study)

        parts = {
            "baseline: ratings read plainly": lambda: cells_of(case, card.id),
            "board read whole": lambda: read_board(case, card),
            "with origins of its rows": lambda: study_of(case, read_board(case, card), ANALYST),
            "figures and sensitivity": worked_out,
        }
        found = {name: statistics.median(timed(part) for _ in range(15)) for name, part in parts.items()}
    base = found["baseline: ratings read plainly"]
    print(f"figures, {len(board.rows)} × {len(board.hypotheses)}")
    for name, used in found.items():
        print(f"  {name:32} {used:6.1f} ms   {used / base:5.2f} ×")


def timed(act: Callable[[], object]) -> float:
    began = time.thread_time()
    act()
    return 1000 * (time.thread_time() - began)


def pause(app: QApplication, seconds: float) -> None:
    end = time.monotonic() + seconds
    until(app, lambda: time.monotonic() > end)


def until(app: QApplication, holds: Callable[[], bool]) -> None:
    while not holds():
        app.processEvents()
        time.sleep(0.005)


if __name__ == "__main__":
    main()
    sys.stdout.flush()
    os._exit(0)  # without waiting for Qt to take itself apart
