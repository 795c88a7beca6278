"""Rules on sources: rated, described, disclosed, not withdrawn, cited where they are the origin."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casewright.analysis.check.days import last_day
from casewright.analysis.check.evidence_rows import (
    CitationRow,
    ClaimRow,
    PassagePlace,
    SourceLinkRow,
    SourceRow,
    TranslatedPassage,
    UnratedCitation,
)
from casewright.analysis.check.facts import Facts, remembered
from casewright.analysis.check.finding import Found, rule_on
from casewright.analysis.check.rows import (
    CaseRow,
)
from casewright.analysis.check.work_rows import (
    AssessmentRow,
    JudgementPlace,
)
from casewright.analysis.rating_spread import RatingSpread
from casewright.model.short_text import shorten

_RELAYS = frozenset({"quotes", "republishes", "translates", "summarises"})


@rule_on(
    SourceRow, "SO04", "warning", "Rate its reliability (A–F) with a reason; F says that it cannot be judged."
)
def unrated_source(facts: Facts, source: SourceRow) -> Iterator[Found]:
    """A cited source has no reliability, or what a judgement rests on has no credibility."""
    if not source.reliability and facts.claims_citing(source.id):
        message = f"The cited source “{shorten(source.title, 80)}” is not rated."
        yield Found("source", source.id, message, source.title)


@unrated_source.also_on(UnratedCitation)
def _(facts: Facts, citation: UnratedCitation) -> Iterator[Found]:
    claim = facts.row(ClaimRow, citation.claim_id)
    if claim is not None and facts.judgements_on(claim.id):
        message = f"What is cited for “{shorten(claim.text, 80)}” has no credibility."
        yield Found("claim", claim.id, message, claim.text)


@rule_on(SourceRow, "SO05", "warning", "Say why it has this rating, or rate it anew.")
def stale_or_unexplained_rating(facts: Facts, source: SourceRow) -> Iterator[Found]:
    """A cited source is rated without a reason, or was rated more than 365 days before the cut-off of what rests on it."""
    if not source.reliability or not facts.claims_citing(source.id):
        return
    if not source.reliability_reason:
        message = f"The rating {source.reliability} of “{shorten(source.title, 80)}” has no reason."
        yield Found("source", source.id, message, source.reliability)
    rated = last_day(source.reliability_on)
    needed = _looked_at_until(facts, source) if rated is not None else None
    if rated is not None and needed is not None and (needed - rated).days > facts.number("rating_age_days"):
        message = (
            f"“{shorten(source.title, 80)}” was rated {(needed - rated).days} days before it was needed."
        )
        yield Found("source", source.id, message, f"{source.reliability} {source.reliability_on}")


def _looked_at_until(facts: Facts, source: SourceRow) -> date:
    """The latest cut-off of an assessment that rests on a source; today where none has one."""
    judgements = {each for claim in facts.claims_citing(source.id) for each in facts.judgements_on(claim)}
    places = (facts.row(JudgementPlace, each) for each in judgements)
    assessments = (facts.row(AssessmentRow, place.assessment_id) for place in places if place)
    ends = [end for row in assessments if row and (end := last_day(row.cut_off))]
    return max(ends) if ends else facts.today


@rule_on(SourceRow, "SO06", "warning", "Say what bears on its quality: access, motive, age, expertise.")
def source_without_descriptor(facts: Facts, source: SourceRow) -> Iterator[Found]:
    """A source that a key judgement rests on has no descriptor (ICD 206)."""
    if not source.descriptor and facts.is_behind_key_judgement(source.id):
        message = f"The cited source “{shorten(source.title, 80)}” has no descriptor."
        yield Found("source", source.id, message, source.title)


@rule_on(SourceRow, "SO08", "warning", "Cite the most original source, or keep the relay and say why.")
def relay_beside_its_original(facts: Facts, source: SourceRow) -> Iterator[Found]:
    """A key judgement rests on a source that only passes on another, which the case holds.

    What the relay saw itself (`first_hand`) does not count, nor do two sources that repeat each other (rule IN04), nor
    an origin that is not named: nobody can cite it.
    """
    links = [row for row in facts.of(SourceLinkRow, "child_id", source.id) if _passes_on(row)]
    if not links or not _only_relays_for_a_key_judgement(facts, source):
        return
    for parent in dict.fromkeys(link.parent_id for link in links):
        original = facts.row(SourceRow, parent)
        mutual = any(
            row.parent_id == source.id and _passes_on(row)
            for row in facts.of(SourceLinkRow, "child_id", parent)
        )
        if original is not None and original.kind != "unnamed" and not mutual:
            message = f"“{shorten(source.title, 80)}” is cited, and relays “{shorten(original.title, 80)}”, which is in the case."
            yield Found("source", source.id, message, f"{source.title} {original.title}")


def _passes_on(link: SourceLinkRow) -> bool:
    return link.status == "confirmed" and link.kind in _RELAYS


def _only_relays_for_a_key_judgement(facts: Facts, source: SourceRow) -> bool:
    """Whether a key judgement rests on it, and on nothing that it saw itself."""
    passages = facts.of(PassagePlace, "source_id", source.id)
    rows = [row for each in passages for row in facts.of(CitationRow, "passage_id", each.id)]
    supporting = [row for row in rows if row.stance == "supports" and facts.is_key_support(row.claim_id)]
    return bool(supporting) and not any(row.first_hand for row in supporting)


@rule_on(SourceRow, "SO09", "blocker", "Drop what rests on it, or explain why it still counts.")
def withdrawn_source(facts: Facts, source: SourceRow) -> Iterator[Found]:
    """A cited source was withdrawn or corrected."""
    if source.withdrawn and facts.claims_citing(source.id):
        message = f"The cited source “{shorten(source.title, 80)}” was withdrawn: {source.withdrawn}."
        yield Found("source", source.id, message, source.withdrawn)


@rule_on(SourceRow, "SO10", "warning", "Name the tool with its version, and what it was used for.")
def undisclosed_machine(facts: Facts, source: SourceRow) -> Iterator[Found]:
    """A cited source was made, or cited words were translated, by a machine that is not named."""
    if source.ai_generated and not source.ai_tool and facts.claims_citing(source.id):
        message = f"The tool that made “{shorten(source.title, 80)}” is not named."
        yield Found("source", source.id, message, source.title)


@undisclosed_machine.also_on(TranslatedPassage)
def _(facts: Facts, passage: TranslatedPassage) -> Iterator[Found]:
    by_machine = passage.translation_state == "machine"
    if by_machine and not passage.translator and facts.of(CitationRow, "passage_id", passage.id):
        message = f"The tool that translated “{shorten(passage.exact, 80)}” is not named."
        yield Found("passage", passage.id, message, passage.translation)


@rule_on(CaseRow, "SO13", "note", "Look at a sample again, each axis by itself.")
def ratings_on_the_diagonal(facts: Facts, case: CaseRow) -> Iterator[Found]:
    """More than 70% of at least 20 ratings are A1, B2 and so on, as if the two axes were one."""
    spread = _spread(facts)
    share = spread.share
    if (
        share is not None
        and spread.judged >= facts.number("diagonal_ratings")
        and share * 100 > facts.number("diagonal_share")
    ):
        message = f"{share:.0%} of {spread.judged:,} ratings lie on the diagonal (A1, B2 …): the two axes may not be judged apart."
        yield Found("case_info", case.id, message, f"{share:.0%}")


@remembered
def _spread(facts: Facts) -> RatingSpread:
    rows = facts.case.read(
        "SELECT s.reliability, x.credibility, count(*) FROM citation x JOIN passage p ON p.id = x.passage_id "
        "JOIN source s ON s.id = p.source_id WHERE s.reliability IS NOT NULL AND x.credibility IS NOT NULL GROUP BY 1, 2"
    )
    return RatingSpread({(letter, digit): number for letter, digit, number in rows})
