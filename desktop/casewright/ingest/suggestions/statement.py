"""How firmly a sentence links two names: reported, planned or ended, and whether it may say the contrary."""

from __future__ import annotations

from dataclasses import dataclass

from casewright.ingest.suggestions.attribution import attribution
from casewright.ingest.suggestions.named_sentence import NamedSentence
from casewright.ingest.suggestions.pair_reading import Reading, Span
from casewright.ingest.suggestions.trigger_words import Phrase

_REACH = 12  # words before the first name that can still bear on it
_NEGATION_REACH = 3
_ORDER = ("ended", "planned", "reported")
_ANYWHERE = frozenset(["reportedly", "allegedly", "unconfirmed", "rumoured", "rumored"])
_OF_WHAT_FOLLOWS = frozenset(["former", "formerly", "ex-president", "ex-minister", "the late"])


@dataclass(frozen=True, slots=True)
class Statement:
    """`status` of the link to propose, the `hedge` words as they stand there, and the word for which to look again."""

    status: str
    hedge: str | None
    check: str | None


def statement_of(sentence: NamedSentence, span: Span, reading: Reading) -> Statement:
    """Reads the words between the names, those shortly before the first, and what bears on the whole sentence."""
    hedges: dict[str, str] = {}
    check = None
    for number, gap in enumerate(sentence.gaps):
        for phrase in gap.statements:
            words = " ".join(gap.tokens[phrase.at : phrase.at + phrase.length])
            what = str(phrase.what)
            if what == "check":
                if check is None and _denies(sentence, span, reading, number, phrase):
                    check = words
            elif what == "ended" and words in _OF_WHAT_FOLLOWS and not _precedes(reading, number, phrase):
                continue
            elif what != "said" and (_bears(sentence, span, number, phrase) or words in _ANYWHERE):
                hedges.setdefault(what, words)
    said = attribution(sentence, span)
    if said:
        hedges["reported"] = f"{hedges['reported']}, {said}" if "reported" in hedges else said
    status = next((each for each in _ORDER if each in hedges), "reported")
    return Statement(status, ", ".join(hedges[each] for each in _ORDER if each in hedges) or None, check)


def _precedes(reading: Reading, number: int, phrase: Phrase) -> bool:
    """Whether the words stand right before the trigger: "the former head of" says nothing of an arrest later on."""
    if reading.words is None:
        return False
    gap, trigger = reading.words
    return gap == number and 0 <= trigger.at - phrase.at <= _NEGATION_REACH


def _bears(sentence: NamedSentence, span: Span, number: int, phrase: Phrase) -> bool:
    if number == span.first:
        return len(sentence.gaps[number].tokens) - phrase.at <= _REACH
    return span.first < number <= span.second


def _denies(sentence: NamedSentence, span: Span, reading: Reading, number: int, phrase: Phrase) -> bool:
    """Whether the word stands between the names, or right before them or their trigger, and is not that trigger itself."""
    if reading.words is not None and reading.words[0] == number:
        trigger = reading.words[1]
        if trigger.at < phrase.at + phrase.length and phrase.at < trigger.at + trigger.length:
            return False
        if 0 <= trigger.at - phrase.at <= _NEGATION_REACH:
            return True
    if number == span.first:
        return len(sentence.gaps[number].tokens) - phrase.at <= _NEGATION_REACH
    return span.first < number <= span.second
