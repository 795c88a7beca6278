"""Rules on likelihood terms as they stand in a text: of which scheme and row, pushed off the scale, without their band."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from casewright.analysis.check.facts import Facts, remembered
from casewright.analysis.check.finding import Found, rule_on
from casewright.analysis.check.language import FoundTerm, foreign_terms, sentences, terms_in
from casewright.analysis.check.modifiers import modified, without_band
from casewright.analysis.check.prose import Prose
from casewright.analysis.check.work_rows import (
    JudgementRow,
)
from casewright.model.scales import Ladder
from casewright.model.short_text import shorten


@rule_on(
    Prose, "JL05", "warning", "Use one row of words of one scheme: the same words mean other bands elsewhere."
)
def term_of_another_scheme(facts: Facts, prose: Prose) -> Iterator[Found]:
    """A likelihood term belongs to another estimative scheme, or to the other row of words of the scheme in use."""
    scheme = facts.ladder(prose.scheme)
    for sentence in sentences(prose.text):
        for word, other in foreign_terms(sentence, scheme, facts.ladders.values())[:1]:
            message = f"“{word}” is a term of {other.title}, not of {scheme.title}: “{shorten(sentence, 80)}”"
            yield prose.found(message, sentence)
    if (second := _of_second_row(facts, prose, scheme)) is not None:
        message = f"“{second.words}” is said beside “{second.term.text}”, and nothing says that both mean the same band."
        yield prose.found(message, second.words)


def _of_second_row(facts: Facts, prose: Prose, scheme: Ladder) -> FoundTerm | None:
    """The first synonym in a text where the other row is in use, in it or in what is composed of judgements."""
    if not all(term.synonym for term in scheme.terms):
        return None  # no second row: a word or two that may stand for a term, as “probable” in the PHIA yardstick
    by_sentence = [terms_in(sentence, scheme) for sentence in sentences(prose.text)]
    found = [term for terms in by_sentence for term in terms]
    second = [term for term in found if _is_synonym(term)]
    if not second or not (len(second) < len(found) or _prints_terms(facts, prose.assessment)):
        return None
    explained = {
        term.term.key
        for terms in by_sentence
        for term in terms
        if _is_synonym(term) and any(other.term == term.term and not _is_synonym(other) for other in terms)
    }
    return next((term for term in second if term.term.key not in explained), None)


def _is_synonym(found: FoundTerm) -> bool:
    """Whether the words are the synonym or its adverb: `probable`, `probably`."""
    synonym = found.term.synonym
    return synonym is not None and found.words.lower().startswith(synonym.lower()[:-1])


@remembered
def _prints_terms(facts: Facts, assessment: UUID | None) -> bool:
    """Whether an assessment has judgements with a likelihood: these are printed in the words of the first row."""
    return assessment is not None and any(
        row.likelihood for row in facts.of(JudgementRow, "assessment_id", assessment)
    )


@rule_on(Prose, "JL06", "warning", "Leave the word out, or choose another band.")
def modified_term(facts: Facts, prose: Prose) -> Iterator[Found]:
    """A word such as “fairly”, “more” or “not” pushes a likelihood term off its scale."""
    scheme = facts.ladder(prose.scheme)
    for sentence in sentences(prose.text):
        if not foreign_terms(sentence, scheme, facts.ladders.values()):
            for words in modified(sentence, scheme):
                yield prose.found(f"“{words}” stands on no scale: “{shorten(sentence, 80)}”", sentence)


@rule_on(Prose, "JL11", "note", "Write the band behind the term: likely (55–80%).")
def term_without_band(facts: Facts, prose: Prose) -> Iterator[Found]:
    """A bottom line uses a likelihood term without its band. What is composed of judgements is printed with it."""
    if prose.object_type in ("assessment", "brief"):
        scheme = facts.ladder(prose.scheme)
        words = [word for sentence in sentences(prose.text) for word in without_band(sentence, scheme)]
        if words:
            yield prose.found(f"The bottom line says “{words[0]}” without its band.", prose.text)
