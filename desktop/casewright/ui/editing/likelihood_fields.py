"""In which scheme an object's likelihood is said, and which columns it has no use for: both hang on what it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from casewright.casefile.queries import judging, scenarios
from casewright.model.scenario_likelihood import NO_ROOM_FOR
from casewright.ui.window.session import CaseSession

_CONTRARY = {"path", "consequence", "likelihood", "point"}
_EVENT = {"evidence_reread", "weakest_link"}
_OF_A_METHOD = {"devils_advocacy": _CONTRARY, "team_ab": _CONTRARY, "what_if": _EVENT, "high_impact": _EVENT}


def scheme_of(session: CaseSession, values: Mapping[str, Any]) -> str | None:
    """The estimative scheme for an object with these values, from the assessment it belongs to; None where it has none."""
    assessment_id = values.get("assessment_id")
    if isinstance(set_id := values.get("scenario_set_id"), UUID):
        row = scenarios.scenario_set(session.case, set_id)
        assessment_id = row.assessment_id if row else None
    card = judging.assessment_card(session.case, assessment_id) if isinstance(assessment_id, UUID) else None
    return card.scheme if card else None


def unused_columns(session: CaseSession, table: str, values: Mapping[str, Any]) -> frozenset[str]:
    """The columns that an object of this table with these values has no use for."""
    if table == "scenario" and isinstance(set_id := values.get("scenario_set_id"), UUID):
        row = scenarios.scenario_set(session.case, set_id)
        return frozenset(NO_ROOM_FOR[row.probability_policy]) if row else frozenset()
    if table == "challenge":
        return frozenset(_OF_A_METHOD.get(str(values.get("method")), ()))
    return frozenset()
