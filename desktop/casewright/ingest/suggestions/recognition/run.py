"""A run of capitalised words, read from left to right into names."""

from __future__ import annotations

from casewright.ingest.suggestions.recognition.bodies import body_at, place_by_start
from casewright.ingest.suggestions.recognition.gazetteer import Entry
from casewright.ingest.suggestions.recognition.lexicon import THING_KINDS
from casewright.ingest.suggestions.recognition.people import (
    names_from,
    person_by_given_name,
    person_draft,
    title_at,
    titled_person,
)
from casewright.ingest.suggestions.recognition.reading import Draft, Reading
from casewright.ingest.suggestions.recognition.unknown import unknown_at
from casewright.ingest.suggestions.recognition.writing import Word


def read_run(reading: Reading, words: list[Word]) -> None:
    """Add the names in one run to the drafts."""
    at, count = 0, len(words)
    while at < count:
        word = words[at]
        if word.is_small and not word.is_particle:
            at += 1
            continue
        end = unbroken(reading, words, at)
        if _is_skipped(reading, words, at, end):
            at += 1
            continue
        drafts, after = _next(reading, words, at, end)
        reading.drafts += drafts
        at = max(after, at + 1)


def unbroken(reading: Reading, words: list[Word], at: int) -> int:
    """Where the unbroken capitals from `at` on end: at a small word, a possessive, a new line."""
    index = at
    while index < len(words):
        word = words[index]
        if index > at and word.begins_line and not reading.is_line_wrapped(word):
            break
        if word.is_small and not word.is_particle:
            break
        index += 1
        if word.is_possessive and word.whole_key not in _NAMING_POSSESSIVES:
            break
    while index > at + 1 and words[index - 1].is_small:
        index -= 1
    return index


_NAMING_POSSESSIVES = frozenset(
    [
        "peoples",
        "womens",
        "childrens",
        "lords",
        "kings",
        "queens",
        "mens",
        "workers",
        "presidents",
        "governors",
    ]
)


def _is_skipped(reading: Reading, words: list[Word], at: int, end: int) -> bool:
    """A capital that only begins a sentence: `Photographs of U.S. …`, `Yesterday Iraqi forces …`."""
    word = words[at]
    if word.text[0].isdigit():  # "1st": only before a word
        return end - at < 2 or words[at + 1].text[0].isdigit()
    if word.key in reading.words.first_of_titles and title_at(reading, words, at, end)[1] > at:
        return False
    if reading.words.has("stop", word.key) and not word.is_capitals:
        entry, after = reading.look_up(words, at, len(words))
        if entry is None or after == at + 1:
            follows_head = end - at > 1 and words[at + 1].key in reading.words.heads
            return word.key in _NEVER_LEADING or not (follows_head or _leads_name(reading, words, at, end))
    return False


def _leads_name(reading: Reading, words: list[Word], at: int, end: int) -> bool:
    """`Southern Transitional Council`, `Joint Investigative Mechanism`: a plain word that leads a name."""
    if words[at].key in _NEVER_LEADING or (
        reading.begins_sentence(words[at].start) and words[at].key in reading.ordinary
    ):
        return False
    return any(words[index].key in reading.words.heads for index in range(at + 1, min(end, at + 7)))


_PLACES_AND_GIVEN_NAMES = frozenset(["jordan", "chad", "georgia", "israel", "virginia", "carolina"])
_NEVER_LEADING = frozenset(
    [
        "a",
        "an",
        "the",
        "this",
        "that",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "to",
        "and",
        "or",
        "but",
        "we",
        "he",
        "she",
        "it",
        "they",
        "as",
        "if",
        "when",
        "while",
        "after",
    ]
)


def _next(reading: Reading, words: list[Word], at: int, end: int) -> tuple[list[Draft], int]:
    entry, reach = reading.look_up(words, at, len(words))
    if entry is not None and reach - at > 1:
        body, after = body_at(reading, words, at, end)
        if body is None or after <= reach or body.kind in THING_KINDS:
            return [_known(reading, words, at, reach, entry)], reach
        return [body], after
    if _is_party(words, at, end):
        return [], at + 2
    people, after = titled_person(reading, words, at, end)
    if people or after > at:
        return people, after
    started, after = place_by_start(reading, words, at, end)
    if started is not None:
        return [started], after
    if entry is None or entry.kind == "city" or _is_namesake(reading, words, at, end):
        person, after = person_by_given_name(reading, words, at, end)
        if person is not None:
            return [person], after
    body, after = body_at(reading, words, at, end)
    if body is not None and not _is_ordinary_phrase(reading, words, at, after):
        return [body], after
    if entry is not None and _stands(reading, words, at, end, entry):
        return [_known(reading, words, at, reach, entry)], reach
    if reading.begins_sentence(words[at].start) and end - at > 1 and reading.is_ordinary(words[at]):
        return [], at + 1
    draft, after = unknown_at(reading, words, at, end)
    return [draft] if draft is not None else [], after


def _is_party(words: list[Word], at: int, end: int) -> bool:
    """The senator's `D-Calif.`, `R-Ariz.`"""
    return words[at].text in ("D", "R", "I") and at + 1 < end and words[at + 1].is_joined


def _is_namesake(reading: Reading, words: list[Word], at: int, end: int) -> bool:
    """`Jordan Peterson`: a given name that is a place as well, before one word that nothing else explains."""
    if words[at].key not in _PLACES_AND_GIVEN_NAMES or end - at != 2 or words[at].is_possessive:
        return False
    surname = words[at + 1]
    is_plain = surname.key in reading.words.heads or reading.is_ordinary(surname) or surname.is_joined
    return not is_plain and reading.look_up(words, at + 1, end)[0] is None


def _is_ordinary_phrase(reading: Reading, words: list[Word], at: int, after: int) -> bool:
    """`Initial Report`: words that all occur in the text as ordinary words, at the head of a sentence."""
    return reading.begins_sentence(words[at].start) and all(
        reading.is_ordinary(word) for word in words[at:after] if not word.is_small
    )


def _stands(reading: Reading, words: list[Word], at: int, end: int, entry: Entry) -> bool:
    """Whether a known name of one word is meant here, as against a word or a surname that looks like it."""
    word = words[at]
    if entry.is_acronym:
        return not (reading.words.has("word too", word.key) and _is_shouted(words))
    starts = reading.begins_sentence(word.start)
    is_word = reading.words.has("word too", word.key) and entry.kind not in ("state", "territory")
    if is_word and (starts or word.key in reading.ordinary):
        return False
    if entry.kind != "city" or entry.weight >= 1.0:
        return True
    follows = end - at > 1 and not words[at + 1].is_joined and reading.look_up(words, at + 1, end)[0] is None
    if follows and words[at + 1].key not in reading.words.heads:
        return entry.weight >= 0.9 and names_from(reading, words, at, end) - at < 2
    return True


def _is_shouted(words: list[Word]) -> bool:
    """A heading in capitals, in which `IS` and `WHO` are words."""
    return sum(not word.is_small and len(word.text) > 1 for word in words) > 1 and all(
        word.text.isupper() for word in words if not word.is_small
    )


def _known(reading: Reading, words: list[Word], at: int, reach: int, entry: Entry) -> Draft:
    draft = person_draft(reading, words, at, reach, entry.weight, entry.kind)
    draft.name, draft.key, draft.reading, draft.is_known = entry.name, entry.key, entry.reading, True
    draft.also = reading.other_meanings(words[at:reach], entry)
    return draft
