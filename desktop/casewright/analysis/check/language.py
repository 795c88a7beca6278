"""Finding likelihood, confidence and hedges in prose (tradecraft reference, section 9: detector expressions)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from casewright.model.scales import Ladder

CONFIDENCE = re.compile(
    r"\b(?:(?:very\s+)?(?:high|moderate|medium|low)(?:[- ]to[- ](?:high|moderate|medium))?[- ]confidence"
    r"|(?:our|analytic(?:al)?|overall)\s+confidence\b[^.;]{0,40}?\b(?:is|remains|as)\s+(?:high|moderate|medium|low)"
    r"|\d{1,3}\s?(?:%|per\s?cent)\s+confiden(?:t|ce))\b",
    re.IGNORECASE,
)
HEDGE = re.compile(
    r"\b(?:could|might|may|possibl[ey]|potentially|perhaps|conceivabl[ey]|maybe"
    r"|(?:a|some|serious|real|distinct|significant|strong|good|fair|slim|outside) (?:possibility|chance)"
    r"|cannot (?:be )?(?:rule(?:d)? out|exclude|dismiss|discount))\b",
    re.IGNORECASE,
)
_MONTH = re.compile(r"\b(?:in|of|since|until|by|from|on|late|early|mid|this|last|next|\d{1,2})[- ]May\b")
_ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|cf|No|Mr|Mrs|Ms|Dr|St|approx|vs|U\.S|U\.K|p|pp)\.")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9\u0400-\u04FF\u0600-\u06FF])")
_NUMBER = re.compile(r"\b\d{1,3}(?:\s?[–-]\s?\d{1,3})?\s?(?:%|per\s?cent)(?!\w)", re.IGNORECASE)
_NOT_A_TERM = re.compile(
    r"^(?:(?:likely|probable)\s+(?:voters?|story|stories)\b"
    r"|remote\s+(?!(?:and|but|as|at|before|for|in|on|that|to|until|chances?|possibility|likelihood)\b)\w)",
    re.IGNORECASE,
)
_CERTAINTY = re.compile(
    r"\b(?:definitely|undoubtedly|inevitabl[ey]|without (?:a )?doubt|proves?(?: that)?|100\s?(?:%|per\s?cent))(?!\w)",
    re.IGNORECASE,
)


def sentences(prose: str) -> Iterator[str]:
    """The sentences of a text; abbreviations do not end one."""
    shielded = _ABBREVIATION.sub(lambda match: match.group().replace(".", "\x00"), prose)
    for sentence in _SENTENCE_END.split(shielded):
        if sentence.strip():
            yield sentence.replace("\x00", ".").strip()


@lru_cache(maxsize=16)
def _terms(scheme: Ladder) -> re.Pattern[str]:
    return _any_of(frozenset(word for term in scheme.terms for word in term.words))


@lru_cache(maxsize=32)
def _any_of(words: frozenset[str]) -> re.Pattern[str]:
    alternatives = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"\b(?:{alternatives})\b", re.IGNORECASE)


def _found(sentence: str, words: frozenset[str]) -> list[str]:
    return [
        match.group()
        for match in _any_of(words).finditer(sentence)
        if not _NOT_A_TERM.match(sentence[match.start() :])
    ]


def likelihood_words(sentence: str, scheme: Ladder) -> list[str]:
    """The scheme's terms in a sentence, longest first where they overlap."""
    return _found(sentence, frozenset(word for term in scheme.terms for word in term.words))


def mixes_likelihood_and_confidence(sentence: str, scheme: Ladder) -> bool:
    """A confidence level and a likelihood in one sentence (ICD 203, section D.6.e(2)(b))."""
    confidence = CONFIDENCE.search(sentence)
    if confidence is None:
        return False
    rest = sentence[: confidence.start()] + " " + sentence[confidence.end() :]
    return bool(likelihood_words(rest, scheme) or _NUMBER.search(rest))


def hedges(sentence: str, scheme: Ladder) -> list[str]:
    """Words that hedge without a probability, once the scheme's own terms and the month of May are set aside."""
    masked = _MONTH.sub("", _terms(scheme).sub("", sentence))
    return [match.group() for match in HEDGE.finditer(masked)]


def foreign_terms(sentence: str, scheme: Ladder, others: Iterable[Ladder]) -> list[tuple[str, Ladder]]:
    """Terms that only another scheme has, with that scheme; a longer term wins over a shorter one within it."""
    own = {word.lower() for term in scheme.terms for word in term.words}
    owners = {
        word.lower(): other
        for other in others
        if other.key != scheme.key
        for t in other.terms
        for word in t.words
    }
    return [
        (word, owners[word.lower()])
        for word in _found(sentence, frozenset(own | owners.keys()))
        if word.lower() not in own
    ]


def certainties(sentence: str) -> list[str]:
    """Words that claim certainty."""
    return [match.group() for match in _CERTAINTY.finditer(sentence)]
