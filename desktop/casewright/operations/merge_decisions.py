"""Deciding what a merge left open. A decision is an ordinary edit: it prevails in every copy that learns of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from casewright.casefile.merging.fold import DELETION, FIELD, REFERENCE
from casewright.casefile.merging.report import OpenConflict, Side
from casewright.casefile.merging.units import unit_of
from casewright.casefile.queries.merge_conflicts import open_conflicts
from casewright.casefile.schema import id_columns
from casewright.casefile.transaction import Transaction
from casewright.model.errors import InvalidValue, NoSuchObject
from casewright.model.fields import clean_values
from casewright.model.merging import MergeDecision
from casewright.model.tables import TABLES
from casewright.operations.deletion import delete_object
from casewright.operations.entities import add_name
from casewright.operations.kept_parts import restore_parts
from casewright.operations.registry import operation
from casewright.operations.rows import check_references, exists, vocabulary
from casewright.operations.tags_and_notes import add_note

RULES = ("mine", "theirs", "newer")
ROW_CHOICES = ("keep", "delete")


@operation("Decided a conflict about {object}")
def decide_conflict(
    tx: Transaction,
    /,
    conflict_id: UUID,
    *,
    choice: str,
    values: Mapping[str, object] | None = None,
    keep_other: bool = False,
    reason: str | None = None,
) -> UUID:
    """Settles one conflict, and writes down what was chosen and what was passed over.

    Args:
        choice: `mine`, `theirs` or `newer`, or the change set of a side; `written` with `values` of one's own; of a row
            as a whole also `keep` (with the parts that were deleted with it) or `delete` (with what rests on it).
        keep_other: where names differ, the others become further names; other words become a note on the object.

    Raises:
        NoSuchObject: the conflict is not open.
        InvalidValue: this cannot be chosen here.
    """
    found = list(open_conflicts(tx, conflict_id))
    if not found:
        raise NoSuchObject(f"There is no open conflict {conflict_id} in this case.")
    conflict = found[0]
    table, row_id = conflict.object_type, UUID(conflict.object_id)
    tx.subject = tx.subject or row_id
    chosen: object
    if conflict.kind == FIELD:
        chosen = _decide_field(tx, conflict, choice, values)
        if keep_other:
            _keep_others(tx, conflict, chosen)
    else:
        kept = _keeps(conflict, choice)
        if kept:
            tx.restate(TABLES[table], row_id)
            restore_parts(tx, (table, row_id), [UUID(each.change_set) for each in _deletions(conflict)])
        else:
            delete_object(tx, table, row_id, with_dependents=True)
        chosen = "keep" if kept else "delete"
    return _record(tx, conflict, chosen, reason)


@operation("Decided conflicts by a rule")
def decide_conflicts(
    tx: Transaction, /, conflict_ids: Iterable[UUID], *, rule: str, reason: str | None = None
) -> int:
    """Settles several conflicts by one rule, `mine`, `theirs` or `newer`; returns how many.

    Rows that are only kept because something refers to them are left for a person: no side says what to do with both.
    """
    if rule not in RULES:
        raise InvalidValue(f"The rule is one of {', '.join(RULES)}.")
    decided = 0
    for conflict_id in conflict_ids:
        found = list(open_conflicts(tx, conflict_id))
        if (
            found
            and found[0].kind != REFERENCE
            and exists(tx, found[0].object_type, UUID(found[0].object_id))
        ):
            decide_conflict(tx, conflict_id, choice=rule, reason=reason)
            decided += 1
    return decided


def _decide_field(
    tx: Transaction, conflict: OpenConflict, choice: str, values: Mapping[str, object] | None
) -> dict[str, Any]:
    table, row_id = conflict.object_type, UUID(conflict.object_id)
    row, columns = tx.get(TABLES[table], row_id), unit_of(table)[conflict.field]
    if choice == "written":
        if not values or not set(values) <= set(columns):
            raise InvalidValue(f"Say what to write into {' and '.join(columns)}.")
        cleaned = clean_values(table, values, vocabulary(tx), before=row)
    else:
        cleaned = _as_values(table, _side(conflict, choice).value or {})
    check_references(tx, table, cleaned)
    tx.edit(row, **cleaned)
    tx.restate(TABLES[table], row_id, columns)
    return {name: value.hex.upper() if isinstance(value, UUID) else value for name, value in cleaned.items()}


def _keeps(conflict: OpenConflict, choice: str) -> bool:
    if choice in ROW_CHOICES:
        return choice == "keep"
    if conflict.kind != DELETION:
        raise InvalidValue("Something refers to this deleted row: choose keep or delete.")
    return _side(conflict, choice).value is not None


def _side(conflict: OpenConflict, choice: str) -> Side:
    if choice in RULES:
        side: Side = getattr(conflict, choice)
        return side
    for each in conflict.sides:
        if each.change_set == choice:
            return each
    raise InvalidValue(f"There is no such choice as {choice!r} in this conflict.")


def _deletions(conflict: OpenConflict) -> list[Side]:
    return [each for each in conflict.sides if each.value is None]


def _as_values(table: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """Columns as the journal writes them, as an edit takes them."""
    return {
        name: UUID(hex=value) if value is not None and name in id_columns()[table] else value
        for name, value in given.items()
    }


def _keep_others(tx: Transaction, conflict: OpenConflict, chosen: object) -> None:
    others = {
        each.value[conflict.field]: None for each in conflict.sides if each.value and each.value != chosen
    }
    for text in others:
        if not isinstance(text, str) or conflict.field in id_columns()[conflict.object_type]:
            raise InvalidValue("Only names and texts can be kept beside what is chosen.")
        object_id = UUID(conflict.object_id)
        if (conflict.object_type, conflict.field) == ("entity", "name"):
            add_name(tx, object_id, text=text)
        else:
            add_note(tx, object_type=conflict.object_type, object_id=object_id, text=text)


def _record(tx: Transaction, conflict: OpenConflict, chosen: object, reason: str | None) -> UUID:
    passed_over = [
        {"set": each.change_set, "value": each.value} for each in conflict.sides if each.value != chosen
    ]
    subject = tx.subject
    made = tx.add(
        MergeDecision(
            object_type=conflict.object_type,
            object_id=UUID(conflict.object_id),
            kind=conflict.kind,
            field=conflict.field,
            chosen=json.dumps(chosen, ensure_ascii=False, sort_keys=True),
            passed_over=json.dumps(passed_over, ensure_ascii=False, sort_keys=True),
            reason=reason,
            decided_by=tx.analyst,
            decided_on=datetime.now(UTC).date().isoformat(),
        )
    )
    tx.subject = subject
    return made
