"""Rules on the work shown: alternatives, assumptions, indicators, gaps, and change against the last time."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from casewright.analysis.check.facts import Facts
from casewright.analysis.check.finding import Found, rule
from casewright.analysis.check.judgement_rules import lower
from casewright.analysis.check.subjects import JudgementFacts
from casewright.model.short_text import shorten


@rule("AL02", "warning", "Bring the point estimates of the judgement and its alternatives to 100%.")
def points_do_not_add_up(facts: Facts) -> Iterator[Found]:
    """A judgement and its alternatives all have point estimates, and these do not come to 100 ± 5%."""
    for judgement in facts.key_judgements:
        rows = facts.case.read("SELECT point FROM alternative WHERE judgement_id = ?", (judgement.id.bytes,))
        points = [judgement.point, *(row[0] for row in rows)]
        total = sum(point for point in points if point is not None)
        if rows and None not in points and abs(total - 1) > 0.0501:
            message = f"{judgement.name} and its alternatives come to {total:.0%} together."
            yield Found("judgement", judgement.id, message, f"{points}")


@rule("AL03", "warning", "List what it takes as given, and whether it falls with that.")
def judgement_without_assumption(facts: Facts) -> Iterator[Found]:
    """A key judgement states no assumption."""
    for judgement in _lacking(facts, "assumption"):
        message = f"{judgement.name} states nothing that it takes as given."
        yield Found("judgement", judgement.id, message, judgement.text)


@rule("AL04", "warning", "Say what is done about it, and who looks after it.")
def unsupported_linchpin_open(facts: Facts) -> Iterator[Found]:
    """A linchpin is rated unsupported, and nobody does anything about it."""
    rows = facts.case.read(
        "SELECT id, text FROM assumption WHERE linchpin AND category = 'U' "
        "AND (coalesce(disposition, '') = '' OR coalesce(owner, '') = '')"
    )
    for row_id, text in rows:
        message = f"Nobody does anything about this unsupported linchpin: “{shorten(text, 80)}”"
        yield Found("assumption", UUID(bytes=row_id), message, text)


@rule("AL06", "note", "Add what is not known, or say that nothing is missing.")
def no_gap_stated(facts: Facts) -> Iterator[Found]:
    """An assessment with key judgements states no intelligence gap."""
    stated = {row[0] for row in facts.case.read("SELECT assessment_id FROM gap")}
    for assessment in dict.fromkeys(judgement.assessment for judgement in facts.key_judgements):
        if assessment.bytes not in stated:
            yield Found("assessment", assessment, "The assessment states no intelligence gap.")


@rule("IW05", "warning", "Add an indicator, or say what would change it.")
def nothing_would_change_it(facts: Facts) -> Iterator[Found]:
    """A key judgement has no indicator and does not say what would change it."""
    said = {
        row[0]
        for row in facts.case.read("SELECT id FROM judgement WHERE coalesce(would_change_if, '') <> ''")
    }
    for judgement in _lacking(facts, "indicator"):
        if judgement.id.bytes not in said:
            message = f"Nothing is said that would change {lower(judgement.name)}."
            yield Found("judgement", judgement.id, message, judgement.text)


@rule("BR03", "warning", "Say what has changed since the last time.")
def change_without_reason(facts: Facts) -> Iterator[Found]:
    """A judgement was raised, lowered or reversed without a reason."""
    rows = dict(
        facts.case.read(
            "SELECT id, change_kind FROM judgement WHERE change_kind IN ('raised', 'lowered', 'reversed') "
            "AND coalesce(change_reason, '') = ''"
        )
    )
    for judgement in facts.judgements:
        if judgement.id.bytes in rows:
            change = rows[judgement.id.bytes]
            yield Found("judgement", judgement.id, f"{judgement.name} was {change} without a reason.", change)


def _lacking(facts: Facts, table: str) -> Iterator[JudgementFacts]:
    """Key judgements with no such part, neither of their own nor of the assessment as a whole."""
    rows = facts.case.read(f"SELECT assessment_id, judgement_id FROM {table}")
    for judgement in facts.key_judgements:
        own, shared = (judgement.assessment.bytes, judgement.id.bytes), (judgement.assessment.bytes, None)
        if judgement.kind != "fact_reported" and own not in rows and shared not in rows:
            yield judgement
