"""Rules on where reports come from: independent origins, owners, circles, concentration."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from casewright.analysis.backing import controller_key
from casewright.analysis.check.evidence_rows import (
    ClaimRow,
    ConfirmedCitation,
    SourceLinkRow,
    SourceOwner,
    SourceRow,
)
from casewright.analysis.check.facts import Facts
from casewright.analysis.check.finding import Found, rule_on
from casewright.analysis.check.judgement_rules import lower
from casewright.analysis.check.subjects import JudgementFacts
from casewright.model.short_text import shorten


@rule_on(JudgementFacts, "IN01", "blocker", "Lower the confidence, or add an independent origin.")
def high_confidence_on_one_origin(facts: Facts, judgement: JudgementFacts) -> Iterator[Found]:
    """High confidence rests on one independent origin."""
    if judgement.confidence == "high" and _origins(facts, judgement) == 1:
        message = f"{judgement.name} claims high confidence on one independent origin."
        yield Found("judgement", judgement.id, message, judgement.text)


@rule_on(JudgementFacts, "IN02", "warning", "Say so in the text, or look for a second origin.")
def single_origin_judgement(facts: Facts, judgement: JudgementFacts) -> Iterator[Found]:
    """A key judgement rests on one independent origin."""
    if judgement.is_key and _origins(facts, judgement) == 1:
        yield Found(
            "judgement", judgement.id, f"{judgement.name} rests on one independent origin.", judgement.text
        )


def _origins(facts: Facts, judgement: JudgementFacts) -> int:
    return facts.support.origins(facts.support.claims_of(judgement.id)).pessimistic


@rule_on(JudgementFacts, "IN03", "warning", "Add a source from outside.")
def one_controller_behind_all(facts: Facts, judgement: JudgementFacts) -> Iterator[Found]:
    """Several sources support a key judgement, and one owner or publisher stands behind them all."""
    cited = facts.support.supporting(facts.support.claims_of(judgement.id)) if judgement.is_key else []
    rows = [facts.row(SourceOwner, source) for source in dict.fromkeys(one.source for one in cited)]
    owners = [(row.controller or row.publisher or "") if row else "" for row in rows]
    if len(owners) > 1 and len({controller_key(owner) for owner in owners}) == 1 and owners[0]:
        message = f"{judgement.name} rests on {len(owners)} sources, all of {owners[0]}."
        yield Found("judgement", judgement.id, message, judgement.text)


@rule_on(SourceRow, "IN04", "warning", "Find where it began; until then it counts as one origin at most.")
def circular_reporting(facts: Facts, source: SourceRow) -> Iterator[Found]:
    """Cited sources repeat one another in a circle that leads to no origin."""
    claims = facts.claims_citing(source.id) if facts.support.derivations_of(source.id) else ()
    circles = (circle for claim in claims for circle in facts.support.circles([claim]))
    for circle in dict.fromkeys(circles):
        members = sorted((_title(facts, one), one) for one in circle if isinstance(one, UUID))
        names = ", ".join(f"“{shorten(title, 40)}”" for title, _ in members)
        message = f"These sources repeat one another, and none of them is where it began: {names}."
        yield Found("source", members[0][1], message, names)


@rule_on(
    JudgementFacts,
    "IN05",
    "warning",
    "Say so in the source summary statement, or look for support from elsewhere.",
)
def support_from_one_origin(facts: Facts, judgement: JudgementFacts) -> Iterator[Found]:
    """One origin carries more than 60% of what a key judgement rests on, among several.

    How that is weighed: `analysis.concentration`. Where it is the only one, rule IN02 says so.
    """
    if not judgement.is_key or _origins(facts, judgement) < 2:
        return
    largest = facts.support.spread(facts.support.claims_of(judgement.id))[0]
    if largest.part * 100 > facts.number("concentration"):
        titles = sorted(_title(facts, each) for each in largest.sources if isinstance(each, UUID))
        message = f"{largest.part:.0%} of what {lower(judgement.name)} rests on comes from {named(titles)}."
        yield Found("judgement", judgement.id, message, " ".join([judgement.text, *titles]))


@rule_on(SourceRow, "IN06", "note", "Confirm or reject each; until then they count against independence.")
def unreviewed_derivation(facts: Facts, source: SourceRow) -> Iterator[Found]:
    """A cited source may derive from others, and nobody has confirmed or rejected that."""
    links = facts.of(SourceLinkRow, "child_id", source.id)
    parents = [_title(facts, link.parent_id) for link in links if link.status == "suspected"]
    if parents and facts.claims_citing(source.id):
        message = f"“{shorten(source.title, 80)}” may derive from {named(parents)}: nobody has reviewed it."
        yield Found("source", source.id, message, " ".join(parents))


@rule_on(
    ConfirmedCitation,
    "SO12",
    "warning",
    "Change the credibility to 2 or 3, or cite a second independent origin.",
)
def confirmed_without_second_origin(facts: Facts, citation: ConfirmedCitation) -> Iterator[Found]:
    """Credibility 1 means independent confirmation, which takes two origins."""
    claim, said = facts.row(ClaimRow, citation.claim_id), _SIDES.get(citation.stance)
    if claim is None or said is None:
        return
    if facts.support.origins([claim.id], stance=citation.stance).pessimistic < 2:
        name = said.format(shorten(claim.text, 80))
        yield Found(
            "claim", claim.id, f"{name} is rated as confirmed, and has one independent origin.", claim.text
        )


_SIDES = {"supports": "“{}”", "contradicts": "What contradicts “{}”"}


def named(titles: list[str]) -> str:
    """The first three titles, and how many more there are."""
    first = ", ".join(f"“{shorten(title, 60)}”" for title in titles[:3])
    return f"{first} and {len(titles) - 3} more" if len(titles) > 3 else first


def _title(facts: Facts, source: UUID) -> str:
    row = facts.row(SourceRow, source)
    return row.title if row else ""
