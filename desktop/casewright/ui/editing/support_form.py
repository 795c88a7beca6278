"""What a judgement rests on, what contradicts it, what gives it context: chosen by typing, with a note on each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from casewright.casefile.queries import records
from casewright.model.choices import choices_of
from casewright.ui.editing.claim_field import find_claims
from casewright.ui.editing.finding import find_rows
from casewright.ui.editing.object_field import ObjectField
from casewright.ui.theme import px
from casewright.ui.widgets.form_fields import FieldSpec
from casewright.ui.widgets.list_rows import ListRow
from casewright.ui.window.navigator_rows import row_id
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession

if TYPE_CHECKING:
    from casewright.ui.editing.editor import Editor

_TITLES = {
    "supports": "What supports the judgement",
    "contradicts": "What contradicts the judgement",
    "context": "What gives it context",
}
_NOTE = "Why it bears on the judgement; on what contradicts it, why the judgement holds all the same"


def add_support(editor: Editor, session: CaseSession, judgement_id: UUID, stance: str = "supports") -> None:
    """Asks for a claim or another judgement that stands so to this one."""
    own = row_id(ObjectRef("judgement", judgement_id))

    def find(words: str) -> list[ListRow]:
        judgements = [each for each in find_rows(session, ("judgement",), words) if each.id != own]
        return [*find_claims(session, words), *judgements]

    def ground() -> ObjectField:
        return ObjectField("Claim or judgement", session, find, two_lines=True)

    def save(typed: dict[str, Any]) -> None:
        on: ObjectRef = typed["ground"]
        column = "claim_id" if on.type == "claim" else "other_id"
        session.run(
            "judgements.support",
            judgement_id,
            stance=typed["stance"],
            note=typed["note"] or None,
            **{column: on.id},
        )

    fields = [FieldSpec("ground", "Claim or judgement", "ground", True, make=ground), *_how()]
    dialog = editor.ask(_TITLES[stance], fields, save, values={"stance": stance}, submit="Add")
    dialog.resize(px(600), px(500))  # the rows found need room of their own


def edit_support(editor: Editor, session: CaseSession, support_id: UUID) -> None:
    """Changes how something stands to a judgement, or the note on it."""
    record = records.record(session.case, "judgement_support", support_id)
    on = ("claim", record["claim_id"]) if record["claim_id"] else ("judgement", record["other_id"])
    title = records.title_of(session.case, *on) or ""

    def save(typed: dict[str, Any]) -> None:
        session.run("judgements.edit_support", support_id, stance=typed["stance"], note=typed["note"] or None)

    values = {"stance": record["stance"], "note": record["note"] or ""}
    editor.ask("How it stands to the judgement", _how(), save, values=values, text=f"“{title}”")


def _how() -> list[FieldSpec]:
    options = [
        (each.key, each.label.capitalize()) for each in choices_of("judgement_support", "stance") or ()
    ]
    return [
        FieldSpec("stance", "How it stands to the judgement", "choice", True, options),
        FieldSpec("note", "Note", "lines", placeholder=_NOTE),
    ]
