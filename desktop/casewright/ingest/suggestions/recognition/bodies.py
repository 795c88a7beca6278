"""Bodies, places and things by the word that heads them: `Ministry of X`, `X Brigade`, `Lake X`, `Resolution 2254`."""

from __future__ import annotations

import re

from casewright.ingest.suggestions.recognition.lexicon import PLACE_KINDS, THING_KINDS
from casewright.ingest.suggestions.recognition.reading import Draft, Reading
from casewright.ingest.suggestions.recognition.writing import Word
from casewright.model.english_words import is_english

_NUMBER = re.compile(
    r"[ \u00a0](?:No\.? ?)?(\d{1,4}(?:[/(]\d{1,4}\)?)?)(?![\w%]|[.,:]\d)(?! (?:percent|per cent|people|men|million))"
)
_MOST_LEADING = 8  # words before a head
_MOST_AFTER_OF = 6
_MOST_AFTER_AND = 5
_LINKS = frozenset(("of", "for", "on", "to", "against", "in"))


def head_in(reading: Reading, words: list[Word], at: int, end: int) -> tuple[int, str]:
    """The index of the last head among `words[at:end]` and its kind; (-1, "") without one."""
    heads = reading.words.heads
    for index in range(end - 1, at - 1, -1):
        word = words[index]
        if word.is_small:
            continue
        if index > at:
            kind = heads.get(f"{words[index - 1].key} {word.key}")
            if kind:
                return index, kind
        kind = heads.get(word.key)
        if kind:
            return index, kind
    return -1, ""


def body_at(reading: Reading, words: list[Word], at: int, end: int) -> tuple[Draft | None, int]:
    """A name with a head that begins with `words[at]`; `end` is where the unbroken capitals end."""
    end = _past_and(reading, words, at, min(end, at + _MOST_LEADING))
    head, kind = head_in(reading, words, at, end)
    if head < 0:
        return None, at
    after = head + 1
    text_end = words[head].end
    number = _NUMBER.match(reading.text, text_end) if reading.words.has("numbered", words[head].key) else None
    is_bare = head == at
    if number:
        text_end, is_bare = number.end(1), False
    elif not words[head].is_possessive:
        extended = _extension(reading, words, after)
        if extended > after and (is_bare or _takes_more(reading, words, at, head, kind)):
            after, is_bare = extended, False
            text_end = words[after - 1].end
    if is_bare:
        return None, at
    score = 0.75 if kind in THING_KINDS else 0.85
    name = reading.text[words[at].start : text_end]
    if (
        kind in PLACE_KINDS
        and head - at == 0
        and number is None
        and kind not in ("diplomatic_post", "region")
    ):
        score = 0.7
    return Draft(words[at].start, text_end, kind, " ".join(name.split()), score), after


def heads_after(reading: Reading, words: list[Word], index: int, end: int) -> bool:
    """Whether a head goes on from what could be a person's name before `index`: `Shahid Hemmat Industrial | Group`."""
    if index >= end or words[index].begins_line or words[index - 1].is_possessive or words[index].is_joined:
        return False
    return words[index].key in reading.words.heads


def _past_and(reading: Reading, words: list[Word], at: int, end: int) -> int:
    """The end of `Economic and Financial Crimes Commission`: ordinary words on both sides of an "and", and a head behind it."""
    if (
        not at < end < len(words) - 1
        or words[end].key != "and"
        or words[end].begins_line
        or words[end + 1].begins_line
        or words[end - 1].is_possessive
        or words[end - 1].key in reading.words.heads
        or not (reading.is_plain(words[end - 1]) and reading.is_plain(words[end + 1]))
    ):
        return end
    index = end + 1
    while (
        index < len(words)
        and index - end < _MOST_AFTER_AND
        and not words[index].is_small
        and not words[index].begins_line
    ):
        index += 1
        if words[index - 1].is_possessive:
            break
    head, _ = head_in(reading, words, end + 2, index)
    return head + 1 if head > 0 else end


def _takes_more(reading: Reading, words: list[Word], at: int, head: int, kind: str) -> bool:
    """Whether `of …` behind a head that already has a name before it still belongs to it."""
    link = words[head + 1].key
    if kind in PLACE_KINDS or link not in ("of", "for") or head - at > 3:
        return False
    begins = words[head + 2] if head + 2 < len(words) else None
    is_owner = begins is not None and begins.key in reading.known.given_names  # "Guard of Ibrahim Jadhran"
    return not is_owner and not (kind == "company" and link == "of")


def _extension(reading: Reading, words: list[Word], after: int) -> int:
    """The index behind `of [the] X [and Y]`, or `after` when nothing of the kind follows."""
    index = after
    if index >= len(words) or words[index].key not in _LINKS or words[index].begins_line:
        return after
    while index < len(words) and words[index].is_small and index - after < 2:
        index += 1
    start = index
    while index < len(words) and index - start < _MOST_AFTER_OF:
        word = words[index]
        if word.begins_line and not reading.is_line_wrapped(word):
            break
        if word.is_small and not word.is_particle:
            entry, reach = reading.look_up(words, start, len(words))
            if entry is not None and reach >= index:
                return max(reach, index)
            if not _goes_on(reading, words, index):
                break
        index += 1
        if word.is_possessive:
            break
    while index > start and words[index - 1].is_small:
        index -= 1
    return index if index > start else after


def _goes_on(reading: Reading, words: list[Word], index: int) -> bool:
    """Whether a small word goes on with the name: `Affairs and Trade`, `Prohibition of Chemical Weapons`."""
    if index + 1 >= len(words):
        return False
    key, following = words[index].key, words[index + 1]
    if key in ("of", "for"):
        return True
    if key in ("and", "&"):
        entry, _ = reading.look_up(words, index + 1, len(words))
        return entry is None and is_english(following.key) and following.key not in reading.words.titles
    return key == "the" and words[index - 1].key in ("of", "for")


def place_by_start(reading: Reading, words: list[Word], at: int, end: int) -> tuple[Draft | None, int]:
    """`Lake X`, `Tal X`, `Operation X`, `HMS X`: named by the first word."""
    starts = reading.words.starts
    kind, size = starts.get(words[at].key), 1
    if at + 1 < len(words) and starts.get(f"{words[at].key} {words[at + 1].key}"):
        kind, size = starts[f"{words[at].key} {words[at + 1].key}"], 2
    if kind is None or words[at].is_possessive:
        return None, at
    first = at + size
    most = 2 if kind in PLACE_KINDS else 4
    index = first
    while index < len(words) and index - first < most:
        word = words[index]
        if (
            word.begins_line
            or (reading.words.has("stop", word.key) and not word.is_particle)
            or (word.is_small and not word.is_particle)
        ):
            break
        index += 1
        if word.is_possessive:
            break
    while index > first and words[index - 1].is_small:
        index -= 1
    if index == first or (kind == "company" and not words[at].text.isupper()):
        return None, at
    if kind == "vessel" and not words[at].text.replace("/", "").isupper() and words[at].key != "motor":
        return None, at
    name = reading.text[words[at].start : words[index - 1].end]
    return Draft(words[at].start, words[index - 1].end, kind, " ".join(name.split()), 0.8), index
