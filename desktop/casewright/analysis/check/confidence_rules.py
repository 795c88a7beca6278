"""Rules on confidence: what the evidence allows at most, and evidence against (tradecraft reference, section 1.3)."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from casewright.analysis.ceiling import Ceiling, Ground, confidence_ceiling
from casewright.analysis.check.argument_rules import parts_of
from casewright.analysis.check.days import last_day
from casewright.analysis.check.evidence_rows import (
    ClaimRelationRow,
    ClaimRow,
    SourceRow,
)
from casewright.analysis.check.facts import Facts, remembered
from casewright.analysis.check.finding import Found, rule_on
from casewright.analysis.check.rows import (
    SectionRow,
)
from casewright.analysis.check.subjects import JudgementFacts
from casewright.analysis.check.work_rows import (
    AlternativeRow,
    AssessmentRow,
    AssumptionRow,
    GapRow,
    JudgementRow,
    SupportRow,
)
from casewright.analysis.support import Cited
from casewright.model.citation_tokens import cited_in
from casewright.model.short_text import shorten

_DAYS_OF_A_MONTH = 30.4375


@rule_on(JudgementFacts, "CF01", "warning", "Lower the confidence, or close what stands against it.")
def confidence_above_its_ceiling(facts: Facts, judgement: JudgementFacts) -> Iterator[Found]:
    """Confidence is higher than origins, ratings, gaps and assumptions allow; one origin and high is rule IN01."""
    claims = facts.support.claims_of(judgement.id)
    cited, origins = facts.support.supporting(claims), facts.support.origins(claims).pessimistic
    if not cited or (judgement.confidence == "high" and origins == 1):
        return
    why = ceiling_of(facts, judgement, cited, origins).why_not(judgement.confidence)
    if why:
        message = f"{judgement.name} claims {judgement.confidence} confidence: {why}."
        yield Found("judgement", judgement.id, message, f"{judgement.confidence} {why} {judgement.text}")


def ceiling_of(facts: Facts, judgement: JudgementFacts, cited: list[Cited], origins: int) -> Ceiling:
    """What confidence these citations allow a judgement, with its gaps, assumptions, alternatives and what speaks against it."""
    gaps, assumptions = parts_of(facts, GapRow, judgement), parts_of(facts, AssumptionRow, judgement)
    letters = {one.source: row.reliability for one in cited if (row := facts.row(SourceRow, one.source))}
    return confidence_ceiling(
        Ground(
            [(letters.get(one.source), one.credibility, bool(one.first_hand)) for one in cited],
            origins,
            critical_gap=any(gap.critical and gap.status != "closed" for gap in gaps),
            unsupported_linchpin=any(one.linchpin and one.category == "U" for one in assumptions),
            unanswered=len(unanswered_claims(facts, judgement)),
            alternative=bool(parts_of(facts, AlternativeRow, judgement)),
        )
    )


@rule_on(
    JudgementFacts, "CF02", "warning", "Say why it can be so sure so far ahead, or lower the confidence."
)
def high_confidence_far_ahead(facts: Facts, judgement: JudgementFacts) -> Iterator[Found]:
    """High confidence in something more than 24 months after the cut-off."""
    assessment = facts.row(AssessmentRow, judgement.assessment)
    if (
        judgement.confidence != "high"
        or not judgement.horizon
        or assessment is None
        or not assessment.cut_off
    ):
        return
    start, end, months = (
        last_day(assessment.cut_off),
        last_day(judgement.horizon),
        facts.number("high_confidence_months"),
    )
    if start is not None and end is not None and (end - start).days > months * _DAYS_OF_A_MONTH + 1:
        message = f"{judgement.name} claims high confidence for more than {months} months ahead."
        yield Found("judgement", judgement.id, message, f"{judgement.horizon} {assessment.cut_off}")


@rule_on(
    JudgementFacts,
    "CF03",
    "warning",
    "Say why it does not change the judgement, or cite it where the matter is discussed.",
)
def contrary_evidence_unanswered(facts: Facts, judgement: JudgementFacts) -> Iterator[Found]:
    """A claim stands against a judgement, or against what it rests on, and nothing is said about it."""
    for claim in unanswered_claims(facts, judgement):
        message = f"{judgement.name} says nothing about the claim against it: “{shorten(claim.text, 80)}”"
        yield Found("judgement", judgement.id, message, f"{claim.id} {judgement.text}")


def unanswered_claims(facts: Facts, judgement: JudgementFacts) -> list[ClaimRow]:
    """The claims that stand against a judgement, or against what it rests on, and that nobody has said anything about."""
    supports = facts.support.claims_of(judgement.id)
    contrary = dict.fromkeys(facts.support.claims_of(judgement.id, "contradicts"))
    for one in supports:
        contrary |= dict.fromkeys(each for each in _contradicting(facts, one) if each not in supports)
    noted = {row.claim_id for row in facts.of(SupportRow, "judgement_id", judgement.id) if row.note}
    rows = [facts.row(ClaimRow, claim) for claim in contrary if claim not in noted]
    return [row for row in rows if row is not None and row.id not in _cited_in_briefs(facts)]


def _contradicting(facts: Facts, claim: UUID) -> list[UUID]:
    rows = [(row.kind, row.other_id) for row in facts.of(ClaimRelationRow, "claim_id", claim)]
    rows += [(row.kind, row.claim_id) for row in facts.of(ClaimRelationRow, "other_id", claim)]
    return [other for kind, other in rows if kind == "contradicts"]


@remembered
def _cited_in_briefs(facts: Facts) -> frozenset[UUID]:
    bodies = [row.body for row in facts.all(SectionRow) if row.body]
    return frozenset(row_id for body in bodies for table, row_id in cited_in(body) if table == "claim")


@rule_on(AssessmentRow, "CF04", "warning", "Look at the confidence of each again.")
def confidence_all_alike(facts: Facts, assessment: AssessmentRow) -> Iterator[Found]:
    """Four or more key judgements of an assessment all have the same confidence."""
    found = [row.confidence for row in facts.of(JudgementRow, "assessment_id", assessment.id) if row.is_key]
    if len(found) >= facts.number("same_confidence") and len(set(found)) == 1 and found[0]:
        message = f"All {len(found)} key judgements have {found[0]} confidence."
        yield Found("assessment", assessment.id, message, f"{len(found)} {found[0]}")


@rule_on(JudgementFacts, "SO11", "warning", "Look for a better source, or lower the confidence.")
def weak_sourcing(facts: Facts, judgement: JudgementFacts) -> Iterator[Found]:
    """A key judgement rests only on sources rated D or E, or on information rated 4 or 5."""
    cited = facts.support.supporting(facts.support.claims_of(judgement.id)) if judgement.is_key else []
    if cited and all(one.credibility in ("4", "5") or _is_weak(facts, one.source) for one in cited):
        message = f"{judgement.name} rests only on sources rated D or E, or information rated 4 or 5."
        yield Found("judgement", judgement.id, message, judgement.text)


def _is_weak(facts: Facts, source: UUID) -> bool:
    row = facts.row(SourceRow, source)
    return row is not None and row.reliability in ("D", "E")
