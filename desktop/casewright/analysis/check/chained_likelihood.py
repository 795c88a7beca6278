"""Likelihoods that hang on one another (tradecraft reference, rule JL12): one under another, or under an “if”."""

from __future__ import annotations

import itertools
import re

from casewright.analysis.check.language import likelihood_words, terms_in
from casewright.analysis.check.likelihood_numbers import likelihood_numbers
from casewright.model.scales import Ladder

_CONDITION = re.compile(
    r"(?<!even )(?<!as )(?<!what )\b(?:if(?!\s+(?:any|not|only|necessary|so|possible|needed)\b)|unless|provided\s+that"
    r"|in\s+the\s+event\s+(?:of|that))\s[^,;.]*(?:,\s*(?:which|and\s+(?:this|that))\b[^,;.]*)?",
    re.IGNORECASE,
)
_WOULD = re.compile(r"\b(?:would|could|might|may)\s+(?:\w+\s+){0,2}?$", re.IGNORECASE)


def chained(sentence: str, scheme: Ladder) -> tuple[str, str] | None:
    """The two terms of “it is likely that they would probably sign”: a likelihood of something that is only likely."""
    for first, second in itertools.pairwise(terms_in(sentence, scheme)):
        if _WOULD.search(sentence[first.end : second.start]):
            return first.words, second.words
    return None


def parted_conditions(sentence: str, scheme: Ladder) -> tuple[str, list[str]]:
    """The sentence without the conditions in it that have a likelihood, and those that have none."""
    bare: list[str] = []

    def judge(match: re.Match[str]) -> str:
        condition = match.group()
        if likelihood_words(condition, scheme) or likelihood_numbers(condition):
            return " "
        bare.append(condition.strip())
        return condition

    return _CONDITION.sub(judge, sentence), bare
