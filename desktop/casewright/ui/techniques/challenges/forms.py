"""The forms of challenges: a new one of a method, how one is settled, and an indicator of an event."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from casewright.analysis.weakest_link import weakest_link
from casewright.casefile.queries.challenges import AGAINST_A_JUDGEMENT, ChallengeRow
from casewright.model.choices import choice
from casewright.ui.editing.generated_field import GeneratedField
from casewright.ui.editing.object_form import changes_between, fields_for, stored_values
from casewright.ui.editing.verbs import add_object, edit_object
from casewright.ui.tasks import TaskRunner
from casewright.ui.techniques.form_request import FormRequest
from casewright.ui.widgets.form_fields import FieldSpec
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession, shortened

_LABELS = {
    "devils_advocacy": "Contrary case",
    "team_ab": "Case of Team B",
    "what_if": "Suppose that",
    "high_impact": "Event",
}


def challenge_form(
    session: CaseSession,
    tasks: TaskRunner,
    assessment_id: UUID,
    method: str,
    judgement: tuple[UUID, str] | None,
) -> FormRequest:
    """Asks for a new challenge of this method against a judgement, given by its id and words.

    The weakest link of a contrary case can be drafted from the origins of the judgement.
    """
    fixed: dict[str, Any] = {"assessment_id": assessment_id, "method": method}
    if judgement is not None:
        fixed["judgement_id"] = judgement[0]
    fields = []
    for each in fields_for(session, "challenge", fixed, main_only=True):
        if each.name == "judgement_id":
            continue
        if each.name == "text":
            each = replace(each, label=_LABELS[method])
        if each.name == "weakest_link" and judgement is not None:
            each = _drafted(each, session, tasks, judgement[0])
        fields.append(each)

    def save(typed: dict[str, Any]) -> None:
        added = add_object(session, "challenge", {**stored_values("challenge", typed), **fixed})
        session.open(ObjectRef("challenge", added))

    text = f"On the judgement: “{shortened(judgement[1], 240)}”" if judgement is not None else ""
    return FormRequest(choice("challenge_method", method).label, fields, save, {}, "Add", text)


def settling_form(session: CaseSession, row: ChallengeRow) -> FormRequest:
    """Asks what became of the judgement, and for the answer."""
    asked = fields_for(session, "challenge", {"method": row.method})
    fields = [replace(each, required=True) for each in asked if each.name in ("outcome", "response")]

    def save(typed: dict[str, Any]) -> None:
        changes = changes_between(row._asdict(), stored_values("challenge", typed))
        edit_object(session, "challenge", row.id, changes)
        if typed["outcome"] in ("modified", "reversed"):
            session.told.emit("The judgement itself is still as it was: open it to change it, and say why.")

    outcome = "sustained" if row.outcome == "open" else row.outcome
    values = {"outcome": outcome, "response": row.response or ""}
    return FormRequest("What became of it", fields, save, values, text=f"“{shortened(row.text, 240)}”")


def indicator_form(session: CaseSession, row: ChallengeRow) -> FormRequest:
    """Asks for an indicator that would show the event, or the contrary case, coming about."""
    against = row.method in AGAINST_A_JUDGEMENT
    values = {
        "text": f"{(row.path or row.text).rstrip('.')} (from the challenge “{shortened(row.text, 120)}”)",
        "direction": "against" if against else "for",
        "status": "not_seen",
    }
    fields = fields_for(session, "indicator", values, main_only=True)
    fixed = {"assessment_id": row.assessment_id, "judgement_id": row.judgement_id}

    def save(typed: dict[str, Any]) -> None:
        add_object(session, "indicator", {**stored_values("indicator", typed), **fixed})
        session.told.emit("Added an indicator of it to the watch board.")

    blank = {each.name: False for each in fields if each.kind == "flag"}
    return FormRequest("New indicator from the challenge", fields, save, {**blank, **values}, "Add")


def _drafted(spec: FieldSpec, session: CaseSession, tasks: TaskRunner, judgement_id: UUID) -> FieldSpec:
    draft = partial(weakest_link, session.case, judgement_id)
    return replace(spec, make=lambda: GeneratedField(spec.label, draft, tasks))
