"""Start to the first painted window, against a bare `import PySide6.QtWidgets`. By hand:

    .venv/bin/python tests/bench/startup.py [ROUNDS]

Each start is a process of its own; the two sides alternate; medians of processor time (user and system) of whole
processes are compared, so that a busy machine disturbs both alike. Wall-clock times stand beside them.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

DESKTOP = Path(__file__).resolve().parents[2] / "desktop"
IMPORT = "import PySide6.QtWidgets"
# What `ui.app.run` does up to the first paint, then leave without loading the rest.
WINDOW = """
import os, sys
from pathlib import Path
from casewright.ui.app import make_application
from casewright.ui.settings import Settings
from casewright.ui.window.main_window import MainWindow
from casewright.ui.window.trouble import Trouble
app = make_application([])
window = MainWindow(Settings(Path(sys.argv[1])), Trouble(), None)
window.show()
app.processEvents()
heavy = {"sqlmodel", "sqlalchemy", "networkx", "reportlab", "numpy", "pypdfium2", "pikepdf", "typer"} & sys.modules.keys()
if heavy:
    print("loaded before the first paint:", ", ".join(sorted(heavy)))
os._exit(0)
"""


def start(code: str, *arguments: str) -> tuple[float, float]:
    """Processor and wall seconds of one start."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(DESKTOP)}
    subprocess.run([sys.executable, "-c", code, *arguments], check=True, env=environment)
    wall = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    with tempfile.TemporaryDirectory() as folder:
        settings = str(Path(folder) / "settings.ini")
        start(WINDOW, settings)  # byte code and file cache warm
        pairs = [(start(IMPORT), start(WINDOW, settings)) for _ in range(rounds)]
    (cpu_a, wall_a), (cpu_b, wall_b) = (
        [statistics.median(pair[side][figure] for pair in pairs) for figure in (0, 1)] for side in (0, 1)
    )
    ratio = statistics.median(window[0] / bare[0] for bare, window in pairs)
    print(f"bare import of QtWidgets  {cpu_a:6.3f} s CPU  {wall_a:6.3f} s wall")
    print(f"start to the first window {cpu_b:6.3f} s CPU  {wall_b:6.3f} s wall")
    print(f"ratio                     {ratio:6.2f} x  (aim <= 3)")


if __name__ == "__main__":
    main()
