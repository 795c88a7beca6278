"""What the customer of a brief may receive."""

from __future__ import annotations

from uuid import UUID

from casewright.casefile.queries.briefing import brief_card, marking_of
from casewright.casefile.queries.overview import case_markings
from casewright.casefile.readers import Readable
from casewright.model.errors import InvalidValue
from casewright.model.markings import allows


def above_the_customer(case: Readable, brief_id: UUID) -> str | None:
    """What the customer may receive, where the brief is marked higher; None otherwise."""
    card = brief_card(case, brief_id)
    rows = case.read("SELECT max_marking FROM brief WHERE id = ?", (brief_id.bytes,))
    may = rows[0][0] if rows else None
    if card is None or may is None:
        return None
    try:
        return None if allows(may, marking_of(case, card), case_markings(case)) else str(may)
    except InvalidValue:  # no label of any ladder: rule MK03 says so
        return None


def markings_below(case: Readable, brief_id: UUID) -> list[str]:
    """The markings of the brief's ladder at which it may be released, mildest first, its own last."""
    card = brief_card(case, brief_id)
    markings = case_markings(case)
    own = markings.get(marking_of(case, card)) if card is not None else None
    below = [
        each for each in markings.values() if own and each.ladder == own.ladder and each.rank <= own.rank
    ]
    return [each.label for each in sorted(below, key=lambda each: each.rank)]
