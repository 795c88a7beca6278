from __future__ import annotations

import subprocess
import sys

import pytest

from casewright.cli import display
from casewright.cli.display import Library

NOWHERE = (
    Library("libno-such-thing.so.9", "libno-such-thing9", "no-such-thing", "no-such-thing"),
    Library("libnor-this.so.1", "libnor-this1", "nor-this", "nor-this"),
)
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="the check asks Linux's loader")


@linux_only
def test_all_missing_libraries_are_named_at_once_with_the_line_that_installs_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(display, "EVERY_PLATFORM", NOWHERE)
    monkeypatch.setattr(
        display.shutil, "which", lambda tool: f"/usr/bin/{tool}" if tool == "apt-get" else None
    )

    message = display.explain({"QT_QPA_PLATFORM": "offscreen"})

    assert message is not None
    assert "libno-such-thing.so.9" in message
    assert "libnor-this.so.1" in message
    assert "sudo apt-get install libno-such-thing9 libnor-this1" in message
    assert message.endswith(display.BRIEF_WORKS)


@linux_only
def test_a_library_that_is_there_is_not_called_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        display, "EVERY_PLATFORM", (Library("libc.so.6", "libc6", "glibc", "glibc"), *NOWHERE)
    )
    assert display.missing_libraries("offscreen") == list(NOWHERE)


@linux_only
def test_a_display_that_does_not_answer_is_told_from_a_missing_library(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(display, "EVERY_PLATFORM", ())
    monkeypatch.setattr(display, "BEYOND", {})
    if display.display_answers() is None:
        pytest.skip("libxcb is not here")
    monkeypatch.setenv("DISPLAY", ":987")
    message = display.explain({"DISPLAY": ":987"})
    assert message is not None
    assert "the display ':987' does not answer" in message


@linux_only
def test_a_platform_this_build_of_qt_lacks_is_named() -> None:
    assert display.plugin_refusal("no-such-platform") == "this build of Qt has no platform 'no-such-platform'"


@linux_only
def test_nothing_stands_in_the_way_of_the_invisible_platform_here() -> None:
    assert display.explain({"QT_QPA_PLATFORM": "offscreen"}) is None


@pytest.mark.parametrize(
    ("environment", "platform"),
    [
        ({}, "offscreen"),
        ({"DISPLAY": ":0"}, "xcb"),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, "wayland"),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, "offscreen"),
        ({"QT_QPA_PLATFORM": "wayland-egl;xcb"}, "wayland"),
        ({"QT_QPA_PLATFORM": "vnc:size=800x600"}, "vnc"),
    ],
)
def test_the_platform_is_the_one_qt_would_take(environment: dict[str, str], platform: str) -> None:
    assert display.qt_platform(environment) == platform


@linux_only
def test_without_a_screen_there_is_no_display() -> None:
    assert not display.has_display({})
    assert display.has_display({"DISPLAY": ":0"})


def test_the_check_never_loads_qt() -> None:
    code = (
        "import sys; from casewright.cli import display; display.explain(); print('PySide6' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"
