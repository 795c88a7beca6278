"""Bringing back what was deleted together with an object that stays after all."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from casewright.casefile.change_set import Change
from casewright.casefile.history import changes
from casewright.casefile.transaction import Transaction
from casewright.model.fields import columns_of
from casewright.model.tables import TABLES
from casewright.operations.rows import exists

Which = tuple[str, UUID]


def restore_parts(tx: Transaction, kept: Which, deleted_in: Iterable[UUID]) -> list[Which]:
    """Puts rows back that these steps deleted and that belong to an object, as far as what they refer to is there.

    Returns what came back, nearest to the object first.
    """
    gone: list[Change] = []
    for step in deleted_in:
        for (seq,) in tx.read("SELECT seq FROM change_set WHERE id = ?", (step.bytes,)):
            gone += [each for each in changes(tx.read, seq) if each.op == "D" and each.row_id is not None]
    back: list[Which] = []
    standing = {kept}
    while True:
        found = [each for each in gone if _belongs(tx, each, standing)]
        if not found:
            return back
        for each in found:
            assert each.row_id is not None
            gone.remove(each)
            which = each.table, each.row_id
            standing.add(which)
            if not exists(tx, *which):
                tx.add(TABLES[each.table](id=each.row_id, **_values(each)))
                back.append(which)


def _values(change: Change) -> dict[str, object]:
    known = columns_of(change.table)
    return {
        name: UUID(bytes=value) if isinstance(value, bytes) else value
        for name, value in (change.before or {}).items()
        if name in known
    }


def _belongs(tx: Transaction, change: Change, standing: set[Which]) -> bool:
    """Whether a row refers to one that stands, and to nothing that is gone."""
    targets = set()
    values = _values(change)
    for name, value in values.items():
        if isinstance(value, UUID):
            keys = columns_of(change.table)[name].foreign_keys
            table = next((key.column.table.name for key in keys), None) or values.get("object_type")
            if isinstance(table, str) and table in TABLES:
                targets.add((table, value))
    return bool(targets & standing) and all(each in standing or exists(tx, *each) for each in targets)
