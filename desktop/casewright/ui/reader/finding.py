"""Searching a text a slice at a time, so that five million characters never hold up the window.

Upper and lower case are alike, and any white space is like any other. Unless accents count, so are letters that differ
only in marks and forms: é and e, ø and o, ي and ی, ٣ and 3, curly and straight quotes. Offsets are code points of the
text itself: everything is compared one character for one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from time import perf_counter

MOST = 100_000
"""Places that are found at all."""

_SLICE = 100_000
_WIDEST_MATCH = 2_000
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u0610-\u061a\u0640\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u00ad\u200c\u200d"
)
_ANY_MARK = re.compile(f"[{_MARKS}]")
_FORMS = {
    **dict(zip("øđðłıŧħ", "oddlith", strict=True)),
    **dict(zip("ٱىیکةہھە", "اييكهههه", strict=True)),
    **dict.fromkeys("‘’‚‛‹›′´`ʼ", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
}


class _Table(dict[int, str]):
    """For `str.translate`: each character as one character that all its like share."""

    def __init__(self, accents: bool) -> None:
        super().__init__()
        self._accents = accents

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        found = _lower(letter) if self._accents else _lower(_plain(_lower(letter)))
        self[code] = found
        return found


def _lower(letter: str) -> str:
    lower = letter.lower()
    return lower if len(lower) == 1 else letter


def _plain(letter: str) -> str:
    """A letter without its marks and in its ordinary form."""
    if letter in _FORMS:
        return _FORMS[letter]
    if letter.isdigit() and not letter.isascii():
        value = unicodedata.digit(letter, None)
        return letter if value is None else str(value)
    base = unicodedata.normalize("NFKD", letter)
    rest = base.strip() and all(map(unicodedata.combining, base[1:]))
    return _FORMS.get(base[0], base[0]) if rest else letter


_TABLES = {accents: _Table(accents) for accents in (False, True)}


class Search:
    """The places of some words in a text, found bit by bit: [start, end) in `places`, in order."""

    def __init__(self, text: str, words: str, *, accents: bool = True) -> None:
        self.text, self.words = text, words
        self.places: list[tuple[int, int]] = []
        self._accents = accents
        self._at = 0 if words else len(text)
        folded = words.translate(_TABLES[accents])
        if not accents:
            folded = _ANY_MARK.sub("", folded) or folded
        parts = folded.split() or [folded]
        between = "" if accents else f"[{_MARKS}]*"
        self._first = parts[0]
        self._is_one_word = len(parts) == 1
        self._exact = re.compile(r"\s+".join(map(re.escape, parts)))
        self._loose = re.compile(r"\s+".join(between.join(map(re.escape, part)) + between for part in parts))

    @property
    def is_done(self) -> bool:
        """Whether the whole text was searched, or more was found than anybody wants."""
        return self._at >= len(self.text) or len(self.places) >= MOST

    def run(self, seconds: float | None = None) -> bool:
        """Search on for about so long (None: to the end); whether that was all."""
        began = perf_counter()
        while not self.is_done and (seconds is None or perf_counter() - began < seconds):
            self._search_slice()
        return self.is_done

    def _search_slice(self) -> None:
        start, end = self._at, min(self._at + _SLICE, len(self.text))
        part = self.text[start : end + _WIDEST_MATCH]
        folded = part.lower() if part.isascii() else part.translate(_TABLES[self._accents])
        after = end
        for first, last in self._matches(folded):
            if start + first >= end or len(self.places) >= MOST:
                break
            self.places.append((start + first, start + last))
            after = max(after, start + last)
        self._at = after

    def _matches(self, folded: str) -> Iterator[tuple[int, int]]:
        if not self._accents and not folded.isascii() and _ANY_MARK.search(folded):
            for match in self._loose.finditer(folded):
                yield match.span()
            return
        at = folded.find(self._first)
        while at >= 0:
            found = None if self._is_one_word else self._exact.match(folded, at)
            if self._is_one_word:
                yield at, at + len(self._first)
                at = folded.find(self._first, at + len(self._first))
            elif found is not None:
                yield found.span()
                at = folded.find(self._first, found.end())
            else:
                at = folded.find(self._first, at + 1)


def find_places(text: str, words: str, *, accents: bool = True) -> list[tuple[int, int]]:
    """Where words stand in a text, as [start, end) in code points."""
    search = Search(text, words, accents=accents)
    search.run()
    return search.places
