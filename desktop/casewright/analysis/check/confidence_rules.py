"""Rules on confidence: what the evidence allows at most, and evidence against (tradecraft reference, section 1.3)."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from casewright.analysis.ceiling import Ceiling, confidence_ceiling
from casewright.analysis.check.facts import Facts
from casewright.analysis.check.finding import Found, rule
from casewright.analysis.check.subjects import JudgementFacts, cited_ids
from casewright.analysis.support import Cited
from casewright.model.dates import parse_edtf
from casewright.model.short_text import shorten

_LONG_FORECAST = 731  # days: 24 months


@rule("CF01", "warning", "Lower the confidence, or close what stands against it.")
def confidence_above_its_ceiling(facts: Facts) -> Iterator[Found]:
    """Confidence is higher than origins, ratings, gaps and assumptions allow; one origin and high is rule IN01."""
    for judgement in facts.judgements:
        claims = facts.support.claims_of(judgement.id)
        cited, origins = facts.support.supporting(claims), facts.support.origins(claims).pessimistic
        if not cited or (judgement.confidence == "high" and origins == 1):
            continue
        why = ceiling_of(facts, judgement, cited, origins).why_not(judgement.confidence)
        if why:
            message = f"{judgement.name} claims {judgement.confidence} confidence: {why}."
            yield Found("judgement", judgement.id, message, f"{judgement.confidence} {why} {judgement.text}")


def ceiling_of(facts: Facts, judgement: JudgementFacts, cited: list[Cited], origins: int) -> Ceiling:
    """What confidence these citations allow a judgement, with its gaps and assumptions."""
    return confidence_ceiling(
        [(facts.sources[one.source].reliability, one.credibility, one.first_hand) for one in cited],
        origins,
        _parts(facts, "gap", judgement, "critical AND status <> 'closed'"),
        _parts(facts, "assumption", judgement, "linchpin AND category = 'U'"),
    )


@rule("CF02", "warning", "Say why it can be so sure so far ahead, or lower the confidence.")
def high_confidence_far_ahead(facts: Facts) -> Iterator[Found]:
    """High confidence in something more than 24 months after the cut-off."""
    cut_offs = dict(facts.case.read("SELECT id, cut_off FROM assessment WHERE cut_off IS NOT NULL"))
    for judgement in facts.judgements:
        cut_off = cut_offs.get(judgement.assessment.bytes)
        if judgement.confidence != "high" or not judgement.horizon or cut_off is None:
            continue
        start, end = parse_edtf(cut_off).hi, parse_edtf(judgement.horizon).hi
        if start is not None and end is not None and (end - start).days > _LONG_FORECAST:
            message = f"{judgement.name} claims high confidence for more than 24 months ahead."
            yield Found("judgement", judgement.id, message, f"{judgement.horizon} {cut_off}")


@rule(
    "CF03", "warning", "Say why it does not change the judgement, or cite it where the matter is discussed."
)
def contrary_evidence_unanswered(facts: Facts) -> Iterator[Found]:
    """A claim stands against a judgement, or against what it rests on, and nothing is said about it."""
    answered = _answered(facts)
    against = facts.case.read("SELECT claim_id, other_id FROM claim_relation WHERE kind = 'contradicts'")
    pairs = [(UUID(bytes=one), UUID(bytes=other)) for one, other in against]
    for judgement in facts.judgements:
        supports = set(facts.support.claims_of(judgement.id))
        contrary = dict.fromkeys(facts.support.claims_of(judgement.id, "contradicts"))
        for one, other in [*pairs, *((other, one) for one, other in pairs)]:
            if other in supports and one not in supports:
                contrary[one] = None
        for claim in contrary:
            if claim in facts.claim_texts and not answered & {(judgement.id, claim), (None, claim)}:
                text = facts.claim_texts[claim][0]
                message = f"{judgement.name} says nothing about the claim against it: “{shorten(text, 80)}”"
                yield Found("judgement", judgement.id, message, f"{claim} {judgement.text}")


def _answered(facts: Facts) -> set[tuple[UUID | None, UUID]]:
    """Claims with a note at a judgement, and (under None) those that a brief cites in its text."""
    noted = facts.case.read(
        "SELECT judgement_id, claim_id FROM judgement_support WHERE claim_id IS NOT NULL AND coalesce(note, '') <> ''"
    )
    found: set[tuple[UUID | None, UUID]] = {(UUID(bytes=one), UUID(bytes=claim)) for one, claim in noted}
    for (body,) in facts.case.read("SELECT body FROM brief_section WHERE body IS NOT NULL"):
        found |= {(None, claim) for claim in cited_ids(body)[0]}
    return found


@rule("CF04", "warning", "Look at the confidence of each again.")
def confidence_all_alike(facts: Facts) -> Iterator[Found]:
    """Four or more key judgements of an assessment all have the same confidence."""
    levels: dict[UUID, list[str | None]] = {}
    for judgement in facts.key_judgements:
        levels.setdefault(judgement.assessment, []).append(judgement.confidence)
    for assessment, found in levels.items():
        if len(found) >= 4 and len(set(found)) == 1 and found[0]:
            message = f"All {len(found)} key judgements have {found[0]} confidence."
            yield Found("assessment", assessment, message, f"{len(found)} {found[0]}")


@rule("SO11", "warning", "Look for a better source, or lower the confidence.")
def weak_sourcing(facts: Facts) -> Iterator[Found]:
    """A key judgement rests only on sources rated D or E, or on information rated 4 or 5."""
    for judgement in facts.key_judgements:
        cited = facts.support.supporting(facts.support.claims_of(judgement.id))
        if cited and all(
            facts.sources[one.source].reliability in ("D", "E") or one.credibility in ("4", "5")
            for one in cited
        ):
            message = f"{judgement.name} rests only on sources rated D or E, or information rated 4 or 5."
            yield Found("judgement", judgement.id, message, judgement.text)


@rule("IN03", "warning", "Add a source from outside.")
def one_controller_behind_all(facts: Facts) -> Iterator[Found]:
    """Several sources support a key judgement, and one owner or publisher stands behind them all."""
    owners = {
        UUID(bytes=row[0]): row[1]
        for row in facts.case.read("SELECT id, coalesce(controller, publisher) FROM source")
    }
    for judgement in facts.key_judgements:
        cited = facts.support.supporting(facts.support.claims_of(judgement.id))
        sources = {one.source for one in cited}
        behind = {owners[source] for source in sources}
        if len(sources) > 1 and len(behind) == 1 and None not in behind:
            message = f"{judgement.name} rests on {len(sources)} sources, all of {behind.pop()}."
            yield Found("judgement", judgement.id, message, judgement.text)


@rule("IN04", "warning", "Find where it began; until then it counts as one origin at most.")
def circular_reporting(facts: Facts) -> Iterator[Found]:
    """Cited sources repeat one another in a circle that leads to no origin."""
    for circle in facts.support.origins(facts.support.citations).circles:
        members = sorted((facts.sources[one].title, one) for one in circle if isinstance(one, UUID))
        names = ", ".join(f"“{shorten(title, 40)}”" for title, _ in members)
        message = f"These sources repeat one another, and none of them is where it began: {names}."
        yield Found("source", members[0][1], message, names)


def _parts(facts: Facts, table: str, judgement: JudgementFacts, where: str) -> bool:
    """Whether a judgement, or its assessment as a whole, has such a part."""
    sql = (
        f"SELECT 1 FROM {table} WHERE assessment_id = ? AND coalesce(judgement_id, ?) = ? AND {where} LIMIT 1"
    )
    return bool(facts.case.read(sql, (judgement.assessment.bytes, judgement.id.bytes, judgement.id.bytes)))
