"""Setting, changing and taking away the passphrase of a case: always a new file in place of the old one.

Never SQLCipher's rekeying in place, which is one huge transaction over every page. The new file is written beside the
case, looked through, flushed to the disk, and then replaces the case in one step; until then the case is as it was. What
the disk keeps of the file before it is not wiped: on an SSD, or where the file system copies on writing, nobody can
promise that.
"""

from __future__ import annotations

import os
import shutil
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from casewright.casefile.access import Access
from casewright.casefile.backup import flush
from casewright.casefile.case import default_analyst
from casewright.casefile.driver import Connection, attach, connect_reader, no_room, plain_errors
from casewright.casefile.file_kinds import PLAIN
from casewright.casefile.inspection import inspect, integrity_faults
from casewright.casefile.keeping.back_ups import forget_back_ups
from casewright.casefile.key import Key
from casewright.casefile.lock import CaseLock
from casewright.casefile.migration import kept_formats
from casewright.casefile.schema import APPLICATION_ID
from casewright.model.errors import DamagedCase, InvalidValue, NoRoom, NoSuchObject
from casewright.model.progress import Progress, unheard

_STEPS = 200  # of SQLite's machine between two looks at how far it is
_EVERY = 0.05  # seconds
_PARTS = 1000
_WRITING = 0.8  # the part of the time that writing takes; the rest is looking the new file through


class Protected(NamedTuple):
    """What opens the case from now on, and the older copies beside it that are still in clear."""

    access: Access
    in_clear: list[Path]


def set_passphrase(
    access: Access, passphrase: str | None, analyst: str | None = None, progress: Progress = unheard
) -> Protected:
    """Writes the case anew, encrypted with `passphrase`, or in clear where that is None.

    The case must not be open for writing: its lock is held meanwhile. Kept files of older formats stay as they are; the
    back-ups go, since they open as the case did before.

    Args:
        progress: called with parts done and of all; an exception that it raises stops the work, and nothing is changed.

    Raises:
        CaseLocked: the case is open for writing.
        InvalidValue: the passphrase is empty; the case is a working copy of one elsewhere.
        DamagedCase: the case, or what was written of it, is not whole; the case is left as it was.
        NoRoom, NoPermission: the disk refuses.
    """
    path = access.path
    _refuse_working_copies(path)
    target = Access(path, Key.new(passphrase) if passphrase is not None else None)
    with plain_errors(path):
        lock = CaseLock(path, analyst or default_analyst())
    try:
        sweep(path)
        version, case_id = inspect(access)
        work = target.at(_work(path))
        try:
            with plain_errors(path):
                _write(access, work, version, progress)
                os.replace(work.path, path)
                _flush_folder(path.parent)
            forget_back_ups(case_id)  # they open as the case did before
        finally:
            work.path.unlink(missing_ok=True)
    finally:
        lock.release()
    kept = kept_formats(path) if passphrase is not None else []
    return Protected(target, [each for each in kept if _is_in_clear(each)])


def _refuse_working_copies(path: Path) -> None:
    from casewright.casefile.keeping.working_copies import (
        working_copy_at,  # it opens cases, which sweeps with this
    )

    with suppress(NoSuchObject):
        origin = working_copy_at(path).origin
        raise InvalidValue(
            f"{path.name} is a working copy: write it back, and protect the case itself, {origin}."
        )


def sweep(path: Path) -> None:
    """Removes what a crash left half-written of the case, which may be in clear. Only while its lock is held."""
    _work(path).unlink(missing_ok=True)


def _work(path: Path) -> Path:
    return path.with_name(f".{path.name}.protecting")


def _write(access: Access, work: Access, version: int, progress: Progress) -> None:
    status = access.path.stat()
    if shutil.disk_usage(access.path.parent).free < status.st_size:
        raise NoRoom(no_room(access.path))
    mode = stat.S_IMODE(status.st_mode)  # never more readable than the case, not for a moment
    os.close(os.open(work.path, os.O_CREAT | os.O_EXCL | os.O_RDWR, mode | stat.S_IWUSR))
    _copy_into(work, access, version, progress)
    _look_through(work, version, progress)
    flush(work.path)
    os.chmod(work.path, mode)


def _copy_into(work: Access, access: Access, version: int, progress: Progress) -> None:
    size = access.path.stat().st_size
    connection = connect_reader(access)
    try:
        connection.execute("PRAGMA query_only = OFF")  # the case itself is open read-only
        attach(connection, work, "rw", "target")
        connection.execute("PRAGMA target.journal_mode = OFF")  # the file is thrown away unless it is whole
        connection.execute("PRAGMA target.synchronous = OFF")  # flushed once, at the end
        with _watched(connection, progress, lambda: _WRITING * work.path.stat().st_size / size):
            connection.execute("SELECT sqlcipher_export('target')")
        connection.execute(f"PRAGMA target.application_id = {APPLICATION_ID}")  # not exported
        connection.execute(f"PRAGMA target.user_version = {version}")
        lacking = _lacking(connection)
        connection.execute("DETACH target")
    finally:
        connection.close()
    if lacking:
        raise DamagedCase(f"The new file lacks rows of {lacking}; the case is left as it was.")


def _lacking(connection: Connection) -> str | None:
    """A table that is not whole in the new file."""
    tables = connection.execute(  # of virtual tables, the tables that hold what they show
        "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL %'"
    )
    for (table,) in tables.fetchall():
        held, written = (
            connection.execute(f'SELECT count(*) FROM {database}."{table}"').fetchone()[0]
            for database in ("main", "target")
        )
        if held != written:
            return str(table)
    return None


def _look_through(work: Access, version: int, progress: Progress) -> None:
    """As after a migration: it must be a whole case before it replaces one."""
    inspect(work)
    connection = connect_reader(work)
    try:
        with _watched(connection, progress, lambda: _WRITING):
            faults = integrity_faults(connection)
    finally:
        connection.close()
    if faults:
        raise DamagedCase(f"The new file is not whole: {faults[0]}. The case is left as it was.")


@contextmanager
def _watched(connection: Connection, progress: Progress, part: Callable[[], float]) -> Iterator[None]:
    """Tells how far a long statement is, and stops it when `progress` raises, with what it raised."""
    raised: list[BaseException] = []
    told = 0.0

    def look() -> bool:
        nonlocal told
        now = time.monotonic()
        if now - told < _EVERY:
            return False
        told = now
        try:
            progress(round(_PARTS * min(part(), 1.0)), _PARTS)
        except BaseException as stop:  # SQLite would only say that it was interrupted
            raised.append(stop)
        return bool(raised)

    connection.set_progress_handler(look, _STEPS)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)
        if raised:
            raise raised[0]


def _flush_folder(folder: Path) -> None:
    """So that the new name is on the disk too; Windows has no such call."""
    if sys.platform != "win32":
        with suppress(OSError):  # some network folders refuse; the file has its new name all the same
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


def _is_in_clear(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(PLAIN)) == PLAIN
