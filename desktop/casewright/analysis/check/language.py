"""Finding likelihood, confidence and hedges in prose (tradecraft reference, section 9: detector expressions)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from casewright.analysis.check.likelihood_numbers import likelihood_numbers
from casewright.model import sentences as parting
from casewright.model.scales import Ladder, Term

CONFIDENCE = re.compile(
    r"\b(?:(?:very\s+)?(?:high|moderate|medium|low)(?:[- ]to[- ](?:high|moderate|medium))?"
    r"(?:\s+(?:level|degree)s?\s+of|\s+analytic(?:al)?)?[- ]confidence(?![- ]building)"
    r"|(?:our|analytic(?:al)?|overall|(?:level|degree)\s+of)\s+confidence\b[^.;]{0,40}?"
    r"\b(?:is|remains|as)\s+(?:very\s+)?(?:high|moderate|medium|low)"
    r"|(?:highly|very|moderately|fairly|quite)\s+confident"
    r"|\d{1,3}\s?(?:%|per\s?cent)\s+confiden(?:t|ce))\b",
    re.IGNORECASE,
)
HEDGE = re.compile(
    r"\b(?:could|(?<!military )(?<!naval )(?<!economic )(?<!industrial )(?<!financial )might|may"
    r"|possibly|(?<!as )(?<!if )(?<!when )(?<!where )(?<!wherever )(?<!whenever )(?<!best )possible"
    r"|potentially|perhaps|conceivabl[ey]|maybe"
    r"|(?:a|some|serious|real|distinct|significant|strong|good|fair|slim|outside)\s+(?:possibility|chance)"
    r"|can(?:not|\snot|['’]t)\s+(?:be\s+)?(?:\w+ly\s+)?(?:be\s+)?(?:ruled?\s+out|excluded?|dismiss(?:ed)?|discount(?:ed)?))\b",
    re.IGNORECASE,
)
# A capital May within a sentence is the month, or a name; at its beginning what follows tells.
_MONTH = re.compile(
    r"(?<=[^\s.!?:;\"“‘(\[][ \u00a0])May\b|(?<=[-–—/])May\b"
    r"|\bMay(?=\s*[-–—/]\s*\w|[,\s]+\d|\s+(?:and|or|to|through|until|will|was|is|has|saw|brought|Day)\b|['’]s\b)"
)
_CITATION = re.compile(r"\s*\[\[[^\[\]]*\]\]")
_PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n\s*|\n(?=[^\S\n]*(?:[-*•–]|\d{1,2}[.)])\s)")
_LEVEL = re.compile(r"\b(?:very\s+)?(?:high|moderate|medium|low)\b|^\d+\s?(?:%|per\s?cent)", re.IGNORECASE)
_ARTICLE = re.compile(r"^an? (?=\w)")
_NOT_A_TERM = re.compile(
    r"^(?:(?:likely|probable)\s+(?:voters?|story|stories)\b|probable\s+cause\b"
    r"|remote\s+(?!(?:and|but|as|at|before|for|in|on|that|to|until|chances?|possibility|likelihood)\b)\w)",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def sentences(prose: str) -> tuple[str, ...]:
    """The sentences of a text as they are printed: citations left out, the lines of a paragraph joined."""
    lines = (" ".join(paragraph.split()) for paragraph in _PARAGRAPH_END.split(_CITATION.sub("", prose)))
    return tuple(line[start:end] for line in lines for start, end in parting.sentences(line))


@dataclass(frozen=True)
class FoundTerm:
    """A likelihood term where it stands in a sentence; `words` are those that stand there."""

    term: Term
    words: str
    start: int
    end: int


def terms_in(sentence: str, scheme: Ladder) -> list[FoundTerm]:
    """The scheme's terms in a sentence, longest first where they overlap."""
    terms = _words(scheme)
    return [
        FoundTerm(terms[_folded(match.group())], match.group(), *match.span())
        for match in _matches(sentence, frozenset(terms))
    ]


def likelihood_words(sentence: str, scheme: Ladder) -> list[str]:
    """The words of those terms."""
    return [found.words for found in terms_in(sentence, scheme)]


def mixes_likelihood_and_confidence(sentence: str, scheme: Ladder) -> bool:
    """A confidence level and a likelihood in one sentence (ICD 203, section D.6.e(2)(b))."""
    # What stands within the words of confidence counts too: our confidence that it is likely is high.
    rest, found = CONFIDENCE.subn(lambda match: _LEVEL.sub(" ", match.group()), sentence)
    return bool(found) and bool(likelihood_words(rest, scheme) or likelihood_numbers(sentence))


def hedges(sentence: str, scheme: Ladder) -> list[str]:
    """Words that hedge without a probability, once the scheme's own terms and the month of May are set aside."""
    masked = _MONTH.sub("\x00", _any_of(frozenset(_words(scheme))).sub("\x00", sentence))
    return [match.group() for match in HEDGE.finditer(masked)]


def foreign_terms(sentence: str, scheme: Ladder, others: Iterable[Ladder]) -> list[tuple[str, Ladder]]:
    """Terms that only another scheme has, with that scheme; a longer term wins over a shorter one within it."""
    own, (owners, words) = _words(scheme), _foreign(scheme, tuple(others))
    return [
        (match.group(), owners[_folded(match.group())])
        for match in _matches(sentence, words)
        if _folded(match.group()) not in own
    ]


@lru_cache(maxsize=16)
def _foreign(scheme: Ladder, others: tuple[Ladder, ...]) -> tuple[Mapping[str, Ladder], frozenset[str]]:
    """The words of other schemes with these, and all words, those of the scheme too."""
    owners = {word: other for other in others if other.key != scheme.key for word in _words(other)}
    return owners, frozenset(_words(scheme) | owners.keys())


@lru_cache(maxsize=32)
def _any_of(words: frozenset[str]) -> re.Pattern[str]:
    alternatives = "|".join(
        r"[\s-]+".join(map(re.escape, word.split())) for word in sorted(words, key=len, reverse=True)
    )
    return re.compile(rf"\b(?:{alternatives})\b", re.IGNORECASE)


@lru_cache(maxsize=16)
def _words(scheme: Ladder) -> Mapping[str, Term]:
    return {_folded(word): term for term in scheme.terms for word in term.words}


def _folded(word: str) -> str:
    return _ARTICLE.sub("", " ".join(word.replace("-", " ").lower().split()))


def _matches(sentence: str, words: frozenset[str]) -> list[re.Match[str]]:
    found = _any_of(words).finditer(sentence)
    return [match for match in found if not _NOT_A_TERM.match(sentence[match.start() :])]
