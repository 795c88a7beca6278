"""From an edit to the new preview in the window: the sample brief, and the same with sections up to 60 pages. By hand:

    .venv/bin/python tests/bench/preview.py

Baseline, printed first for each brief: the command `casewright brief`, which starts a process and makes the whole PDF. The
ratios are of the time from the edit until the new pages are in sight, the pause before a build included.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from gaps import Gaps
from PySide6.QtTest import QTest

from casewright.casefile.opening import open_case
from casewright.casefile.queries.briefing import find_brief, sections_of
from casewright.operations import briefs
from casewright.ui.app import load_the_rest, make_application
from casewright.ui.settings import Settings
from casewright.ui.theme import Mode, apply_theme
from casewright.ui.window.main_window import MainWindow
from casewright.ui.window.trouble import Trouble

TIMES = 5


def main() -> None:
    """Prints a block of lines for each brief."""
    with tempfile.TemporaryDirectory() as folder:
        run("demo", "--out", folder, "--no-window")
        path = Path(folder) / "sample.casewright"
        app = make_application(sys.argv[:1])
        apply_theme(app, Mode.LIGHT)
        load_the_rest().join()
        for more in (0, 44):
            lengthen(path, more)
            measure(path, Path(folder))


def run(*arguments: str) -> float:
    """Seconds that a command takes in a process of its own."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-m", "casewright", *arguments], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def lengthen(path: Path, sections: int) -> None:
    """Adds sections of about a page, each citing claims of the case."""
    with open_case(path, analyst="M. Example") as case, case.edit("apply_recipe") as tx:
        brief_id = find_brief(case, None)
        first = sections_of(case, brief_id)[0].id  # in front of the annex
        claims = [
            UUID(bytes=row[0]) for row in case.read("SELECT claim_id FROM citation ORDER BY id LIMIT 40")
        ]
        for number in range(sections):
            said = [
                f"Sentence {number}.{each} says what is known of the port and of the rail link, in words of its own."
                f"[[claim:{claims[(number * 7 + each) % len(claims)]}]]"
                for each in range(36)
            ]
            body = "\n\n".join(" ".join(said[start : start + 6]) for start in range(0, 36, 6))
            briefs.add_section(tx, brief_id, kind="text", title=f"Section {number}", body=body, follows=first)


def measure(path: Path, folder: Path) -> None:
    """Edits the brief in a real window, again and again."""
    baseline = statistics.median(run("brief", str(path), "-o", str(folder / "brief.pdf")) for _ in range(3))
    window = MainWindow(Settings(folder / "settings.ini"), Trouble(), "M. Example")
    window.resize(1440, 900)
    window.show()
    window.open_case(path)
    view = window.case_view
    assert view is not None
    while not view.tabs.started:
        QTest.qWait(5)
    began = time.perf_counter()
    page = view.show_view("brief")
    pages = page.preview.pages
    wait(lambda: pages.page_count > 0)
    first = time.perf_counter() - began
    print(f"{pages.page_count} pages; baseline, casewright brief: {baseline:.2f} s")
    print(f"  first preview of the window: {first / baseline:.2f}")
    section = next(row for row in sections_of(view.session.case, page.brief_id) if row.kind == "text")
    for name, added in (("no page moves", "x"), ("pages move", "\n\n" + "A new paragraph. " * 200)):
        took = []
        gaps = Gaps()
        for _ in range(TIMES):
            body = sections_now(view, page, section.id)
            shown, began = pages.shown, time.perf_counter()
            body = body[: -len(added)] if body.endswith(added) else body + added
            view.session.run("briefs.edit_section", section.id, body=body)
            wait(lambda before=shown: pages.shown is not before)
            took.append(time.perf_counter() - began)
        print(f"  edit to new pages, {name}: {statistics.median(took) / baseline:.2f}")
        print(f"    longest turn of the main thread: {gaps.take()[0]:.0f} ms of processor time")
        gaps.close()
    window.close()
    window.deleteLater()
    QTest.qWait(50)


def sections_now(view: object, page: object, section_id: UUID) -> str:
    """The body of a section as it stands."""
    rows = sections_of(view.session.case, page.brief_id)  # type: ignore[attr-defined]
    return next(row.body or "" for row in rows if row.id == section_id)


def wait(until: Callable[[], bool]) -> None:
    """Lets the window work until something is so."""
    while not until():
        QTest.qWait(2)


if __name__ == "__main__":
    main()
