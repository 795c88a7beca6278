"""A run of capitalised words, read from left to right into names."""

from __future__ import annotations

import re

from casewright.ingest.suggestions.recognition.bodies import body_at, heads_after, place_by_start
from casewright.ingest.suggestions.recognition.known import is_namesake, known_draft, numbered_name, stands
from casewright.ingest.suggestions.recognition.lexicon import THING_KINDS
from casewright.ingest.suggestions.recognition.people import (
    listed_person,
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
    """Add the names in one run to the drafts; a headline's verbs part its names ("Modi Visits Warsaw")."""
    reading.in_headline = reading.is_headline(words[0].start)
    if not reading.in_headline:
        _read(reading, words)
        return
    start = 0
    for index, word in enumerate(words):
        if reading.words.has("headline verb", word.key) and not word.is_capitals:
            _read(reading, words[start:index])
            start = index + 1
    _read(reading, words[start:])


def _read(reading: Reading, words: list[Word]) -> None:
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
        if _is_joined_by_sign(words, index):
            index += 1
    while index > at + 1 and words[index - 1].is_small:
        index -= 1
    return index


def _is_joined_by_sign(words: list[Word], index: int) -> bool:
    """`Dun & Bradstreet`, `Danjuma & Sons`."""
    return index + 1 < len(words) and words[index].text == "&" and not words[index + 1].begins_line


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
    if words[at].is_capitals and _LABEL.match(reading.text, words[at].end):  # "IMO 9524475"
        return [], at + 1
    entry, reach = reading.look_up(words, at, len(words))
    numbered = numbered_name(reading, words, at, reach)
    if numbered is not None:
        return [numbered], max(reach, at + 1)
    if entry is not None and reach - at > 1:
        body, after = body_at(reading, words, at, end)
        if body is None or after <= reach or body.kind in THING_KINDS:
            return [known_draft(reading, words, at, reach, entry)], reach
        return [body], after
    listed = listed_person(reading, words, at, end) if entry is None else None
    if listed is not None:
        return [listed], end
    if _is_party(words, at, end):
        return [], at + 2
    people, after = titled_person(reading, words, at, end)
    if people and heads_after(reading, words, after, end):  # "Sultan Murad Division"
        body, reach = body_at(reading, words, at, end)
        if body is not None and reach > after:
            return [body], reach
    if people or after > at:
        return people, after
    started, after = place_by_start(reading, words, at, end)
    if started is not None:
        return [started], after
    if entry is None or entry.kind in ("city", "person") or is_namesake(reading, words, at, end):
        person, after = person_by_given_name(reading, words, at, end)
        if person is not None and not heads_after(reading, words, after, end):
            return [person], after
    if (entry is None or entry.kind == "city") and reading.words.has(
        "vessel word", reading.before(words[at].start)
    ):
        after = names_from(reading, words, at, end)
        if after > at:
            return [person_draft(reading, words, at, after, 0.8, "vessel")], after
    body, after = body_at(reading, words, at, end)
    if body is not None and not _is_ordinary_phrase(reading, words, at, after):
        return [body], after
    if entry is not None and stands(reading, words, at, end, entry):
        return [known_draft(reading, words, at, reach, entry)], reach
    if end - at > 1 and reading.begins_sentence(words[at].start) and _only_begins(reading, words[at]):
        return [], at + 1
    if _names_an_office(reading, words, at, end):
        return [], at + 1
    draft, after = unknown_at(reading, words, at, end)
    return [draft] if draft is not None else [], after


_LABEL = re.compile(r"(?:[ \u00a0:#]|[Nn]o\.?){1,6}\d{5,}")


def _only_begins(reading: Reading, word: Word) -> bool:
    """An ordinary word that has its capital from the sentence it begins: `Rebel Houthis`."""
    return reading.is_ordinary(word) or (reading.is_plain(word) and not word.is_capitals)


def _names_an_office(reading: Reading, words: list[Word], at: int, end: int) -> bool:
    """`Petroleum Minister`, `Union Home Minister`: an ordinary word before an office belongs to it."""
    if words[at].is_capitals or not reading.is_plain(words[at]):
        return False
    index = at + 1
    while index < min(end, at + 3) and not words[index].is_small:
        if title_at(reading, words, index, end)[0] == "office":
            return True
        index += 1
    return False


def _is_party(words: list[Word], at: int, end: int) -> bool:
    """The senator's `D-Calif.`, `R-Ariz.`"""
    return words[at].text in ("D", "R", "I") and at + 1 < end and words[at + 1].is_joined


def _is_ordinary_phrase(reading: Reading, words: list[Word], at: int, after: int) -> bool:
    """`Initial Report`: words that all occur in the text as ordinary words, at the head of a sentence."""
    return reading.begins_sentence(words[at].start) and all(
        reading.is_ordinary(word) for word in words[at:after] if not word.is_small
    )
