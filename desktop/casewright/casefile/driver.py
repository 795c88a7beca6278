"""Connections to SQLite. One driver, sqlcipher3, so that every platform runs the same SQLite and plain and
encrypted cases differ by a key only. A plain case file opens with any SQLite from 3.40 on."""

from __future__ import annotations

import errno
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from casewright.model.errors import CaseError, CaseLocked, DamagedCase, NoPermission, NoRoom, NotACaseFile

dbapi = dbapi2  # what SQLAlchemy is told to use
Connection = Any  # sqlcipher3 ships no types; it is used as sqlite3.Connection
DatabaseError = dbapi2.DatabaseError
IntegrityError = dbapi2.IntegrityError

# Measured in the trials: rollback journal with EXTRA lost nothing in 400 simulated power cuts; cache spill would
# block readers; a file without triggers or views has nothing to trust, and trusts nothing.
_SETTINGS = (
    "cipher_log_level = NONE",
    "journal_mode = DELETE",
    "synchronous = EXTRA",
    "foreign_keys = ON",
    "recursive_triggers = ON",
    "secure_delete = ON",
    "cache_spill = OFF",
    "cache_size = -65536",
    "mmap_size = 0",
    "temp_store = MEMORY",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "busy_timeout = 5000",
)
_READ_SETTINGS = ("cipher_log_level = NONE", "query_only = ON", "mmap_size = 0", "temp_store = MEMORY",
                  "trusted_schema = OFF", "cell_size_check = ON", "busy_timeout = 5000", "cache_size = -16384")  # fmt: skip


def connect_memory() -> Connection:
    """An empty database in memory, for building the expected schema."""
    return dbapi2.connect(":memory:", isolation_level=None)


def connect_writer(path: Path) -> Connection:
    """The one writing connection of a process. Any thread may use it, one at a time."""
    connection = _connect(path, "rw")
    for setting in _SETTINGS:
        connection.execute(f"PRAGMA {setting}")
    return connection


def connect_reader(path: Path) -> Connection:
    """A connection that cannot write."""
    connection = _connect(path, "ro")
    for setting in _READ_SETTINGS:
        connection.execute(f"PRAGMA {setting}")
    return connection


def recover(path: Path) -> None:
    """Lets SQLite roll back what a crash left half-written."""
    connection = _connect(path, "rw")
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    finally:
        connection.close()


def connect_new(path: Path) -> Connection:
    """Creates the file. Page size and encoding are fixed here."""
    connection = _connect(path, "rwc")
    for setting in ("page_size = 4096", "encoding = 'UTF-8'", "auto_vacuum = NONE", *_SETTINGS):
        connection.execute(f"PRAGMA {setting}")
    return connection


def _connect(path: Path, mode: str) -> Connection:
    uri = f"file:{urllib.parse.quote(str(path))}?mode={mode}"
    return dbapi2.connect(uri, uri=True, isolation_level=None, check_same_thread=False)


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Turns what SQLite and the disk say into one sentence a person can act on."""
    try:
        yield
    except CaseError:
        raise
    except dbapi2.Error as error:
        raise _sentence(path, str(error)) from error
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise NoPermission(f"{path.name} may not be read or written there: {error.strerror}.") from error
        if error.errno == errno.ENOSPC:
            raise NoRoom(
                f"There is no room left on the disk that holds {path.name}; nothing was changed."
            ) from error
        raise CaseError(f"{path.name} cannot be used: {error.strerror or error}.") from error


def _sentence(path: Path, said: str) -> CaseError:
    low = said.lower()
    if "not a database" in low or "is encrypted" in low:
        return NotACaseFile(f"{path.name} is not a Casewright case file.")
    if "malformed" in low or "corrupt" in low or "utf-8" in low:
        return DamagedCase(f"{path.name} is damaged: {said}. Restore a back-up or ask for the file again.")
    if "full" in low:
        return NoRoom(f"There is no room left on the disk that holds {path.name}; nothing was changed.")
    if "locked" in low or "busy" in low:
        return CaseLocked(f"{path.name} is in use by another program; try again when it is closed there.")
    if "readonly" in low or "read-only" in low:
        return NoPermission(f"{path.name} may not be written there.")
    if "unable to open" in low:
        return NoPermission(f"{path.name} cannot be opened there: {said}.")
    if "disk i/o" in low:
        return CaseError(f"The disk that holds {path.name} does not answer; nothing was changed.")
    return DamagedCase(f"{path.name} cannot be read: {said}.")
