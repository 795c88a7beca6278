"""Assessments and their judgements: likelihood and confidence as two axes, and the work shown (ICD 203, section D.6)."""

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


class Assessment(Row, table=True):
    """One question answered in one estimative scheme for one customer."""

    __tablename__ = "assessment"

    title: str = required_text()
    question: str | None = optional_text()
    scheme: str = required_text()
    customer: str | None = optional_text()
    decision_supported: str | None = optional_text()
    cut_off: str | None = optional_text()
    author: str | None = optional_text()
    reviewer: str | None = optional_text()
    status: str = required_text()
    scope_note: str | None = optional_text()
    bottom_line: str | None = optional_text()
    source_strengths: str | None = optional_text()
    source_key: str | None = optional_text()
    source_conflicts: str | None = optional_text()
    source_expertise: str | None = optional_text()
    marking: str | None = optional_text()


class Judgement(Row, table=True):
    """A proposition with its likelihood (term, band, optional point) and, apart from it, confidence and basis.

    `likelihood` is a term key of the scheme; `band_lo` and `band_hi` are that term's fractions when judged. `judged_by` is who
    set its likelihood last, `reviewed_on` the day on which somebody last looked at it in earnest.
    """

    __tablename__ = "judgement"

    assessment_id: UUID = reference("assessment")
    position: float = fraction(0.0)
    text: str = required_text()
    kind: str = required_text()
    is_key: bool = flag()
    scheme: str = required_text()
    likelihood: str | None = optional_text()
    band_lo: float | None = fraction()
    band_hi: float | None = fraction()
    point: float | None = fraction()
    confidence: str | None = optional_text()
    confidence_basis: str | None = optional_text()
    information_base: str | None = optional_text()
    rigour: str | None = optional_text()
    volatility: str | None = optional_text()
    uncertainty_cause: str | None = optional_text()
    would_change_if: str | None = optional_text()
    horizon: str | None = optional_text()
    horizon_lo: str | None = optional_text()
    horizon_hi: str | None = optional_text()
    change_kind: str | None = optional_text()
    change_reason: str | None = optional_text()
    supersedes_id: UUID | None = reference("judgement", required=False)
    dissent: str | None = optional_text()
    outcome: str | None = optional_text()
    resolved_on: str | None = optional_text()
    judged_by: str | None = optional_text()
    reviewed_on: str | None = optional_text()
    marking: str | None = optional_text()


class JudgementRevision(Row, table=True):
    """What a judgement said before somebody changed it, when and why; the rows are never rewritten (ICD 203, D.6.e(7)).

    `because_type` and `because_id` name the object that made the analyst change it: a claim, a source, an observation …
    """

    __tablename__ = "judgement_revision"

    judgement_id: UUID = reference("judgement")
    revised_on: str = required_text()
    revised_by: str = required_text()
    kind: str = required_text()
    reason: str = required_text()
    because_type: str | None = optional_text()
    because_id: UUID | None = object_reference(required=False)
    text: str = required_text()
    likelihood: str | None = optional_text()
    band_lo: float | None = fraction()
    band_hi: float | None = fraction()
    point: float | None = fraction()
    confidence: str | None = optional_text()
    horizon: str | None = optional_text()


class JudgementSupport(Row, table=True):
    """A judgement rests on, or is contradicted by, a claim or another judgement; never a raw source."""

    __tablename__ = "judgement_support"

    judgement_id: UUID = reference("judgement")
    claim_id: UUID | None = reference("claim", required=False)
    other_id: UUID | None = reference("judgement", required=False)
    stance: str = required_text()
    note: str | None = optional_text()


class Alternative(Row, table=True):
    """Another explanation or outcome that was considered, with its own likelihood."""

    __tablename__ = "alternative"

    assessment_id: UUID = reference("assessment")
    judgement_id: UUID | None = reference("judgement", required=False)
    position: float = fraction(0.0)
    text: str = required_text()
    likelihood: str | None = optional_text()
    point: float | None = fraction()
    why_less_favoured: str | None = optional_text()
    signs: str | None = optional_text()
    implication: str | None = optional_text()


class Assumption(Row, table=True):
    """A key assumption: category S solid, C correct with caveats, U unsupported; a linchpin says what falls with it."""

    __tablename__ = "assumption"

    assessment_id: UUID = reference("assessment")
    judgement_id: UUID | None = reference("judgement", required=False)
    position: float = fraction(0.0)
    text: str = required_text()
    category: str = required_text()
    linchpin: bool = flag()
    implicit: bool = flag(added=True)
    sensitivity: str | None = optional_text()
    why: str | None = optional_text()
    could_fail_if: str | None = optional_text()
    if_wrong: str | None = optional_text()
    disposition: str | None = optional_text()
    owner: str | None = optional_text()
    review_by: str | None = optional_text()


class Gap(Row, table=True):
    """Something not known that would matter, and how to close it."""

    __tablename__ = "gap"

    assessment_id: UUID = reference("assessment")
    judgement_id: UUID | None = reference("judgement", required=False)
    position: float = fraction(0.0)
    question: str = required_text()
    why: str | None = optional_text()
    effect: str | None = optional_text()
    collection_idea: str | None = optional_text()
    owner: str | None = optional_text()
    critical: bool = flag()
    status: str = required_text()


class Implication(Row, table=True):
    """What the judgements mean for one reader."""

    __tablename__ = "implication"

    assessment_id: UUID = reference("assessment")
    judgement_id: UUID | None = reference("judgement", required=False)
    position: float = fraction(0.0)
    reader: str = required_text()
    text: str = required_text()
