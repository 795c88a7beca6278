"""Capitalised words that no table knows: what they are, by what stands around them."""

from __future__ import annotations

from casewright.ingest.suggestions.recognition.people import names_from, person_draft
from casewright.ingest.suggestions.recognition.reading import Draft, Reading
from casewright.ingest.suggestions.recognition.writing import Word
from casewright.model.english_words import is_english

_LONGEST_ACRONYM = 9  # with its full stops; longer ones are words that are shouted
_SHORTEST_SHOUTED = 5  # letters; a shorter word in capitals may be an acronym
_SHORTEST_COINED = 4
_PLAIN_PLACES = ("city", "region", "waterway", "facility", "airport", "port", "military_base")
_STATES = ("state", "territory", "region", "city")


def unknown_at(reading: Reading, words: list[Word], at: int, end: int) -> tuple[Draft | None, int]:
    """A guess for the unbroken capitals from `words[at]` on."""
    word = words[at]
    reach = at + 1 if reading.names_every_noun else max(names_from(reading, words, at, end), at + 1)
    if reading.words.has("stop", word.key) or word.text[0].isdigit():
        return None, at + 1
    if any(each.text == "&" for each in words[at:end]):  # "Dun & Bradstreet"
        return person_draft(reading, words, at, end, 0.7, "company"), end
    if word.is_capitals and at + 1 < end and _is_designator(reading, words[at + 1]):  # "GBU-38"
        return person_draft(reading, words, at, at + 2, 0.6, "weapon_system"), at + 2
    if any(c.isdecimal() for c in word.text):  # a number plate, a code
        return _single(reading, word), at + 1
    if word.is_capitals and reach - at > 1 and not words[at + 1].is_joined and not words[at + 1].is_capitals:
        reach = at + 1
    if reach - at == 1:
        return _single(reading, word), at + 1
    start, finish = word.start, words[reach - 1].end
    place = _place(reading, start, finish)
    named = [each for each in words[at:reach] if not each.is_small]
    if all(reading.is_ordinary(each) for each in named) or _is_heading(reading, named):
        draft = person_draft(reading, words, at, reach, 0.3, "organisation")
        return draft, reach
    if place is not None:
        return place, reach
    before = reading.before(start)
    if any(len(each.text) == 1 for each in named):
        return person_draft(reading, words, at, reach, 0.4, "organisation"), reach
    if len(named) > 2 and all(each.is_capitals for each in named):
        return person_draft(reading, words, at, reach, 0.3, "organisation"), reach
    if any(each.is_capitals for each in named) or before == "the":
        return person_draft(reading, words, at, reach, 0.55, "organisation"), reach
    if reading.is_plain(named[0]) or (
        reading.is_plain(named[-1]) and named[0].key not in reading.known.given_names
    ):
        return person_draft(reading, words, at, reach, 0.55, "organisation"), reach
    says = reading.words.has("speech verb", reading.after(finish)) or reading.words.has("speech verb", before)
    return person_draft(reading, words, at, reach, 0.7 if says else 0.6), reach


def _place(reading: Reading, start: int, end: int) -> Draft | None:
    """A place, when the words around it say so: `near X`, `X province`, `city of X`, `X, Texas`."""
    text = reading.text
    name = " ".join(text[start:end].split())
    following = reading.after(end)
    kind = reading.words.heads.get(following.lower(), "") if following.islower() else ""
    if kind in _PLAIN_PLACES and not _is_only_opening(reading, start, end):
        return Draft(start, end, kind if kind != "military_base" else "place", name, 0.8)
    apposed = reading.name_in_apposition(end)
    if apposed:
        entries = reading.known.entries.get(_folded(apposed))
        if entries and entries[0].kind in _STATES and entries[0].reading == "name":
            return Draft(start, end, "city", name, 0.8)
    before = reading.before(start)
    if reading.words.has("near preposition", before):
        return Draft(start, end, "place", name, 0.7)
    if before == "of" and reading.words.heads.get(reading.before(text.rfind("of", 0, start)), "") in (
        "city",
        "region",
    ):
        return Draft(start, end, "place", name, 0.85)
    return None


def _is_only_opening(reading: Reading, start: int, end: int) -> bool:
    """`Port state control …`: one ordinary word that opens a sentence."""
    return reading.begins_sentence(start) and is_english(_folded(reading.text[start:end]))


def _folded(name: str) -> str:
    from casewright.ingest.suggestions.recognition.writing import fold_phrase

    return fold_phrase(name)


def _is_designator(reading: Reading, word: Word) -> bool:
    return word.is_joined and word.text[0].isdigit() and reading.text[word.start - 1] == "-"


def _is_heading(reading: Reading, named: list[Word]) -> bool:
    """`Digital Currency Address`, `Strategic Partnership`: ordinary words where any word would have a capital."""
    opens = reading.in_headline or reading.begins_sentence(named[0].start)
    return opens and all(reading.is_plain(each) for each in named)


def _is_coined(reading: Reading, word: Word) -> bool:
    """A word at the head of a sentence that English does not know: a name, as far as one can tell."""
    is_known = len(word.key) < _SHORTEST_COINED or word.key in reading.ordinary or is_english(word.key)
    return not is_known and reading.is_english_text


def _single(reading: Reading, word: Word) -> Draft | None:
    """One unknown word with a capital."""
    if len(word.key) < 2 or reading.words.has("common acronym", word.key):
        return None
    text = word.text
    if any(c.isdecimal() or c == "_" for c in text):  # a code, a column
        return Draft(word.start, word.end, "organisation", text, 0.4)
    if len(text) >= _SHORTEST_SHOUTED and word.is_capitals and is_english(word.key):
        return Draft(word.start, word.end, "organisation", text, 0.3)
    if word.is_capitals:
        score = 0.6 if len(text) <= _LONGEST_ACRONYM else 0.4
        return Draft(word.start, word.end, "organisation", text, score, is_weak=word.key in reading.ordinary)
    place = _place(reading, word.start, word.end)
    if place is not None and word.key not in reading.ordinary:
        return place
    generic = reading.words.has("generic body", word.key)
    starts = reading.begins_sentence(word.start)
    if generic:
        return Draft(word.start, word.end, "organisation", text, 0.3 if starts else 0.5, "description")
    if word.key in reading.words.heads:
        return Draft(word.start, word.end, "organisation", text, 0.3, "description")
    if word.key in reading.known.given_names and word.key not in reading.ordinary:
        return Draft(word.start, word.end, "person", text, 0.55, is_weak=starts)
    before = reading.before(word.start)
    if reading.words.has("person noun", before) and not is_english(word.key):
        return Draft(word.start, word.end, "person", text, 0.7)
    if reading.words.has("speech verb", reading.after(word.end)) and not reading.is_ordinary(word):
        return Draft(word.start, word.end, "person", text, 0.6, is_weak=starts)
    kind = "place" if reading.words.has("place preposition", before) else "organisation"
    if reading.in_headline and is_english(word.key):
        return Draft(word.start, word.end, kind, text, 0.3)
    score = 0.3 if word.key in reading.ordinary or reading.names_every_noun else 0.55
    return Draft(word.start, word.end, kind, text, score, is_weak=starts and not _is_coined(reading, word))
