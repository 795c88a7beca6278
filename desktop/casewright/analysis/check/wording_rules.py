"""Rules on the words of judgements and briefs: other schemes' terms, claimed certainty, likelihood said twice."""

from __future__ import annotations

from collections.abc import Iterator

from casewright.analysis.check.facts import Facts
from casewright.analysis.check.finding import Found, rule
from casewright.analysis.check.language import certainties, foreign_terms, hedges, likelihood_words, sentences
from casewright.model.short_text import shorten


@rule("JL05", "warning", "Use a term of the scheme in use: the same words mean other bands elsewhere.")
def term_of_another_scheme(facts: Facts) -> Iterator[Found]:
    """A likelihood term belongs to another estimative scheme than the one in use."""
    own = [("judgement", one.id, one.sentences_of(), one.scheme) for one in facts.judgements]
    for object_type, object_id, prose, scheme in [*own, *facts.prose]:
        for sentence in sentences(prose):
            for word, other in foreign_terms(sentence, facts.ladder(scheme), facts.ladders.values())[:1]:
                message = f"“{word}” is a term of {other.title}, not of {facts.ladder(scheme).title}: “{shorten(sentence, 80)}”"
                yield Found(object_type, object_id, message, sentence)


@rule("JL08", "warning", "Say how likely it is, or type the statement as a reported fact.")
def certainty_in_a_forecast(facts: Facts) -> Iterator[Found]:
    """A judgement or forecast claims certainty."""
    for judgement in facts.judgements:
        words = certainties(judgement.text) if judgement.kind != "fact_reported" else []
        if words:
            message = f"{judgement.name} says “{words[0]}”, as if it were certain."
            yield Found("judgement", judgement.id, message, judgement.text)


@rule("JL12", "warning", "State the bare proposition; its likelihood is printed with it.")
def likelihood_said_twice(facts: Facts) -> Iterator[Found]:
    """A judgement that has a likelihood says another, or hedges, in its text as well."""
    for judgement in facts.judgements:
        if judgement.likelihood is None:
            continue
        scheme = facts.ladder(judgement.scheme)
        words = likelihood_words(judgement.text, scheme) + hedges(judgement.text, scheme)
        if words:
            term = scheme.term(judgement.likelihood).text
            message = (
                f"{judgement.name} says “{words[0]}” in its text and has the likelihood “{term}” besides."
            )
            yield Found("judgement", judgement.id, message, judgement.text)
