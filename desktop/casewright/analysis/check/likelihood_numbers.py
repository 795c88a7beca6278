"""Percentages that are likelihoods, told apart from those that count something: a 70% chance, not a turnout of 70%."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SIGN = r"[≈~<>≥≤]{0,2}\s?"
_PERCENT = r"\s?(?:%|per\s?cent\b)"
_NUMBER = (
    rf"{_SIGN}(?P<lo>\d{{1,3}}(?:[.,]\d+)?)(?:{_PERCENT})?"
    rf"(?:\s?(?:[–—-]|to|and)\s?{_SIGN}(?P<hi>\d{{1,3}}(?:[.,]\d+)?))?{_PERCENT}"
)
_NOUN = r"(?:chances?|probabilit(?:y|ies)|likelihoods?|odds)"
_ABOUT = r"(?:about|around|some|roughly|nearly|over|under|only|between|at\s+least|at\s+most)\s+"
# (a) a 70% chance, 70% likely; (b) a probability of 70%; the odds that they meet are 70%; we put it at 70%.
_BEFORE = re.compile(
    rf"(?<![\w.,]){_NUMBER}(?=[\s-]+(?:{_NOUN}\b|likely\b|probable\b|risk\s+(?:of|that)\b))", re.IGNORECASE
)
_BEHIND = re.compile(
    rf"\b(?:{_NOUN}(?:\s*[:=(]|\s+(?:of|is|are|was|at|stands\s+at|(?:of|that)\s+[^.;%]{{1,60}}?\s(?:is|are|was|at)))"
    rf"|(?:put|puts|estimate)\s+(?:it|this|that|them)\s+at)\s*(?:{_ABOUT})?{_NUMBER}",
    re.IGNORECASE,
)
_BRACKETED = re.compile(rf"\s*[(\[]\s*(?:i\.e\.\s*)?(?:{_ABOUT})?{_NUMBER}\s*[)\],;]", re.IGNORECASE)


@dataclass(frozen=True)
class LikelihoodNumber:
    """A probability, or a band of them, as fractions; `text` is how it is written."""

    lo: float
    hi: float
    text: str

    @property
    def is_band(self) -> bool:
        """Whether it names two ends."""
        return self.lo != self.hi


def likelihood_numbers(sentence: str) -> list[LikelihoodNumber]:
    """The percentages of a sentence that are said of a chance."""
    found = {
        match.start("lo"): _read(match)
        for pattern in (_BEFORE, _BEHIND)
        for match in pattern.finditer(sentence)
    }
    return [found[start] for start in sorted(found)]


def number_in_brackets(text: str, start: int) -> LikelihoodNumber | None:
    """The percentage in brackets that stands at `start`, as behind a term: very likely (80–95%)."""
    match = _BRACKETED.match(text, start)
    return _read(match) if match else None


def _read(match: re.Match[str]) -> LikelihoodNumber:
    lo, hi = (float(one.replace(",", ".")) / 100 for one in (match["lo"], match["hi"] or match["lo"]))
    start = match.start("lo")
    return LikelihoodNumber(lo, hi, match.string[start : match.end()].strip(" ()[],;"))
