"""Indicators in use: looked for, with what was found; held against outcomes; and judged by their qualities."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from casewright.casefile.transaction import Transaction
from casewright.model.ach import AchBoard, AchHypothesis
from casewright.model.assessment import Alternative, Judgement
from casewright.model.dates import parse_edtf
from casewright.model.errors import InvalidValue
from casewright.model.indicator import Indicator, IndicatorRating
from casewright.model.scenario import Scenario, ScenarioSet
from casewright.operations.registry import operation
from casewright.operations.rows import add_row, edit_fields

OUTCOMES = ("judgement", "alternative", "scenario", "ach_hypothesis")
"""What an indicator may be held against."""


@operation("Checked the indicator {object}")
def check_indicator(
    tx: Transaction,
    /,
    indicator_id: UUID,
    *,
    status: str,
    observed_on: str,
    note: str,
    claim_id: UUID | None = None,
    id: UUID | None = None,
) -> UUID:
    """Sets the status of an indicator and adds the line to its log that says why: the day (EDTF), what was found, a claim.

    `last_checked` becomes that day, unless it was looked for later already. The answer is the id of the observation.
    """
    row = tx.get(Indicator, indicator_id)
    tx.subject = tx.subject or indicator_id
    line = {"indicator_id": indicator_id, "observed_on": observed_on, "note": note, "claim_id": claim_id}
    observation = add_row(tx, "observation", id, **line)
    edit_fields(
        tx,
        "indicator",
        indicator_id,
        {"status": status, "last_checked": _later(row.last_checked, observed_on)},
    )
    return observation


@operation("Judged the qualities of {object}")
def judge_qualities(
    tx: Transaction,
    /,
    indicator_id: UUID,
    *,
    validated_on: str,
    collectable: bool | None = None,
    valid: bool | None = None,
    reliable: bool | None = None,
    stable: bool | None = None,
    unique_to_it: bool | None = None,
) -> None:
    """Says which of the five qualities an indicator has, and on which day (EDTF); None leaves one as it was."""
    given = {
        "collectable": collectable, "valid": valid, "reliable": reliable, "stable": stable, "unique_to_it": unique_to_it,
    }  # fmt: skip
    changes = {name: value for name, value in given.items() if value is not None}
    edit_fields(tx, "indicator", indicator_id, {**changes, "validated_on": validated_on})


@operation("Held {object} against an outcome")
def rate_indicator(
    tx: Transaction,
    /,
    indicator_id: UUID,
    object_type: str,
    object_id: UUID,
    *,
    rating: str | None,
    rated_by: str | None = None,
) -> UUID | None:
    """How likely the indicator would be seen if the outcome came true: HL, L, C, U or HU; None takes the rating away.

    The outcome is a judgement, an alternative, a scenario or a hypothesis. Each analyst has one rating for each; those of others stay.

    Args:
        rated_by: whose rating it is; the analyst at work where left out. Only what brings in the ratings of others says it.

    Raises:
        InvalidValue: it is no outcome, or one of another assessment.
        NoSuchObject: one of the two is not there.
    """
    indicator = tx.get(Indicator, indicator_id)
    if _assessment_of(tx, object_type, object_id) not in (None, indicator.assessment_id):
        raise InvalidValue("The indicator and what it is held against belong to different assessments.")
    tx.subject = tx.subject or indicator_id
    which = {"indicator_id": indicator_id, "object_id": object_id, "rated_by": rated_by or tx.analyst}
    there = tx.find(IndicatorRating, **which)
    for row in there[0 if rating is None else 1 :]:  # a merge may have brought a second one
        tx.delete(row)
    if rating is None:
        return None
    if there:
        edit_fields(tx, "indicator_rating", there[0].id, {"rating": rating})
        return there[0].id
    return add_row(tx, "indicator_rating", None, object_type=object_type, rating=rating, **which)


def _assessment_of(tx: Transaction, object_type: str, object_id: UUID) -> UUID | None:
    """The assessment an outcome belongs to; None for a board of no assessment."""
    if object_type == "judgement":
        return tx.get(Judgement, object_id).assessment_id
    if object_type == "alternative":
        return tx.get(Alternative, object_id).assessment_id
    if object_type == "scenario":
        return tx.get(ScenarioSet, tx.get(Scenario, object_id).scenario_set_id).assessment_id
    if object_type == "ach_hypothesis":
        return tx.get(AchBoard, tx.get(AchHypothesis, object_id).board_id).assessment_id
    raise InvalidValue(f"An indicator is held against one of: {', '.join(OUTCOMES)}.")


def _later(before: str | None, after: str) -> Any:
    """The one of two dates that ends later."""
    if before is None:
        return after
    ends = [parse_edtf(each).hi for each in (before, after)]
    return before if None not in ends and ends[0] > ends[1] else after  # type: ignore[operator]
