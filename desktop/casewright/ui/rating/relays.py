"""The originator is graded, and not the portal that passes it on (tradecraft, section 3)."""

from __future__ import annotations

from uuid import UUID

from casewright.casefile.queries.derivations import derivations_of
from casewright.casefile.readers import Readable
from casewright.model.derivation_kinds import SHARED
from casewright.ui.widgets.plain_text import isolate, one_line

_MOST = 3


def relay_warning(case: Readable, source_id: UUID, provenance: str) -> str:
    """A sentence where a source passes on what others said; empty where it does not, as far as is known."""
    behind = [
        each.title
        for each in derivations_of(case, source_id)
        if each.outward and each.status != "rejected" and each.kind not in SHARED
    ]
    if behind:
        named = ", ".join(f"“{isolate(one_line(title, 80))}”" for title in dict.fromkeys(behind[:_MOST]))
        return f"It passes on {named}. Grade whoever said it first: a letter for the portal says nothing of them."
    if provenance in ("relay", "mixed"):
        what = (
            "It passes on what others said"
            if provenance == "relay"
            else "Part of it is passed on from others"
        )
        return f"{what}, and nobody has said whom. Grade whoever said it first, not the portal."
    return ""
