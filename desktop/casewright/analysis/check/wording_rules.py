"""Rules on the words of judgements and briefs: other schemes' terms, claimed certainty, likelihood said twice."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from casewright.analysis.check.certainty import certainties, plain_futures
from casewright.analysis.check.chained_likelihood import chained, parted_conditions
from casewright.analysis.check.facts import Facts
from casewright.analysis.check.finding import Found, rule
from casewright.analysis.check.language import foreign_terms, hedges, likelihood_words, sentences
from casewright.analysis.check.numbers_and_terms import number_faults
from casewright.model.scales import Ladder
from casewright.model.short_text import shorten


@rule("JL05", "warning", "Use a term of the scheme in use: the same words mean other bands elsewhere.")
def term_of_another_scheme(facts: Facts) -> Iterator[Found]:
    """A likelihood term belongs to another estimative scheme than the one in use."""
    for object_type, object_id, prose, scheme in _all_prose(facts):
        for sentence in sentences(prose):
            for word, other in foreign_terms(sentence, facts.ladder(scheme), facts.ladders.values())[:1]:
                message = f"“{word}” is a term of {other.title}, not of {facts.ladder(scheme).title}: “{shorten(sentence, 80)}”"
                yield Found(object_type, object_id, message, sentence)


@rule("JL07", "warning", "Align the number with the band, or change the band.")
def number_beside_its_band(facts: Facts) -> Iterator[Found]:
    """A point estimate, or a percentage in a text that is a likelihood, has no term or lies outside the band of its term."""
    for judgement in facts.judgements:
        fault = _point_fault(facts.ladder(judgement.scheme), judgement.likelihood, judgement.point)
        if fault:
            offending = f"{judgement.likelihood} {judgement.point}"
            yield Found("judgement", judgement.id, f"{judgement.name} says {fault}.", offending)
    for row_id, text, likelihood, point, scheme in facts.case.read(
        "SELECT v.id, v.text, v.likelihood, v.point, a.scheme FROM alternative v JOIN assessment a ON a.id = v.assessment_id "
        "ORDER BY v.assessment_id, v.position, v.id"
    ):
        fault = _point_fault(facts.ladder(scheme), likelihood, point) if likelihood else None
        if fault:
            message = f"The alternative “{shorten(text, 80)}” says {fault}."
            yield Found("alternative", UUID(bytes=row_id), message, f"{likelihood} {point}")
    for object_type, object_id, prose, scheme in _all_prose(facts):
        for sentence in sentences(prose):
            for fault in number_faults(sentence, facts.ladder(scheme), facts.ladders.values())[:1]:
                message = f"A sentence says {fault}: “{shorten(sentence, 80)}”"
                yield Found(object_type, object_id, message, sentence)


@rule("JL08", "warning", "Say how likely it is, or type the statement as a reported fact.")
def certainty_in_a_forecast(facts: Facts) -> Iterator[Found]:
    """A judgement or forecast claims certainty: in so many words, or by “will” where it has no likelihood."""
    for judgement in facts.judgements:
        if judgement.kind == "fact_reported":
            continue
        words = certainties(judgement.text)
        if judgement.likelihood is None:
            words += plain_futures(judgement.text, facts.ladder(judgement.scheme))
        if words:
            message = f"{judgement.name} says “{words[0]}”, as if it were certain."
            yield Found("judgement", judgement.id, message, judgement.text)


@rule("JL12", "warning", "State the bare proposition; give a condition its own likelihood.")
def chained_likelihood(facts: Facts) -> Iterator[Found]:
    """A judgement with a likelihood says another, hedges, or hangs on a condition; a text has one likelihood under another."""
    for judgement in facts.judgements:
        scheme = facts.ladder(judgement.scheme)
        if judgement.likelihood is not None:
            said = _said_besides(judgement.text, scheme, scheme.term(judgement.likelihood).text)
            if said:
                yield Found("judgement", judgement.id, f"{judgement.name} {said}.", judgement.text)
    for object_type, object_id, prose, scheme_key in facts.prose:
        for sentence in sentences(prose):
            if terms := chained(sentence, facts.ladder(scheme_key)):
                message = f"“{terms[1]}” hangs on what is only “{terms[0]}”: “{shorten(sentence, 80)}”"
                yield Found(object_type, object_id, message, sentence)


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


def _all_prose(facts: Facts) -> list[tuple[str, UUID, str, str]]:
    """The prose of judgements and all other, each with the scheme it is written in."""
    own = [
        ("judgement", one.id, one.sentences_of(facts.ladder(one.scheme)), one.scheme)
        for one in facts.judgements
    ]
    return [*own, *facts.prose]
