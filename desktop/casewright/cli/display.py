"""Whether a window can open here, found out without Qt.

Qt ends the process when a system library is missing, and names one at a time. This module asks the loader for each by name
first, so that one message lists everything and the line that installs it. Standard library only: the set-up runs it by path
before anything is installed.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

BRIEF_WORKS = "The brief needs no window: casewright brief CASE -o brief.pdf"


@dataclass(frozen=True)
class Library:
    """A shared library by the name the loader knows, and the packages that hold it on three families of Linux."""

    soname: str
    debian: str
    fedora: str
    arch: str


# Read off Qt 6.11's own libraries and platform plugins (ldd), less what every Linux has.
EVERY_PLATFORM = (
    Library("libglib-2.0.so.0", "libglib2.0-0", "glib2", "glib2"),
    Library("libgthread-2.0.so.0", "libglib2.0-0", "glib2", "glib2"),
    Library("libGL.so.1", "libgl1", "libglvnd-glx", "libglvnd"),
    Library("libEGL.so.1", "libegl1", "libglvnd-egl", "libglvnd"),
    Library("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon", "libxkbcommon"),
    Library("libX11.so.6", "libx11-6", "libX11", "libx11"),
    Library("libfontconfig.so.1", "libfontconfig1", "fontconfig", "fontconfig"),
    Library("libfreetype.so.6", "libfreetype6", "freetype", "freetype2"),
    Library("libdbus-1.so.3", "libdbus-1-3", "dbus-libs", "dbus"),
)
XCB = (
    Library("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb", "libx11"),
    Library("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm", "xcb-util-wm"),
    Library("libxcb-image.so.0", "libxcb-image0", "xcb-util-image", "xcb-util-image"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms"),
    Library("libxcb-randr.so.0", "libxcb-randr0", "libxcb", "libxcb"),
    Library("libxcb-render.so.0", "libxcb-render0", "libxcb", "libxcb"),
    Library("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil", "xcb-util-renderutil"),
    Library("libxcb-shape.so.0", "libxcb-shape0", "libxcb", "libxcb"),
    Library("libxcb-shm.so.0", "libxcb-shm0", "libxcb", "libxcb"),
    Library("libxcb-sync.so.1", "libxcb-sync1", "libxcb", "libxcb"),
    Library("libxcb-util.so.1", "libxcb-util1", "xcb-util", "xcb-util"),
    Library("libxcb-xfixes.so.0", "libxcb-xfixes0", "libxcb", "libxcb"),
    Library("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb", "libxcb"),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11"),
)
WAYLAND = (
    Library("libwayland-client.so.0", "libwayland-client0", "libwayland-client", "wayland"),
    Library("libwayland-cursor.so.0", "libwayland-cursor0", "libwayland-cursor", "wayland"),
)
BEYOND = {"xcb": XCB, "wayland": WAYLAND}
INSTALL_LINES = (
    ("apt-get", "debian", "sudo apt-get install"),
    ("dnf", "fedora", "sudo dnf install"),
    ("pacman", "arch", "sudo pacman -S"),
)


def explain(environment: Mapping[str, str] = os.environ) -> str | None:
    """Why no window can open, with the remedy, as plain text of a few lines; None when nothing stands in the way."""
    if sys.platform != "linux":
        return None
    platform = qt_platform(environment)
    missing = missing_libraries(platform)
    if missing:
        return "\n".join(
            [
                f"The window cannot open: Qt's '{platform}' platform lacks these system libraries ({len(missing)}):",
                *(f"  {library.soname}" for library in missing),
                *install_line(missing),
                BRIEF_WORKS,
            ]
        )
    if platform == "xcb" and display_answers() is False:
        display = environment.get("DISPLAY")
        return f"The window cannot open: the display {display!r} does not answer.\n{BRIEF_WORKS}"
    if words := plugin_refusal(platform):
        return f"The window cannot open: {words}.\n{BRIEF_WORKS}"
    return None


def has_display(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether there is a screen to open a window on; an invisible platform counts when it was asked for by name."""
    if sys.platform != "linux":
        return True
    return any(environment.get(name) for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY"))


def qt_platform(environment: Mapping[str, str] = os.environ) -> str:
    """The platform plugin Qt will take on Linux: as asked for, else Wayland or X11 by what runs, else the invisible one."""
    if asked := environment.get("QT_QPA_PLATFORM"):
        return asked.split(";")[0].split(":")[0].removesuffix("-egl")
    if environment.get("WAYLAND_DISPLAY"):
        return "wayland"
    return "xcb" if environment.get("DISPLAY") else "offscreen"


def missing_libraries(platform: str) -> list[Library]:
    """The libraries Qt's `platform` needs that the loader does not find on this machine."""
    needed = EVERY_PLATFORM + BEYOND.get(platform, ())
    return [library for library in needed if loading_error(library.soname)]


def install_line(missing: list[Library]) -> list[str]:
    """How to install `missing` with the package tool that is here, as two lines; nothing when none is known."""
    for tool, family, command in INSTALL_LINES:
        if shutil.which(tool):
            packages = sorted({getattr(library, family) for library in missing})
            return ["Install them with:", f"  {command} {' '.join(packages)}"]
    return []


def plugin_refusal(platform: str) -> str | None:
    """The loader's own words on Qt's platform plugin, for a library the table above does not know."""
    spec = importlib.util.find_spec("PySide6")
    if spec is None or spec.origin is None:
        return "PySide6 is not installed"
    plugin = Path(spec.origin).parent / "Qt" / "plugins" / "platforms" / f"libq{platform}.so"
    if not plugin.exists():
        return f"this build of Qt has no platform '{platform}'"
    return loading_error(str(plugin))


def loading_error(library: str) -> str | None:
    try:
        ctypes.CDLL(library, mode=os.RTLD_LAZY)
    except OSError as error:
        return str(error)
    return None


def display_answers() -> bool | None:
    """Whether the X server can be reached (Qt would blame a library for it); None when that cannot be asked."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return None
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    answers = not xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return answers
