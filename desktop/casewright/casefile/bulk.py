"""The bulk door: many rows at once with a packed journal, 5,000 rows a pack, undoable as one step.

Row triggers would cost three times the insert and twice the file; here SQLite itself writes the images.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING
from uuid import UUID

from casewright.casefile import recorder
from casewright.casefile.driver import Connection
from casewright.casefile.images import PACK_ROWS, pack_rows, row_array
from casewright.casefile.schema import journalled_columns
from casewright.model.errors import InvalidValue
from casewright.model.ids import new_id

if TYPE_CHECKING:
    from casewright.model.base import Row  # loads SQLModel, which reading a case must not


def insert_dicts(
    connection: Connection, table: type[Row], rows: Iterable[Mapping[str, object]]
) -> list[UUID]:
    """Inserts rows given as dicts of the model's columns; missing columns take the model's defaults.

    Raises:
        InvalidValue: a dict has a key that is no column.
    """
    name = str(table.__tablename__)
    columns = journalled_columns()[name]
    known = frozenset(columns)
    defaults = tuple(_default(table, column) for column in columns[1:])
    pairs = tuple(zip(columns[1:], defaults, strict=True))
    ids: list[UUID] = []
    values: list[tuple[object, ...]] = []
    for row in rows:
        if not row.keys() <= known:
            raise InvalidValue(f"{name} has no column {sorted(row.keys() - known)[0]!r}.")
        row_id = row.get("id")
        if not isinstance(row_id, UUID):
            row_id = new_id()
        ids.append(row_id)
        values.append((row_id.bytes, *[_plain(row.get(column, default)) for column, default in pairs]))
    insert_tuples(connection, name, values)
    return ids


def _default(table: type[Row], column: str) -> object:
    field = table.model_fields[column]
    return None if field.is_required() else field.default


def _plain(value: object) -> object:
    return value.bytes if value.__class__ is UUID else int(value) if value.__class__ is bool else value


def insert_tuples(connection: Connection, table: str, values: Sequence[Sequence[object]]) -> None:
    """Inserts rows given as tuples in schema order (`id` first, ids as bytes) and packs their images."""
    if not values:
        return
    with _whole_or_not_at_all(connection):
        last = _last_rowid(connection, table)
        connection.execute(f"DROP TRIGGER temp.record_{table}_insert")
        columns = journalled_columns()[table]
        marks = ", ".join("?" * len(columns))
        names = ", ".join(f'"{column}"' for column in columns)
        connection.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', values)
        connection.execute(recorder.insert_trigger(table))
        _record_inserts(connection, table, last, _last_rowid(connection, table))


def _record_inserts(connection: Connection, table: str, last: int, end: int) -> None:
    """Packs the images of the rows with these rowids; new rows get consecutive ones."""
    for start in range(last, end, PACK_ROWS):
        rows = connection.execute(
            f'SELECT id, {row_array(table)} FROM "{table}" AS t WHERE rowid > ? AND rowid <= ? ORDER BY rowid',
            (start, min(start + PACK_ROWS, end)),
        ).fetchall()
        _record(connection, table, "BI", [row[0] for row in rows], pack_rows(table, [row[1] for row in rows]))


def _last_rowid(connection: Connection, table: str) -> int:
    return int(connection.execute(f'SELECT coalesce(max(rowid), 0) FROM "{table}"').fetchone()[0])


@contextmanager
def _whole_or_not_at_all(connection: Connection) -> Iterator[None]:
    """A savepoint: an error that the caller survives leaves neither unrecorded rows nor a missing trigger behind."""
    connection.execute("SAVEPOINT bulk")
    try:
        yield
    except BaseException:
        if connection.in_transaction:  # a full disk ends the transaction itself
            connection.execute("ROLLBACK TO bulk")
            connection.execute("RELEASE bulk")
        raise
    connection.execute("RELEASE bulk")


def delete_pack(connection: Connection, table: str, payload: bytes, ids: list[bytes]) -> bool:
    """Undoes one pack of inserts. False, and nothing done, when any of its rows has changed since."""
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS pack_id (n INTEGER PRIMARY KEY, id BLOB)")
    connection.execute("DELETE FROM temp.pack_id")
    connection.executemany("INSERT INTO temp.pack_id (id) VALUES (?)", [(row_id,) for row_id in ids])
    rows = connection.execute(
        f'SELECT {row_array(table)} FROM temp.pack_id AS p JOIN "{table}" AS t ON t.id = p.id ORDER BY p.n'
    ).fetchall()
    if len(rows) != len(ids) or zlib.decompress(
        pack_rows(table, [row[0] for row in rows])
    ) != zlib.decompress(payload):
        return False
    with _whole_or_not_at_all(connection):
        connection.execute(f"DROP TRIGGER temp.record_{table}_delete")
        connection.execute(f'DELETE FROM "{table}" WHERE id IN (SELECT id FROM temp.pack_id)')
        connection.execute(recorder.delete_trigger(table))
        _record(connection, table, "BD", ids, payload)
    return True


def _record(connection: Connection, table: str, op: str, ids: list[bytes], payload: bytes) -> None:
    cursor = connection.execute(
        "INSERT INTO change (cs, tbl, op) VALUES ((SELECT cs FROM recording), ?, ?)", (table, op)
    )
    connection.execute(
        "INSERT INTO change_pack (seq, n, min_id, max_id, payload) VALUES (?, ?, ?, ?, ?)",
        (cursor.lastrowid, len(ids), min(ids), max(ids), payload),
    )
