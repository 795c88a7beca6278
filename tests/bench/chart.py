"""The link chart against bare drawing, Qt's own scene of items and letters drawn anew, in one run. By hand:

    .venv/bin/python tests/bench/chart.py [FRAMES]

Everything is processor time of this process; frames and what they are held against take turns in one loop. Printed are
the ratio of the medians, its target (R1 to R8 of the design), and milliseconds as median and 95th percentile.
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "desktop"))

import numpy as np
from chart_graphs import case_like, hairball
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsEllipseItem,
    QGraphicsLineItem,
    QGraphicsScene,
    QGraphicsView,
)

from casewright.ui.graph.canvas import GraphCanvas
from casewright.ui.graph.frames import BUDGET
from casewright.ui.graph.hits import node_at, nodes_within
from casewright.ui.graph.lettering import Caption, Words
from casewright.ui.graph.overlay import Live, draw_overlay
from casewright.ui.graph.zero_copy import draw_lines, draw_squares
from casewright.ui.theme import Mode, apply_theme, font

WIDE, HIGH = 1600, 1000
Work = Callable[[], object]


def timed(frames: int, **works: Work) -> dict[str, np.ndarray]:
    """Milliseconds of each frame of each work, one after the other in each round; the first rounds do not count."""
    found: dict[str, list[float]] = {name: [] for name in works}
    for number in range(frames + 2):
        for name, work in works.items():
            began = time.process_time()
            work()
            if number >= 2:
                found[name].append(1000 * (time.process_time() - began))
    return {name: np.array(each) for name, each in found.items()}


def told(each: np.ndarray) -> str:
    """Median and 95th percentile."""
    return f"{np.median(each):.2f} ms (95 % within {np.percentile(each, 95):.2f})"


def line(number: str, ratio: float, target: float, said: str) -> None:
    """One target: the ratio, whether it is met, and what was compared."""
    print(
        f"{number:4} {ratio:7.3f}  aim ≤ {target:<5} {'met ' if ratio <= target else 'MISSED'}  {said}",
        flush=True,
    )


def shown(graph: object) -> GraphCanvas:
    """A canvas of a graph in a window of the usual size, fitted."""
    canvas = GraphCanvas()
    canvas.resize(WIDE, HIGH)
    canvas.set_graph(*graph)  # type: ignore[misc]
    canvas.show()
    QApplication.processEvents()
    canvas.fit()
    canvas.settle()
    return canvas


def full_frame(canvas: GraphCanvas) -> Work:
    """One complete picture and its copy to the screen."""
    screen = blank()

    def draw() -> None:
        picture = canvas._frames.settle()
        painter = QPainter(screen)
        draw_overlay(painter, canvas._art, picture, live(canvas))
        painter.end()

    return draw


def live(canvas: GraphCanvas, dragging: bool = False) -> Live:
    """What the canvas would hand to a repaint."""
    return Live(canvas.camera, canvas.px, canvas.py, canvas.selection, dragging, None, None)


def bare(canvas: GraphCanvas) -> Work:
    """The same lines and squares in the same pens, and nothing else."""
    scene, screen = canvas.scene, blank()
    x, y, a, b = canvas.px, canvas.py, scene.source, scene.target
    opacity = int(np.clip(190 * (3000 / len(scene.edges)) ** 0.5, 30, 170))

    def draw() -> None:
        painter = QPainter(screen)
        painter.setClipRect(QRectF(0, 0, WIDE, HIGH))
        painter.fillRect(0, 0, WIDE, HIGH, Qt.GlobalColor.white)
        ink = QColor("#858E9C")
        ink.setAlpha(opacity)
        pen = QPen(ink, 1)
        pen.setCosmetic(True)
        painter.setPen(pen)
        draw_lines(painter, x[a], y[a], x[b], y[b])
        painter.setPen(Qt.PenStyle.NoPen)
        for look in range(len(scene.looks)):
            some = scene.look == look
            painter.setBrush(QColor("#2F5BC4"))
            draw_squares(painter, x[some], y[some], 4)
        painter.end()

    return draw


def items(canvas: GraphCanvas) -> Work:
    """The same graph as items of Qt's own scene, without an index."""
    scene, screen = QGraphicsScene(), blank()
    scene.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
    pen = QPen(QColor(133, 142, 156, 80), 1)
    pen.setCosmetic(True)
    x, y = canvas.px.tolist(), canvas.py.tolist()
    for a, b in zip(canvas.scene.source.tolist(), canvas.scene.target.tolist(), strict=True):
        one = QGraphicsLineItem(x[a], y[a], x[b], y[b])
        one.setPen(pen)
        scene.addItem(one)
    for px, py in zip(x, y, strict=True):
        disc = QGraphicsEllipseItem(px - 3, py - 3, 6, 6)
        disc.setBrush(QColor("#2F5BC4"))
        scene.addItem(disc)
    view = QGraphicsView(scene)
    view.resize(WIDE, HIGH)
    keep.append((scene, view))

    def draw() -> None:
        painter = QPainter(screen)
        view.render(painter)
        painter.end()

    return draw


keep: list[object] = []


def blank() -> QImage:
    """A screen to draw on; filled, since memory that nobody wrote to yet is copied from the cache in half the time."""
    made = QImage(WIDE, HIGH, QImage.Format.Format_RGB32)
    made.fill(0xFF808080)
    return made


def frames(rounds: int) -> np.ndarray:
    """R1 and R2; gives the full frames of 10,000 nodes."""
    graph = hairball(10_000)
    canvas = shown(graph)
    works: dict[str, Work] = {"full": full_frame(canvas), "bare": bare(canvas), "items": items(canvas)}
    found = timed(rounds, **works)
    full = found["full"]
    line("R1", np.median(full) / np.median(found["bare"]), 1.4,
         f"10,000 nodes fitted, in full: {told(full)}; bare lines and squares: {told(found['bare'])}")  # fmt: skip
    line("R2", np.median(full) / np.median(found["items"]), 0.2,
         f"the same against QGraphicsView: {told(found['items'])}")  # fmt: skip
    if importlib.util.find_spec("pyqtgraph") is None:
        print("     pyqtgraph is not installed: not compared (aim: ≤ 1.1)")
    screen = blank()
    picture = canvas._frames.settle()

    def pan() -> None:
        painter = QPainter(screen)
        draw_overlay(painter, canvas._art, picture, live(canvas))
        painter.end()

    print(f"     panning on from the kept picture: {told(timed(rounds, pan=pan)['pan'])}")
    for name, other in (("case-like 10,000", case_like(10_000)), ("case-like 1,000", case_like(1000))):
        one = shown(other)
        pair = timed(rounds, full=full_frame(one), bare=bare(one))
        print(f"     {name} in full: {told(pair['full'])}, bare {told(pair['bare'])}")
        keep.append(one)
    keep.append(canvas)
    return full


def large(rounds: int, small_full: np.ndarray) -> GraphCanvas:
    """R3 and R4 on 100,000 nodes."""
    canvas = shown(hairball(100_000))
    for _ in range(3):  # so that its speed is known
        canvas._frames.prepare()
        while not canvas.at_rest:
            canvas._frames._draw_slice()
    found = timed(rounds, full=full_frame(canvas), moving=canvas._frames.renew)
    moving, full = found["moving"], found["full"]
    line("R3", np.median(moving) / np.median(full), 0.25,
         f"100,000 nodes while zooming: {told(moving)}; in full {told(full)}")  # fmt: skip
    line("", np.median(moving) / np.median(small_full), 2.5, "the same against a full frame of 10,000")
    gaps, totals, unsliced = [], [], []
    for _ in range(max(3, rounds // 4)):
        began, picture = time.process_time(), canvas._begin_picture()
        longest = 0.0
        while not picture.complete:
            at = time.process_time()
            picture.advance(BUDGET)
            longest = max(longest, time.process_time() - at)
        gaps.append(longest)
        totals.append(time.process_time() - began)
        began, picture = time.process_time(), canvas._begin_picture()
        picture.advance(float("inf"))
        unsliced.append(time.process_time() - began)
    line(
        "R4",
        float(np.median(gaps)) / BUDGET,
        2.0,
        f"longest slice {1000 * np.median(gaps):.1f} ms of {1000 * BUDGET:.0f}",
    )
    line("", float(np.median(totals) / np.median(unsliced)), 1.3, "all slices together against one go")
    return canvas


def dragging(rounds: int, canvas: GraphCanvas) -> None:
    """R5: a node dragged at 100,000 nodes, against a plain copy of a picture as large, and against 1,000 nodes."""
    small = shown(hairball(1000))
    screen, picture = blank(), blank()

    def blit() -> None:
        painter = QPainter(screen)
        painter.drawImage(0, 0, picture)
        painter.end()

    def drag(one: GraphCanvas) -> Work:
        node = int(
            np.flatnonzero(one.scene.degree <= 50)[np.argmax(one.scene.degree[one.scene.degree <= 50])]
        )
        one.choose([node])
        one.hold([node])
        kept = one._frames.settle()

        def step() -> None:
            one.shift_nodes([node], 1.0, 0.5)
            painter = QPainter(screen)
            draw_overlay(painter, one._art, kept, live(one, dragging=True))
            painter.end()

        return step

    found = timed(rounds * 4, large=drag(canvas), small=drag(small), blit=blit)
    line("R5", np.median(found["large"]) / np.median(found["blit"]), 3,
         f"dragging a node of up to 50 links: {told(found['large'])}; plain copy {told(found['blit'])}")  # fmt: skip
    line(
        "",
        np.median(found["large"]) / np.median(found["small"]),
        1.5,
        f"against 1,000 nodes {told(found['small'])}",
    )
    for one in (canvas, small):
        one.hold(())
        one.choose(())
    keep.append(small)


def hits(rounds: int, canvas: GraphCanvas, small_full: np.ndarray) -> None:
    """R6: what lies below the pointer, and in a rubber band."""
    scene, x, y = canvas.scene, canvas.px, canvas.py
    found = timed(
        rounds * 4,
        node=lambda: node_at(scene, x, y, canvas.camera, 700, 480),
        band=lambda: nodes_within(scene.shown, x, y, 400, 300, 900, 700),
    )
    for name, said in (("node", "a node under the pointer"), ("band", "a rubber band")):
        line(
            "R6",
            np.median(found[name]) / np.median(small_full),
            0.01,
            f"{said} at 100,000: {told(found[name])}",
        )


def letters(rounds: int) -> None:
    """R7: 300 names from the atlas, against drawing their letters."""
    canvas = shown(case_like(1000))
    screen, names = blank(), [f"{node.label} {n}" for n, node in enumerate(canvas.scene.nodes[:300])]
    spots = np.random.default_rng(2).uniform(20, 900, (300, 2)).tolist()
    captions = [
        Caption(Words((name,), "name"), QRectF(QPointF(x, y), QPointF(x + 100, y + 18)), 0)
        for name, (x, y) in zip(names, spots, strict=True)
    ]

    def atlas() -> None:
        painter = QPainter(screen)
        canvas._art.lettering.draw(painter, captions)
        painter.end()

    def text() -> None:
        painter = QPainter(screen)
        painter.setFont(font(12))
        for name, (x, y) in zip(names, spots, strict=True):
            painter.drawText(QPointF(x, y), name)
        painter.end()

    found = timed(rounds, atlas=atlas, text=text)
    line("R7", np.median(found["atlas"]) / np.median(found["text"]), 0.4,
         f"300 names: {told(found['atlas'])}; drawText {told(found['text'])}")  # fmt: skip
    keep.append(canvas)


def resident() -> float:
    """Megabytes that this process holds now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def memory() -> None:
    """R8, in a process of its own: what a chart of 100,000 nodes adds, against its bare arrays."""
    graph = hairball(100_000)
    small = shown(hairball(50))
    before = resident()
    canvas = shown(graph)
    canvas._frames.prepare()
    while not canvas.at_rest:
        QApplication.processEvents()
    added = resident() - before
    arrays = (16 * len(graph[0]) + 16 * len(graph[1]) + 4 * WIDE * HIGH) / 1e6
    line(
        "R8",
        added / arrays,
        6,
        f"memory: {added:.0f} MB against {arrays:.1f} MB of places, ends and one picture",
    )
    keep.extend([small, canvas])


def main() -> None:
    """All of it."""
    app = QApplication([])
    apply_theme(app, Mode.LIGHT)
    if sys.argv[1:] == ["memory"]:
        memory()
        return
    rounds = max(15, int(sys.argv[1])) if len(sys.argv) > 1 else 15
    small_full = frames(rounds)
    canvas = large(rounds, small_full)
    dragging(rounds, canvas)
    hits(rounds, canvas, small_full)
    letters(rounds)
    subprocess.run([sys.executable, __file__, "memory"], check=True)


if __name__ == "__main__":
    main()
