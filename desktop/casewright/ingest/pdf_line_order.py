"""Lines of a PDF that are written from right to left, or hold such words, in the order in which they are read.

A page shows glyphs in visual order. PDFium turns its lines round segment by segment and gets mixed ones wrong: the words
of a Latin name inside Arabic come out last first, an Arabic line with several Latin words in it is read from its end,
lam-alef as alef-lam, and brackets mirrored once too often for programs that write them as they are meant. What PDFium
did follows from its output, so it is undone first (`_as_seen`), and the line is then read by the rules of Unicode
annex 9 backwards. A line whose letters do not stand from left to right as it should then be is left as PDFium gives it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from bidi.mirror import MIRRORED

Span = tuple[float, float]
"""Left and right edge of a letter in points."""

HAS_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")  # fmt: skip
_LINE = re.compile(r"[^\r\n]+")
_LEAST_ORDERED = 0.9  # of the steps from letter to letter go to the right
_ARABIC = re.compile("[\u0600-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
_JOINS_DIGITS = frozenset(".,:/\u066b\u066c'")
_JOINS_DIGITS_OF_HEBREW = _JOINS_DIGITS | {"-", "+"}
_WITH_NUMBERS_OF_HEBREW = frozenset("%$€£₪°")
_OPENING, _CLOSING = "([{«<", ")]}»>"
_ALEFS, _LAM = frozenset("اأإآٱ"), "ل"


@dataclass(frozen=True, slots=True)
class _Glyph:
    """A character as it stands on the page: where it is in the raw text, the character, its direction, its place."""

    index: int
    character: str
    side: str  # "L", "R", "N" (digit), "M" (mark), "O"
    span: Span | None


def reading_order(raw: str, spans: Sequence[Span | None]) -> tuple[str, list[int]]:
    """The text of a page in reading order, as long as `raw`, and for each character its index in `raw`.

    `spans` gives the place of each raw character on its line; None for one that has none.
    """
    characters, order = list(raw), list(range(len(raw)))
    page_is_right = _leans_right(raw, at_a_tie=True)
    is_hebrew = _ARABIC.search(raw) is None
    lines = []
    for match in _LINE.finditer(raw):
        if HAS_RIGHT_TO_LEFT.search(match.group()):
            seen = _as_seen(match.group(), match.start(), spans)
            if seen is not None:
                right = page_is_right or _leans_right(match.group(), at_a_tie=False)
                lines.append((match.start(), _read(seen, right, is_hebrew)))
    as_drawn = sum(_pairs(_written(line, mirrored=True)) for _, line in lines)
    as_meant = sum(_pairs(_written(line, mirrored=False)) for _, line in lines)
    for start, line in lines:
        written = _written(line, mirrored=as_drawn >= as_meant)
        for place, ((glyph, _), character) in enumerate(zip(line, written, strict=True), start):
            characters[place], order[place] = character, glyph.index
    return "".join(characters), order


def _side(character: str) -> str:
    kind = unicodedata.bidirectional(character)
    if kind in ("R", "AL"):
        return "R"
    if kind in ("EN", "AN"):
        return "N"
    return {"L": "L", "NSM": "M"}.get(kind, "O")


def _leans_right(text: str, at_a_tie: bool) -> bool:
    """Whether more of the words are written from right to left."""
    right = left = 0
    for word in text.split():
        sides = {_side(character) for character in word}
        right += "R" in sides
        left += "L" in sides and "R" not in sides
    return right > left or (right == left and at_a_tie)


def _as_seen(line: str, start: int, spans: Sequence[Span | None]) -> list[_Glyph] | None:
    """The line from left to right; None when its letters do not stand so, and it is best left alone."""
    segments = [
        (kind, [index for index, _ in members])
        for kind, members in groupby(enumerate(line), lambda item: _pdfium_direction(item[1]))
    ]
    kinds = [kind for kind, _ in segments]
    turned = kinds.count("right") > kinds.count("left")
    now_right, pieces = turned, []
    for kind, members in segments:
        if kind == "right" or (kind == "neutral" and now_right):
            now_right = True
            pieces.append([(index, _mirror(line[index])) for index in reversed(members)])
        else:
            now_right = now_right and kind == "weak"
            pieces.append([(index, line[index]) for index in members])
    if turned:
        pieces.reverse()
    seen = [
        _Glyph(start + index, character, _side(character), spans[start + index])
        for piece in pieces
        for index, character in piece
    ]
    return _settled(seen) if _stands_in_order(seen) else None


def _settled(seen: list[_Glyph]) -> list[_Glyph]:
    """With brackets and spaces where they stand: some programs draw the one behind before the one in front."""
    for at in range(len(seen) - 1):
        left, right = seen[at], seen[at + 1]
        if left.side == right.side == "O" and left.span and right.span and left.span[0] >= right.span[1]:
            seen[at], seen[at + 1] = right, left
    return seen


def _pdfium_direction(character: str) -> str:
    kind = unicodedata.bidirectional(character)
    if kind in ("R", "AL"):
        return "right"
    if kind == "L":
        return "left"
    return "weak" if kind in ("AN", "EN", "NSM", "CS", "ES", "ET", "BN") else "neutral"


def _stands_in_order(seen: Sequence[_Glyph]) -> bool:
    middles = [
        (glyph.span[0] + glyph.span[1]) / 2
        for glyph in seen
        if glyph.span is not None and glyph.side in "LRN" and glyph.span[1] > glyph.span[0]
    ]
    steps = list(pairwise(middles))
    return bool(steps) and sum(first <= second for first, second in steps) >= _LEAST_ORDERED * len(steps)


def _read(seen: list[_Glyph], right: bool, is_hebrew: bool) -> list[tuple[_Glyph, bool]]:
    """The glyphs in reading order, each with whether it stands among right-to-left ones."""
    sides = _resolved(seen)
    level = _levels(seen, sides, right, is_hebrew)
    runs = [
        (kind, [item for item, _ in members])
        for kind, members in groupby(zip(seen, level, strict=True), lambda item: item[1])
    ]
    if right:
        runs.reverse()
    read: list[tuple[_Glyph, bool]] = []
    for kind, members in runs if right else _joined(runs):
        read += (
            [(glyph, True) for glyph in _turned(members)]
            if kind == "R"
            else [(glyph, False) for glyph in members]
        )
    return read


def _joined(runs: list[tuple[str, list[_Glyph]]]) -> list[tuple[str, list[_Glyph]]]:
    """In a left-to-right line, what is right-to-left together with the numbers in its midst is read from its right end."""
    out: list[tuple[str, list[_Glyph]]] = []
    at = 0
    while at < len(runs):
        end = at
        while (
            runs[at][0] == "R" and end + 2 < len(runs) and runs[end + 1][0] == "N" and runs[end + 2][0] == "R"
        ):
            end += 2
        out += reversed(runs[at : end + 1])
        at = end + 1
    return out


def _turned(members: list[_Glyph]) -> list[_Glyph]:
    """From right to left; the letters of one glyph (a ligature) in their own order."""
    out: list[_Glyph] = []
    for _, together in groupby(
        reversed(members), lambda glyph: (glyph.span, glyph.side == "R") if glyph.span else glyph.index
    ):
        group = list(together)
        if len(group) > 1 and group[0].side == "R":
            group.reverse()
            if len(group) == 2 and group[1].character == _LAM and group[0].character in _ALEFS:
                group.reverse()
        out += group
    return out


def _resolved(seen: Sequence[_Glyph]) -> list[str]:
    """The side of each glyph; a mark has that of the letter it is on, which stands to its right where that is written so."""
    sides = [glyph.side for glyph in seen]
    for index in range(len(sides) - 1, -1, -1):
        if sides[index] == "M":
            sides[index] = "R" if index + 1 < len(sides) and sides[index + 1] == "R" else "M"
    for index, side in enumerate(sides):
        if side == "M":
            sides[index] = sides[index - 1] if index and sides[index - 1] != "R" else "O"
    return sides


def _levels(seen: Sequence[_Glyph], sides: list[str], right: bool, is_hebrew: bool) -> list[str]:
    """For each glyph "L" or "N" (kept as it stands) or "R" (read from right to left)."""
    numbers = _numbers(seen, sides, is_hebrew)
    if not right:
        return _islands(sides, numbers)
    level = ["N" if number else "R" for number in numbers]
    at = 0
    while at < len(sides):
        end = next((place for place in range(at, len(sides)) if sides[place] == "R"), len(sides))
        first = next((place for place in range(at, end) if sides[place] == "L"), end)
        if first < end:
            last = max(place for place in range(first, end) if sides[place] == "L" or numbers[place])
            last = _with_its_bracket(seen, first, last, end)
            level[first : last + 1] = ["L"] * (last + 1 - first)
        at = end + 1
    return level


def _islands(sides: list[str], numbers: list[bool]) -> list[str]:
    """The right-to-left stretches of a left-to-right line."""
    level = ["L"] * len(sides)
    at = 0
    while at < len(sides):
        if sides[at] != "R":
            at += 1
            continue
        end = next((place for place in range(at, len(sides)) if sides[place] == "L"), len(sides))
        last = max(place for place in range(at, end) if sides[place] == "R")
        for place in range(at, last + 1):
            level[place] = "N" if numbers[place] else "R"
        at = end
    return level


def _with_its_bracket(seen: Sequence[_Glyph], first: int, last: int, end: int) -> int:
    """The end of a Latin stretch, with the bracket behind it that closes one within."""
    words = "".join(glyph.character for glyph in seen[first : last + 1])
    behind = seen[last + 1].character if last + 1 < end else ""
    if behind and behind in _CLOSING:
        opening = _OPENING[_CLOSING.index(behind)]
        if words.count(opening) > words.count(behind):
            return last + 1
    return last


def _numbers(seen: Sequence[_Glyph], sides: list[str], is_hebrew: bool) -> list[bool]:
    joins = _JOINS_DIGITS_OF_HEBREW if is_hebrew else _JOINS_DIGITS
    found = [side == "N" for side in sides]
    for place in range(1, len(sides) - 1):
        if seen[place].character in joins and sides[place - 1] == sides[place + 1] == "N":
            found[place] = True
    if is_hebrew:
        for place, glyph in enumerate(seen):
            if glyph.character in _WITH_NUMBERS_OF_HEBREW:
                found[place] = "N" in sides[max(place - 1, 0) : place + 2]
    return found


def _written(line: list[tuple[_Glyph, bool]], mirrored: bool) -> str:
    return "".join(
        _mirror(glyph.character) if is_right and mirrored else glyph.character for glyph, is_right in line
    )


def _mirror(character: str) -> str:
    mirrored: str = MIRRORED.get(character, character)
    return mirrored


def _pairs(text: str) -> int:
    """How many brackets are closed after they were opened."""
    open_ones: list[str] = []
    found = 0
    for character in text:
        if character in _OPENING:
            open_ones.append(character)
        elif character in _CLOSING and open_ones and open_ones[-1] == _OPENING[_CLOSING.index(character)]:
            open_ones.pop()
            found += 1
    return found
