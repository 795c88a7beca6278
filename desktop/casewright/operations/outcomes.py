"""What became of a judgement: a fact of the case, whoever judged it. Scores are never written into a case."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from casewright.casefile.transaction import Transaction
from casewright.model.assessment import Judgement
from casewright.model.dates import parse_edtf
from casewright.model.errors import InvalidValue
from casewright.operations.registry import operation
from casewright.operations.rows import add_row, edit_fields


@operation("Recorded the outcome of {object}")
def record_outcome(
    tx: Transaction,
    /,
    judgement_id: UUID,
    *,
    outcome: str,
    on: str | None = None,
    note: str | None = None,
) -> None:
    """Says what became of a judgement.

    Args:
        outcome: `happened`, `did_not_happen` or `undecidable`.
        on: when that was settled (EDTF); None: today.
        note: how it is known; kept as a note on the judgement.

    Raises:
        InvalidValue: it is a reported fact, the day has not come yet, or no such outcome is known.
    """
    judgement = tx.get(Judgement, judgement_id)
    if judgement.kind == "fact_reported":
        raise InvalidValue("A reported fact has no outcome.")
    today = datetime.now(UTC).date()
    resolved_on = on or today.isoformat()
    edit_fields(tx, "judgement", judgement_id, {"outcome": outcome, "resolved_on": resolved_on})
    first = parse_edtf(resolved_on).lo
    if first is not None and first > today:
        raise InvalidValue("An outcome is recorded once it is known; that day has not come yet.")
    if note and note.strip():
        add_row(tx, "note", None, text=note, object_type="judgement", object_id=judgement_id)


@operation("Took back the outcome of {object}")
def withdraw_outcome(tx: Transaction, /, judgement_id: UUID) -> None:
    """The judgement has no outcome any more; a note on how it was known stays."""
    edit_fields(tx, "judgement", judgement_id, {"outcome": None, "resolved_on": None})
