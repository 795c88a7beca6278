"""Setting a paragraph: words of styled pieces, broken into lines greedily, any script on one line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from casewright.brief.clean import clean, uncovered
from casewright.brief.pdf.bidi import has_right_to_left
from casewright.brief.pdf.fonts import font_for, font_name, width
from casewright.brief.pdf.shaping import shape
from casewright.brief.pdf.style import Type

_WORD = re.compile(r"\S+|\s+")
_BREAK_AFTER = re.compile(r"(?<=[-–—/])(?=\w)")


@dataclass(frozen=True)
class Piece:
    """Characters in one font; `link` is a place in the document, `cites` the source number a citation leads to."""

    text: str
    font: str
    style: Type
    rise: float = 0.0
    link: str | None = None
    cites: int | None = None

    @property
    def width(self) -> float:
        """Advance width in points."""
        if has_right_to_left(self.text):
            return shape(self.text, self.font)[1] * self.style.size
        return width(self.text, self.font, self.style.size) + self.style.tracking * len(self.text)


@dataclass(frozen=True)
class Word:
    """Pieces that stay on one line, and the width of the space before them (0: none)."""

    pieces: tuple[Piece, ...]
    space: float

    @property
    def width(self) -> float:
        """Without the space before."""
        return sum(piece.width for piece in self.pieces)


@dataclass(frozen=True)
class Text:
    """Input of the setter: characters in a style, perhaps raised, leading somewhere."""

    text: str
    style: Type
    rise: float = 0.0
    link: str | None = None
    cites: int | None = None
    glued: bool = False


def words(texts: Iterable[Text]) -> list[Word]:
    """Splits at spaces; a glued text stays with the word before it."""
    found: list[Word] = []
    space = 0.0
    joins = False
    for text in texts:
        cleaned = clean(text.text)
        lead = text.text[:1].isspace() and not text.glued
        trail = text.text[-1:].isspace()
        if lead:
            space, joins = _space(text.style), False
        for part in _WORD.findall(cleaned):
            if part.isspace():
                space, joins = _space(text.style), False
                continue
            for index, fragment in enumerate(_BREAK_AFTER.split(part) if text.cites is None else [part]):
                pieces = tuple(_pieces(fragment, text))
                if (joins and index == 0) or (text.glued and found and index == 0):
                    found[-1] = Word(found[-1].pieces + pieces, found[-1].space)
                else:
                    found.append(Word(pieces, space))
                space, joins = 0.0, True
        if trail:
            space, joins = _space(text.style), False
    return found


def _space(style: Type) -> float:
    return width(" ", font_name(style), style.size) + style.tracking


def _pieces(word: str, text: Text) -> Iterator[Piece]:
    """Cuts a word where the font changes; a character that no font has becomes a visible token."""
    start, current = "", None
    for character in word:
        font = font_for(character, text.style)
        shown = character if font is not None else uncovered(character)
        font = font or font_name(text.style)
        if font != current and start:
            yield Piece(start, str(current), text.style, text.rise, text.link, text.cites)
            start = ""
        start, current = start + shown, font
    if start:
        yield Piece(start, str(current), text.style, text.rise, text.link, text.cites)


@dataclass(frozen=True)
class Line:
    """One set line; `last` lines are not justified."""

    words: tuple[Word, ...]
    last: bool

    @property
    def width(self) -> float:
        """With the natural spaces between words."""
        return sum(word.width for word in self.words) + sum(word.space for word in self.words[1:])


def break_lines(content: list[Word], measure: float) -> list[Line]:
    """Fills lines of `measure` points; a word longer than a line is cut."""
    lines: list[Line] = []
    line: list[Word] = []
    used = 0.0
    for word in _fitting(content, measure):
        needed = word.width + (word.space if line else 0.0)
        if line and used + needed > measure + 0.01:
            lines.append(Line(tuple(line), False))
            line, used, needed = [], 0.0, word.width
        line.append(word)
        used += needed
    if line:
        lines.append(Line(tuple(line), True))
    return lines


def _fitting(content: list[Word], measure: float) -> Iterator[Word]:
    for word in content:
        if word.width <= measure:
            yield word
            continue
        yield from _cut(word, measure)


def _cut(word: Word, measure: float) -> Iterator[Word]:
    space, fitting, used = word.space, [], 0.0
    for piece in word.pieces:
        for character in piece.text:
            one = Piece(character, piece.font, piece.style, piece.rise, piece.link, piece.cites)
            if fitting and used + one.width > measure:
                yield Word(tuple(_joined(fitting)), space)
                space, fitting, used = 0.0, [], 0.0
            fitting.append(one)
            used += one.width
    if fitting:
        yield Word(tuple(_joined(fitting)), space)


def _joined(pieces: list[Piece]) -> Iterator[Piece]:
    run = pieces[0]
    for piece in pieces[1:]:
        if (piece.font, piece.style, piece.rise, piece.link) == (run.font, run.style, run.rise, run.link):
            run = Piece(run.text + piece.text, run.font, run.style, run.rise, run.link, run.cites)
        else:
            yield run
            run = piece
    yield run
