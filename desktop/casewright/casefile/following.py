"""Following the journal: what was changed since, and the rows as they are now."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple, TypeVar
from uuid import UUID

from casewright.casefile.queries.rows import marks
from casewright.casefile.readers import Readable
from casewright.casefile.schema import id_columns

N = TypeVar("N", bound=NamedTuple)
_OUTSIDE = ("archive", "custody")  # tables that only grow, outside the journal

Touched = dict[str, frozenset[UUID] | None]
"""Ids by table; None where the rows are too many to name, or have no ids."""


class JournalFollower:
    """What was changed since somebody last asked, by whatever door: edits, bulk, undo."""

    def __init__(self, case: Readable) -> None:
        self._case = case
        self._seen = self._latest()

    def touched(self) -> Touched:
        """The rows touched since the last call (or since this was made)."""
        before, self._seen = self._seen, self._latest()
        if before == self._seen:
            return {}
        found: dict[str, set[UUID] | None] = {
            table: None for table in _OUTSIDE if before[table] != self._seen[table]
        }
        for table, row_id in self._case.read(
            "SELECT DISTINCT tbl, row_id FROM change WHERE cs IN "
            "(SELECT seq FROM change_set WHERE seq > ? AND seq <= ? AND brought_by IS NULL)",
            (before["change_set"], self._seen["change_set"]),
        ):
            ids = found.setdefault(table, set())
            if row_id is None:
                found[table] = None
            elif ids is not None:
                ids.add(UUID(bytes=row_id))
        return {table: None if ids is None else frozenset(ids) for table, ids in found.items()}

    def is_behind(self) -> bool:
        """Whether something was changed since the last call of `touched`."""
        return self._seen != self._latest()

    def _latest(self) -> dict[str, int]:
        tables = ("change_set", *_OUTSIDE)
        columns = ", ".join(f"(SELECT coalesce(max(rowid), 0) FROM {table})" for table in tables)
        return dict(zip(tables, self._case.read(f"SELECT {columns}")[0], strict=True))


def read_rows(
    case: Readable,
    table: str,
    shape: type[N],
    known: dict[bytes, UUID],
    only: str | None = None,
    ids: Collection[UUID] | None = None,
) -> Iterator[N]:
    """The rows of a table, as far as the fields of `shape` name its columns.

    Args:
        known: ids met before, and filled with those met now, so that each is one object everywhere.
        only: a condition that the rows fulfil.
        ids: only rows with these ids.
    """
    held = id_columns()[table]
    places = [n for n, field in enumerate(shape._fields) if field in held]
    columns = ", ".join(f'"{field}"' for field in shape._fields)
    where = f"WHERE ({only or 'TRUE'}) AND {'TRUE' if ids is None else f'id IN ({marks(ids)})'}"
    for row in case.read(f"SELECT {columns} FROM {table} {where}", [each.bytes for each in ids or ()]):
        values = list(row)
        for n in places:
            if (value := values[n]) is not None:
                values[n] = known.get(value) or known.setdefault(value, UUID(bytes=value))
        yield shape._make(values)
