"""Names that the gazetteer knows: whether it is meant here, and the draft for it."""

from __future__ import annotations

import re

from casewright.ingest.suggestions.recognition.gazetteer import Entry
from casewright.ingest.suggestions.recognition.people import names_from, person_draft
from casewright.ingest.suggestions.recognition.reading import Draft, Reading
from casewright.ingest.suggestions.recognition.writing import Word

_NUMBER = re.compile(r"[ \u00a0](\d{1,4}[A-Z]?)(?!\w|[.,]\d)")
_PLACES_AND_GIVEN_NAMES = frozenset(["jordan", "chad", "georgia", "israel", "virginia", "carolina"])


def known_draft(reading: Reading, words: list[Word], at: int, reach: int, entry: Entry) -> Draft:
    draft = person_draft(reading, words, at, reach, entry.weight, entry.kind)
    draft.name, draft.key, draft.reading, draft.is_known = entry.name, entry.key, entry.reading, True
    draft.also = reading.other_meanings(words[at:reach], entry)
    return draft


def numbered_name(reading: Reading, words: list[Word], at: int, reach: int) -> Draft | None:
    """`Leopard 2`, `Type 054A`, `Nord Stream 2`: a known name of which the number is a part."""
    last = max(reach, at + 1) - 1
    match = _NUMBER.match(reading.text, words[last].end)
    if match is None:
        return None
    entries = reading.known.entries.get(
        f"{' '.join(word.key for word in words[at : last + 1])} {match.group(1).lower()}"
    )
    if not entries:
        return None
    entry = entries[0]
    return Draft(
        words[at].start,
        match.end(),
        entry.kind,
        entry.name,
        entry.weight,
        entry.reading,
        key=entry.key,
        is_known=True,
    )


def stands(reading: Reading, words: list[Word], at: int, end: int, entry: Entry) -> bool:
    """Whether a known name of one word is meant here, as against a word or a surname that looks like it."""
    word = words[at]
    if entry.is_acronym:
        return not (reading.words.has("word too", word.key) and _is_shouted(words))
    starts = reading.begins_sentence(word.start)
    is_word = reading.words.has("word too", word.key) and entry.kind not in ("state", "territory")
    if is_word and (starts or word.key in reading.ordinary):
        return False
    if entry.kind not in ("city", "person") or entry.weight >= 1.0:
        return True
    follows = end - at > 1 and not words[at + 1].is_joined and reading.look_up(words, at + 1, end)[0] is None
    if follows and words[at + 1].key not in reading.words.heads:
        return entry.weight >= 0.9 and names_from(reading, words, at, end) - at < 2
    return True


def is_namesake(reading: Reading, words: list[Word], at: int, end: int) -> bool:
    """`Jordan Peterson`, `Emad Abdullah Sara`: a given name that is something else as well, before what is no other name."""
    if words[at].is_possessive or end - at < 2:
        return False
    if words[at].key not in _PLACES_AND_GIVEN_NAMES:
        following = words[at + 1].key
        return words[at].key in reading.known.given_names and (
            following in reading.known.given_names or (words[at + 1].is_particle and end - at > 2)
        )
    if end - at != 2:
        return False
    surname = words[at + 1]
    is_plain = surname.key in reading.words.heads or reading.is_ordinary(surname) or surname.is_joined
    return not is_plain and reading.look_up(words, at + 1, end)[0] is None


def _is_shouted(words: list[Word]) -> bool:
    """A heading in capitals, in which `IS` and `WHO` are words."""
    return sum(not word.is_small and len(word.text) > 1 for word in words) > 1 and all(
        word.text.isupper() for word in words if not word.is_small
    )
