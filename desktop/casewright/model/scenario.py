"""Scenarios: futures that could come of a few drivers, with an explicit policy on their probability (tradecraft, section 4.2)."""

from __future__ import annotations

from uuid import UUID

from casewright.model.base import (
    Row,
    fraction,
    number,
    optional_text,
    reference,
    required_text,
)


class ScenarioSet(Row, table=True):
    """One focal question with its scenarios.

    `probability_policy`: `none` gives no likelihoods, `band` a term each, `sum_100` points that add up to 100%.
    `independence` says why the two axes of a 2 × 2 do not hang together.
    """

    __tablename__ = "scenario_set"

    assessment_id: UUID = reference("assessment")
    position: float = fraction(0.0)
    title: str = required_text()
    focal_question: str = required_text()
    decision: str | None = optional_text()
    horizon: str | None = optional_text()
    method: str = required_text()
    probability_policy: str = required_text()
    independence: str | None = optional_text()


class Driver(Row, table=True):
    """A force that shapes what comes, with its two ends; `axis` 1 or 2 when it spans the grid of a 2 × 2."""

    __tablename__ = "driver"

    scenario_set_id: UUID = reference("scenario_set")
    position: float = fraction(0.0)
    text: str = required_text()
    impact: str = required_text()
    uncertainty: str = required_text()
    low_end: str | None = optional_text()
    high_end: str | None = optional_text()
    axis: int | None = number()


class Scenario(Row, table=True):
    """One future: how it comes about, what it would look like, what it would mean; `logic` names the ends that it joins."""

    __tablename__ = "scenario"

    scenario_set_id: UUID = reference("scenario_set")
    position: float = fraction(0.0)
    title: str = required_text()
    logic: str | None = optional_text()
    narrative: str | None = optional_text()
    likelihood: str | None = optional_text()
    point: float | None = fraction()
    implication: str | None = optional_text()
