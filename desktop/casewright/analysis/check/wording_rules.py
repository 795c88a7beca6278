"""Rules on words: likelihood and confidence in one sentence, hedges, other schemes' terms, claimed certainty."""

from __future__ import annotations

from collections.abc import Iterator

from casewright.analysis.check.certainty import certainties, plain_futures
from casewright.analysis.check.chained_likelihood import chained, parted_conditions
from casewright.analysis.check.compound import is_compound
from casewright.analysis.check.facts import Facts
from casewright.analysis.check.finding import Found, rule_on
from casewright.analysis.check.language import (
    hedges,
    likelihood_words,
    mixes_likelihood_and_confidence,
    sentences,
)
from casewright.analysis.check.numbers_and_terms import number_faults
from casewright.analysis.check.prose import Prose
from casewright.analysis.check.subjects import JudgementFacts
from casewright.analysis.check.work_rows import (
    AlternativeRow,
    AssessmentRow,
)
from casewright.model.scales import Ladder
from casewright.model.short_text import shorten


@rule_on(Prose, "JL01", "blocker", "Split it into two sentences: likelihood in one, confidence in the other.")
def likelihood_with_confidence(facts: Facts, prose: Prose) -> Iterator[Found]:
    """Likelihood and confidence in one sentence, in judgements, bottom lines and briefs."""
    for sentence in sentences(prose.text):
        if mixes_likelihood_and_confidence(sentence, facts.ladder(prose.scheme)):
            message = (
                f"{prose.name} combines likelihood and confidence in one sentence."
                if prose.name
                else f"A sentence combines likelihood and confidence: “{shorten(sentence, 80)}”"
            )
            yield prose.found(message, sentence)


@rule_on(
    JudgementFacts,
    "JL04",
    "warning",
    "Replace it with a term of the scheme, or say that likelihood cannot be judged.",
)
def vague_hedge(facts: Facts, judgement: JudgementFacts) -> Iterator[Found]:
    """A hedge word carries no probability."""
    scheme = facts.ladder(judgement.scheme)
    for sentence in sentences(judgement.text) if judgement.likelihood is None else ():
        words = hedges(sentence, scheme)
        if words and not likelihood_words(sentence, scheme):
            message = f"{judgement.name} hedges with “{words[0]}”, which carries no probability."
            yield Found("judgement", judgement.id, message, sentence)


@rule_on(JudgementFacts, "JL07", "warning", "Align the number with the band, or change the band.")
def number_beside_its_band(facts: Facts, judgement: JudgementFacts) -> Iterator[Found]:
    """A point estimate, or a percentage in a text that is a likelihood, has no term or lies outside the band of its term."""
    fault = _point_fault(facts.ladder(judgement.scheme), judgement.likelihood, judgement.point)
    if fault:
        offending = f"{judgement.likelihood} {judgement.point}"
        yield Found("judgement", judgement.id, f"{judgement.name} says {fault}.", offending)


@number_beside_its_band.also_on(AlternativeRow)
def _(facts: Facts, alternative: AlternativeRow) -> Iterator[Found]:
    assessment = facts.row(AssessmentRow, alternative.assessment_id)
    if assessment is None or not alternative.likelihood:
        return
    fault = _point_fault(facts.ladder(assessment.scheme), alternative.likelihood, alternative.point)
    if fault:
        message = f"The alternative “{shorten(alternative.text, 80)}” says {fault}."
        yield Found("alternative", alternative.id, message, f"{alternative.likelihood} {alternative.point}")


@number_beside_its_band.also_on(Prose)
def _(facts: Facts, prose: Prose) -> Iterator[Found]:
    for sentence in sentences(prose.text):
        for fault in number_faults(sentence, facts.ladder(prose.scheme), facts.ladders.values())[:1]:
            message = f"A sentence says {fault}: “{shorten(sentence, 80)}”"
            yield prose.found(message, sentence)


@rule_on(JudgementFacts, "JL08", "warning", "Say how likely it is, or type the statement as a reported fact.")
def certainty_in_a_forecast(facts: Facts, judgement: JudgementFacts) -> Iterator[Found]:
    """A judgement or forecast claims certainty: in so many words, or by “will” where it has no likelihood."""
    if not judgement.is_judged:
        return
    words = certainties(judgement.text)
    if judgement.likelihood is None:
        words += plain_futures(judgement.text, facts.ladder(judgement.scheme))
    if words:
        message = f"{judgement.name} says “{words[0]}”, as if it were certain."
        yield Found("judgement", judgement.id, message, judgement.text)


@rule_on(JudgementFacts, "JL10", "warning", "Split it: each proposition has a likelihood of its own.")
def compound_judgement(facts: Facts, judgement: JudgementFacts) -> Iterator[Found]:
    """A key judgement joins two propositions, each with a verb of its own."""
    if judgement.is_key and judgement.is_judged and is_compound(judgement.text):
        message = f"{judgement.name} says two things at once: “{shorten(judgement.text, 80)}”"
        yield Found("judgement", judgement.id, message, judgement.text)


@rule_on(
    JudgementFacts, "JL12", "warning", "State the bare proposition; give a condition its own likelihood."
)
def chained_likelihood(facts: Facts, judgement: JudgementFacts) -> Iterator[Found]:
    """A judgement with a likelihood says another, hedges, or hangs on a condition; a text has one likelihood under another."""
    scheme = facts.ladder(judgement.scheme)
    if judgement.likelihood is not None:
        said = _said_besides(judgement.text, scheme, scheme.term(judgement.likelihood).text)
        if said:
            yield Found("judgement", judgement.id, f"{judgement.name} {said}.", judgement.text)


@chained_likelihood.also_on(Prose)
def _(facts: Facts, prose: Prose) -> Iterator[Found]:
    for sentence in sentences(prose.text) if prose.object_type != "judgement" else ():
        if terms := chained(sentence, facts.ladder(prose.scheme)):
            message = f"“{terms[1]}” hangs on what is only “{terms[0]}”: “{shorten(sentence, 80)}”"
            yield prose.found(message, sentence)


def _said_besides(text: str, scheme: Ladder, term: str) -> str | None:
    for sentence in sentences(text):
        rest, conditions = parted_conditions(sentence, scheme)
        if words := likelihood_words(rest, scheme) + hedges(rest, scheme):
            return f"says “{words[0]}” in its text and has the likelihood “{term}” besides"
        if conditions:
            return (
                f"hangs on a condition, and does not say how likely that is: “{shorten(conditions[0], 80)}”"
            )
    return None


def _point_fault(scheme: Ladder, likelihood: str | None, point: float | None) -> str | None:
    if point is None:
        return None
    if likelihood is None:
        return f"{point:.0%} without a term of {scheme.title}"
    term = scheme.term(likelihood)
    return None if term.holds(point) else f"“{term.text}” and {point:.0%}, which is outside that band"
