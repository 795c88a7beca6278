"""The timeline at 1,000 and 10,000 dated items, against as many bare rectangles in the same run. By hand:

    .venv/bin/python tests/bench/timeline.py

Processor time of the main thread, in milliseconds, median of several. Reading is a thread's; nothing is shown.
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
from threading import Event

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "desktop"))

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

import casewright
from casewright.analysis.timeline.items import Clock
from casewright.analysis.timeline.lanes import LaneBy, LaneOrder
from casewright.analysis.timeline.reading import TimelineReading, read_timeline
from casewright.casefile.transaction import Transaction
from casewright.model.day_numbers import day_number
from casewright.model.ontology import load_ontology
from casewright.operations import claims, entities, links
from casewright.ui.tasks import Progress
from casewright.ui.theme import Mode, apply_theme
from casewright.ui.timeline.canvas import TimelineCanvas
from casewright.ui.timeline.ready import Ready, Wanted, make_ready

WIDTH, HEIGHT = 1400, 900
WORDS = "the delegation met in Orsa and signed a protocol on ports before it left again".split()


def main() -> None:
    """Prints a table for each size."""
    app = QApplication([])
    apply_theme(app, Mode.LIGHT)
    for count in (1_000, 10_000):
        with (
            tempfile.TemporaryDirectory() as folder,
            casewright.create(Path(folder) / "case.casewright", title="Bench", analyst="M. Example") as case,
        ):
            with case.edit("apply_recipe") as tx:
                fill(tx, count)
            ontology = load_ontology()
            reading_time = timed(lambda: read_timeline(case, ontology), 3)
            reading = read_timeline(case, ontology)
        measure(count, reading, reading_time)


def measure(count: int, reading: TimelineReading, reading_time: float) -> None:
    """One size: reading, lanes, then frames."""
    wanted = Wanted(Clock.HELD, LaneBy.ACTOR, LaneOrder.FIRST_DATE, "")
    canvas = TimelineCanvas(QWidget())
    canvas.resize(WIDTH, HEIGHT)
    canvas.show()
    QApplication.processEvents()
    progress = Progress(lambda _share, _words: None, Event())

    def in_lanes() -> Ready:
        return make_ready(progress, reading, load_ontology(), wanted, canvas.metrics(), day_number(2026))

    ready = in_lanes()
    canvas.show_ready(ready, keep_view=False)
    QApplication.processEvents()
    base = timed(lambda: bare_rectangles(count))
    print(f"\n{count:,} items in {len(ready.lanes)} lanes; {count:,} bare rectangles take {base:.1f} ms")
    for name, value in (
        ("read and check the case (on a thread)", reading_time),
        ("put into lanes (on a thread)", timed(in_lanes, 5)),
        (
            "first frame of a new zoom (packed and drawn)",
            timed(lambda: frame(canvas, lambda: canvas.zoom(1.02)), 15),
        ),
        ("pan", timed(lambda: frame(canvas, lambda: canvas.pan(7)))),
        ("scroll the lanes", timed(lambda: frame(canvas, lambda: scroll(canvas)))),
        ("cursor moves", timed(lambda: frame(canvas, canvas.viewport().update))),
        ("zoomed out, everything folded: a new zoom", timed_folded(canvas)),
    ):
        print(f"  {name:48} {value:8.2f} ms   {value / base:6.2f} x the rectangles")
    canvas.deleteLater()


def frame(canvas: TimelineCanvas, act: Callable[[], object]) -> None:
    """Something is done, and the viewport painted."""
    act()
    canvas.viewport().repaint()


def scroll(canvas: TimelineCanvas) -> None:
    """A notch down; back to the top at the end."""
    bar = canvas.verticalScrollBar()
    bar.setValue((bar.value() + 66) % max(bar.maximum(), 1))


def timed_folded(canvas: TimelineCanvas) -> float:
    """All lanes as counts."""
    canvas.fold_all()
    return timed(lambda: frame(canvas, lambda: canvas.zoom(0.98)), 15)


def bare_rectangles(count: int) -> None:
    """The baseline: as many rectangles as there are items."""
    pixmap = QPixmap(WIDTH, HEIGHT)
    painter = QPainter(pixmap)
    painter.setBrush(QColor("#E4ECFC"))
    for n in range(count):
        painter.drawRect(QRectF(n * 37 % WIDTH, n * 53 % HEIGHT, 24, 15))
    painter.end()


def timed(act: Callable[[], object], times: int = 30) -> float:
    """Median processor time in milliseconds."""
    found = []
    for _ in range(times):
        started = time.thread_time()
        act()
        found.append(1000 * (time.thread_time() - started))
    return statistics.median(found)


def fill(tx: Transaction, count: int) -> None:
    """Half claims, half links, over 140 years, about one actor for every hundred of them; dates of every precision."""
    draw = random.Random(4)
    actors = [entities.add_entity(tx, kind="company", name=f"Company {n}") for n in range(12 + count // 100)]
    for _ in range(count // 2):
        text = " ".join(draw.sample(WORDS, draw.randint(4, 10))).capitalize()
        claim = claims.state_claim(tx, text=text, held=some_date(draw), basis="analyst_knowledge")
        for actor in draw.sample(actors, draw.randint(1, 2)):
            claims.about(tx, claim, "entity", actor)
    for _ in range(count // 2):
        one, other = draw.sample(actors, 2)
        links.add_link(tx, kind="cooperates_with", from_id=one, to_id=other, valid=some_date(draw))


def some_date(draw: random.Random) -> str:
    """A day, a month, a year, about a month, or a stretch of time."""
    year, month, day = 1890 + int(140 * draw.random() ** 0.5), draw.randint(1, 12), draw.randint(1, 28)
    start = draw.choice(
        (f"{year}", f"{year}-{month:02}", f"{year}-{month:02}-{day:02}", f"{year}-{month:02}~")
    )
    end = draw.choice(("", "", "", "/..", f"/{year + draw.randint(1, 9)}"))
    return start + end


if __name__ == "__main__":
    main()
