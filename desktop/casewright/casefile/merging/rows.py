"""Rows of the case as the journal writes them, read and written within a merge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from casewright.casefile.driver import Connection, connect_memory
from casewright.casefile.recorder import json_value
from casewright.casefile.schema import id_columns, journalled_columns, schema_sql

Which = tuple[str, bytes]


def rows_now(connection: Connection, which: Iterable[Which]) -> dict[Which, dict[str, Any]]:
    """What these rows hold now; rows that are not there are left out."""
    by_table: dict[str, list[bytes]] = {}
    for table, row_id in which:
        by_table.setdefault(table, []).append(row_id)
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS asked (id BLOB)")
    found: dict[Which, dict[str, Any]] = {}
    for table, ids in by_table.items():
        connection.execute("DELETE FROM temp.asked")
        connection.executemany("INSERT INTO temp.asked VALUES (?)", ((each,) for each in ids))
        columns = journalled_columns()[table][1:]
        said = ", ".join(json_value(table, column, "t") for column in columns)
        for row_id, *values in connection.execute(
            f'SELECT t.id, {said} FROM temp.asked a CROSS JOIN "{table}" t ON t.id = a.id'
        ).fetchall():
            found[table, row_id] = dict(zip(columns, values, strict=True))
    return found


def put_row(
    connection: Connection, which: Which, values: Mapping[str, Any], now: Mapping[str, Any] | None
) -> str | None:
    """Has a row hold these values; says whether it was "added" or "changed", None where it held them already."""
    table, row_id = which
    if now is None:
        row = {**defaults(table), **values}
        names = ", ".join(f'"{column}"' for column in row)
        connection.execute(
            f'INSERT INTO "{table}" (id, {names}) VALUES (?{", ?" * len(row)})', (row_id, *_plain(table, row))
        )
        return "added"
    differing = {column: value for column, value in values.items() if now[column] != value}
    if not differing:
        return None
    sets = ", ".join(f'"{column}" = ?' for column in differing)
    connection.execute(f'UPDATE "{table}" SET {sets} WHERE id = ?', (*_plain(table, differing), row_id))
    return "changed"


def remove_row(connection: Connection, which: Which) -> None:
    """Deletes a row."""
    connection.execute(f'DELETE FROM "{which[0]}" WHERE id = ?', (which[1],))


def restate(connection: Connection, table: str, row_id: bytes, columns: Sequence[str] = ()) -> None:
    """Writes down that a row, or these columns of it, stay as they are: a write that knew of all there was."""
    pairs = ", ".join(f"'{column}', {json_value(table, column, 't')}" for column in columns)
    said = f"json_object({pairs})"
    connection.execute(
        "INSERT INTO change (cs, tbl, row_id, op, before, after) "
        f"SELECT (SELECT cs FROM temp.recording), ?, t.id, 'U', {said}, {said} FROM \"{table}\" t WHERE t.id = ?",
        (table, row_id),
    )


def as_tuple(table: str, row_id: bytes, values: Mapping[str, Any]) -> tuple[Any, ...]:
    """A whole row in the order of the schema, ids as bytes."""
    row = {**defaults(table), **values}
    return (row_id, *_plain(table, {column: row[column] for column in journalled_columns()[table][1:]}))


@cache
def defaults(table: str) -> dict[str, Any]:
    """What stands in columns that an older format did not have, and NULL in all others."""
    connection = connect_memory()
    connection.executescript(schema_sql())
    rows = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
    found = {row[1]: connection.execute(f"SELECT {row[4] or 'NULL'}").fetchone()[0] for row in rows[1:]}
    for row in rows[1:]:
        if row[2] == "INTEGER" and isinstance(found[row[1]], str):
            found[row[1]] = int(found[row[1]])
    connection.close()
    return found


def _plain(table: str, values: Mapping[str, Any]) -> Iterator[Any]:
    held = id_columns()[table]
    for column, value in values.items():
        yield bytes.fromhex(value) if column in held and value is not None else value
