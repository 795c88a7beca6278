"""Thresholds of the tradecraft check that a case sets itself."""

from __future__ import annotations

from uuid import UUID, uuid5

from casewright.casefile.transaction import Transaction
from casewright.model.check_record import CheckSetting
from casewright.model.thresholds import checked_setting, threshold_of
from casewright.operations.registry import operation
from casewright.operations.rows import add_row, edit_fields, exists

_SETTINGS = UUID("1d1b6a3e-6d0e-4c53-9a55-3f0c5a4f7c21")


@operation("Set a threshold of the check")
def set_threshold(tx: Transaction, /, key: str, value: str) -> UUID:
    """Sets a threshold for this case. The id follows from the key, so that two copies of a case set one row.

    Raises:
        InvalidValue: there is no such threshold, or it cannot have that value.
    """
    row_id, checked = _setting_id(key), checked_setting(key, value)
    tx.subject = row_id
    if exists(tx, "check_setting", row_id):
        edit_fields(tx, "check_setting", row_id, {"value": checked})
        return row_id
    return add_row(tx, "check_setting", row_id, key=key, value=checked)


@operation("Set a threshold of the check to what is usual")
def reset_threshold(tx: Transaction, /, key: str) -> None:
    """From now on what is usual holds; does nothing where it does already. Raises InvalidValue for an unknown key."""
    threshold_of(key)
    for row in tx.find(CheckSetting, id=_setting_id(key)):
        tx.delete(row)


def _setting_id(key: str) -> UUID:
    return uuid5(_SETTINGS, key)
