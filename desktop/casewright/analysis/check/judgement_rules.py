"""Rules on judgements one by one: likelihood, confidence, horizon, support."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casewright.analysis.check.facts import Facts
from casewright.analysis.check.finding import Found, rule_on
from casewright.analysis.check.subjects import JudgementFacts

_FUTURE = re.compile(r"\b(?:will|shall|won['’]t|going to)\b", re.IGNORECASE)


@rule_on(
    JudgementFacts, "JL02", "blocker", "Pick a band of the scheme, or type the statement as a reported fact."
)
def key_judgement_without_likelihood(facts: Facts, judgement: JudgementFacts) -> Iterator[Found]:
    """A key judgement has no likelihood term."""
    if judgement.is_key and judgement.is_judged and judgement.likelihood is None:
        yield Found("judgement", judgement.id, f"{judgement.name} has no likelihood.", judgement.text)


@rule_on(JudgementFacts, "JL03", "blocker", "Say how sound the basis is and why: sources, logic, gaps.")
def key_judgement_without_confidence(facts: Facts, judgement: JudgementFacts) -> Iterator[Found]:
    """A key judgement lacks confidence or its basis."""
    if judgement.is_key and judgement.is_judged and not (judgement.confidence and judgement.basis):
        missing = "the basis of its confidence" if judgement.confidence else "a confidence level"
        yield Found("judgement", judgement.id, f"{judgement.name} lacks {missing}.", judgement.text)


@rule_on(JudgementFacts, "JL09", "warning", "Add the date by which it will have come true or not.")
def judgement_without_horizon(facts: Facts, judgement: JudgementFacts) -> Iterator[Found]:
    """A forecast, or a judgement of what will be, has no time horizon."""
    is_forecast = judgement.kind == "forecast" or (judgement.is_judged and _FUTURE.search(judgement.text))
    if is_forecast and not judgement.horizon:
        yield Found("judgement", judgement.id, f"{judgement.name} has no time horizon.", judgement.text)


@rule_on(JudgementFacts, "SO01", "blocker", "Link at least one cited claim that supports it.")
def uncited_judgement(facts: Facts, judgement: JudgementFacts) -> Iterator[Found]:
    """Nothing that cites a passage supports a key judgement."""
    claims = facts.support.claims_of(judgement.id)
    if judgement.is_key and not facts.support.supporting(claims):
        kind = "rests on nothing" if not claims else "rests only on claims without a citation"
        yield Found("judgement", judgement.id, f"{judgement.name} {kind}.", judgement.text)


def lower(name: str) -> str:
    """A name within a sentence."""
    return name[0].lower() + name[1:]
