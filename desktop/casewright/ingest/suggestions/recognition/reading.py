"""One document while its names are being read: its text, its ordinary words, and what has been found so far."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from casewright.ingest.language import guess_language
from casewright.ingest.suggestions.found import OtherReading
from casewright.ingest.suggestions.recognition.gazetteer import Entry, Gazetteer, cyrillic_stem, gazetteer_for
from casewright.ingest.suggestions.recognition.lexicon import Lexicon, lexicon
from casewright.ingest.suggestions.recognition.writing import Word, begins_sentence, fold, fold_phrase
from casewright.model.english_words import is_english
from casewright.model.names import name_key

MOST_MENTIONS = 150_000
"""Of one document: a text of the greatest length has some 100,000; what holds more is a table or an attack."""

_LOWER_WORD = re.compile(r"(?<![\w'’-])[a-z]{2,20}(?![\w'’])")
_LONGEST_BEFORE = 34  # characters looked at before a name for the word that stands there
_IN_WORDS = (".", "'", "’", "-")
_WORD_AFTER = re.compile(r"[ \u00a0]?[\"”’']?[ \u00a0]+([\w'’-]{1,30})")
_AFTER_NAME = re.compile(r",[ \u00a0]+((?:[A-Z][\w'’.-]*[ ]){0,2}[A-Z][\w'’-]*)")
_LONG_WORD = re.compile(r"[^\W\d_][\w'’]{3,}")
_LONGEST_HEADLINE = 200
_LEAST_OF_HEADLINE = 4  # long words
_ENGLISH = frozenset(("the", "of", "and", "with", "that", "from", "which", "by", "said"))
_LEAST_ENGLISH = 2  # of these words
_GERMAN = frozenset(("der", "die", "das", "und", "nicht"))
_LONG_LINE = 45  # characters; a shorter line ends for a reason, a longer one may be wrapped
_WIDEST = 160  # of wrapped lines
_RAGGED = 4  # so much longer a wrapped line may be: letters are of different widths


@dataclass(slots=True)
class Draft:
    """A name as first read. `is_weak` asks for another mention that shows it to be a name; `full` gives the key."""

    start: int
    end: int
    kind: str
    name: str
    score: float
    reading: str = "name"
    is_weak: bool = False
    key: str = ""
    entity: str | None = None
    also: tuple[OtherReading, ...] = ()
    is_known: bool = False
    """From the gazetteer or the case, as against guessed from its form."""

    def settle(self) -> Draft:
        """Fill in the key from the name."""
        self.key = self.key or name_key(self.name)
        return self


@dataclass
class Reading:
    """The text and the tables it is read with."""

    text: str
    drafts: list[Draft] = field(default_factory=list)
    known: Gazetteer = field(init=False)
    words: Lexicon = field(default_factory=lexicon)
    in_headline: bool = False
    """Whether the run being read stands in a line that writes ordinary words with capitals too."""
    _headlines: dict[int, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Take the tables that the text needs."""
        self.known = gazetteer_for(self.text)

    @cached_property
    def ordinary(self) -> frozenset[str]:
        """Words that this document also writes with a small letter."""
        return frozenset(_LOWER_WORD.findall(self.text))

    @property
    def seats(self) -> dict[str, tuple[str, str]]:
        """The kind and name of the state governed from a city, by the city's key."""
        return self.known.seats

    @property
    def seat_names(self) -> frozenset[str]:
        """Folded names of all cities that governments sit in."""
        return self.known.seat_names

    @cached_property
    def names_every_noun(self) -> bool:
        """German, which writes all nouns with a capital: there a capital alone shows nothing."""
        return not self.ordinary.isdisjoint(_GERMAN) and guess_language(self.text) == "de"

    @cached_property
    def is_english_text(self) -> bool:
        """Whether a word that English does not know is likely to be a name here."""
        return len(self.ordinary & _ENGLISH) >= _LEAST_ENGLISH

    def is_headline(self, at: int) -> bool:
        """Whether the line around `at` is a headline, a heading or a form's label: nearly all its long words have capitals."""
        text = self.text
        start = text.rfind("\n", max(0, at - _LONGEST_HEADLINE), at) + 1
        if start == 0 and at > _LONGEST_HEADLINE:
            return False
        known = self._headlines.get(start)
        if known is None:
            end = text.find("\n", at, start + _LONGEST_HEADLINE + 1)
            end = len(text) if end < 0 else end
            known = self._headlines[start] = end - start <= _LONGEST_HEADLINE and _is_titled(text[start:end])
        return known

    def is_plain(self, word: Word) -> bool:
        """An ordinary word of English, and nobody's given name."""
        return is_english(word.key) and word.key not in self.known.given_names

    def before(self, at: int) -> str:
        """The word before, in lower case; "" at the head of a line or after a sign."""
        lead = self.text[max(0, at - _LONGEST_BEFORE) : at].rstrip("\"“‘'")
        words = lead.rstrip(" \u00a0")
        if len(words) == len(lead) or not (words[-1:].isalnum() or words[-1:] in _IN_WORDS):
            return ""
        return words.replace("\n", " ").rpartition(" ")[2].lower()

    def after(self, at: int) -> str:
        """The word after, as written; "" when a sign comes first."""
        match = _WORD_AFTER.match(self.text, at)
        return match.group(1) if match else ""

    def begins_sentence(self, at: int) -> bool:
        """See `writing.begins_sentence`."""
        return begins_sentence(self.text, at)

    def name_in_apposition(self, at: int) -> str:
        """`South Dakota` behind `Vermillion, South Dakota`; "" when no capital follows a comma."""
        match = _AFTER_NAME.match(self.text, at)
        return match.group(1) if match else ""

    def is_line_wrapped(self, word: Word) -> bool:
        """Whether a name may go on across the break before this first word of a line: the line before had no room for it."""
        text = self.text
        end = text.rfind("\n", 0, word.start)
        before = end - text.rfind("\n", max(0, end - _WIDEST), end) - 1
        if self.in_headline or not _LONG_LINE < before < _WIDEST - 1:
            return False
        after = text.find("\n", word.start, word.start + _WIDEST)
        width = (after if after >= 0 else min(len(text), word.start + _WIDEST)) - word.start
        return width <= before + 1 + len(word.text) + _RAGGED

    def is_ordinary(self, word: Word) -> bool:
        """A word with a capital that need not be a name."""
        key = word.key
        return (
            key in self.ordinary
            or self.words.has("stop", key)
            or key.endswith(("ing", "edly", "ally", "ously"))
        )

    def look_up(self, words: list[Word], at: int, end: int) -> tuple[Entry | None, int]:
        """The longest known name that begins with `words[at]`, and the index after it."""
        found, after, lead = None, at, ""
        entries, beginnings = self.known.entries, self.known.beginnings
        for index in range(at, end):
            word = words[index]
            for key in (word.key,) if word.key == word.whole_key else (word.key, word.whole_key):
                fitting = entries.get(lead + key)
                entry = self._fitting(fitting, words[at : index + 1]) if fitting else None
                if entry is not None:
                    found, after = entry, index + 1
            if index == at and found is None and "\u0400" <= word.key[:1] <= "\u04ff":
                found = self.known.stems.get(cyrillic_stem(word.key))
                after = at + 1 if found is not None else at
            lead += word.whole_key
            if lead not in beginnings:
                break
            lead += " "
        return found, after

    def other_meanings(self, words: list[Word], entry: Entry) -> tuple[OtherReading, ...]:
        """What else the tables know the same words for: two bodies with one acronym, a state and a people."""
        entries = self.known.entries.get(fold_phrase(self.text[words[0].start : words[-1].end]), ())
        if len(entries) < 2:
            return ()
        others = (each for each in entries if each.key != entry.key)
        fitting = (each for each in others if each.is_acronym == entry.is_acronym and each.kind != "city")
        return tuple(
            OtherReading(each.kind, each.reading, each.key, each.name) for each in islice(fitting, 3)
        )

    def _fitting(self, entries: list[Entry], words: list[Word]) -> Entry | None:
        capitals = all(word.is_capitals for word in words if not word.is_small)
        for entry in entries:
            if not entry.is_acronym or capitals or (len(words) > 1 and words[0].text.isupper()):
                return entry
        return None


def _is_titled(line: str) -> bool:
    long = _LONG_WORD.findall(line)
    capitals = [word for word in long if word[0].isupper()]
    if len(long) < _LEAST_OF_HEADLINE or len(capitals) < 0.8 * len(long) or line.rstrip().endswith("."):
        return False
    return sum(is_english(fold(word)) for word in capitals) >= 0.3 * len(capitals)
