"""What rows were at an earlier moment: the journal read backwards from the rows as they are.

A moment is the `seq` of the last change set it holds. Steps that a merge brought count from the merge on, which is
when this copy came to know them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from casewright.casefile.clock import hlc_at
from casewright.casefile.images import decode_image, unpack_rows
from casewright.casefile.readers import Readable
from casewright.casefile.schema import journalled_columns

Which = tuple[str, bytes]
RowValues = dict[str, Any]
_PAGE = 1_000


def step_at(case: Readable, when: datetime) -> int:
    """The last step that was made by then; 0 when there was none yet."""
    rows = case.read(
        "SELECT coalesce(max(seq), 0) FROM change_set WHERE brought_by IS NULL AND hlc <= ?", (hlc_at(when),)
    )
    return int(rows[0][0])


def changes_back(
    case: Readable, step: int
) -> Iterator[tuple[str, bytes, str, RowValues | None, RowValues | None]]:
    """Every row change after a step, latest first: table, id, op (I, U, D), before, after; packs opened.

    Within a transaction also those of its own, whose change set is written last.
    """
    last: int | None = None
    while rows := case.read(
        "SELECT c.seq, c.tbl, c.row_id, c.op, c.before, c.after FROM change c "
        "LEFT JOIN change_set s ON s.seq = c.cs WHERE c.cs > ?1 AND s.brought_by IS NULL AND (?2 IS NULL OR c.seq < ?2) "
        f"ORDER BY c.seq DESC LIMIT {_PAGE}",
        (step, last),
    ):
        for seq, table, row_id, op, before, after in rows:
            if row_id is not None:
                yield table, row_id, op, _image(table, before), _image(table, after)
                continue
            (payload,) = case.read("SELECT payload FROM change_pack WHERE seq = ?", (seq,))[0]
            for row in unpack_rows(table, payload):
                one = row.pop("id")
                yield table, one, op[1], None if op == "BI" else row, row if op == "BI" else None
        last = rows[-1][0]


def rows_at(case: Readable, step: int, only: frozenset[Which] | None = None) -> dict[Which, RowValues | None]:
    """The rows changed after a step, as they were at it; None for one that was not there.

    Args:
        only: these rows and no others.
    """
    found: dict[Which, RowValues | None] = {}
    for table, row_id, op, before, _ in changes_back(case, step):
        which = (table, row_id)
        if only is not None and which not in only:
            continue
        if which not in found:
            found[which] = row_now(case, which)
        if op == "I":
            found[which] = None
        elif op == "D":
            found[which] = dict(before or {})
        else:
            found[which] = {**(found[which] or {}), **(before or {})}
    return found


def row_now(case: Readable, which: Which) -> RowValues | None:
    """A row without its id as it is now; None when it is not there."""
    table, row_id = which
    columns = journalled_columns()[table][1:]
    names = ", ".join(f'"{column}"' for column in columns)
    rows = case.read(f'SELECT {names} FROM "{table}" WHERE id = ?', (row_id,))
    return dict(zip(columns, rows[0], strict=True)) if rows else None


def _image(table: str, image: str | None) -> RowValues | None:
    return None if image is None else decode_image(table, image)
