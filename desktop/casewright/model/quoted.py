"""Words between quotation marks in the running text of a brief, and whether a source holds them.

An ellipsis leaves words out, square brackets hold words that the writer put in; everything between is compared letter for
letter (but for white space and the style of quotation marks and dashes). Nothing is matched by likeness.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

_PAIRS = {"“": "”", "«": "»", "„": "“”", "「": "」", "『": "』", "‹": "›", "‚": "‘"}
_QUOTED = re.compile("|".join(f"{start}([^{start}{ends}]+)[{ends}]" for start, ends in _PAIRS.items()))
_OPENS = re.compile(r"(?:^|(?<=[\s(\[{—–“«„/-]))[‘'](?=\S)")
_CLOSES = {
    "‘": re.compile("’(?![^\\W\\d_])"),
    "'": re.compile("'(?![^\\W\\d_])"),
}  # an apostrophe has a letter behind it
_POSSESSIVE = re.compile(r"s[’']\s[^\W\d_]")  # the dockers’ union
_LONGEST = 600  # characters between single marks
_LEFT_OUT = re.compile(r"\[(?:…|\.\.\.)\]|…|\.\.\.")
_PUT_IN = re.compile(r"\[[^\[\]]{0,200}\]")
_STYLES = str.maketrans(
    {**dict.fromkeys("“”„«»″", '"'), **dict.fromkeys("‘’‚‹›′`", "'"), **dict.fromkeys("–—‐‑−", "-")}
)
_MOST_LEFT_OUT = 2000  # characters that an ellipsis may stand for
_MOST_REPLACED = 100  # characters that words in brackets may stand for
_FEWEST = 12  # characters without white space: less is a name in quotation marks, not a quotation


class Quoted(NamedTuple):
    """A quotation in a text without white space, from its opening to behind its closing mark."""

    words: str
    start: int
    end: int


def quotations_in(text: str) -> Iterator[Quoted]:
    """The quotations in a text with its white space, but for those so short that they only name a thing.

    Single quotation marks are apostrophes too: ‘…’ ends at the first mark without a letter behind it that is no possessive (the
    dockers’ union) as long as another follows, and straight ones count only where exactly one mark can end them. What it gives is without
    white space, and so are its offsets.
    """
    squeezed = list(accumulate((not each.isspace() for each in text), initial=0))
    found = [(match.start(), match.end()) for match in _QUOTED.finditer(text)]
    found += [span for span in _in_single(text) if not any(start <= span[0] < end for start, end in found)]
    for start, end in sorted(found):
        words = "".join(text[start + 1 : end - 1].split())
        if len(words) >= _FEWEST:
            yield Quoted(words, squeezed[start], squeezed[end])


def _in_single(text: str) -> Iterator[tuple[int, int]]:
    openings = list(_OPENS.finditer(text))
    for place, opening in enumerate(openings):
        start = opening.end()
        until = openings[place + 1].start() if place + 1 < len(openings) else len(text)
        until = min(until, start + _LONGEST)
        ends = [each.end() for each in _CLOSES[opening[0]].finditer(text, start, until)]
        sure = [each for each in ends if not _POSSESSIVE.match(text, each - 2)]
        if opening[0] == "'" and len(ends) != 1:
            continue
        if ends:
            yield opening.start(), sure[0] if sure else ends[-1]


def stands_in(words: str, text: str) -> bool:
    """Whether a text holds quoted words, both without white space, ellipses and brackets understood."""
    text = text.translate(_STYLES)
    ends: list[int] | None = None
    gap = 0
    for piece, gap_behind in _pieces(words.translate(_STYLES).rstrip(",.;:")):
        ends = _ends(piece, text, ends, gap)
        gap = gap_behind
        if not ends:
            return False
    return ends is not None


def _pieces(words: str) -> Iterator[tuple[str, int]]:
    """What has to stand in the text in this order, each with how much may lie between it and the next."""
    for stretch in _LEFT_OUT.split(words):
        pieces = [piece for piece in _PUT_IN.split(stretch) if piece]
        for place, piece in enumerate(pieces, start=1):
            yield piece, _MOST_REPLACED if place < len(pieces) else _MOST_LEFT_OUT


def _ends(piece: str, text: str, before: list[int] | None, gap: int) -> list[int]:
    """Where occurrences of a piece end that begin behind one of the ends `before`, at most `gap` later."""
    found: list[int] = []
    place, at = 0, text.find(piece)
    while at >= 0:
        if before is None:
            found.append(at + len(piece))
        else:
            while place < len(before) and before[place] + gap < at:
                place += 1
            if place == len(before):
                break
            if before[place] <= at:
                found.append(at + len(piece))
        at = text.find(piece, at + 1)
    return found
