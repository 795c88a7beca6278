"""Bringing an object back to what it was at an earlier moment, as an edit of today."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

from casewright.casefile.moments import row_now, rows_at
from casewright.casefile.schema import id_columns
from casewright.casefile.transaction import Transaction
from casewright.model.base import Flag
from casewright.model.errors import InvalidValue, NoSuchObject
from casewright.model.field_rules import DERIVED
from casewright.model.fields import columns_of, words_for
from casewright.operations.judgement_revisions import revise_judgement
from casewright.operations.judgements import edit_judgement
from casewright.operations.registry import operation
from casewright.operations.rows import edit_fields
from casewright.operations.sources import edit_source

# What was done stays on record as it was done.
_ON_RECORD = frozenset({"judgement_revision", "brief_issue", "source_rating", "merge_decision"})


@operation("Restored {object} to what it was")
def restore_object(
    tx: Transaction,
    /,
    table: str,
    row_id: UUID,
    *,
    step: int,
    fields: Collection[str] | None = None,
    reason: str | None = None,
) -> dict[str, object]:
    """Sets fields of a row to what they were at a step of the history (`casefile.moments`); returns what was set.

    Args:
        fields: only these; None: all that differ.
        reason: for a judgement that stands, since it changes only with one.

    Raises:
        NoSuchObject: it was not there then, or is not there now (take back the step that deleted it).
        InvalidValue: it is a record that is never rewritten, or a value does not fit any more.
    """
    columns = columns_of(table)
    if table in _ON_RECORD:
        raise InvalidValue(f"A {words_for(table)} is a record and stays as it was made.")
    for name in fields or ():
        if name not in columns:
            raise InvalidValue(f"A {words_for(table)} has no field {name!r}.")
    was = rows_at(tx, step, frozenset({(table, row_id.bytes)})).get((table, row_id.bytes), {})
    if was is None:
        raise NoSuchObject(f"This {words_for(table)} was not there yet.")
    chosen = {
        name: _value(table, name, value)
        for name, value in was.items()
        if name in columns
        and f"{table}.{name}" not in DERIVED
        and name not in DERIVED
        and (fields is None or name in fields)
    }
    now = _now(tx, table, row_id)
    chosen = {name: value for name, value in chosen.items() if value != now[name]}
    if chosen:
        _set(tx, table, row_id, chosen, reason)
    return chosen


def _set(tx: Transaction, table: str, row_id: UUID, values: dict[str, Any], reason: str | None) -> None:
    """By the verb that has more to do than to set fields, where there is one."""
    if table == "judgement" and reason:
        revise_judgement(tx, row_id, reason=reason, **values)
    elif table == "judgement":
        edit_judgement(tx, row_id, **values)
    elif table == "source":
        edit_source(tx, row_id, **values)
    else:
        edit_fields(tx, table, row_id, values)


def _now(tx: Transaction, table: str, row_id: UUID) -> dict[str, object]:
    row = row_now(tx, (table, row_id.bytes))
    if row is None:
        raise NoSuchObject(
            f"This {words_for(table)} is no longer in the case; the step that deleted it can be taken back."
        )
    return {name: _value(table, name, value) for name, value in row.items()}


def _value(table: str, name: str, value: Any) -> object:
    """A value as the model has it: ids as UUIDs, flags as yes or no."""
    if value is None:
        return None
    if name in id_columns()[table]:
        return UUID(bytes=value)
    return bool(value) if isinstance(columns_of(table)[name].type, Flag) else value
