"""The inverse of a change set, applied change by change from its last to its first.

Before each step it checks that the row still holds what was recorded; otherwise undo declines and the whole
transaction is rolled back.
"""

from __future__ import annotations

from casewright.casefile import bulk
from casewright.casefile.driver import Connection
from casewright.casefile.images import decode_image, unpack_rows
from casewright.casefile.schema import journalled_columns
from casewright.model.errors import DamagedCase, UndoDeclined

_CHANGED = "This step cannot be taken back: something it touched has changed since."


def apply_inverse(connection: Connection, change_set_seq: int) -> None:
    """Takes back every change of one change set.

    Raises:
        UndoDeclined: a row does not hold what the change set left in it.
    """
    rows = connection.execute(
        "SELECT c.tbl, c.row_id, c.op, c.before, c.after, p.payload FROM change c "
        "LEFT JOIN change_pack p ON p.seq = c.seq WHERE c.cs = ? ORDER BY c.seq DESC",
        (change_set_seq,),
    ).fetchall()
    for table, row_id, op, before, after, payload in rows:
        if table not in journalled_columns():
            raise DamagedCase(f"The journal of this case is damaged: it names a table {table!r}.")
        if op == "I":
            _take_out(connection, table, row_id, decode_image(table, after))
        elif op == "U":
            _set_back(connection, table, row_id, decode_image(table, before), decode_image(table, after))
        elif op == "D":
            _put_back(connection, table, row_id, decode_image(table, before))
        elif op == "BI":
            ids = [row["id"] for row in unpack_rows(table, payload)]
            if not bulk.delete_pack(connection, table, payload, ids):
                raise UndoDeclined(_CHANGED)
        else:
            _put_back_pack(connection, table, payload)


def _holds(connection: Connection, table: str, row_id: bytes, values: dict[str, object]) -> bool:
    test = " AND ".join(f'"{column}" IS ?' for column in values) or "1"
    sql = f'SELECT 1 FROM "{table}" WHERE id = ? AND {test}'
    return connection.execute(sql, (row_id, *values.values())).fetchone() is not None


def _take_out(connection: Connection, table: str, row_id: bytes, image: dict[str, object]) -> None:
    if not _holds(connection, table, row_id, image):
        raise UndoDeclined(_CHANGED)
    connection.execute(f'DELETE FROM "{table}" WHERE id = ?', (row_id,))


def _set_back(
    connection: Connection, table: str, row_id: bytes, before: dict[str, object], after: dict[str, object]
) -> None:
    if not _holds(connection, table, row_id, after):
        raise UndoDeclined(_CHANGED)
    if not before:  # that the row stays was written down, and nothing else
        return
    columns = ", ".join(f'"{column}" = ?' for column in before)
    connection.execute(f'UPDATE "{table}" SET {columns} WHERE id = ?', (*before.values(), row_id))


def _put_back(connection: Connection, table: str, row_id: bytes, image: dict[str, object]) -> None:
    if connection.execute(f'SELECT 1 FROM "{table}" WHERE id = ?', (row_id,)).fetchone() is not None:
        raise UndoDeclined(_CHANGED)
    columns = ", ".join(f'"{column}"' for column in image)
    marks = ", ?" * len(image)
    sql = f'INSERT INTO "{table}" (id{", " if image else ""}{columns}) VALUES (?{marks})'
    connection.execute(sql, (row_id, *image.values()))


def _put_back_pack(connection: Connection, table: str, payload: bytes) -> None:
    columns = journalled_columns()[table]
    rows = [tuple(row.get(column) for column in columns) for row in unpack_rows(table, payload)]
    bulk.insert_tuples(connection, table, rows)
