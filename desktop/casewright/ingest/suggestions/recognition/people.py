"""People: by a title before the name, by a given name, by the form of the name; and offices without a name."""

from __future__ import annotations

import re
from string import capwords

from casewright.ingest.suggestions.recognition.reading import Draft, Reading
from casewright.ingest.suggestions.recognition.writing import Word, fold
from casewright.model.english_words import is_english
from casewright.model.names import name_key

_MOST_SURNAMES = 3
_SHORTEST_SURNAME = 3  # letters
_GIVEN_NAMES = re.compile(
    r",[ \u00a0]([^\W\d_a-z][^\W\d_A-Z]{1,20}(?:[ -][^\W\d_a-z][^\W\d_A-Z]{1,20}){0,3})(?![\w])"
)
_MOST_NAMES = 9  # words, particles among them
_SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv", "v"])


def title_at(reading: Reading, words: list[Word], at: int, end: int) -> tuple[str, int]:
    """The class of the title that begins with `words[at]` and the index after it (and after further titles)."""
    kind, index = "", at
    while index < end:
        found, after = _one_title(reading, words, index, end)
        if not found:
            break
        kind = "office" if "office" in (found, kind) else found
        index = after
        if words[index - 1].is_possessive:
            break
    return kind, index


def _one_title(reading: Reading, words: list[Word], at: int, end: int) -> tuple[str, int]:
    """The longest title that begins with `words[at]`."""
    kind, after, lead = "", at, ""
    titles, beginnings = reading.words.titles, reading.words.beginnings
    for index in range(at, end):
        lead += words[index].key
        found = titles.get(lead)
        if found is not None:
            kind, after = found, index + 1
        if lead not in beginnings or words[index].is_possessive:
            break
        lead += " "
    return kind, after


def names_from(reading: Reading, words: list[Word], at: int, end: int) -> int:
    """The index after the words that one person's name could be, from `at` on."""
    index = at
    while index < end and index - at < _MOST_NAMES:
        word = words[index]
        if word.is_small and not word.is_particle:
            break
        if not word.is_small and not word.is_initial:
            if word.key not in _SUFFIXES and reading.words.has("common acronym", word.key):
                break
            if reading.words.has("stop", word.key) and not (index > at and _is_name_too(reading, word)):
                break
            if word.text[0].isdigit() or (index > at and word.key in reading.words.heads):
                break
            if index > at and _is_title(reading, words, at, index, end):
                break
            if index > at and _is_other_name(reading, words, index, end):
                break
        index += 1
        if word.is_possessive:
            break
    while index > at and words[index - 1].is_small:
        index -= 1
    return index


def _is_name_too(reading: Reading, word: Word) -> bool:
    return word.key in _SUFFIXES or word.key in reading.known.given_names


def _is_title(reading: Reading, words: list[Word], at: int, index: int, end: int) -> bool:
    """A title inside a row of capitals; `Bishop` behind one given name and with no name after it is a surname."""
    kind, after = _one_title(reading, words, index, end)
    if not kind:
        return False
    is_first_surname = index == at + 1 and words[at].key in reading.known.given_names
    is_last = after >= end or not names_from(reading, words, after, end) > after
    return not (is_first_surname and is_last and kind == "honour")


def _is_other_name(reading: Reading, words: list[Word], index: int, end: int) -> bool:
    """A known name that no surname would be: a state, an acronym, a name of several words."""
    entry, after = reading.look_up(words, index, end)
    if entry is None or (entry.kind == "city" and after == index + 1):
        return False
    if words[index].is_joined and words[index - 1].is_particle and after == index + 1:
        return False  # "al-Kuwaiti"
    if entry.is_acronym or after > index + 1 or entry.reading == "demonym":
        return True
    return entry.weight >= 1.0 and (
        entry.kind in ("state", "territory") or words[index - 1].key not in reading.known.given_names
    )


def person_draft(
    reading: Reading, words: list[Word], at: int, after: int, score: float, kind: str = "person"
) -> Draft:
    """A draft of the person named by `words[at:after]`."""
    start, end = words[at].start, words[after - 1].end
    return Draft(start, end, kind, " ".join(reading.text[start:end].split()), score)


def titled_person(reading: Reading, words: list[Word], at: int, end: int) -> tuple[list[Draft], int]:
    """A person behind a title; or the office itself where no name follows: `the Foreign Secretary said`."""
    kind, after = title_at(reading, words, at, end)
    if after == at:
        return [], at
    if not words[after - 1].is_possessive:
        reach = names_from(reading, words, after, end)
        if reach > after and not _is_known(reading, words, after, reach):
            who = "official" if kind == "office" else "person"
            return [person_draft(reading, words, after, reach, 0.95, who)], reach
    if kind != "office":
        return [], after
    return _office(reading, words, at, after)


def _is_known(reading: Reading, words: list[Word], at: int, reach: int) -> bool:
    """Words behind a title that are a known name of something else: `Ambassador to Iraq`, `Secretary Kerry` not."""
    entry, after = reading.look_up(words, at, reach)
    return (
        entry is not None
        and after == reach
        and entry.weight >= 1.0
        and entry.kind != "city"
        and reach - at > 1
    )


def _office(reading: Reading, words: list[Word], at: int, after: int) -> tuple[list[Draft], int]:
    """An office without its holder's name, with what it is for: `Minister for the Middle East`."""
    index = after
    if index < len(words) and words[index].key in ("of", "for") and not words[index].begins_line:
        while index < len(words) and words[index].is_small:
            index += 1
        start = index
        while index < len(words) and index - start < 5 and not (words[index].begins_line):
            word = words[index]
            if word.is_small and (
                word.key != "and" or reading.look_up(words, index + 1, len(words))[0] is not None
            ):
                break
            index += 1
            if word.is_possessive:
                break
        entry, reach = reading.look_up(words, start, len(words))
        if entry is not None and entry.kind in ("state", "territory"):
            index = after  # "President of France": the state is the name
        elif entry is not None:
            index = max(reach, start + 1)
        after = index
    start_at, end_at = words[at].start, words[after - 1].end
    name = " ".join(reading.text[start_at:end_at].split())
    is_alone = after - at == 1
    score = 0.4 if is_alone or (reading.begins_sentence(start_at) and after - at < 2) else 0.6
    return [Draft(start_at, end_at, "official", name, score, "description")], after


def listed_person(reading: Reading, words: list[Word], at: int, end: int) -> Draft | None:
    """`KOVALENKO, Dmytro`, as registers and lists of sanctions write it: a surname in capitals, and given names behind a comma."""
    surname = [word for word in words[at:end] if not word.is_small]
    if end - at > _MOST_SURNAMES or not all(word.is_capitals and len(word.text) > 1 for word in surname):
        return None
    match = _GIVEN_NAMES.match(reading.text, words[end - 1].end)
    if (
        match is None
        or words[end - 1].is_possessive
        or sum(len(word.text) for word in surname) < _SHORTEST_SURNAME
    ):
        return None
    given = match.group(1)
    first = fold(given.partition(" ")[0])
    if first not in reading.known.given_names and (
        first in reading.known.entries or is_english(first) or reading.words.has("stop", first)
    ):
        return None
    start, written = words[at].start, " ".join(reading.text[words[at].start : words[end - 1].end].split())
    return Draft(
        start,
        match.end(),
        "person",
        f"{given} {capwords(written.replace('-', '- ')).replace('- ', '-')}",
        0.9,
    )


def person_by_given_name(reading: Reading, words: list[Word], at: int, end: int) -> tuple[Draft | None, int]:
    """`Haider al-Abadi`: a given name, and at least one more name."""
    word = words[at]
    is_given = word.key in reading.known.given_names or (
        not word.key.isascii() and name_key(word.text) in reading.known.given_names
    )
    if not is_given and not (word.is_initial and word.text.endswith(".")):
        return None, at
    if reading.words.has("stop", word.key) or word.is_possessive:
        return None, at
    reach = names_from(reading, words, at, end)
    names = [each for each in words[at:reach] if not each.is_small and not each.is_initial]
    if len(names) < 2 and not (word.is_initial and reach - at >= 2 and names):
        return None, at
    if word.is_initial and len(names) < 1:
        return None, at
    return person_draft(reading, words, at, reach, 0.9 if not word.is_initial else 0.7), reach
