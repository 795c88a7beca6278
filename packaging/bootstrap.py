"""Makes the project's own environment once, then runs a command in it.

`python3 desktop` and `python3 tests` come here. Standard library only, since nothing is installed yet:

1. `.venv` is made in the project's root (without pip, so that Debian's Python without ensurepip will do);
2. the locked packages are installed, every one checked against its hash, then the project itself, editable;
3. on Debian and Ubuntu, as root, the system libraries Qt needs are added;
4. the command takes this process's place.

A stamp in `.venv` says which lock, Python and project version it was made for: while those stay, a start goes
straight to step 4.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import debian
import installers

ROOT = Path(__file__).resolve().parent.parent
OLDEST_PYTHON = (3, 11)
COULD_NOT_SET_UP = 3
RUN_LOCK = "requirements.txt"
TEST_LOCK = "requirements-dev.txt"


class SetUpError(Exception):
    """The environment cannot be made; the text is one plain sentence for the person at the keyboard."""


@dataclass(frozen=True)
class Environment:
    """The virtual environment of the project that lies in `root`."""

    root: Path

    @property
    def folder(self) -> Path:
        return self.root / ".venv"

    @property
    def programs(self) -> Path:
        return self.folder / ("Scripts" if os.name == "nt" else "bin")

    @property
    def python(self) -> Path:
        return self.program("python")

    @property
    def unfinished(self) -> Path:
        """Lies in the environment while packages are being installed; found at a start, it tells of a broken-off one."""
        return self.folder / "casewright-unfinished"

    @property
    def log(self) -> Path:
        """What the installer said, whole."""
        return self.folder / "casewright-install.log"

    def program(self, name: str) -> Path:
        return self.programs / (f"{name}.exe" if os.name == "nt" else name)

    def lock(self, name: str) -> Path:
        return self.root / "packaging" / name

    def stamp(self, lock: str) -> Path:
        return self.folder / f"casewright-{Path(lock).stem}.stamp"

    def fingerprint(self, lock: str) -> str:
        """What an environment for `lock` depends on, as a hash: lock, project version and commands, Python, place."""
        import tomllib

        project = tomllib.loads((self.root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        parts = [
            self.lock(lock).read_text(encoding="utf-8"),
            repr((project["name"], project["version"], project.get("scripts"))),
            repr(sys.version_info[:2]),
            str(self.root),
        ]
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()

    def is_ready(self, lock: str) -> bool:
        stamp = self.stamp(lock)
        return (
            self.python.exists()
            and stamp.exists()
            and stamp.read_text(encoding="utf-8") == self.fingerprint(lock)
            and not self.unfinished.exists()
        )

    def is_usable(self) -> bool:
        """Whether what lies there can be built upon: whole, of this Python, and it starts."""
        if self.unfinished.exists() or not self.python.exists():
            return False
        ask = [str(self.python), "-c", "import sys; print(sys.version_info[:2])"]
        try:
            answer = subprocess.run(ask, capture_output=True, text=True, check=False)
        except OSError:
            return False
        return answer.stdout.strip() == repr(sys.version_info[:2])


def say(message: str) -> None:
    print(f"casewright: {message}", file=sys.stderr, flush=True)


def check_python(version: tuple[int, ...] = tuple(sys.version_info[:3])) -> None:
    """Raises `SetUpError` when this Python is too old for the project."""
    if version[:2] < OLDEST_PYTHON:
        have = ".".join(map(str, version))
        raise SetUpError(
            f"Python 3.11 or newer is needed and this is {have}; run it with a newer one, such as python3.12."
        )


def make(environment: Environment) -> None:
    """Makes an empty environment, in place of a broken or half-made one."""
    say(f"making {environment.folder}")
    try:
        venv.create(environment.folder, with_pip=False, symlinks=os.name != "nt", clear=True)
    except (OSError, subprocess.SubprocessError) as error:
        raise SetUpError(f"{environment.folder} cannot be made: {error}.") from error


def fill(environment: Environment, lock: str) -> None:
    """Installs the locked packages and the project. A break-off leaves `unfinished` behind, and the next start begins anew."""
    say("installing the pinned packages; this is done once and takes a minute or two")
    environment.unfinished.touch()
    with environment.log.open("w", encoding="utf-8") as log:
        installed = installers.install(environment.python, environment.lock(lock), environment.root, log)
    environment.unfinished.unlink()  # a refusal, unlike a break-off, leaves what was there before as it was
    if not installed:
        raise SetUpError(installers.explain(environment.log))
    environment.stamp(lock).write_text(environment.fingerprint(lock), encoding="utf-8")
    if (
        lock == TEST_LOCK and environment.lock(RUN_LOCK).exists()
    ):  # the tests' lock holds all of the other one
        environment.stamp(RUN_LOCK).write_text(environment.fingerprint(RUN_LOCK), encoding="utf-8")


def ensure(environment: Environment, lock: str) -> None:
    """Leaves an environment that holds `lock` and the project. Raises `SetUpError`."""
    if environment.is_ready(lock):
        return
    if not environment.is_usable():
        make(environment)
    fill(environment, lock)


def become(command: Sequence[str], settings: Mapping[str, str]) -> None:
    """Lets `command` take this process's place (on Windows, where that is not possible: runs it and ends with its code)."""
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name == "nt":
        raise SystemExit(subprocess.run(list(command), env=dict(settings), check=False).returncode)
    os.execve(command[0], list(command), dict(settings))


def set_up(lock: str, wanted: debian.Wanted) -> Environment:
    """The environment of this project, made if need be; ends the program with one sentence and code 3 when it cannot be."""
    environment = Environment(ROOT)
    try:
        check_python()
        ensure(environment, lock)
    except SetUpError as error:
        say(str(error))
        raise SystemExit(COULD_NOT_SET_UP) from None
    except KeyboardInterrupt:
        say("stopped; the next start begins the set-up anew.")
        raise SystemExit(130) from None
    debian.add_missing(wanted, environment.folder / "casewright-system.stamp")
    return environment


def desktop(arguments: Sequence[str]) -> None:
    """`python3 desktop [COMMAND …]`: a casewright command; without one, the sample case, its brief and the window."""
    environment = set_up(RUN_LOCK, debian.WINDOW)
    become([str(environment.program("casewright")), *(arguments or ["demo"])], os.environ)


def tests(arguments: Sequence[str]) -> None:
    """`python3 tests [ARGUMENTS …]`: pytest over the whole suite, or as the arguments say; windows stay invisible."""
    environment = set_up(TEST_LOCK, debian.TESTS)
    os.chdir(ROOT)
    become(
        [str(environment.python), "-m", "pytest", *arguments],
        {"QT_QPA_PLATFORM": "offscreen", **os.environ},
    )
