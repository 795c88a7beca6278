"""Credibility 1 means confirmed by an independent source: it is refused while a claim has one origin (tradecraft, section 3)."""

from __future__ import annotations

from uuid import UUID

from casewright.casefile.readers import Readable
from casewright.model.errors import InvalidValue

CONFIRMED = "1"


def refuse_lone_confirmation(case: Readable, claim_id: UUID, credibility: str | None) -> None:
    """Raises InvalidValue where a citation of the claim would be rated as confirmed without a second independent origin.

    Called inside the step that makes or changes the citation, so that what it adds counts.
    """
    if credibility != CONFIRMED:
        return
    from casewright.analysis.backing import backing_of

    origins = backing_of(case, "claim", claim_id).origins.pessimistic
    if origins < 2:
        known = "no" if origins == 0 else "one"
        raise InvalidValue(
            f"Credibility 1 means confirmed by an independent source, and this claim has {known} independent origin"
            f"{'s' if origins == 0 else ''} that is certain. Choose 2 or 3, or cite a second origin first."
        )
