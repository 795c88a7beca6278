"""Breaking a paragraph into lines: ragged text greedily, justified text so that all its gaps together stay even.

The second follows Knuth and Plass, Breaking Paragraphs into Lines (1981), with words as boxes and spaces as glue and
without hyphens: a brief's column holds some 75 characters and needs none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from casewright.brief.pdf.typesetting import Piece, Setting, Space, Word, make_piece

_SHRINK = 0.16  # of a space's natural width
_STRETCH = 0.9
_LONELY = 1e9  # the cost of a single word on a line, which only a very long word is worth
_NONE = float("inf")


@dataclass(frozen=True)
class Line:
    """Words on one line, their width with natural gaps, and whether the paragraph ends here."""

    words: tuple[Word, ...]
    width: float
    last: bool

    @property
    def gaps(self) -> float:
        """The sum of the natural gaps."""
        return sum(word.space.width for word in self.words[1:] if word.space)

    @property
    def elements(self) -> list[Piece | Space]:
        """Pieces and gaps in the order they are read."""
        found: list[Piece | Space] = []
        for index, word in enumerate(self.words):
            if index and word.space:
                found.append(word.space)
            found += word.pieces
        return found


def break_lines(setting: Setting, measure: float, justified: bool = False) -> list[Line]:
    """The lines of a paragraph no wider than the measure; a word wider than that is cut where it must be."""
    words: Sequence[Word] = setting.words
    if any(word.width > measure + 0.01 for word in words):
        words = [part for word in words for part in _cut(word, measure)]
    if not words:
        return []
    ends = _even(words, measure) if justified else _greedy(words, measure)
    starts = [0, *ends[:-1]]
    return [_line(words[start:end], end == len(words)) for start, end in zip(starts, ends, strict=True)]


def _line(words: Sequence[Word], last: bool) -> Line:
    gaps = sum(word.space.width for word in words[1:] if word.space)
    return Line(tuple(words), sum(word.width for word in words) + gaps, last)


def _greedy(words: Sequence[Word], measure: float) -> list[int]:
    ends, used = [], 0.0
    for index, word in enumerate(words):
        gap = word.space.width if word.space and used else 0.0
        if used and used + gap + word.width > measure + 0.01:
            ends.append(index)
            used, gap = 0.0, 0.0
        used += gap + word.width
    return _with_company([*ends, len(words)], words, measure)


def _with_company(ends: list[int], words: Sequence[Word], measure: float) -> list[int]:
    """Gives a short last word that stands alone the word before it, where the line above has words to spare."""
    if len(ends) < 2 or ends[-1] - ends[-2] > 1 or words[-1].width > measure / 4:
        return ends
    start = ends[-3] if len(ends) > 2 else 0
    spared = words[ends[-2] - 1]
    if ends[-2] - start < 4 or spared.width > measure / 2 or words[-1].space is None:
        return ends
    return [*ends[:-2], ends[-2] - 1, ends[-1]]


def _even(words: Sequence[Word], measure: float) -> list[int]:
    """The breaks with the least sum of squared badness; falls back to a greedy line where nothing fits well."""
    widths = [word.width for word in words]
    gaps = [word.space.width if word.space else 0.0 for word in words]
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(words)):
        best.append(_best_start(widths, gaps, end, measure, best))
    best.append(_best_last(widths, gaps, measure, best))
    ends = []
    at = len(words)
    while at:
        ends.append(at)
        at = best[at][1]
    return ends[::-1]


def _best_start(
    widths: list[float], gaps: list[float], end: int, measure: float, best: list[tuple[float, int]]
) -> tuple[float, int]:
    """The least cost of ending a line before a word, and where that line begins."""
    boxes = spaces = 0.0
    found, at = _NONE, -1
    for start in range(end - 1, -1, -1):
        boxes += widths[start]
        spare = measure - boxes - spaces
        if spare > 0:
            ratio = spare / (spaces * _STRETCH) if spaces else 10.0
        elif boxes + spaces * (1 - _SHRINK) > measure + 0.01:
            break
        else:
            ratio = -spare / (spaces * _SHRINK) if spaces else 10.0
        cost = best[start][0] + (
            (1 + 100 * (ratio if ratio < 10.0 else 10.0) ** 3) ** 2 / 100 if spaces else _LONELY
        )
        if cost <= found:
            found, at = cost, start
        spaces += gaps[start]
    return (found, at) if at >= 0 else (best[end - 1][0] + 1e6, end - 1)


def _best_last(
    widths: list[float], gaps: list[float], measure: float, best: list[tuple[float, int]]
) -> tuple[float, int]:
    """The same for the last line, which may stay short, but not hold a single word."""
    end = len(widths)
    boxes = spaces = 0.0
    found, at = _NONE, -1
    for start in range(end - 1, -1, -1):
        boxes += widths[start]
        if boxes + spaces * (1 - _SHRINK) > measure + 0.01:
            break
        spare = measure - boxes - spaces
        cost = best[start][0] + _last_cost(spare, spaces, end - start)
        if cost <= found:
            found, at = cost, start
        spaces += gaps[start]
    return (found, at) if at >= 0 else (best[end - 1][0] + 1e6, end - 1)


def _last_cost(spare: float, spaces: float, count: int) -> float:
    if spare >= 0:
        return 60.0 if count == 1 else 0.0
    ratio = -spare / (spaces * _SHRINK) if spaces else 10.0
    return float((1 + 100 * min(ratio, 10.0) ** 3) ** 2 / 100)


def _cut(word: Word, measure: float) -> list[Word]:
    """A word that fits whole, or its parts no wider than the measure."""
    if word.width <= measure + 0.01:
        return [word]
    parts: list[list[Piece]] = [[]]
    used = 0.0
    for piece in word.pieces:
        for part in _cut_piece(piece, measure, measure - used):
            if parts[-1] and used + part.width > measure + 0.01:
                parts.append([])
                used = 0.0
            parts[-1].append(part)
            used += part.width
    spaces = [word.space, *[None] * (len(parts) - 1)]
    return [
        Word(tuple(part), space, sum(piece.width for piece in part))
        for part, space in zip(parts, spaces, strict=True)
    ]


def _cut_piece(piece: Piece, measure: float, room: float) -> list[Piece]:
    if piece.width <= room:
        return [piece]
    per_character = max(piece.width / len(piece.text), 0.1)
    found, start = [], 0
    while start < len(piece.text):
        count = max(int((room if room > per_character * 2 else measure) / per_character), 1)
        part = _part(piece, start, count)
        while part.width > measure and len(part.text) > 1:
            part = _part(piece, start, max(int(len(part.text) * measure / part.width), 1))
        found.append(part)
        start += len(part.text)
        room = measure
    return found


def _part(piece: Piece, start: int, count: int) -> Piece:
    return make_piece(piece.text[start : start + count], piece.font, piece.level, piece.source)
