"""Is this file a case that this version may open? Asked before anything in the file is used."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from uuid import UUID

from casewright.casefile.access import Access
from casewright.casefile.driver import (
    Connection,
    DatabaseError,
    connect_memory,
    connect_reader,
    means_damage,
    plain_errors,
    recover,
)
from casewright.casefile.schema import APPLICATION_ID, FORMAT_VERSION, schema_sql
from casewright.model.errors import DamagedCase, ForeignSchema, NewerFormat, NoPermission, NotACaseFile

Schema = list[tuple[str, str, str, str]]


def check_is_file(path: Path) -> None:
    """Refuses what no SQLite needs to look at.

    Raises:
        NotACaseFile: there is no such file, or it is a folder, or it is empty.
        NoPermission: its folder may not be looked into.
    """
    try:
        status = path.stat()
    except FileNotFoundError:
        raise NotACaseFile(f"There is no file {path}.") from None
    except NotADirectoryError:
        raise NotACaseFile(f"There is no file {path}.") from None
    except OSError as error:
        raise NoPermission(f"{path} may not be read: {error.strerror}.") from error
    if not path.is_file():
        raise NotACaseFile(f"{path} is not a file.")
    if status.st_size == 0:
        raise NotACaseFile(f"{path.name} is not a Casewright case file: it is empty.")


def inspect(access: Access) -> tuple[int, UUID]:
    """Checks header, size and schema before anything in the file is used; returns format version and case id.

    Raises:
        NotACaseFile, NewerFormat, DamagedCase, ForeignSchema, NoPermission: the file is refused, unchanged.
    """
    path = access.path
    connection = _reader_after_crash(access)
    try:
        version = check_header(connection, path)
        check_pages(connection, path)
        if version == FORMAT_VERSION:
            check_schema(connection, path)
        with plain_errors(path):
            found = connection.execute("SELECT value FROM meta WHERE key = 'case_id'").fetchone()
        try:
            return version, UUID(found[0])
        except (TypeError, ValueError):
            raise DamagedCase(f"{path.name} is damaged: it has no case id.") from None
    finally:
        connection.close()


def check_header(connection: Connection, path: Path) -> int:
    """The file's format version, if it is a case at all.

    Raises:
        NotACaseFile: some other file.
        NewerFormat: made by a newer Casewright.
    """
    with plain_errors(path):
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if application != APPLICATION_ID:
        raise NotACaseFile(f"{path.name} is not a Casewright case file.")
    if version > FORMAT_VERSION:
        raise NewerFormat(
            f"{path.name} was made by a newer Casewright (format {version}; this one reads up to {FORMAT_VERSION})."
        )
    if version < 1:
        raise DamagedCase(f"{path.name} is damaged: its format version is {version}.")
    return version


def check_schema(connection: Connection, path: Path) -> None:
    """Every table, index and virtual table must be exactly ours: nothing more, nothing less, nothing that runs.

    Raises:
        ForeignSchema: it is not.
    """
    with plain_errors(path):
        found = _schema(connection)
    expected = expected_schema()
    if found == expected:
        return
    extra = [row for row in found if row not in expected]
    missing = [row for row in expected if row not in found]
    what = (
        f"{extra[0][0]} {extra[0][1]!r} is not ours"
        if extra
        else f"{missing[0][0]} {missing[0][1]!r} is missing"
    )
    raise ForeignSchema(f"{path.name} is not opened: its schema is not exactly that of a case ({what}).")


@cache
def expected_schema() -> Schema:
    """The schema this version builds, with the driver it runs on."""
    connection = connect_memory()
    connection.executescript(schema_sql())
    return _schema(connection)


def check_pages(connection: Connection, path: Path) -> None:
    """A truncated file is found here: its size must be that of its pages.

    Raises:
        DamagedCase: it is not.
    """
    with plain_errors(path):
        pages, size = (
            int(connection.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("page_count", "page_size")
        )
        encoding = connection.execute("PRAGMA encoding").fetchone()[0]
    if path.stat().st_size < pages * size or encoding != "UTF-8":
        raise DamagedCase(
            f"{path.name} is damaged: it is cut short. Restore a back-up or ask for the file again."
        )


def integrity_faults(connection: Connection) -> list[str]:
    """What SQLite's own full check and the foreign keys say; empty when all is well. Seconds on a large case."""
    try:
        faults = [row[0] for row in connection.execute("PRAGMA integrity_check(20)") if row[0] != "ok"]
        broken = connection.execute("PRAGMA foreign_key_check").fetchmany(20)
    except DatabaseError as error:
        return [str(error)]
    return faults + [f"a row of {row[0]} refers to a missing row of {row[2]}" for row in broken]


def _schema(connection: Connection) -> Schema:
    rows = connection.execute("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema")
    return sorted((row[0], row[1], row[2], " ".join(row[3].split())) for row in rows)


def _reader_after_crash(access: Access) -> Connection:
    """A reader; where a crash left a half-written step, SQLite is let to roll it back first."""
    path = access.path
    try:
        connection = connect_reader(access)
        try:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except BaseException:
            connection.close()
            raise
        return connection
    except DatabaseError as error:
        with plain_errors(path):
            if path.with_name(f"{path.name}-journal").exists():
                recover(access)
                return connect_reader(access)
            if access.key is not None and means_damage(error):
                raise DamagedCase(
                    f"The passphrase of {path.name} is right, and the file is damaged. Restore a back-up or ask for the file again."
                ) from error
            raise
