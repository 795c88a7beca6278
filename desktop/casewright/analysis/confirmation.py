"""Credibility 1 means confirmed by an independent source: refused while a claim has fewer than two origins at worst.

(Tradecraft, section 3, guard 2.) An operation cannot know this: origins are counted here. The window demands it of every edit
(`Case.demand`), so that no dialog and no key can get round it. What a recipe, a file or a merge brings was rated elsewhere and
comes in as it is: rule SO12 of the check says what is wrong there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from casewright.analysis.backing import backing_of
from casewright.casefile.readers import Readable
from casewright.model.errors import InvalidValue

if TYPE_CHECKING:
    from casewright.casefile.transaction import Transaction

CONFIRMED = "1"
NEEDED = 2  # independent origins at worst
_BROUGHT = frozenset({"apply_recipe", "import_file", "merge"})


def demand_confirmation(tx: Transaction, label_key: str) -> None:
    """For `Case.demand`: raises InvalidValue where this edit rates an item as confirmed that is not."""
    from casewright.model.claim import Citation

    if label_key in _BROUGHT:
        return
    for citation_id, columns in tx.written(Citation):
        if columns.get("credibility") != CONFIRMED:
            continue
        for (claim,) in tx.read(
            "SELECT claim_id FROM citation WHERE id = ? AND credibility = ?", (citation_id.bytes, CONFIRMED)
        ):
            refusal = why_not_confirmed(tx, UUID(bytes=claim))
            if refusal:
                raise InvalidValue(refusal)


def why_not_confirmed(case: Readable, claim_id: UUID) -> str:
    """Why no item of a claim may be rated 1, in a sentence; empty where one may."""
    origins = backing_of(case, "claim", claim_id).origins.pessimistic
    if origins >= NEEDED:
        return ""
    known = "no independent origin" if origins == 0 else "one independent origin"
    return (
        f"Credibility 1 means confirmed by an independent source, and this claim has {known} that is certain. "
        "Choose 2 or 3, or cite a second origin first."
    )
