"""Connections to SQLite. One driver, sqlcipher3, so that every platform runs the same SQLite and plain and
encrypted cases differ by a key only. A case in clear opens with any SQLite from 3.40 on."""

from __future__ import annotations

import errno
import urllib.parse
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from casewright.casefile.access import Access
from casewright.model.errors import (
    CaseError,
    CaseGone,
    CaseLocked,
    DamagedCase,
    DamagedIndex,
    InvalidValue,
    NoPermission,
    NoRoom,
)

dbapi = dbapi2  # what SQLAlchemy is told to use
Connection = Any  # sqlcipher3 ships no types; it is used as sqlite3.Connection
DatabaseError = dbapi2.DatabaseError

# Measured in the trials: rollback journal with EXTRA lost nothing in 400 simulated power cuts; cache spill would
# block readers; a file without triggers or views has nothing to trust, and trusts nothing.
_SETTINGS = (
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
_CORRUPT, _NOT_A_DATABASE = 11, 26
_READ_SETTINGS = ("query_only = ON", "mmap_size = 0", "temp_store = MEMORY",
                  "trusted_schema = OFF", "cell_size_check = ON", "busy_timeout = 5000", "cache_size = -16384")  # fmt: skip


def connect_memory() -> Connection:
    """An empty database in memory, for building the expected schema."""
    return dbapi2.connect(":memory:", isolation_level=None)


def connect_scratch(access: Access, schema: str) -> Connection:
    """An empty case in memory, with the case beside it, read-only, as `held`."""
    connection = dbapi2.connect("file::memory:", uri=True, isolation_level=None)
    connection.executescript(f"PRAGMA cipher_log_level = NONE; {schema}")
    attach(connection, access, "ro", "held")
    return connection


def attach(connection: Connection, access: Access, mode: str, name: str) -> None:
    """Another database beside the one a connection is for; `mode` as in SQLite's URIs (`ro`, `rw`, `rwc`)."""
    key = (
        access.key.specification if access.key is not None else ""
    )  # without one it would take the first one's
    connection.execute(f"ATTACH ? AS {name} KEY ?", (_uri(access.path, mode), key))


def connect_writer(access: Access) -> Connection:
    """The one writing connection of a process. Any thread may use it, one at a time."""
    return _set(_connect(access, "rw"), _SETTINGS)


def connect_reader(access: Access) -> Connection:
    """A connection that cannot write."""
    return _set(_connect(access, "ro"), _READ_SETTINGS)


def recover(access: Access) -> None:
    """Lets SQLite roll back what a crash left half-written."""
    connection = _connect(access, "rw")
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    finally:
        connection.close()


def connect_new(access: Access) -> Connection:
    """Creates the file. Page size and encoding are fixed here."""
    return _set(
        _connect(access, "rwc"), ("page_size = 4096", "encoding = 'UTF-8'", "auto_vacuum = NONE", *_SETTINGS)
    )


def _connect(access: Access, mode: str) -> Connection:
    connection = dbapi2.connect(
        _uri(access.path, mode),
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=512,
    )
    connection.execute("PRAGMA cipher_log_level = NONE")  # it writes to standard error otherwise
    if access.key is not None:
        connection.execute(f'PRAGMA key = "{access.key.specification}"')
        connection.execute("PRAGMA cipher_compatibility = 4")
    return connection


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
    """Whether SQLite says that what it read is malformed, or SQLCipher that a page is not what was written."""
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and code & 0xFF in (_CORRUPT, _NOT_A_DATABASE)


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
        14: NoPermission(f"{name} cannot be opened or written there: {said}.")
        if path.exists()
        else CaseGone(not_in_place(path)),
        18: InvalidValue("A text or file is too large for one case."),
        19: InvalidValue(_why_refused(said)),
        _NOT_A_DATABASE: damaged,  # `unlocking` knows by then that it is one, and that the key fits
    }.get(code & 0xFF)


def not_in_place(path: Path) -> str:
    """What is said when the file of an open case is gone from under it."""
    return (
        f"{path.name} is not where it was: it was moved, deleted or replaced, or its disk was taken out. "
        "Nothing was written; save a copy of what is open here, or put the file back."
    )


def no_room(path: Path) -> str:
    """What is said when the disk is full."""
    return f"There is no room left on the disk that holds {path.name}; nothing was changed."


def _why_refused(said: str) -> str:
    if "FOREIGN KEY" in said:
        return "Something in the case still refers to what was to be deleted, or refers to something that is not there."
    if "NOT NULL" in said:
        return f"A value is missing: {said.rsplit(':', 1)[-1].strip()}."
    return f"The case refuses this change: {said}."
