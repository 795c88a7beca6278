"""What parts of an assessment cite: claims that speak for or against them."""

from __future__ import annotations

from uuid import UUID

from casewright.casefile.queries.bearing import BORNE_ON, STANCES
from casewright.casefile.transaction import Transaction
from casewright.model.choices import checked_choice
from casewright.model.claim import ClaimAbout
from casewright.model.errors import InvalidValue
from casewright.operations.registry import operation
from casewright.operations.rows import add_row, edit_fields


@operation("Said how a claim bears on {object}")
def bear_on(
    tx: Transaction,
    /,
    claim_id: UUID,
    object_type: str,
    object_id: UUID,
    *,
    stance: str = "supports",
    id: UUID | None = None,
) -> UUID:
    """A claim supports, contradicts or gives context to a part of an assessment; said again, the stance is changed.

    `claims.not_about` takes it back.

    Raises:
        InvalidValue: claims do not bear on objects of this table, or there is no such stance.
        NoSuchObject: one of the two is not there.
    """
    if object_type not in BORNE_ON:
        raise InvalidValue(f"Claims bear on one of: {', '.join(BORNE_ON)}.")
    stance = checked_choice("citation", "stance", stance)
    tx.subject = tx.subject or object_id
    there = [
        row
        for row in tx.find(ClaimAbout, claim_id=claim_id, object_id=object_id)
        if row.role in (None, *STANCES)
    ]
    for row in there[1:]:  # a merge may have brought a second one
        tx.delete(row)
    if there:
        edit_fields(tx, "claim_about", there[0].id, {"role": stance})
        return there[0].id
    values = {"claim_id": claim_id, "object_type": object_type, "object_id": object_id, "role": stance}
    return add_row(tx, "claim_about", id, **values)
