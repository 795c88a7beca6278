"""The form with the thresholds of the check, as this case has them."""

from __future__ import annotations

from typing import Any

from casewright.casefile.queries.check_settings import thresholds_set
from casewright.model.errors import InvalidValue
from casewright.model.thresholds import NO, THRESHOLDS, YES, Threshold, checked_setting
from casewright.ui.techniques.form_request import FormRequest
from casewright.ui.widgets.form_fields import FieldSpec
from casewright.ui.window.session import CaseSession

_OFF = "left_out"
_TEXT = "These numbers are house rules: this case may have its own. An empty field stands for what is usual."


def thresholds_form(session: CaseSession) -> FormRequest:
    """Asks for every threshold, and for the rules that are left out; saved as one step."""
    own = thresholds_set(session.case)
    fields = [_field(each) for each in THRESHOLDS.values()]
    fields.append(
        FieldSpec(
            _OFF,
            "Rules left out",
            placeholder="JL10 IW02",
            check=_rules,
            help="By their ids; the check says nothing of them.",
        )
    )
    off = [key[4:] for key, value in own.items() if key.startswith("off.") and value == YES]
    values = {key: own.get(key, each.shown(each.usual)) for key, each in THRESHOLDS.items()}

    def save(typed: dict[str, Any]) -> None:
        wanted = {key: _unless_usual(each, typed[key]) for key, each in THRESHOLDS.items()}
        wanted |= {f"off.{rule}": YES for rule in _rules(typed[_OFF])}
        gone = own.keys() - wanted.keys()
        changed = {key: value for key, value in wanted.items() if value != own.get(key)}
        if changed or gone:
            session.run("check_settings.set_thresholds", {**dict.fromkeys(gone), **changed})

    return FormRequest("Thresholds of the check", fields, save, {**values, _OFF: " ".join(off)}, text=_TEXT)


def _field(threshold: Threshold) -> FieldSpec:
    usual = f"{threshold.shown(threshold.usual)} {threshold.unit}".strip()
    about = f"{threshold.meaning}. Usual: {usual}. {', '.join(threshold.rules)}"
    if isinstance(threshold.usual, bool):
        return FieldSpec(
            threshold.key, threshold.label, "choice", options=[(YES, "Yes"), (NO, "No")], help=about
        )
    label = f"{threshold.label} ({threshold.unit})"
    return FieldSpec(
        threshold.key, label, help=about, check=lambda value: checked_setting(threshold.key, value)
    )


def _unless_usual(threshold: Threshold, typed: str) -> str | None:
    if not typed.strip():
        return None
    value = checked_setting(threshold.key, typed)
    return None if value == threshold.shown(threshold.usual) else value


def _rules(typed: str) -> list[str]:
    import casewright.analysis.check.run  # noqa: F401  registers the rules
    from casewright.analysis.check.finding import RULES

    found = typed.upper().replace(",", " ").replace(";", " ").split()
    if unknown := [each for each in found if each not in RULES]:
        raise InvalidValue(f"There is no rule {unknown[0]}.")
    return found
