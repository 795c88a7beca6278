"""An assessment with its judgements and all that shows the work behind them."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from casewright.casefile.queries.rows import first, ids, select, select_columns
from casewright.casefile.readers import Readable


class AssessmentCard(NamedTuple):
    """One question, one scheme, one customer."""

    id: UUID
    title: str
    question: str | None
    scheme: str
    customer: str | None
    decision_supported: str | None
    cut_off: str | None
    author: str | None
    reviewer: str | None
    status: str
    scope_note: str | None
    bottom_line: str | None
    source_strengths: str | None
    source_key: str | None
    source_conflicts: str | None
    source_expertise: str | None
    marking: str | None


class JudgementCard(NamedTuple):
    """A judgement: likelihood and, apart from it, confidence."""

    id: UUID
    assessment_id: UUID
    text: str
    kind: str
    is_key: bool
    scheme: str
    likelihood: str | None
    band_lo: float | None
    band_hi: float | None
    point: float | None
    confidence: str | None
    confidence_basis: str | None
    uncertainty_cause: str | None
    would_change_if: str | None
    horizon: str | None
    change_kind: str | None
    change_reason: str | None
    dissent: str | None
    outcome: str | None
    judged_by: str | None
    reviewed_on: str | None
    marking: str | None


class SupportRow(NamedTuple):
    """A claim or another judgement that a judgement rests on, or that speaks against it."""

    id: UUID
    judgement_id: UUID
    claim_id: UUID | None
    other_id: UUID | None
    stance: str
    text: str
    sources: int
    note: str | None


class AlternativeRow(NamedTuple):
    """Another explanation that was considered."""

    id: UUID
    judgement_id: UUID | None
    text: str
    likelihood: str | None
    point: float | None
    why_less_favoured: str | None
    signs: str | None
    implication: str | None


class AssumptionRow(NamedTuple):
    """A key assumption."""

    id: UUID
    judgement_id: UUID | None
    text: str
    category: str
    linchpin: bool
    why: str | None
    could_fail_if: str | None
    if_wrong: str | None
    implicit: bool
    sensitivity: str | None
    disposition: str | None
    owner: str | None
    review_by: str | None


class IndicatorRow(NamedTuple):
    """Something observable that would move a judgement."""

    id: UUID
    judgement_id: UUID | None
    text: str
    direction: str
    threshold: str | None
    where_seen: str | None
    owner: str | None
    cadence: str | None
    expected: str | None
    status: str
    last_checked: str | None


class GapRow(NamedTuple):
    """Something not known that would matter."""

    id: UUID
    judgement_id: UUID | None
    question: str
    why: str | None
    effect: str | None
    collection_idea: str | None
    critical: bool
    status: str
    owner: str | None


class ImplicationRow(NamedTuple):
    """What it means for one reader."""

    id: UUID
    judgement_id: UUID | None
    reader: str
    text: str


def assessment_card(case: Readable, assessment_id: UUID) -> AssessmentCard | None:
    """The assessment, or None when it is gone."""
    return first(select_columns(case, AssessmentCard, "assessment", "WHERE id = ?", (assessment_id,)))


def judgements_of(case: Readable, assessment_id: UUID) -> list[JudgementCard]:
    """The judgements of an assessment, key judgements first, then in their order."""
    rest = "WHERE assessment_id = ? ORDER BY is_key DESC, position, id"
    return select_columns(case, JudgementCard, "judgement", rest, (assessment_id,))


def judgement_card(case: Readable, judgement_id: UUID) -> JudgementCard | None:
    """The judgement, or None when it is gone."""
    return first(select_columns(case, JudgementCard, "judgement", "WHERE id = ?", (judgement_id,)))


def support_of(case: Readable, assessment_id: UUID) -> list[SupportRow]:
    """What each judgement of an assessment rests on, with the number of sources cited by each claim."""
    return select(
        case,
        SupportRow,
        "SELECT s.id, s.judgement_id, s.claim_id, s.other_id, s.stance, coalesce(c.text, o.text), "
        "(SELECT count(DISTINCT p.source_id) FROM citation x JOIN passage p ON p.id = x.passage_id WHERE x.claim_id = s.claim_id), s.note "
        "FROM judgement_support s JOIN judgement j ON j.id = s.judgement_id LEFT JOIN claim c ON c.id = s.claim_id "
        "LEFT JOIN judgement o ON o.id = s.other_id WHERE j.assessment_id = ? ORDER BY s.stance DESC, s.id",
        (assessment_id,),
    )


def alternatives_of(case: Readable, assessment_id: UUID) -> list[AlternativeRow]:
    """The alternatives considered."""
    return select_columns(case, AlternativeRow, "alternative", _OF, (assessment_id,))


def assumptions_of(case: Readable, assessment_id: UUID) -> list[AssumptionRow]:
    """The key assumptions."""
    return select_columns(case, AssumptionRow, "assumption", _OF, (assessment_id,))


def indicators_of(case: Readable, assessment_id: UUID) -> list[IndicatorRow]:
    """The indicators to watch."""
    return select_columns(case, IndicatorRow, "indicator", _OF, (assessment_id,))


def gaps_of(case: Readable, assessment_id: UUID) -> list[GapRow]:
    """What is not known."""
    return select_columns(case, GapRow, "gap", _OF, (assessment_id,))


def implications_of(case: Readable, assessment_id: UUID) -> list[ImplicationRow]:
    """What it means, reader by reader."""
    return select_columns(case, ImplicationRow, "implication", _OF, (assessment_id,))


_OF = "WHERE assessment_id = ? ORDER BY position, id"


def latest_assessments(case: Readable) -> list[UUID]:
    """The assessments, the one begun last first."""
    return ids(case, "SELECT id FROM assessment ORDER BY id DESC")


def assessment_of(case: Readable, table: str, row_id: UUID) -> UUID | None:
    """The assessment a judgement or another part of one belongs to; None for anything else."""
    if table in _PARTS:
        found = ids(case, f"SELECT assessment_id FROM {table} WHERE id = ?", (row_id,))
    elif table in _PARTS_OF_PARTS:
        owner = _PARTS_OF_PARTS[table]
        found = ids(
            case,
            f"SELECT o.assessment_id FROM {table} t JOIN {owner} o ON o.id = t.{owner}_id WHERE t.id = ?",
            (row_id,),
        )
    else:
        return None
    return found[0] if found else None


def order_of(case: Readable, table: str, row_id: UUID) -> list[UUID]:
    """A part of an assessment and its siblings in their order; of a judgement, those that are key like it, or are not."""
    if table not in _PARTS:
        return []
    alike = " AND s.is_key = t.is_key" if table == "judgement" else ""
    return ids(
        case,
        f"SELECT s.id FROM {table} t JOIN {table} s ON s.assessment_id = t.assessment_id{alike} WHERE t.id = ? ORDER BY s.position, s.id",
        (row_id,),
    )


_PARTS = ("judgement", "alternative", "assumption", "indicator", "gap", "implication", "scenario_set", "premortem", "challenge")  # fmt: skip
_PARTS_OF_PARTS = {"scenario": "scenario_set", "driver": "scenario_set", "premortem_reason": "premortem", "information_check": "judgement"}  # fmt: skip


class ObservationRow(NamedTuple):
    """A line in the log of an indicator."""

    id: UUID
    observed_on: str
    note: str
    claim_id: UUID | None


def observations_of(case: Readable, indicator_id: UUID) -> list[ObservationRow]:
    """The log of an indicator."""
    return select_columns(
        case,
        ObservationRow,
        "observation",
        "WHERE indicator_id = ? ORDER BY observed_on, id",
        (indicator_id,),
    )
