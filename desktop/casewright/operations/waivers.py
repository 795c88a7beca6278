"""Waivers: somebody accepts a finding of the tradecraft check, by name and with a reason."""

from __future__ import annotations

from uuid import UUID

from casewright.casefile.transaction import Transaction
from casewright.operations.deletion import delete_object
from casewright.operations.registry import operation
from casewright.operations.rows import add_row


@operation("Waived a finding")
def waive(
    tx: Transaction,
    /,
    *,
    rule: str,
    object_type: str,
    object_id: UUID,
    fingerprint: str,
    reason: str,
    analyst: str | None = None,
    expires: str | None = None,
    id: UUID | None = None,
) -> UUID:
    """Accepts one finding. `fingerprint` is the finding's: the waiver lapses when the offending text changes."""
    values = {"rule": rule, "object_type": object_type, "object_id": object_id, "fingerprint": fingerprint}
    return add_row(tx, "waiver", id, **values, reason=reason, analyst=analyst or tx.analyst, expires=expires)


@operation("Took back a waiver")
def take_back_waiver(tx: Transaction, /, waiver_id: UUID) -> None:
    """The finding counts again."""
    delete_object(tx, "waiver", waiver_id)
