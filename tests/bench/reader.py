"""The reader on long texts and on pages, against a bare QPlainTextEdit and a bare pypdfium2 in the same run. By hand:

    .venv/bin/python tests/bench/reader.py [CHARACTERS]

Gaps are processor time of the main thread between two turns of the event loop (aim: 50 ms). Nothing is shown.
"""

from __future__ import annotations

import io
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "desktop"))

import pypdfium2
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from reportlab.pdfgen.canvas import Canvas

from casewright.ingest.pages import PageReader
from casewright.ingest.reading import extract
from casewright.ui.reader.finding import Search
from casewright.ui.reader.marks import PassageMark
from casewright.ui.reader.reader import PAGE, SourceReader
from casewright.ui.theme import Mode, apply_theme

LINE = "At 01:52 the bulk carrier requested pilotage to berth 14; no written order has been filed. "


class Gaps:
    """The longest turn of the event loop, in milliseconds of processor time."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.thread_time()
        self._timer = QTimer(interval=0)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.thread_time()
        self.longest, self._last = max(self.longest, 1000 * (now - self._last)), now

    def take(self) -> float:
        """The longest so far; begins anew."""
        found, self.longest = self.longest, 0.0
        self._last = time.thread_time()
        return found


def texts(length: int) -> dict[str, str]:
    """Long in three ways."""
    return {
        "lines of 90": (LINE + "\n") * (length // (len(LINE) + 1)),
        "one line": LINE * (length // len(LINE)),
        "lines of 4": "1234\n" * (length // 5),
        "Persian and Latin": ("تسجّل سلطة الميناء أن السفينة Calder Star غادرت الرصيف ۱۴ 🚢\n")
        * (length // 62),
    }


def memory() -> float:
    """Megabytes of this process."""
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def spin_until(app: QApplication, done: Callable[[], bool], most: float = 60) -> None:
    """Turn the event loop until something is so."""
    ends = time.perf_counter() + most
    while not done() and time.perf_counter() < ends:
        app.processEvents()


def timed(work: Callable[[], object]) -> float:
    """Milliseconds."""
    began = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - began)


def bare_edit(app: QApplication, text: str) -> float:
    """Milliseconds until a bare edit shows a text."""
    edit = QPlainTextEdit()
    edit.setReadOnly(True)
    edit.resize(800, 800)
    edit.show()
    app.processEvents()
    taken = timed(lambda: (edit.setPlainText(text), app.processEvents()))
    edit.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return taken


def long_text(app: QApplication, name: str, text: str) -> None:
    """Opening, scrolling, jumping, selecting and finding in one text."""
    bare = bare_edit(app, text)
    marks = [PassageMark(str(n), n, n + 60, 1) for n in range(0, len(text) - 60, max(1, len(text) // 5000))]
    reader = SourceReader()
    reader.resize(800, 800)
    reader.show()
    app.processEvents()
    gaps = Gaps()
    first = timed(lambda: (reader.show_text(text, marks), app.processEvents()))
    began = time.perf_counter()
    spin_until(app, lambda: reader.text_view.display.is_whole)
    whole = first + 1000 * (time.perf_counter() - began)
    opening = gaps.take()
    bar, steps = reader.view.verticalScrollBar(), []
    for step in range(200):
        steps.append(timed(lambda at=step: (bar.setValue(bar.maximum() * at // 200), app.processEvents())))
    scrolling = gaps.take()
    jumps = [
        timed(lambda n=n: (reader.scroll_to_passage(str(marks[n].id)), app.processEvents()))
        for n in range(0, len(marks), 500)
    ]
    selecting = timed(lambda: (reader.view.selectAll(), reader.selection(), app.processEvents()))
    reader.open_find()
    gaps.take()
    reader.find_bar.field.setText("carrier requested" if "carrier" in text else "calder star")
    began = time.perf_counter()
    reader.find_bar.search()
    spin_until(app, lambda: reader.find_bar._search.is_done)
    finding, finding_gap = 1000 * (time.perf_counter() - began), gaps.take()
    plain = timed(lambda: text.lower().count("carrier requested"))
    print(f"{name}: {len(text):,} characters, {len(marks):,} passages")
    print(
        f"  opening: first screen {first:6.1f} ms, whole {whole:7.1f} ms = {whole / bare:5.2f} x bare edit; longest gap {opening:5.1f} ms"
    )
    print(
        f"  scrolling: median {statistics.median(steps):5.1f} ms, most {max(steps):5.1f} ms; longest gap {scrolling:5.1f} ms"
    )
    print(
        f"  jump to a passage: median {statistics.median(jumps):5.1f} ms, most {max(jumps):5.1f} ms; select all {selecting:5.1f} ms"
    )
    print(
        f"  finding: {len(reader.find_bar.places):,} places in {finding:6.1f} ms ({plain:.1f} ms for a bare count); longest gap {finding_gap:5.1f} ms"
    )
    reader.close()
    reader.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def show_memory(length: int) -> None:
    """What a text of lines takes, each in a process of its own."""
    found = [
        float(
            subprocess.run(
                [sys.executable, __file__, str(length), who], check=True, capture_output=True, text=True
            ).stdout
        )
        for who in ("bare", "reader")
    ]
    print(
        f"memory for the lines of 90: {found[1]:.0f} MB, bare edit {found[0]:.0f} MB = {found[1] / found[0]:.2f} x"
    )


def measure_memory(app: QApplication, length: int, who: str) -> None:
    """Megabytes that a text takes in a bare edit or in the reader."""
    text = texts(length)["lines of 90"]
    shown: QPlainTextEdit | SourceReader = QPlainTextEdit() if who == "bare" else SourceReader()
    shown.resize(800, 800)
    shown.show()
    app.processEvents()
    before = memory()
    if isinstance(shown, SourceReader):
        reader = shown
        reader.show_text(text)
        spin_until(app, lambda: reader.text_view.display.is_whole)
    else:
        shown.setPlainText(text)
    app.processEvents()
    print(memory() - before)


def printed(pages: int) -> bytes:
    """A PDF with 55 lines on each page."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    for page in range(pages):
        for row in range(55):
            canvas.drawString(40, 800 - 14 * row, f"{page}.{row} {LINE[:80]}")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def pages(app: QApplication) -> None:
    """Drawing pages in the child, and in the view with passages on them."""
    data = printed(60)
    document = pypdfium2.PdfDocument(data)
    bare = statistics.median(
        timed(lambda n=n: document[n].render(scale=1.25, prefer_bgrx=True)) for n in range(30)
    )
    with PageReader() as child:
        opening = timed(lambda: child.sizes(data))
        drawing = statistics.median(
            timed(lambda n=n: child.page(data, n, 1.25, letters=False)) for n in range(30)
        )
        lettering = statistics.median(
            timed(lambda n=n: child.page(data, n, 0, letters=True)) for n in range(30)
        )
        large = data + bytes(50_000_000 - len(data))
        sent, again = (timed(lambda: child.page(large, 0, 1.25, letters=False)) for _ in range(2))
    print(
        f"pages: bare pypdfium2 {bare:5.1f} ms a page; in the child {drawing:5.1f} ms = {drawing / bare:4.2f} x; letters {lettering:5.1f} ms; first answer {opening:5.0f} ms"
    )
    print(f"  of a document of 50 MB: first page {sent:5.0f} ms, the next {again:5.0f} ms")
    text = extract(data)
    marks = [PassageMark(str(n), n, n + 60, 1) for n in range(0, len(text.text) - 60, 400)]
    reader = SourceReader()
    reader.resize(800, 800)
    reader.show()
    reader.show_text(text.text, marks, text.pages)
    reader.show_pages(lambda: data)
    gaps, before = Gaps(), memory()
    shown = timed(
        lambda: (
            reader.show_way(PAGE),
            spin_until(app, lambda: reader.page_view.shelf.picture(0) is not None),
        )
    )
    steps = []
    for step in range(120):
        bar = reader.page_view.verticalScrollBar()
        steps.append(
            timed(
                lambda at=step, bar=bar: (
                    bar.setValue(bar.maximum() * at // 120),
                    reader.page_view.viewport().repaint(),
                    app.processEvents(),
                )
            )
        )
        spin_until(app, lambda: False, 0.02)
    spin_until(app, lambda: reader.page_view.shelf.letters(reader.page_view.current_page) is not None, 10)
    number = reader.page_view.current_page
    areas = timed(
        lambda: [reader.page_view.areas(number, m.start, m.end) for m in reader.page_view.passages_on(number)]
    )
    print(
        f"  in the view: first page after {shown:5.0f} ms; scrolling median {statistics.median(steps):5.1f} ms, longest gap {gaps.take():5.1f} ms; "
        f"highlights of a page {areas:5.1f} ms; cache {reader.page_view.shelf.cache.bytes / 1e6:5.0f} MB, memory +{memory() - before:5.0f} MB"
    )
    reader.close_pages()


def main() -> None:
    """Everything, in about half a minute."""
    length = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000_000
    app = QApplication([])
    apply_theme(app, Mode.LIGHT)
    if len(sys.argv) > 2:
        measure_memory(app, length, sys.argv[2])
        return
    show_memory(length)
    for name, text in texts(length).items():
        if name == "one line":
            search = Search(text, "nothing of the kind", accents=False)
            print(f"a search without a place in one line: {timed(search.run):.0f} ms")
        long_text(app, name, text)
    pages(app)


if __name__ == "__main__":
    main()
