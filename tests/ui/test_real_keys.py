"""The real program with real keys: a display server, a window manager, and nothing of Qt's own testing."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

from casewright.ui.window.sample_case import make_sample, sample_path

PROGRAMS = ("Xvfb", "openbox", "xdotool")
MISSING = [name for name in PROGRAMS if shutil.which(name) is None]
PATIENCE = 30.0

pytestmark = [
    pytest.mark.window,
    pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}"),
]


def until(found: Callable[[], object], what: str) -> None:
    """Wait until something is so; fail with what it was."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if found():
            return
        time.sleep(0.1)
    pytest.fail(f"waited in vain for {what}")


@pytest.fixture(scope="module")
def display(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """An empty screen with a window manager; the environment in which a program is shown on it."""
    home = tmp_path_factory.mktemp("home")
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as said:
        number = said.readline().strip()
    env = {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb", "HOME": str(home)}
    env |= {"XDG_CONFIG_HOME": str(home / "config"), "XDG_DATA_HOME": str(home / "data")}
    manager = subprocess.Popen(["openbox"], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    yield env
    for each in (manager, server):
        each.terminate()
        each.wait(10)


@pytest.fixture
def window(display: dict[str, str], tmp_path: Path) -> Iterator[SimpleNamespace]:
    """The sample case, open in the program; `keys` presses keys, `type` types words, `rows` reads the case file."""
    path = Path(make_sample(SimpleNamespace(report=lambda *_: None), sample_path(tmp_path)))
    program = subprocess.Popen(
        [sys.executable, "-m", "casewright", "open", str(path)], env=display, stderr=subprocess.DEVNULL
    )

    def xdotool(*words: str) -> str:
        done = subprocess.run(["xdotool", *words], env=display, capture_output=True, text=True, check=False)
        return done.stdout.strip()

    def rows(sql: str) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as reader:
            return reader.execute(sql).fetchall()

    until(lambda: xdotool("search", "--onlyvisible", "--name", "Varn: closer ties"), "the window")
    number = xdotool("search", "--onlyvisible", "--name", "Varn: closer ties").split()[-1]
    xdotool("windowactivate", "--sync", number)
    time.sleep(1.0)
    yield SimpleNamespace(
        keys=lambda *keys: xdotool("key", "--delay", "60", *keys),
        type=lambda words: xdotool("type", "--delay", "25", words),
        rows=rows,
        number=number,
        env=display,
        xdotool=xdotool,
    )
    program.terminate()
    program.wait(20)


GRAB = """
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
picture = app.primaryScreen().grabWindow(0).toImage().scaled(144, 90)
print(len({picture.pixel(x, y) for x in range(144) for y in range(90)}))
"""


def colours_on(window: SimpleNamespace) -> int:
    """How many colours there are on the screen, looked at from afar."""
    said = subprocess.run(
        [sys.executable, "-c", GRAB], env=window.env, capture_output=True, text=True, check=True
    )
    return int(said.stdout)


def quote_a_word(window: SimpleNamespace) -> None:
    """Search a source, open it, double-click a word in its text, press C."""
    window.keys("Escape", "ctrl+k")
    time.sleep(0.5)
    window.type("strait notes no. 212")
    time.sleep(1.0)
    window.keys("Return")
    time.sleep(1.0)
    window.xdotool("mousemove", "620", "420", "click", "--repeat", "2", "--delay", "60", "1")
    time.sleep(0.4)
    window.keys("c")
    time.sleep(2.0)


def test_words_quoted_with_c_are_in_the_case_file_and_undone_with_ctrl_z(window):
    passages = "select count(*) from passage"
    before = window.rows(passages)
    for _ in range(4):  # a busy machine may lose a key on the way; the program may not
        if window.rows(passages) == before:
            quote_a_word(window)
    assert window.rows(passages)[0][0] == before[0][0] + 1
    assert colours_on(window) > 50
    window.keys("ctrl+z")
    until(lambda: window.rows(passages) == before, "the passage to be gone")
