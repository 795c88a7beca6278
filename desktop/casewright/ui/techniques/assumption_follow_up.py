"""What follows from an unsupported assumption: a gap to close, or an indicator that would show it wrong."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from casewright.casefile.queries.judging import AssumptionRow
from casewright.ui.editing.object_form import fields_for, stored_values
from casewright.ui.editing.verbs import add_object
from casewright.ui.techniques.form_request import FormRequest
from casewright.ui.window.session import CaseSession, shortened
from casewright.ui.window.words import type_word


def follow_up(session: CaseSession, assessment_id: UUID, row: AssumptionRow, table: str) -> FormRequest:
    """The form of a new gap or indicator, filled in from an assumption and naming it; `table` says which of the two."""
    fixed = {"assessment_id": assessment_id, "judgement_id": row.judgement_id}
    values = _gap(row) if table == "gap" else _indicator(row)
    fields = fields_for(session, table, values, main_only=True)

    def save(typed: dict[str, Any]) -> None:
        add_object(session, table, {**stored_values(table, typed), **fixed})
        session.told.emit(f"Added a {type_word(table)} for “{shortened(row.text, 60)}”.")

    title = "New gap from the assumption" if table == "gap" else "New indicator from the assumption"
    blank = {each.name: False for each in fields if each.kind == "flag"}
    return FormRequest(
        title, fields, save, {**blank, **values}, "Add", f"Assumption: “{shortened(row.text, 200)}”"
    )


def _gap(row: AssumptionRow) -> dict[str, Any]:
    return {
        "question": f"Does it hold that: {row.text}",
        "why": f"The assumption is {'a linchpin and ' if row.linchpin else ''}not supported: “{row.text}”",
        "effect": row.if_wrong or "",
        "critical": row.linchpin,
        "status": "open",
    }


def _indicator(row: AssumptionRow) -> dict[str, Any]:
    sign = row.could_fail_if or "Something shows that this does not hold"
    return {
        "text": f"{sign.rstrip('.')} (against the assumption “{row.text}”)",
        "direction": "against",
        "status": "not_seen",
    }
