"""Rules on dates that bear on one another."""

from __future__ import annotations

from collections.abc import Iterator

from casewright.analysis.check.facts import Facts
from casewright.analysis.check.finding import Found, rule_on
from casewright.analysis.check.order import Ordered
from casewright.analysis.check.rows import (
    AboutRow,
    AssessmentRow,
    DatedLinkRow,
    EntityRow,
    JudgementPlace,
    JudgementRow,
    SourceRow,
)
from casewright.model.dates import parse_edtf, show_date
from casewright.model.short_text import shorten


@rule_on(AssessmentRow, "DT02", "blocker", "Move the cut-off, or leave the source out.")
def evidence_after_the_cut_off(facts: Facts, assessment: AssessmentRow) -> Iterator[Found]:
    """A judgement rests on a source published after the cut-off of its assessment."""
    last = parse_edtf(assessment.cut_off).hi if assessment.cut_off else None
    if last is None:
        return
    judgements = facts.of(JudgementPlace, "assessment_id", assessment.id)
    claims = [claim for each in judgements for claim in facts.support.claims_of(each.id)]
    for source in dict.fromkeys(one.source for one in facts.support.supporting(claims)):
        row = facts.row(SourceRow, source)
        if row is not None and (row.published_lo or "") > last.isoformat():
            message = f"“{shorten(row.title, 80)}” was published after the cut-off of “{assessment.title}”."
            yield Found("source", source, message, f"{row.published_lo} {assessment.cut_off}")


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
