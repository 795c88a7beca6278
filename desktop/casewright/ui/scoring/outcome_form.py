"""The form in which an outcome is recorded with its day and how it is known."""

from __future__ import annotations

from typing import Any

from casewright.casefile.queries.judgement_history import today
from casewright.casefile.queries.outcomes import JudgedRow
from casewright.model.choices import choices_of
from casewright.ui.techniques.form_request import FormRequest
from casewright.ui.widgets.form_fields import FieldSpec
from casewright.ui.window.session import CaseSession, shortened


def outcome_form(session: CaseSession, judgement: JudgedRow) -> FormRequest:
    """Asks what became of a judgement, when that was settled, and how it is known."""

    def save(typed: dict[str, Any]) -> None:
        session.run("outcomes.record_outcome", judgement.id, **typed)

    options = [(each.key, each.label) for each in choices_of("judgement", "outcome") or ()]
    fields = (
        FieldSpec("outcome", "What became of it", "choice", required=True, options=options),
        FieldSpec("on", "Settled on", "date"),
        FieldSpec("note", "How it is known", "lines", help="Kept as a note on the judgement."),
    )
    values = {"outcome": judgement.outcome or "happened", "on": judgement.resolved_on or today()}
    return FormRequest("Outcome", fields, save, values, "Record", shortened(judgement.text, 240))
