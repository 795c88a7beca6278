"""Installing a lock file into an environment with whatever installer this machine has: uv, its own pip, or ensurepip's."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

PIP_WITH_PYTHON_OPTION = (22, 3)  # the first pip that can work on another environment
NO_INDEX = re.compile(
    r"NewConnectionError|ConnectTimeout|ReadTimeout|Failed to establish|name resolution|dns error|ProxyError"
    r"|No matching distribution|No route to host|error sending request|Could not connect",
    re.IGNORECASE,
)


def install(python: Path, lock: Path, project: Path, log: TextIO) -> bool:
    """Installs every package of `lock`, checked by hash, then `project` itself, editable; tries one installer after the other."""
    for packages, itself in commands(python, lock, project):
        if run(packages, log) and run(itself, log):
            return True
    return False


def commands(python: Path, lock: Path, project: Path) -> Iterator[tuple[list[str], list[str]]]:
    """For each installer that is here: the command for the locked packages, and the one for the project."""
    itself = ["--no-deps", "--no-build-isolation", "--editable", str(project)]
    if uv := shutil.which("uv"):
        start = [uv, "pip", "install", "--python", str(python)]
        yield [*start, "--require-hashes", "--no-build", "--requirement", str(lock)], [*start, *itself]
    if pip := find_pip(python):
        start = [
            *pip,
            "install",
            "--disable-pip-version-check",
            "--no-input",
            "--progress-bar",
            "off",
            "--retries",
            "2",
        ]
        packages = [*start, "--require-hashes", "--only-binary", ":all:", "--requirement", str(lock)]
        yield packages, [*start, *itself]


def find_pip(python: Path) -> list[str] | None:
    """The pip to call for the environment of `python`: that of the Python it came from, or one that ensurepip puts there."""
    base = getattr(
        sys, "_base_executable", sys.executable
    )  # not an environment's own Python, which has no pip
    answer = subprocess.run([base, "-m", "pip", "--version"], capture_output=True, text=True, check=False)
    found = re.match(r"pip (\d+)\.(\d+)", answer.stdout)
    if found and (int(found[1]), int(found[2])) >= PIP_WITH_PYTHON_OPTION:
        return [base, "-m", "pip", "--python", str(python)]
    own = [str(python), "-m", "ensurepip", "--default-pip"]
    if subprocess.run(own, capture_output=True, check=False).returncode == 0:
        return [str(python), "-m", "pip"]
    return None


def run(command: list[str], log: TextIO) -> bool:
    log.write(f"$ {' '.join(command)}\n")
    log.flush()
    return subprocess.run(command, stdout=log, stderr=subprocess.STDOUT, check=False).returncode == 0


def explain(log: Path) -> str:
    """One sentence on why `install` failed, from what the installers said."""
    said = log.read_text(encoding="utf-8", errors="replace")
    if not said.strip():
        return "neither pip nor ensurepip is here; on Debian or Ubuntu: apt-get install python3-venv."
    if NO_INDEX.search(said):
        return f"the packages could not be fetched: this needs a network, once (the installer's words are in {log})."
    return f"the packages could not be installed; the installer's words are in {log}."
