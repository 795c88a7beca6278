"""Connections to SQLite. One driver, sqlcipher3, so that every platform runs the same SQLite and plain and
encrypted cases differ by a key only. A plain case file opens with any SQLite from 3.40 on."""

from __future__ import annotations

import errno
import urllib.parse
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from casewright.model.errors import (
    CaseError,
    CaseLocked,
    DamagedCase,
    DamagedIndex,
    InvalidValue,
    NoPermission,
    NoRoom,
    NotACaseFile,
)

dbapi = dbapi2  # what SQLAlchemy is told to use
Connection = Any  # sqlcipher3 ships no types; it is used as sqlite3.Connection
DatabaseError = dbapi2.DatabaseError

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
_CORRUPT = 11
_READ_SETTINGS = ("cipher_log_level = NONE", "query_only = ON", "mmap_size = 0", "temp_store = MEMORY",
                  "trusted_schema = OFF", "cell_size_check = ON", "busy_timeout = 5000", "cache_size = -16384")  # fmt: skip


def connect_memory() -> Connection:
    """An empty database in memory, for building the expected schema."""
    return dbapi2.connect(":memory:", isolation_level=None)


def connect_scratch(path: Path, schema: str) -> Connection:
    """An empty case in a temporary file of its own, with the case at `path` beside it, read-only, as `held`."""
    connection = dbapi2.connect("file:?mode=rwc", uri=True, isolation_level=None)
    connection.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {schema}")
    connection.execute("ATTACH ? AS held", (_uri(path, "ro"),))
    return connection


def connect_writer(path: Path) -> Connection:
    """The one writing connection of a process. Any thread may use it, one at a time."""
    return _set(_connect(path, "rw"), _SETTINGS)


def connect_reader(path: Path) -> Connection:
    """A connection that cannot write."""
    return _set(_connect(path, "ro"), _READ_SETTINGS)


def recover(path: Path) -> None:
    """Lets SQLite roll back what a crash left half-written."""
    connection = _connect(path, "rw")
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    finally:
        connection.close()


def connect_new(path: Path) -> Connection:
    """Creates the file. Page size and encoding are fixed here."""
    return _set(
        _connect(path, "rwc"), ("page_size = 4096", "encoding = 'UTF-8'", "auto_vacuum = NONE", *_SETTINGS)
    )


def _connect(path: Path, mode: str) -> Connection:
    return dbapi2.connect(
        _uri(path, mode), uri=True, isolation_level=None, check_same_thread=False, cached_statements=512
    )


def _set(connection: Connection, settings: Iterable[str]) -> Connection:
    try:
        for setting in settings:
            connection.execute(f"PRAGMA {setting}")
    except BaseException:
        connection.close()
        raise
    return connection


def _uri(path: Path, mode: str) -> str:
    return f"file:{urllib.parse.quote(str(path))}?mode={mode}"


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Turns what SQLite and the disk say about a case file into one sentence a person can act on."""
    try:
        with plain_sqlite_errors(path):
            yield
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise NoPermission(f"{path.name} may not be read or written there: {error.strerror}.") from error
        if error.errno == errno.ENOSPC:
            raise NoRoom(no_room(path)) from error
        raise CaseError(f"{path.name} cannot be used: {error.strerror or error}.") from error


@contextmanager
def plain_sqlite_errors(path: Path) -> Iterator[None]:
    """The same for SQLite alone, also through SQLAlchemy. A mistake in our own SQL stays what it is."""
    try:
        yield
    except Exception as error:
        cause = getattr(error, "orig", error)  # SQLAlchemy keeps the driver's error there
        sentence = _sentence(path, cause) if isinstance(cause, dbapi2.Error) else None
        if sentence is None:
            raise
        raise sentence from error


@contextmanager
def plain_index_errors() -> Iterator[None]:
    """Around what reads or follows the search index and nothing else: it is derived, and a command mends it."""
    try:
        yield
    except DamagedCase as error:
        raise DamagedIndex(
            "The search index of this case is damaged; close the case and make it anew with "
            "“casewright doctor CASE --rebuild-index”."
        ) from error


def means_damage(error: BaseException) -> bool:
    """Whether SQLite says that what it read is malformed (SQLITE_CORRUPT)."""
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and code & 0xFF == _CORRUPT


def _sentence(path: Path, error: Exception) -> CaseError | None:
    """By SQLite's primary result code (https://sqlite.org/rescode.html); None when it is not the file's doing."""
    said, name = str(error), path.name
    code = getattr(error, "sqlite_errorcode", None)
    damaged = DamagedCase(f"{name} is damaged: {said}. Restore a back-up or ask for the file again.")
    if code is None:  # text that is not UTF-8 has no code; closed connections and unfit parameters are ours
        return damaged if "UTF-8" in said else None
    return {
        3: NoPermission(f"{name} may not be read or written there."),
        5: CaseLocked(f"{name} is in use by another program; try again when it is closed there."),
        6: CaseLocked(f"{name} is in use by another program; try again when it is closed there."),
        8: NoPermission(f"{name} may not be written there."),
        9: CaseError("Stopped, as asked."),
        10: CaseError(f"The disk that holds {name} does not answer; nothing was changed."),
        _CORRUPT: damaged,
        13: NoRoom(no_room(path)),
        14: NoPermission(f"{name} cannot be opened or written there: {said}."),
        18: InvalidValue("A text or file is too large for one case."),
        19: InvalidValue(_why_refused(said)),
        26: NotACaseFile(f"{name} is not a Casewright case file."),
    }.get(code & 0xFF)


def no_room(path: Path) -> str:
    """What is said when the disk is full."""
    return f"There is no room left on the disk that holds {path.name}; nothing was changed."


def _why_refused(said: str) -> str:
    if "FOREIGN KEY" in said:
        return "Something in the case still refers to what was to be deleted, or refers to something that is not there."
    if "NOT NULL" in said:
        return f"A value is missing: {said.rsplit(':', 1)[-1].strip()}."
    return f"The case refuses this change: {said}."
