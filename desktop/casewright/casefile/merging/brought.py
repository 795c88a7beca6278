"""Bringing the steps of another copy into this journal, byte for byte, after looking at everything they say.

The other copy is untrusted: a digest proves that a step is as it was written, not who wrote it or that it makes sense.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, Never
from uuid import UUID

from casewright.casefile.clock import moment, tick
from casewright.casefile.digest import change_set_digest, parent_digests
from casewright.casefile.driver import Connection
from casewright.casefile.images import unpack_rows
from casewright.casefile.schema import id_columns, journalled_columns
from casewright.model.errors import DamagedCase

_DAY = (24 * 60 * 60 * 1000) << 16  # of the hybrid clock
_ID = re.compile("[0-9A-F]{32}")
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_IMAGES = {"I": (False, True), "U": (True, True), "D": (True, False)}  # op -> has a before, has an after
_LARGEST = 2**63
_PAGE = 2_000


def bring_steps(
    connection: Connection, other: Connection, missing: Sequence[bytes], first_seq: int, merge_seq: int
) -> Iterator[int]:
    """Writes steps of the other copy into this journal, in this order; yields after each how many there are so far.

    Args:
        missing: steps of the other copy, each after what it follows.
        first_seq: the number that the first of them gets here.
        merge_seq: the number that the merge will have.

    Raises:
        DamagedCase: a step is not as it was written, or says what no case can say.
    """
    numbers = {each: first_seq + n for n, each in enumerate(missing)}
    for n, step in enumerate(missing, start=1):
        seq = numbers[step]
        (theirs, *header, digest) = other.execute(
            "SELECT seq, id, kind, label_key, label_ref, author, hlc, undo_of, digest FROM change_set WHERE id = ?",
            (step,),
        ).fetchone()
        parents = [
            row[0]
            for row in other.execute("SELECT parent FROM change_parent WHERE cs = ?", (step,)).fetchall()
        ]
        _check_clock(connection, step, header[5], parents)
        _copy_changes(connection, other, theirs, seq)
        if change_set_digest(connection, seq, header, parent_digests(connection, parents)) != digest:
            refuse(f"step {UUID(bytes=step)} of its history was altered after it was written")
        connection.execute(
            "INSERT INTO change_set VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (seq, *header, digest, merge_seq)
        )
        connection.executemany(
            "INSERT INTO change_parent VALUES (?, ?)", [(step, parent) for parent in parents]
        )
        yield n


def refuse(why: str) -> Never:
    """Says why a copy is not merged."""
    raise DamagedCase(f"The other copy is damaged, and nothing was merged: {why}.")


def _check_clock(connection: Connection, step: bytes, clock: int, parents: Collection[bytes]) -> None:
    if clock > tick(0) + _DAY:
        refuse(f"a step of its history lies in the future ({moment(clock):%Y-%m-%d %H:%M} UTC)")
    for parent in parents:
        found = connection.execute("SELECT hlc FROM change_set WHERE id = ?", (parent,)).fetchone()
        if found is None or found[0] >= clock:
            refuse(f"step {UUID(bytes=step)} of its history does not fit to what it follows")


def _copy_changes(connection: Connection, other: Connection, theirs: int, seq: int) -> None:
    cursor = other.execute(
        "SELECT c.tbl, c.row_id, c.op, c.before, c.after, p.n, p.min_id, p.max_id, p.payload FROM change c "
        "LEFT JOIN change_pack p ON p.seq = c.seq WHERE c.cs = ? ORDER BY c.seq",
        (theirs,),
    )
    while rows := cursor.fetchmany(_PAGE):
        for table, row_id, op, before, after, *pack in rows:
            if table not in journalled_columns():
                refuse(f"its journal names a table {table!r} that a case does not have")
            if op in ("BI", "BD"):
                _check_pack(table, row_id or before or after, *pack)
            else:
                _check_change(table, row_id, op, before, after, pack[-1])
            place = connection.execute(
                "INSERT INTO change (cs, tbl, row_id, op, before, after) VALUES (?, ?, ?, ?, ?, ?)",
                (seq, table, row_id, op, before, after),
            ).lastrowid
            if pack[-1] is not None:
                connection.execute("INSERT INTO change_pack VALUES (?, ?, ?, ?, ?)", (place, *pack))


def _check_change(
    table: str, row_id: bytes | None, op: str, before: str | None, after: str | None, payload: bytes | None
) -> None:
    if op not in _IMAGES or row_id is None or len(row_id) != 16 or payload is not None:
        refuse("its journal holds a change that is none")
    if (before is not None, after is not None) != _IMAGES[op]:
        refuse("its journal holds a change without what was before or after it")
    images = [_image(table, each) for each in (before, after) if each is not None]
    if op == "U" and images[0].keys() != images[1].keys():
        refuse("its journal holds a change of other columns than those it had")


def _image(table: str, image: str) -> dict[str, Any]:
    try:
        values = json.loads(image, parse_constant=_no_number)
    except (ValueError, RecursionError):
        refuse("a change in its journal cannot be read")
    if not isinstance(values, dict):
        refuse("a change in its journal cannot be read")
    check_values(table, values)
    return values


def _no_number(text: str) -> Never:
    raise ValueError(text)


def check_values(table: str, values: Mapping[str, Any]) -> None:
    """Sees to it that a row's columns, as the journal writes them, are columns and hold what one can.

    Raises:
        DamagedCase: they do not.
    """
    held, known = id_columns()[table], journalled_columns()[table][1:]
    for column, value in values.items():
        if column not in known:
            refuse(f"its journal names a column {column!r} that {table.replace('_', ' ')} does not have")
        if value is None:
            continue
        if column in held:
            fits = isinstance(value, str) and _ID.fullmatch(value) is not None
        elif isinstance(value, str):
            fits = _UNSTORABLE.search(value) is None
        else:
            fits = type(value) in (int, float) and abs(value) < _LARGEST
        if not fits:
            refuse(f"its journal gives {table.replace('_', ' ')} a {column.replace('_', ' ')} that is none")


def _check_pack(
    table: str,
    single: object,
    n: int | None,
    min_id: bytes | None,
    max_id: bytes | None,
    payload: bytes | None,
) -> None:
    if single is not None or payload is None or n is None:
        refuse("its journal holds a pack that is none")
    ids = []
    for row in unpack_rows(table, payload):
        row_id = row.pop("id", None)
        if not isinstance(row_id, bytes) or len(row_id) != 16:
            refuse("its journal holds a pack with a row that has no id")
        ids.append(row_id)
        check_values(
            table, {key: each.hex().upper() if isinstance(each, bytes) else each for key, each in row.items()}
        )
    if len(ids) != n or len(set(ids)) != n or not ids or (min(ids), max(ids)) != (min_id, max_id):
        refuse("its journal holds a pack that does not say what is in it")
