"""What the customer of a brief may receive."""

from __future__ import annotations

from uuid import UUID

from casewright.casefile.queries.overview import case_card, case_markings
from casewright.casefile.readers import Readable
from casewright.model.errors import InvalidValue
from casewright.model.markings import allows


def customers_marking(case: Readable, brief_id: UUID) -> str | None:
    """The highest marking that the customer of a brief may receive; None where nobody has said."""
    rows = case.read("SELECT max_marking FROM brief WHERE id = ?", (brief_id.bytes,))
    return rows[0][0] if rows else None


def brief_marking(case: Readable, brief_id: UUID) -> str:
    """The marking of a brief: its own, its assessment's, or the case's."""
    rows = case.read(
        "SELECT coalesce(b.marking, a.marking) FROM brief b LEFT JOIN assessment a ON a.id = b.assessment_id WHERE b.id = ?",
        (brief_id.bytes,),
    )
    return (rows[0][0] if rows else None) or case_card(case).marking


def above_the_customer(case: Readable, brief_id: UUID) -> str | None:
    """What the customer may receive, where the brief is marked higher; None otherwise."""
    may = customers_marking(case, brief_id)
    try:
        return may if may and not allows(may, brief_marking(case, brief_id), case_markings(case)) else None
    except InvalidValue:  # no label of any ladder: rule MK03 says so
        return None
