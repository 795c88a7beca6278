"""Who says what a sentence says: "the minister claimed that …", "…, said John Kirby", "according to Reuters"."""

from __future__ import annotations

from collections.abc import Iterator

from casewright.ingest.suggestions.named_sentence import ARTICLES, Gap, NamedSentence
from casewright.ingest.suggestions.pair_reading import Reading, Span
from casewright.ingest.suggestions.trigger_words import Phrase

_SPEAKER_REACH = 4  # words between a speaker and the verb: "officials in the capital said"
_FROM = "according to"
_CLAUSE_ENDS = frozenset([";", "(", ")", ":"])
_CUTS = frozenset(
    [",", ";", ":", '"', "“", "”", "«", "»", "–", "—", "-", "(", ")", "that", "and", "but", "who", "which"]
)
_QUOTES = frozenset(['"', "“", "”", "«", "»", "'"])


def attribution(sentence: NamedSentence, span: Span) -> str | None:
    """The speaker and the verb, as far as the sentence tells them, where somebody's words hold both names of `span`; or None."""
    before = ""
    for number, phrase in _said(sentence):
        gap = sentence.gaps[number]
        if number <= span.first:
            after = gap.tokens[phrase.at + phrase.length :] if number == span.first else ()
            if not _CLAUSE_ENDS.isdisjoint(after) or _is_inverted(gap, phrase):
                continue
            before = _of_source(sentence, number, gap, phrase) or _ahead(sentence, number, gap, phrase)
        elif number > span.second and not before:
            return (
                _of_source(sentence, number, gap, phrase)
                or _behind(sentence, number, gap, phrase, span)
                or None
            )
    return before or None


def parts_speaker(sentence: NamedSentence, span: Span, reading: Reading) -> bool:
    """Whether the first of the names says something of the second only in passing on: "the Pentagon | said that … | YPG"."""
    for number, phrase in _said(sentence):
        if span.first < number <= span.second and not _is_trigger(reading, number, phrase):
            return True
    ahead = sentence.gaps[span.first]
    return any(
        number == span.first
        and _words(ahead, phrase) == _FROM
        and set(ahead.tokens[phrase.at + phrase.length :]) <= ARTICLES
        for number, phrase in _said(sentence)
    )


def _said(sentence: NamedSentence) -> Iterator[tuple[int, Phrase]]:
    for number, gap in enumerate(sentence.gaps):
        for phrase in gap.statements:
            if phrase.what == "said":
                yield number, phrase


def _is_trigger(reading: Reading, number: int, phrase: Phrase) -> bool:
    """Whether the word itself links the two: "accused"."""
    if reading.words is None or reading.words[0] != number:
        return False
    trigger = reading.words[1]
    return trigger.at < phrase.at + phrase.length and phrase.at < trigger.at + trigger.length


def _of_source(sentence: NamedSentence, number: int, gap: Gap, phrase: Phrase) -> str:
    """ "according to Reuters" """
    if _words(gap, phrase) != _FROM:
        return ""
    after = gap.tokens[phrase.at + phrase.length :]
    if set(after) <= ARTICLES and number < len(sentence.names):
        return f"{_FROM} {sentence.names[number].text}"
    return " ".join((_FROM, *_until_cut(after)))


def _ahead(sentence: NamedSentence, number: int, gap: Gap, phrase: Phrase) -> str:
    """The speaker stands before the verb: "Iranian officials alleged", "the minister claimed"."""
    lead = gap.tokens[: phrase.at]
    if number and len(lead) <= _SPEAKER_REACH and _CUTS.isdisjoint(lead):
        return " ".join((sentence.names[number - 1].text, *lead, _words(gap, phrase)))
    own = tuple(reversed(_until_cut(lead[::-1])))
    return " ".join((*own, _words(gap, phrase))) if own else ""


def _is_inverted(gap: Gap, phrase: Phrase) -> bool:
    """ "…, said | John Kirby": what is said came before."""
    lead, after = gap.tokens[: phrase.at], gap.tokens[phrase.at + phrase.length :]
    return set(after) <= ARTICLES and bool(lead) and (lead[-1] == "," or lead[-1] in _QUOTES)


def _behind(sentence: NamedSentence, number: int, gap: Gap, phrase: Phrase, span: Span) -> str:
    """The speaker comes after what is said, set off by a sign: "…, said John Kirby", "…, the Pentagon said", "…, he said"."""
    lead, after = gap.tokens[: phrase.at], gap.tokens[phrase.at + phrase.length :]
    if lead and (lead[-1] == "," or lead[-1] in _QUOTES):  # "…, said John Kirby"
        named = set(after) <= ARTICLES and number < len(sentence.names)
        return " ".join(
            (_words(gap, phrase), *([sentence.names[number].text] if named else _until_cut(after)))
        )
    if (
        not lead and number - 1 > span.second and _sets_off(sentence.gaps[number - 1])
    ):  # "…, the Pentagon said"
        return f"{sentence.names[number - 1].text} {_words(gap, phrase)}"
    own = tuple(reversed(_until_cut(lead[::-1])))
    if own and len(own) < len(lead) and lead[-len(own) - 1] in {",", *_QUOTES}:  # "…, he said"
        return " ".join((*own, _words(gap, phrase)))
    return ""


def _sets_off(gap: Gap) -> bool:
    words = [token for token in gap.tokens if token not in ARTICLES]
    return bool(words) and (words[-1] == "," or words[-1] in _QUOTES)


def _until_cut(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """The words up to the next sign or joining word, at most a few."""
    for index, token in enumerate(tokens[:_SPEAKER_REACH]):
        if token in _CUTS:
            return tokens[:index]
    return tokens[:_SPEAKER_REACH]


def _words(gap: Gap, phrase: Phrase) -> str:
    return " ".join(gap.tokens[phrase.at : phrase.at + phrase.length])
