"""Whether the percentages in a sentence agree with its likelihood terms."""

from __future__ import annotations

from collections.abc import Iterable

from casewright.analysis.check.language import FoundTerm, foreign_terms, terms_in
from casewright.analysis.check.likelihood_numbers import (
    LikelihoodNumber,
    likelihood_numbers,
    number_in_brackets,
)
from casewright.model.scales import Ladder, Term

_ROUNDING = 0.0051  # a number is printed in whole percent


def number_faults(sentence: str, scheme: Ladder, others: Iterable[Ladder]) -> list[str]:
    """What is wrong with the numbers of a sentence, in words; nothing where a term of another scheme may own them.

    A number in brackets belongs to the term before it; any other must fit one of the sentence's terms.
    """
    if foreign_terms(sentence, scheme, others):
        return []
    found = terms_in(sentence, scheme)
    faults = [
        _outside(one, number)
        for one in found
        if (number := number_in_brackets(sentence, one.end)) and not fits(number, [one.term])
    ]
    for number in likelihood_numbers(sentence):
        if not found:
            faults.append(f"{number.text} without a term of {scheme.title}")
        elif not fits(number, [one.term for one in found]):
            faults.append(_outside(found[0], number))
    return faults


def _outside(found: FoundTerm, number: LikelihoodNumber) -> str:
    return f"“{found.words}” and {number.text}, which is outside that band"


def fits(number: LikelihoodNumber, terms: Iterable[Term]) -> bool:
    """Whether a number lies in the band of one of the terms, or a band is no wider than one of theirs."""
    if not number.is_band:
        return any(term.holds(number.lo) for term in terms)
    return any(term.lo - _ROUNDING < number.lo and number.hi < term.hi + _ROUNDING for term in terms)
