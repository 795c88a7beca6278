"""Forms on how claims stand to one another: what contradicts what, and which of them is preferred."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from casewright.casefile.queries import objects
from casewright.casefile.queries.competing import rivals_of
from casewright.ui.editing.claim_field import ClaimField
from casewright.ui.editing.object_form import fields_for
from casewright.ui.widgets.form_fields import FieldSpec
from casewright.ui.window.session import CaseSession, shortened

if TYPE_CHECKING:
    from casewright.ui.editing.editor import Editor


def contradict(editor: Editor, session: CaseSession, claim_id: UUID) -> None:
    """Says that a claim contradicts another, which is found by its words."""
    card = objects.claim_card(session.case, claim_id)
    if card is None:
        return

    def save(typed: dict[str, Any]) -> None:
        session.run(
            "claims.relate_claims",
            claim_id,
            typed["other_id"].id,
            kind="contradicts",
            note=typed["note"] or None,
        )

    other = FieldSpec(
        "other_id", "Contradicts", "claim", True, make=lambda: ClaimField("Contradicts", session)
    )
    note = next(each for each in fields_for(session, "claim_relation", {}) if each.name == "note")
    editor.ask(
        "Mark a contradiction", [other, note], save, submit="Mark", text=f"“{shortened(card.text, 300)}”"
    )


def prefer(editor: Editor, session: CaseSession, claim_id: UUID) -> None:
    """Prefers a claim over those that disagree, with a reason; of one that is preferred, takes that back at once."""
    card = objects.claim_card(session.case, claim_id)
    if card is None:
        return
    if card.preferred:
        session.run("claims.unprefer_claim", claim_id)
        session.told.emit("The claim is no longer preferred.")
        return
    rivals = rivals_of(session.case, claim_id)
    preferred = [
        each for each in rivals if (other := objects.claim_card(session.case, each)) and other.preferred
    ]

    def save(typed: dict[str, Any]) -> None:
        session.run("claims.prefer_claim", claim_id, reason=typed["reason"], instead_of=preferred)

    others = (
        f" over {len(rivals)} that disagree"
        if len(rivals) > 1
        else " over one that disagrees"
        if rivals
        else ""
    )
    text = f"“{shortened(card.text, 300)}” will be preferred{others}. The others stay in the case."
    reason = FieldSpec(
        "reason", "Why", "lines", True, placeholder="Who was there, who corrected whom, what else fits"
    )
    editor.ask("Prefer the claim", [reason], save, submit="Prefer", text=text)
