"""What the watch board asks: what was found when an indicator was looked for, and what a review of its judgement came to."""

from __future__ import annotations

from datetime import date
from typing import Any

from casewright.casefile.queries.indicators import WatchRow
from casewright.ui.editing.object_form import fields_for, stored_values
from casewright.ui.techniques.form_request import FormRequest
from casewright.ui.widgets.form_fields import FieldSpec
from casewright.ui.window.session import CaseSession, shortened
from casewright.ui.window.words import choice_label

STATUS_KEYS = {"1": "not_seen", "2": "emerging", "3": "seen", "4": "retired"}
_PROPOSED = {"not_seen": "Looked for and not seen."}


def look_form(session: CaseSession, row: WatchRow, status: str) -> FormRequest:
    """Asks what was found and when; saving sets the status and adds the line to the log, as one step."""
    asked = {each.name: each for each in fields_for(session, "observation", {})}
    fields = [asked[name] for name in ("note", "claim_id", "observed_on")]

    def save(typed: dict[str, Any]) -> None:
        session.run(
            "indicators.check_indicator", row.id, status=status, **stored_values("observation", typed)
        )

    label = choice_label("indicator", "status", status)
    values = {"observed_on": date.today().isoformat(), "note": _PROPOSED.get(status, "")}
    return FormRequest(f"{label}: what was found?", fields, save, values, label, shortened(row.text, 200))


def review_form(session: CaseSession, row: WatchRow) -> FormRequest:
    """Asks why the judgement stands although the indicator fired; its revision names the indicator."""

    def save(typed: dict[str, Any]) -> None:
        session.run(
            "judgement_revisions.revise_judgement",
            row.judgement_id,
            reason=typed["reason"],
            because=("indicator", row.id),
        )

    help_words = "If it does not stand, open it (O) and change it there."
    field = FieldSpec("reason", "Why it stands as it is", "lines", required=True, help=help_words)
    text = f"Judgement: “{shortened(row.judgement or '', 200)}” Indicator: “{shortened(row.text, 160)}”"
    return FormRequest("Review the judgement", [field], save, {}, "Reviewed", text)
