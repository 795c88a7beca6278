"""Rules on judgements: likelihood, confidence, support, alternatives."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from casewright.analysis.check.facts import Facts
from casewright.analysis.check.finding import Found, rule
from casewright.analysis.check.language import (
    hedges,
    likelihood_words,
    mixes_likelihood_and_confidence,
    sentences,
)
from casewright.model.short_text import shorten


@rule("JL01", "blocker", "Split it into two sentences: likelihood in one, confidence in the other.")
def likelihood_with_confidence(facts: Facts) -> Iterator[Found]:
    """Likelihood and confidence in one sentence, in judgements, bottom lines and briefs."""
    for judgement in facts.judgements:
        for sentence in sentences(judgement.sentences_of(facts.ladder(judgement.scheme))):
            if mixes_likelihood_and_confidence(sentence, facts.ladder(judgement.scheme)):
                message = f"{judgement.name} combines likelihood and confidence in one sentence."
                yield Found("judgement", judgement.id, message, sentence)
    for object_type, object_id, prose, scheme in facts.prose:
        for sentence in sentences(prose):
            if mixes_likelihood_and_confidence(sentence, facts.ladder(scheme)):
                message = f"A sentence combines likelihood and confidence: “{shorten(sentence, 80)}”"
                yield Found(object_type, object_id, message, sentence)


@rule("JL02", "blocker", "Pick a band of the scheme, or type the statement as a reported fact.")
def key_judgement_without_likelihood(facts: Facts) -> Iterator[Found]:
    """A key judgement has no likelihood term."""
    for judgement in facts.key_judgements:
        if judgement.kind != "fact_reported" and judgement.likelihood is None:
            yield Found("judgement", judgement.id, f"{judgement.name} has no likelihood.", judgement.text)


@rule("JL03", "blocker", "Say how sound the basis is and why: sources, logic, gaps.")
def key_judgement_without_confidence(facts: Facts) -> Iterator[Found]:
    """A key judgement lacks confidence or its basis."""
    for judgement in facts.key_judgements:
        if judgement.kind != "fact_reported" and not (judgement.confidence and judgement.basis):
            missing = "the basis of its confidence" if judgement.confidence else "a confidence level"
            yield Found("judgement", judgement.id, f"{judgement.name} lacks {missing}.", judgement.text)


@rule("JL04", "warning", "Replace it with a term of the scheme, or say that likelihood cannot be judged.")
def vague_hedge(facts: Facts) -> Iterator[Found]:
    """A hedge word carries no probability."""
    for judgement in facts.judgements:
        for sentence in sentences(judgement.text):
            words = hedges(sentence, facts.ladder(judgement.scheme))
            if (
                words
                and judgement.likelihood is None
                and not likelihood_words(sentence, facts.ladder(judgement.scheme))
            ):
                message = f"{judgement.name} hedges with “{words[0]}”, which carries no probability."
                yield Found("judgement", judgement.id, message, sentence)


@rule("JL09", "warning", "Add the date by which it will have come true or not.")
def judgement_without_horizon(facts: Facts) -> Iterator[Found]:
    """A key judgement has no time horizon."""
    for judgement in facts.key_judgements:
        if judgement.kind != "fact_reported" and not judgement.horizon:
            yield Found("judgement", judgement.id, f"{judgement.name} has no time horizon.", judgement.text)


@rule("SO01", "blocker", "Link at least one cited claim that supports it.")
def uncited_judgement(facts: Facts) -> Iterator[Found]:
    """Nothing that cites a passage supports a judgement."""
    for judgement in facts.judgements:
        claims = facts.support.claims_of(judgement.id)
        if not facts.support.supporting(claims):
            kind = "rests on nothing" if not claims else "rests only on claims without a citation"
            yield Found("judgement", judgement.id, f"{judgement.name} {kind}.", judgement.text)


@rule("AL01", "blocker", "Add the alternative that was considered, with its likelihood.")
def judgement_without_alternative(facts: Facts) -> Iterator[Found]:
    """A key judgement's assessment considers no alternative."""
    considered = {row[0] for row in facts.case.read("SELECT assessment_id FROM alternative")}
    for judgement in facts.key_judgements:
        if judgement.assessment.bytes not in considered:
            yield Found(
                "judgement",
                judgement.id,
                f"No alternative to {lower(judgement.name)} was considered.",
                judgement.text,
            )


@rule("AL05", "warning", "Say which judgements change, and how, when it is wrong.")
def linchpin_without_consequence(facts: Facts) -> Iterator[Found]:
    """A linchpin assumption does not say what falls with it."""
    for row_id, text in facts.case.read(
        "SELECT id, text FROM assumption WHERE linchpin AND coalesce(if_wrong, '') = ''"
    ):
        yield Found(
            "assumption",
            UUID(bytes=row_id),
            f"Nothing is said for when this linchpin is wrong: “{shorten(text, 80)}”",
            text,
        )


@rule("IW01", "warning", "Name who watches it and until when.")
def indicator_without_owner(facts: Facts) -> Iterator[Found]:
    """An indicator has no owner, or neither a date nor a cadence."""
    rows = facts.case.read(
        "SELECT id, text, owner, expected, cadence FROM indicator WHERE status <> 'retired'"
    )
    for row_id, text, owner, expected, cadence in rows:
        if not owner or not (expected or cadence):
            yield Found(
                "indicator",
                UUID(bytes=row_id),
                f"This indicator lacks an owner or a date: “{shorten(text, 80)}”",
                text,
            )


def lower(name: str) -> str:
    """A name within a sentence."""
    return name[0].lower() + name[1:]
