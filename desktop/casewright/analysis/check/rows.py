"""The rows that the rules look at: of each table only the columns that some rule reads.

A column that is left out can change without anything being checked again.
"""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from casewright.analysis.check.network_rows import (
    AboutRow,
    DatedLinkRow,
    EntityNameRow,
    EntityRow,
    SamenessRow,
)


class CaseRow(NamedTuple):
    """The case as a whole: one row."""

    id: UUID
    marking: str
    default_scheme: str


class ClaimRow(NamedTuple):
    """What a source says, or an analyst knows."""

    id: UUID
    text: str
    basis: str
    held: str | None
    marking: str | None


class CitationRow(NamedTuple):
    """A claim cites a passage."""

    id: UUID
    claim_id: UUID
    passage_id: UUID
    stance: str
    credibility: str | None
    first_hand: int


class PassageRow(NamedTuple):
    """Exact words of a source, and where they stand."""

    id: UUID
    source_id: UUID
    source_text_id: UUID
    text_sha256: str
    start: int
    end: int
    page: int | None
    exact: str
    prefix: str
    suffix: str
    state: str
    translation: str | None
    translator: str | None
    translation_state: str | None
    marking: str | None


class PassagePlace(NamedTuple):
    """To which source a passage belongs."""

    id: UUID
    source_id: UUID
    source_text_id: UUID


class AnchorRow(NamedTuple):
    """Where a passage stands in another version of its source."""

    id: UUID
    passage_id: UUID
    text_sha256: str
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    verdict: str


class SourceRow(NamedTuple):
    """A source with its rating."""

    id: UUID
    title: str
    kind: str
    published: str | None
    published_lo: str | None
    published_hi: str | None
    information_date: str | None
    accessed: str | None
    address: str | None
    reliability: str | None
    reliability_reason: str | None
    reliability_on: str | None
    descriptor: str | None
    ai_generated: int
    ai_tool: str | None
    withdrawn: str | None
    marking: str | None


class SourceOwner(NamedTuple):
    """What decides whether a source counts as an origin of its own."""

    id: UUID
    publisher: str | None
    controller: str | None
    provenance: str


class SourceLinkRow(NamedTuple):
    """One source derives from another, for one claim or as a whole."""

    id: UUID
    child_id: UUID
    parent_id: UUID
    kind: str
    status: str
    claim_id: UUID | None


class CaptureRow(NamedTuple):
    """How a source came into the archive."""

    id: UUID
    source_id: UUID
    sha256: str
    file_name: str
    captured_at: str
    method: str
    captured_by: str | None
    completeness: str | None


class SourceTextRow(NamedTuple):
    """A text that was read from a capture."""

    id: UUID
    source_id: UUID
    capture_id: UUID
    text_sha256: str | None


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


class ClaimRelationRow(NamedTuple):
    """Two claims that bear on each other."""

    id: UUID
    claim_id: UUID
    other_id: UUID
    kind: str


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


class BriefRow(NamedTuple):
    """A brief as the rules see it."""

    id: UUID
    title: str
    standfirst: str | None
    product_type: str
    assessment_id: UUID | None
    bottom_line: str | None
    customer: str | None
    question: str | None
    cut_off: str | None
    author: str | None
    reviewer: str | None
    status: str
    max_marking: str | None
    portion_marked: int
    marking: str | None


class SectionRow(NamedTuple):
    """A section of a brief."""

    id: UUID
    brief_id: UUID
    position: float
    kind: str
    title: str | None
    body: str | None
    object_type: str | None
    object_id: UUID | None
    caption: str | None
    marking: str | None


class WaiverRow(NamedTuple):
    """A finding that somebody accepted."""

    id: UUID
    rule: str
    object_type: str
    object_id: UUID
    fingerprint: str
    reason: str
    analyst: str
    expires: str | None


class SettingRow(NamedTuple):
    """A threshold that this case sets itself."""

    id: UUID
    key: str
    value: str


TABLE_OF: dict[type[NamedTuple], str] = {
    CaseRow: "case_info", ClaimRow: "claim", CitationRow: "citation", PassageRow: "passage", PassagePlace: "passage", AnchorRow: "passage_anchor",
    SourceRow: "source", SourceOwner: "source", SourceLinkRow: "source_link", CaptureRow: "capture", SourceTextRow: "source_text",
    JudgementRow: "judgement", JudgementPlace: "judgement", SupportRow: "judgement_support", ClaimRelationRow: "claim_relation",
    AboutRow: "claim_about", AssessmentRow: "assessment", AlternativeRow: "alternative", AssumptionRow: "assumption",
    IndicatorRow: "indicator", ObservationRow: "observation", IndicatorRatingRow: "indicator_rating", JudgementReview: "judgement",
    RevisionRow: "judgement_revision", AchBoardRow: "ach_board", HypothesisPlace: "ach_hypothesis", GapRow: "gap", ImplicationRow: "implication",
    ScenarioSetRow: "scenario_set", ScenarioRow: "scenario", ChallengeRow: "challenge",
    PremortemRow: "premortem", BriefRow: "brief", SectionRow: "brief_section",
    DatedLinkRow: "link", EntityRow: "entity", EntityNameRow: "entity_name", SamenessRow: "sameness", WaiverRow: "waiver", SettingRow: "check_setting",
}  # fmt: skip
"""The table that each shape is read from."""
ONLY: dict[type[NamedTuple], str] = {DatedLinkRow: "valid IS NOT NULL OR kind IN ('led_to', 'succeeded')"}
"""Which rows of its table a shape holds, where it is not all."""
