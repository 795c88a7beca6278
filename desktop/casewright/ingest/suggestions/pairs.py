"""Ranked pairs of names in one sentence, each with a proposed kind of link. A help for a person, never a finding.

The words between and around two names are held against a lexicon of triggers and a few patterns of word order
("X met Y", "X, head of Y", "Y's head X"). A pair without any is offered last, as `related_to`. Work grows with the
length of the text only: a name is paired with the few that follow it, not with all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import exp, log1p

from casewright.ingest.suggestions.attribution import parts_speaker
from casewright.ingest.suggestions.found import FoundName, FoundPair
from casewright.ingest.suggestions.named_sentence import NamedSentence, named_sentences
from casewright.ingest.suggestions.pair_reading import Reading, Span, best_reading, ends_fit, span_of
from casewright.ingest.suggestions.statement import statement_of
from casewright.ingest.suggestions.trigger_words import NOUN, VERB

_FOLLOWING = 16  # names that a name is paired with, in a long list for instance
_MOST_IN_SENTENCE = 100
_MOST_BETWEEN = 4  # names of neither's list between the two
_CHECK_SHARE = 0.6
_SPEAKER_SHARE = 0.5
# Fitted by logistic regression on public security documents with relations marked by others, then rounded.
_BIAS = 0.1
_WEIGHTS = {
    "strength": 1.4, "role": 0.5, "verb": 0.0, "noun": 0.0, "listed": 0.4, "place": 0.0, "belongs": 0.0, "same": 0.8,
    "none": -0.6, "words": -0.7, "names": -0.3, "pauses": -0.4, "one_list": -1.8, "unfit": -0.8, "aside": -0.6,
}  # fmt: skip


def find_pairs(text: str, names: Sequence[FoundName]) -> list[FoundPair]:
    """The pairs of a text, sentence by sentence. `names` come in order and without overlaps, as from `find_names`."""
    found: list[FoundPair] = []
    at = 0
    for sentence in named_sentences(text, names):
        while names[at] is not sentence.names[0]:
            at += 1
        found += _pairs(sentence, at)
    return found


def _pairs(sentence: NamedSentence, at: int) -> Iterator[FoundPair]:
    """`at` is the number of the sentence's first name in the whole list. Names that stand closest come first."""
    count, left = len(sentence.names), _MOST_IN_SENTENCE
    for apart in range(1, min(_FOLLOWING, count - 1) + 1):
        for first in range(count - apart):
            if sentence.names[first].key == sentence.names[first + apart].key:
                continue
            span = span_of(sentence, first, first + apart)
            if span.names_between <= _MOST_BETWEEN:
                yield _pair(sentence, span, at)
                left -= 1
                if not left:
                    return


def _pair(sentence: NamedSentence, span: Span, at: int) -> FoundPair:
    reading = best_reading(sentence, span)
    said = statement_of(sentence, span, reading)
    score = score_of(features(sentence, span, reading)) * (_CHECK_SHARE if said.check else 1.0)
    score *= _SPEAKER_SHARE if parts_speaker(sentence, span, reading) else 1.0
    ends = (span.second, span.first) if reading.turned else (span.first, span.second)
    return FoundPair(
        sentence.start,
        sentence.end,
        at + ends[0],
        at + ends[1],
        reading.link,
        _trigger_words(sentence, reading),
        said.status,
        said.hedge,
        said.check,
        round(score, 3),
    )


def features(sentence: NamedSentence, span: Span, reading: Reading) -> dict[str, float]:
    """What the rank of a pair is reckoned from."""
    words = sum(len(sentence.gaps[number].tokens) for number in span.core)
    return {
        reading.pattern: 1.0,
        "strength": reading.strength,
        "words": log1p(words),
        "names": float(span.names_between),
        "pauses": float(min(3, sum(sentence.gaps[number].pauses for number in span.core))),
        "one_list": float(span.listed and reading.pattern != "listed"),
        "aside": float(
            span.aside or (reading.pattern in (VERB, NOUN) and sentence.gaps[span.first].ends_in_place)
        ),
        "unfit": float(not ends_fit(sentence, span, reading)),
    }


def score_of(given: dict[str, float]) -> float:
    """How likely it is that such a pair is linked, from 0 to 1."""
    return 1 / (1 + exp(-_BIAS - sum(_WEIGHTS[name] * value for name, value in given.items())))


def _trigger_words(sentence: NamedSentence, reading: Reading) -> str | None:
    if reading.words is None:
        return None
    number, phrase = reading.words
    return " ".join(sentence.gaps[number].tokens[phrase.at : phrase.at + phrase.length])
