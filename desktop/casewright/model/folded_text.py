"""Comparing texts that differ only in how they were set: ligatures, accents in one or two characters, curly quotes, spaces.

Normaliser v1. A folded text knows, for each of its own positions, the position in the raw text it came from; a
position inside something that was folded as a whole (in the middle of a ligature, between a letter and its accent)
comes from nowhere, so that no match can begin or end there.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

# soft hyphen, zero-width space and joiner of words, byte order mark, marks of direction
_DROPPED = "\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_QUOTES = {**dict.fromkeys("‘’‚‛‹›′´`ʼ", "'"), **dict.fromkeys("“”„‟″«»", '"')}
_DASHES = dict.fromkeys("‐‑‒–—―−﹘﹣－", "-")
_REPLACED = _QUOTES | _DASHES | dict.fromkeys(_DROPPED, "")

# A word at a line end: the break behind its hyphen means nothing, and the hyphen itself may only mark the division
# (between a letter and a small letter).
_BREAK_BEHIND_HYPHEN = r"(?<=[^\W_][-‐\u00ad])[^\S\n]*\n\s*(?=[^\W_])"
_LINE_HYPHEN = r"(?<=[^\W\d_])[-‐\u00ad][^\S\n]*\n\s*(?=[^\W\d_A-Z])"


@dataclass(frozen=True, slots=True)
class FoldedText:
    """`text` is for comparing; `raw_at` and `raw_end` lead back to the raw text.

    Kept as segments: where each starts here and in the raw text, and whether it stands 1:1 for what it came from.
    """

    text: str
    raw_length: int
    _starts: array[int]
    _raw_starts: array[int]
    _even: bytearray

    def raw_at(self, position: int) -> int | None:
        """The raw position that this folded position stands for, or None inside something folded as a whole."""
        if position >= len(self.text):
            return self.raw_length
        segment = bisect_right(self._starts, position) - 1
        within = position - self._starts[segment]
        if within and not self._even[segment]:
            return None
        return self._raw_starts[segment] + within

    def raw_end(self, position: int) -> int | None:
        """The raw end of a match that ends before folded `position`: nothing dropped behind it is taken along."""
        if self.raw_at(position) is None:
            return None
        segment = bisect_right(self._starts, position - 1) - 1
        within = position - self._starts[segment]
        if self._even[segment]:
            return self._raw_starts[segment] + within
        following = segment + 1
        return self._raw_starts[following] if following < len(self._raw_starts) else self.raw_length


def fold_text(text: str, *, spaces: bool = True, line_hyphens: bool = True) -> FoldedText:
    """Fold a text: NFKD, straight quotes, plain hyphens, invisible characters dropped, runs of white space as one space.

    NFKD rather than NFKC: two texts are equal under one exactly when they are equal under the other, and only
    decomposition can be led back character by character. With `spaces=False` white space is dropped
    (readers of PDFs disagree about it); with `line_hyphens=False` so are the hyphens of divided words.
    """
    pieces: list[str] = []
    starts, raw_starts, even = array("q"), array("q"), bytearray()
    length = at = 0

    def add(piece: str, raw_start: int, is_even: bool) -> None:
        nonlocal length
        starts.append(length)
        raw_starts.append(raw_start)
        even.append(is_even)
        pieces.append(piece)
        length += len(piece)

    for start, end, folded in _changes(text, " " if spaces else "", line_hyphens):
        if start > at:
            add(text[at:start], at, True)
        add(folded, start, False)
        at = end
    if at < len(text) or not starts:
        add(text[at:], at, True)
    return FoldedText("".join(pieces), len(text), starts, raw_starts, even)


def _changes(text: str, space: str, line_hyphens: bool) -> Iterator[tuple[int, int, str]]:
    """The raw spans that folding changes, in order, each with what becomes of it."""
    characters = set(text)
    marks = "".join(map(re.escape, filter(unicodedata.combining, characters)))
    changed = "".join(map(re.escape, (c for c in characters if _folded(c) != c)))
    patterns = [
        f"(?P<dropped>{_BREAK_BEHIND_HYPHEN if line_hyphens else f'{_LINE_HYPHEN}|{_BREAK_BEHIND_HYPHEN}'})"
    ]
    patterns += [rf"\s[\s{_DROPPED}]*"]
    patterns += [rf"[^\s{marks}][{marks}]+"] if marks else []
    patterns += [f"[{changed}]"] if changed else []
    for match in re.finditer("|".join(patterns), text):
        piece = match.group()
        if match.lastgroup:
            yield match.start(), match.end(), ""
        elif piece[0].isspace():
            if piece != space:
                yield match.start(), match.end(), space
        else:
            yield match.start(), match.end(), "".join(map(_folded, unicodedata.normalize("NFKD", piece)))


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    if character.isspace():
        return character
    if character in _REPLACED:
        return _REPLACED[character]
    return "".join(_REPLACED.get(c, c) for c in unicodedata.normalize("NFKD", character))
