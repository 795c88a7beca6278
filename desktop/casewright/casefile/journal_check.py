"""Checks of the journal: its chain of digests, and that replaying it gives exactly the rows of the case."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from casewright.casefile.case import Case
from casewright.casefile.clock import moment, tick
from casewright.casefile.digest import change_set_digest, parent_digests
from casewright.casefile.driver import Connection, connect_reader, connect_scratch, plain_errors
from casewright.casefile.images import decode_image, unpack_rows
from casewright.casefile.schema import journalled_columns, schema_sql
from casewright.model.errors import DamagedCase

Result = tuple[list[str], str]
_DAY_MS = 24 * 60 * 60 * 1000
_PAGE = 1_000


def chain(case: Case) -> Result:
    """Every digest computed anew in order, the clock rising from parent to child, the heads where they should be."""
    connection = connect_reader(case.access)
    try:
        with plain_errors(case.path):
            faults: list[str] = []
            count = 0
            for header in _headers(connection):
                count += 1
                faults += _set_faults(connection, *header)
            return faults + _head_faults(
                connection
            ), f"{count:,} steps of the history are as they were written."
    finally:
        connection.close()


def _headers(connection: Connection) -> Iterator[tuple[int, tuple[Any, ...], bytes]]:
    last = 0
    while rows := connection.execute(
        "SELECT seq, digest, id, kind, label_key, label_ref, author, hlc, undo_of FROM change_set "
        "WHERE seq > ? ORDER BY seq LIMIT ?",
        (last, _PAGE),
    ).fetchall():
        for seq, digest, *header in rows:
            yield seq, tuple(header), digest
        last = rows[-1][0]


def _set_faults(connection: Connection, seq: int, header: tuple[Any, ...], digest: bytes) -> Iterator[str]:
    row_id, clock = header[0], header[5]
    name = f"Step {seq} of the history ({UUID(bytes=row_id)})"
    parents = connection.execute(
        "SELECT p.parent, s.hlc FROM change_parent p LEFT JOIN change_set s ON s.id = p.parent WHERE p.cs = ?",
        (row_id,),
    ).fetchall()
    if any(hlc is None for _, hlc in parents):
        yield f"{name} follows a step that is not there."
    elif any(hlc >= clock for _, hlc in parents):
        yield f"{name} is not later than what it follows."
    if clock > tick(0) + (_DAY_MS << 16):
        yield f"{name} lies in the future ({moment(clock):%Y-%m-%d %H:%M} UTC)."
    if not parents and seq != 1:
        yield f"{name} follows nothing."
    known = parent_digests(connection, [parent for parent, _ in parents])
    if change_set_digest(connection, seq, header, known) != digest:
        yield f"{name} was altered after it was written."


def _head_faults(connection: Connection) -> list[str]:
    wrong = connection.execute(
        "SELECT id FROM change_set WHERE id NOT IN (SELECT parent FROM change_parent) EXCEPT SELECT cs FROM head"
    ).fetchall()
    wrong += connection.execute(
        "SELECT cs FROM head EXCEPT SELECT id FROM change_set WHERE id NOT IN (SELECT parent FROM change_parent)"
    ).fetchall()
    return [f"The list of latest steps is wrong about {UUID(bytes=row[0])}." for row in wrong]


def replay(case: Case) -> Result:
    """The journal applied to an empty case, in memory, gives exactly the rows there are."""
    with plain_errors(case.path):
        connection = connect_scratch(case.access, schema_sql())
        try:
            connection.execute("BEGIN")
            faults, count = [], 0
            for table, row_id, op, before, after, payload in _changes(connection):
                count += 1
                if table not in journalled_columns():
                    raise DamagedCase(f"The journal names a table {table!r} that a case does not have.")
                if payload is not None:
                    _apply_pack(connection, table, op, payload)
                elif not _apply(
                    connection, table, row_id, op, decode_image(table, before), decode_image(table, after)
                ):
                    faults.append(
                        f"The journal contradicts itself about {table.replace('_', ' ')} {UUID(bytes=row_id)}."
                    )
            return faults + list(
                _differences(connection)
            ), f"{count:,} recorded changes lead to exactly these rows."
        finally:
            connection.close()


def _changes(connection: Connection) -> Iterator[tuple[Any, ...]]:
    last = 0
    while rows := connection.execute(
        "SELECT c.seq, c.tbl, c.row_id, c.op, c.before, c.after FROM held.change c JOIN held.change_set s "
        "ON s.seq = c.cs WHERE c.seq > ? AND s.brought_by IS NULL ORDER BY c.seq LIMIT ?",
        (last, _PAGE),
    ).fetchall():
        for seq, *change in rows:
            pack = None
            if change[1] is None:  # packs one at a time: each may be some megabytes
                found = connection.execute(
                    "SELECT payload FROM held.change_pack WHERE seq = ?", (seq,)
                ).fetchone()
                pack = found[0] if found else b""
            yield (*change, pack)
        last = rows[-1][0]


def _apply(connection: Connection, table: str, row_id: bytes, op: str, before: Any, after: Any) -> bool:
    """One change; False when the row is not as the journal says it was before."""
    if op == "I":
        return _insert(connection, table, {"id": row_id, **after})
    test = "".join(f' AND "{column}" IS ?' for column in before)
    if op == "D":
        sql, values = f'DELETE FROM main."{table}" WHERE id = ?{test}', ()
    elif not after:
        sql, values = f'SELECT count(*) FROM main."{table}" WHERE id = ?', ()
        return bool(connection.execute(sql, (row_id,)).fetchone()[0])
    else:
        sets = ", ".join(f'"{column}" = ?' for column in after)
        sql, values = f'UPDATE main."{table}" SET {sets} WHERE id = ?{test}', tuple(after.values())
    return bool(connection.execute(sql, (*values, row_id, *before.values())).rowcount == 1)


def _apply_pack(connection: Connection, table: str, op: str, payload: bytes) -> None:
    for row in unpack_rows(table, payload):
        if op == "BI":
            _insert(connection, table, row)
        else:
            connection.execute(f'DELETE FROM main."{table}" WHERE id = ?', (row["id"],))


def _insert(connection: Connection, table: str, row: dict[str, object]) -> bool:
    names, marks = ", ".join(f'"{column}"' for column in row), ", ".join("?" * len(row))
    sql = f'INSERT OR IGNORE INTO main."{table}" ({names}) VALUES ({marks})'
    return bool(connection.execute(sql, tuple(row.values())).rowcount == 1)


def _differences(connection: Connection) -> Iterator[str]:
    for table in journalled_columns():
        for one, other, what in (("held", "main", "has words the journal does not have"),
                                 ("main", "held", "is not as the journal says")):  # fmt: skip
            rows = connection.execute(
                f'SELECT id FROM (SELECT * FROM {one}."{table}" EXCEPT SELECT * FROM {other}."{table}") LIMIT 20'
            )
            for (row_id,) in rows.fetchall():
                yield f"The {table.replace('_', ' ')} {UUID(bytes=row_id)} {what}."
