"""Indicators and warnings: what to watch for, what was seen, and how well each tells outcomes apart."""

from __future__ import annotations

from uuid import UUID

from casewright.model.base import (
    Row,
    flag,
    fraction,
    object_reference,
    optional_text,
    reference,
    required_text,
)


class Indicator(Row, table=True):
    """Something observable that would move a judgement or tell a scenario, with who watches it and until when.

    The five flags are the qualities of a good indicator, as judged on `validated_on` (tradecraft, section 4.2).
    """

    __tablename__ = "indicator"

    assessment_id: UUID = reference("assessment")
    judgement_id: UUID | None = reference("judgement", required=False)
    scenario_id: UUID | None = reference("scenario", required=False)
    position: float = fraction(0.0)
    text: str = required_text()
    direction: str = required_text()
    threshold: str | None = optional_text()
    where_seen: str | None = optional_text()
    owner: str | None = optional_text()
    cadence: str | None = optional_text()
    expected: str | None = optional_text()
    status: str = required_text()
    last_checked: str | None = optional_text()
    collectable: bool = flag(added=True)
    valid: bool = flag(added=True)
    reliable: bool = flag(added=True)
    stable: bool = flag(added=True)
    unique_to_it: bool = flag(added=True)
    validated_on: str | None = optional_text()


class Observation(Row, table=True):
    """An indicator was looked for on a day, and what was found."""

    __tablename__ = "observation"

    indicator_id: UUID = reference("indicator")
    observed_on: str = required_text()
    claim_id: UUID | None = reference("claim", required=False)
    note: str = required_text()


class IndicatorRating(Row, table=True):
    """How likely the indicator would be seen if one judgement, alternative, scenario or hypothesis were true: HL, L, C, U, HU."""

    __tablename__ = "indicator_rating"

    indicator_id: UUID = reference("indicator")
    object_type: str = required_text()
    object_id: UUID = object_reference()
    rating: str = required_text()
    rated_by: str | None = optional_text()
