"""Thresholds of the tradecraft check that a case sets itself."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID, uuid5

from casewright.casefile.transaction import Transaction
from casewright.model.check_record import CheckSetting
from casewright.model.thresholds import checked_setting, threshold_of
from casewright.operations.registry import operation
from casewright.operations.rows import add_row, edit_fields

_SETTINGS = UUID("1d1b6a3e-6d0e-4c53-9a55-3f0c5a4f7c21")


@operation("Set thresholds of the check")
def set_thresholds(tx: Transaction, /, values: Mapping[str, str | None]) -> None:
    """Sets thresholds for this case, by key; None takes one back to what is usual.

    The id of a row follows from its key, so that two copies of a case set one row.

    Raises:
        InvalidValue: there is no such threshold, or it cannot have that value; nothing is changed then.
    """
    checked = {key: None if value is None else checked_setting(key, value) for key, value in values.items()}
    for key, value in checked.items():
        threshold_of(key)
        row_id = uuid5(_SETTINGS, key)
        rows = tx.find(CheckSetting, id=row_id)
        if value is None:
            for row in rows:
                tx.delete(row)
        elif rows:
            edit_fields(tx, "check_setting", row_id, {"value": value})
        else:
            add_row(tx, "check_setting", row_id, key=key, value=value)
