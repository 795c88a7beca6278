"""Order within a list: a fractional `position`, so that two analysts can insert and move apart and merge."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from casewright.casefile.transaction import Transaction
from casewright.model.errors import InvalidValue
from casewright.model.tables import TABLES

_STEP = 1.0
_TIGHT = 1e-6


def last_position(tx: Transaction, table: str, parent: str, parent_id: UUID) -> float:
    """A position after all rows of `table` whose column `parent` is `parent_id`."""
    TABLES[table].model_fields[parent]  # both names are ours, never a person's
    rows = tx.read(f'SELECT max(position) FROM "{table}" WHERE "{parent}" = ?', (parent_id.bytes,))
    return _STEP if rows[0][0] is None else float(rows[0][0]) + _STEP


def move_after(tx: Transaction, table: str, row_id: UUID, parent: str, after: UUID | None) -> None:
    """Moves a row behind a sibling, or to the front with `after` None.

    Where neighbours have come too close, the list is numbered anew.

    Raises:
        NoSuchObject: there is no such row.
        InvalidValue: `after` is not in the same list.
    """
    row: Any = tx.get(TABLES[table], row_id)
    siblings: list[Any] = list(tx.find(TABLES[table], **{parent: getattr(row, parent)}))
    others = sorted(
        (each for each in siblings if each.id != row_id), key=lambda each: (each.position, each.id)
    )
    place = next((n for n, each in enumerate(others, start=1) if each.id == after), 0)
    if after is not None and place == 0:
        raise InvalidValue("What was moved, and what it was to follow, are not in the same list.")
    before = others[place - 1].position if place else None
    behind = others[place].position if place < len(others) else None
    if before is not None and behind is not None and behind - before < _TIGHT:
        others.insert(place, row)
        for n, each in enumerate(others, start=1):
            tx.edit(each, position=n * _STEP)
        return
    tx.edit(row, position=_between(before, behind))


def _between(before: float | None, behind: float | None) -> float:
    if before is None:
        return _STEP if behind is None else behind - _STEP
    return before + _STEP if behind is None else (before + behind) / 2
