"""The rows of assessments, judgements and the work shown behind them, as `rows`."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID


class JudgementRow(NamedTuple):
    """A judgement without its place in the order."""

    id: UUID
    assessment_id: UUID
    text: str
    kind: str
    is_key: int
    scheme: str
    likelihood: str | None
    point: float | None
    confidence: str | None
    confidence_basis: str | None
    horizon: str | None
    horizon_hi: str | None
    would_change_if: str | None
    change_kind: str | None
    change_reason: str | None
    supersedes_id: UUID | None
    outcome: str | None
    marking: str | None


class JudgementPlace(NamedTuple):
    """The place of a judgement in its assessment."""

    id: UUID
    assessment_id: UUID
    position: float
    is_key: int


class SupportRow(NamedTuple):
    """A judgement rests on, or is contradicted by, a claim or another judgement."""

    id: UUID
    judgement_id: UUID
    claim_id: UUID | None
    other_id: UUID | None
    stance: str
    note: str | None


class AssessmentRow(NamedTuple):
    """An assessment as the rules see it."""

    id: UUID
    title: str
    question: str | None
    scheme: str
    cut_off: str | None
    author: str | None
    reviewer: str | None
    bottom_line: str | None
    source_strengths: str | None
    source_key: str | None
    source_conflicts: str | None
    source_expertise: str | None
    marking: str | None


class AlternativeRow(NamedTuple):
    """Another explanation that was considered."""

    id: UUID
    assessment_id: UUID
    judgement_id: UUID | None
    text: str
    likelihood: str | None
    point: float | None


class AssumptionRow(NamedTuple):
    """A key assumption."""

    id: UUID
    assessment_id: UUID
    judgement_id: UUID | None
    text: str
    category: str
    linchpin: int
    if_wrong: str | None
    disposition: str | None
    owner: str | None


class IndicatorRow(NamedTuple):
    """Something observable that would move a judgement."""

    id: UUID
    assessment_id: UUID
    judgement_id: UUID | None
    text: str
    threshold: str | None
    owner: str | None
    cadence: str | None
    expected: str | None
    status: str
    last_checked: str | None


class ObservationRow(NamedTuple):
    """An indicator was looked for."""

    id: UUID
    indicator_id: UUID
    observed_on: str


class IndicatorRatingRow(NamedTuple):
    """An indicator was held against an outcome."""

    id: UUID
    indicator_id: UUID
    object_type: str
    object_id: UUID
    rating: str
    rated_by: str | None


class JudgementReview(NamedTuple):
    """When a judgement was last reviewed."""

    id: UUID
    reviewed_on: str | None


class RevisionRow(NamedTuple):
    """A judgement was changed, or looked at and kept."""

    id: UUID
    judgement_id: UUID
    revised_on: str


class AchBoardRow(NamedTuple):
    """A board of competing hypotheses; what is on it is read by `analysis.ach`."""

    id: UUID
    assessment_id: UUID | None


class HypothesisPlace(NamedTuple):
    """To which board a hypothesis belongs."""

    id: UUID
    board_id: UUID


class GapRow(NamedTuple):
    """Something not known that would matter."""

    id: UUID
    assessment_id: UUID
    judgement_id: UUID | None
    critical: int
    status: str


class ImplicationRow(NamedTuple):
    """What it means for one reader."""

    id: UUID
    assessment_id: UUID
    text: str


class ScenarioSetRow(NamedTuple):
    """A set of scenarios with its policy on likelihoods."""

    id: UUID
    assessment_id: UUID
    title: str
    probability_policy: str


class ScenarioRow(NamedTuple):
    """How likely one future is said to be."""

    id: UUID
    scenario_set_id: UUID
    likelihood: str | None
    point: float | None


class ChallengeRow(NamedTuple):
    """A case argued against a judgement, or an event, and what became of it."""

    id: UUID
    assessment_id: UUID
    judgement_id: UUID | None
    method: str
    outcome: str


class PremortemRow(NamedTuple):
    """A premortem."""

    id: UUID
    assessment_id: UUID
