"""The lock file beside an open case: who holds it, since when, on which machine.

The operating system's own lock on that file says whether the holder is alive, so a lock left by a crash on this
machine is taken over at once. A holder on another machine is never taken for dead.
"""

from __future__ import annotations

import json
import os
import socket
import sys
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from casewright.model.errors import CaseLocked

_HELD_BYTE = 1 << 30  # far beyond the content: on Windows a locked byte cannot be read


@dataclass(frozen=True)
class Holder:
    """Who has a case open for writing."""

    analyst: str
    host: str
    pid: int
    since: str

    def __str__(self) -> str:
        return f"{self.analyst} on {self.host} since {self.since}"


class CaseLock:
    """Held from opening a case for writing until it is closed."""

    def __init__(self, case_path: Path, analyst: str, take_over: bool = False) -> None:
        """Takes the lock.

        Args:
            take_over: also when a holder on another machine is written down.

        Raises:
            CaseLocked: somebody else holds it; the sentence says who.
            OSError: the folder cannot be written.
        """
        self.path = lock_path(case_path)
        while True:
            descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
            if not _take(descriptor):
                holder = _read(descriptor)
                os.close(descriptor)
                raise CaseLocked(_sentence(case_path, holder))
            if _is_current(descriptor, self.path):
                break
            os.close(descriptor)
        self._descriptor = descriptor
        holder = _read(descriptor)
        if holder is not None and holder.host != socket.gethostname() and not take_over:
            os.close(descriptor)
            raise CaseLocked(_sentence(case_path, holder))
        since = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
        try:
            self._write(Holder(analyst, socket.gethostname(), os.getpid(), since))
        except OSError:  # the disk is full
            self.release()
            raise

    def release(self) -> None:
        """Gives the lock back and removes its file."""
        if sys.platform == "win32":
            os.close(self._descriptor)
            self.path.unlink(missing_ok=True)
        else:
            self.path.unlink(missing_ok=True)
            os.close(self._descriptor)

    def _write(self, holder: Holder) -> None:
        os.ftruncate(self._descriptor, 0)
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        os.write(self._descriptor, json.dumps(asdict(holder)).encode())


def lock_path(case_path: Path) -> Path:
    """`.name.casewright.lock` beside the case."""
    return case_path.with_name(f".{case_path.name}.lock")


def current_holder(case_path: Path) -> Holder | None:
    """Who holds the case now, if anybody does."""
    try:
        descriptor = os.open(lock_path(case_path), os.O_RDWR)
    except OSError:
        return None
    try:
        holder = _read(descriptor)
        alive = not _take(descriptor)
        return holder if holder is not None and (alive or holder.host != socket.gethostname()) else None
    finally:
        os.close(descriptor)


def _sentence(case_path: Path, holder: Holder | None) -> str:
    who = str(holder) if holder is not None else "another program"
    return f"{case_path.name} is open for writing by {who}; it can be opened read-only meanwhile."


def _read(descriptor: int) -> Holder | None:
    os.lseek(descriptor, 0, os.SEEK_SET)
    try:
        return Holder(**json.loads(os.read(descriptor, 4096)))
    except (ValueError, TypeError, OSError):
        return None


def _is_current(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> bool:
        os.lseek(descriptor, _HELD_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
