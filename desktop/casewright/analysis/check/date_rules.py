"""Rules on dates that bear on one another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from casewright.analysis.check.days import first_day, last_day
from casewright.analysis.check.evidence_rows import (
    CaptureRow,
    PassagePlace,
    SourceRow,
    SourceTextRow,
)
from casewright.analysis.check.facts import Facts
from casewright.analysis.check.finding import Found, rule_on
from casewright.analysis.check.judgement_rules import lower
from casewright.analysis.check.network_rows import AboutRow, DatedLinkRow, EntityRow
from casewright.analysis.check.order import Ordered
from casewright.analysis.check.rows import (
    BriefRow,
)
from casewright.analysis.check.subjects import JudgementFacts
from casewright.analysis.check.work_rows import (
    AssessmentRow,
    JudgementPlace,
    JudgementRow,
)
from casewright.model.dates import show_date
from casewright.model.short_text import shorten

_CURRENT = frozenset({"intelligence_brief", "current_brief", "warning"})


@rule_on(JudgementFacts, "DT01", "warning", "Look for something newer, or say in the text how old it is.")
def stale_evidence(facts: Facts, judgement: JudgementFacts) -> Iterator[Found]:
    """The newest evidence of a key judgement is older, at the cut-off, than 30 days (current briefs, warnings) or 180 days."""
    assessment = facts.row(AssessmentRow, judgement.assessment)
    end = last_day(assessment.cut_off) if assessment and judgement.is_key else None
    if assessment is None or end is None:
        return
    cited = facts.support.supporting(facts.support.claims_of(judgement.id))
    rows = (facts.row(SourceRow, source) for source in dict.fromkeys(one.source for one in cited))
    days = [day for row in rows if row and (day := last_day(row.information_date) or last_day(row.published))]
    kinds = {brief.product_type for brief in facts.of(BriefRow, "assessment_id", assessment.id)}
    most = facts.number("stale_days_current" if kinds & _CURRENT else "stale_days_strategic")
    if days and (end - max(days)).days > most:
        age = (end - max(days)).days
        message = f"The newest evidence of {lower(judgement.name)} is {age} days older than the cut-off."
        yield Found("judgement", judgement.id, message, f"{max(days)} {assessment.cut_off}")


@rule_on(AssessmentRow, "DT02", "blocker", "Move the cut-off, or leave the source out.")
def evidence_after_the_cut_off(facts: Facts, assessment: AssessmentRow) -> Iterator[Found]:
    """A judgement rests on what was published, or captured, after the cut-off of its assessment."""
    end = last_day(assessment.cut_off)
    if end is None:
        return
    judgements = facts.of(JudgementPlace, "assessment_id", assessment.id)
    cited = facts.support.supporting(
        claim for each in judgements for claim in facts.support.claims_of(each.id)
    )
    captured = {one.source: day for one in cited if (day := _captured(facts, one.passage))}
    for source in dict.fromkeys(one.source for one in cited):
        row = facts.row(SourceRow, source)
        published = first_day(row.published) if row else None
        for verb, day in (("published", published), ("captured", captured.get(source))):
            if row is not None and day is not None and day > end:
                message = f"“{shorten(row.title, 80)}” was {verb} after the cut-off of “{shorten(assessment.title, 80)}”."
                yield Found("source", source, message, f"{day} {assessment.cut_off}")
                break


def _captured(facts: Facts, passage: UUID) -> date | None:
    """When the text that a passage was quoted from was captured."""
    place = facts.row(PassagePlace, passage)
    text = facts.row(SourceTextRow, place.source_text_id) if place else None
    capture = facts.row(CaptureRow, text.capture_id) if text else None
    return first_day(capture.captured_at) if capture else None


@rule_on(DatedLinkRow, "DT03", "warning", "Correct one of the dates, or mark the link as planned.")
def reported_before_it_happened(facts: Facts, link: DatedLinkRow) -> Iterator[Found]:
    """Every source of a link that is said to be so was published certainly before it began."""
    if link.valid_lo is None or link.status not in ("asserted", "reported"):
        return
    claims = [row.claim_id for row in facts.of(AboutRow, "object_id", link.id)]
    sources = [facts.row(SourceRow, one.source) for one in facts.support.supporting(claims)]
    published = [(row.published_hi if row else None) or "9999" for row in sources]
    one, other = facts.row(EntityRow, link.from_id), facts.row(EntityRow, link.to_id)
    if published and max(published) < link.valid_lo and one is not None and other is not None:
        name = f"{one.name} – {link.kind.replace('_', ' ')} – {other.name}"
        message = f"The sources of the link {name} were published before it began."
        yield Found("link", link.id, message, f"{link.valid_lo} {max(published)}")


@rule_on(
    JudgementRow,
    "DT05",
    "warning",
    "Record what became of it: it happened, it did not, or it cannot be decided.",
)
def due_and_not_resolved(facts: Facts, judgement: JudgementRow) -> Iterator[Found]:
    """The last day of a judgement's horizon is over, and nobody has said what became of it."""
    last = judgement.horizon_hi
    is_open = judgement.outcome is None and judgement.kind != "fact_reported"
    if not is_open or last is None or last >= facts.today.isoformat():
        return
    if not facts.of(JudgementRow, "supersedes_id", judgement.id):
        message = (
            f"“{shorten(judgement.text, 80)}” was to be resolved by {show_date(last)}, and has no outcome."
        )
        yield Found("judgement", judgement.id, message, last)


_DT06 = "Correct one of the dates, or waive it with the reason why both are right."


@rule_on(Ordered, "DT06", "warning", _DT06)
def dates_out_of_order(facts: Facts, ordered: Ordered) -> Iterator[Found]:
    """Two dates cannot both be right in their order; the manual page on the timeline lists what is compared."""
    for put in ordered.rules:
        for each in put(ordered.facts):
            table, object_id = each.objects[0]
            yield Found(table, object_id, each.sentence, each.sentence)
