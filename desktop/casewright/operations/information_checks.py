"""The quality of information check: what an analyst found about one source behind one judgement (tradecraft, section 4.2)."""

from __future__ import annotations

from uuid import UUID

from casewright.casefile.transaction import Transaction
from casewright.model.challenge import InformationCheck
from casewright.operations.deletion import delete_object
from casewright.operations.registry import operation
from casewright.operations.rows import add_row, edit_fields


@operation("Checked the information behind {object}")
def check_information(
    tx: Transaction,
    /,
    judgement_id: UUID,
    source_id: UUID,
    *,
    checked_on: str | None = None,
    id: UUID | None = None,
    **fields: object,
) -> UUID:
    """Notes what was found; what was noted of this source behind this judgement before is kept where nothing new is said.

    Of the sources behind a judgement one at most is the most compelling. Further fields: `deception` (signs of it),
    `dismissed` (why it was set aside before), `corrections`, `most_compelling`, `note`.
    """
    tx.subject = tx.subject or judgement_id
    found = {"checked_by": tx.analyst, "checked_on": checked_on, **fields}
    if fields.get("most_compelling"):
        for each in tx.find(InformationCheck, judgement_id=judgement_id, most_compelling=True):
            tx.edit(each, most_compelling=False)
    rows = tx.find(InformationCheck, judgement_id=judgement_id, source_id=source_id)
    if not rows:
        return add_row(tx, "information_check", id, judgement_id=judgement_id, source_id=source_id, **found)
    edit_fields(tx, "information_check", rows[0].id, found)
    for each in rows[1:]:  # a merge may have brought a second one
        _take_up(tx, rows[0], each, set(fields))
    return rows[0].id


@operation("Took back a check of information")
def uncheck_information(tx: Transaction, /, information_check_id: UUID) -> None:
    """What was noted of the source behind the judgement goes."""
    tx.subject = tx.subject or tx.get(InformationCheck, information_check_id).judgement_id
    delete_object(tx, "information_check", information_check_id)


def _take_up(tx: Transaction, kept: InformationCheck, other: InformationCheck, said_now: set[str]) -> None:
    """One row for one source behind one judgement; what only the other says is kept, unless that was said anew now."""
    said = {
        name: getattr(other, name)
        for name in ("deception", "dismissed", "corrections", "note")
        if name not in said_now and getattr(kept, name) is None and getattr(other, name) is not None
    }
    tx.edit(kept, **said)
    tx.delete(other)
