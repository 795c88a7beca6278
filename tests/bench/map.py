"""The map with 1,000 and 10,000 places, against the same number of bare circles in the same run. By hand:

    .venv/bin/python tests/bench/map.py

Processor time of the main thread in milliseconds, median of several frames.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "desktop"))

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from casewright.analysis.geography.basemap import SCALES, load_basemap
from casewright.analysis.geography.content import MapContent, Way
from casewright.analysis.geography.located import Located, Spot
from casewright.casefile.queries.network import NetworkLink
from casewright.model.ids import new_id
from casewright.model.ontology import load_ontology
from casewright.ui.map.canvas import MapCanvas
from casewright.ui.map.outlines import Names
from casewright.ui.tasks import TaskRunner
from casewright.ui.theme import Mode, apply_theme

WIDTH, HEIGHT, FRAMES = 1400, 900, 15


def main() -> None:
    """Prints a table for each size."""
    app = QApplication([])
    apply_theme(app, Mode.LIGHT)
    tasks = TaskRunner()
    maps = {scale: load_basemap(scale) for scale in SCALES}
    for count in (1_000, 10_000):
        canvas = MapCanvas(tasks, load_ontology())
        canvas.resize(WIDTH, HEIGHT)
        canvas._outlines._asked.update(SCALES)
        canvas._outlines.names = Names((), ())
        for scale, basemap in maps.items():
            canvas._outlines._take(scale, basemap)
        measure(canvas, count)
    tasks.close()


def measure(canvas: MapCanvas, count: int) -> None:
    """One size: the world, a region, a coast."""
    canvas.set_content(content(count))
    picture = QPixmap(WIDTH, HEIGHT)
    bare = median(lambda: circles(picture, count))
    print(f"\n{count:,} places, {count:,} links   bare circles {bare:.1f} ms")
    for words, factor in (("world", 1.0), ("region", 12.0), ("coast", 40.0)):
        canvas.fit()
        canvas.zoom(factor)
        frame = median(lambda: (canvas.set_camera(canvas.camera.panned(3, 1)), canvas.render(picture)))
        longest, slices = ground(canvas)
        print(
            f"  {words:7} frame {frame:6.1f} ms ({frame / bare:.2f} of the circles)   "
            f"ground: {slices} slices, longest {longest:.1f} ms"
        )


def ground(canvas: MapCanvas) -> tuple[float, int]:
    """The longest slice in which the ground is drawn, and how many there are."""
    canvas._redraw_ground()
    canvas._slices.stop()
    taken: list[float] = []
    while not canvas._ground.complete:
        began = time.thread_time()
        canvas._ground.advance(0.007)
        taken.append((time.thread_time() - began) * 1000)
    return max(taken), len(taken)


def content(count: int) -> MapContent:
    """Places all over the globe, each linked to another."""
    chance = random.Random(1)
    spots = [
        Spot(
            new_id(), "city", f"Place {n}", chance.uniform(-60, 70), chance.uniform(-180, 180), 20.0, "stated"
        )
        for n in range(count)
    ]
    ways = [
        Way(link(spots[n].entity_id, spots[other].entity_id), n, other)
        for n in range(count)
        for other in [(n * 7 + 1) % count]
        if other != n
    ]
    return MapContent(Located(spots), ways, [])


def link(start: object, end: object) -> NetworkLink:
    """A link without evidence."""
    return NetworkLink(
        new_id(), "related_to", None, start, end, True, None, "reported", None, None, None, 0, 0, None, None
    )


def circles(picture: QPixmap, count: int) -> None:
    """What any map would have to draw."""
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor("#E0F2E8"))
    for n in range(count):
        painter.drawEllipse(QPointF(n * 37 % WIDTH, n * 53 % HEIGHT), 12, 12)
    painter.end()


def median(frame: Callable[[], object]) -> float:
    """Milliseconds of processor time of this thread."""
    taken = []
    for _ in range(FRAMES):
        began = time.thread_time()
        frame()
        taken.append((time.thread_time() - began) * 1000)
    return statistics.median(taken)


if __name__ == "__main__":
    main()
