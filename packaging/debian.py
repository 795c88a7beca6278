"""System packages on Debian and Ubuntu: what Qt needs for a window and what the tests call, added where we may."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

DISPLAY_CHECK = Path(__file__).resolve().parent.parent / "desktop" / "casewright" / "cli" / "display.py"


@dataclass(frozen=True)
class Wanted:
    """What a run needs: Qt's libraries always, and these programs, each with the package that holds it."""

    purpose: str
    programs: Mapping[str, str] = field(default_factory=dict)


WINDOW = Wanted("a window")
TESTS = Wanted("the tests", {"Xvfb": "xvfb", "openbox": "openbox", "qpdf": "qpdf", "xdotool": "xdotool"})


def load_display_check() -> ModuleType:
    """`casewright.cli.display`, by its path: the package itself may not be installed yet."""
    spec = importlib.util.spec_from_file_location("casewright_display", DISPLAY_CHECK)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def missing_packages(wanted: Wanted) -> list[str]:
    """Names of the Debian packages that `wanted` lacks on this machine, sorted."""
    libraries = {library.debian for library in load_display_check().missing_libraries("xcb")}
    programs = {package for program, package in wanted.programs.items() if not shutil.which(program)}
    return sorted(libraries | programs)


def add_missing(wanted: Wanted, tried: Path) -> None:
    """Installs what is missing where that is possible (Linux, apt, root), else says how, once.

    `tried` remembers the last list that could not be had, so that the next start does not try or say it again.
    """
    if sys.platform != "linux" or not (apt := shutil.which("apt-get")):
        return
    packages = missing_packages(wanted)
    note = " ".join(packages)
    if not packages or (tried.exists() and tried.read_text(encoding="utf-8") == note):
        return
    if os.geteuid() == 0:
        print(
            f"casewright: adding {len(packages)} system packages for {wanted.purpose}",
            file=sys.stderr,
            flush=True,
        )
        if install(apt, packages):
            return
    print(
        f"casewright: {wanted.purpose} also needs: sudo apt-get install {note}", file=sys.stderr, flush=True
    )
    tried.write_text(note, encoding="utf-8")


def install(apt: str, packages: list[str]) -> bool:
    """Whether apt could install all of `packages`; the lists are renewed only when the first try fails."""
    settings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}

    def run(*arguments: str) -> bool:
        return (
            subprocess.run(
                [apt, "-qq", *arguments], env=settings, capture_output=True, check=False
            ).returncode
            == 0
        )

    add = ("install", "--yes", "--no-install-recommends", *packages)
    return run(*add) or (run("update") and run(*add))
