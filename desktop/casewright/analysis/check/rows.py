"""The rows that the rules look at: of each table only the columns that some rule reads.

A column that is left out can change without anything being checked again.
"""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from casewright.analysis.check.evidence_rows import (
    AnchorRow,
    CaptureRow,
    CitationRow,
    ClaimRelationRow,
    ClaimRow,
    ConfirmedCitation,
    DatedClaim,
    MarkedClaim,
    PassagePlace,
    PassageRow,
    SourceLinkRow,
    SourceOwner,
    SourceRow,
    SourceTextRow,
    TranslatedPassage,
    UnratedCitation,
)
from casewright.analysis.check.network_rows import (
    AboutRow,
    DatedLinkRow,
    EntityNameRow,
    EntityRow,
    SamenessRow,
)
from casewright.analysis.check.work_rows import (
    AchBoardRow,
    AlternativeRow,
    AssessmentRow,
    AssumptionRow,
    ChallengeRow,
    GapRow,
    HypothesisPlace,
    ImplicationRow,
    IndicatorRatingRow,
    IndicatorRow,
    JudgementPlace,
    JudgementReview,
    JudgementRow,
    ObservationRow,
    PremortemRow,
    RevisionRow,
    ScenarioRow,
    ScenarioSetRow,
    SupportRow,
)


class CaseRow(NamedTuple):
    """The case as a whole: one row."""

    id: UUID
    marking: str
    default_scheme: str


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
    CaseRow: "case_info", ClaimRow: "claim", CitationRow: "citation", PassageRow: "passage", PassagePlace: "passage", TranslatedPassage: "passage", DatedClaim: "claim", MarkedClaim: "claim",
    ConfirmedCitation: "citation", UnratedCitation: "citation", AnchorRow: "passage_anchor",
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
ONLY: dict[type[NamedTuple], str] = {
    DatedLinkRow: "valid IS NOT NULL OR kind IN ('led_to', 'succeeded')",
    DatedClaim: "held IS NOT NULL",
    MarkedClaim: "marking IS NOT NULL",
    ConfirmedCitation: "credibility = '1'",
    UnratedCitation: "credibility IS NULL AND stance <> 'context'",
    TranslatedPassage: "translation <> ''",
}
"""Which rows of its table a shape holds, where it is not all."""
