"""Setting a paragraph: words made of shaped pieces, broken into lines, any script and direction on one line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, groupby
from operator import itemgetter
from typing import NamedTuple
from uuid import UUID

from casewright.brief.clean import clean, token
from casewright.brief.pdf.bidi import embedding_levels, has_right_to_left, is_right_to_left
from casewright.brief.pdf.dress import house_type
from casewright.brief.pdf.fonts import font, font_for, font_name, is_covered, joins_previous
from casewright.brief.pdf.shaping import Shaped, shape
from casewright.brief.pdf.style import Type

BOX_PADDING = 4.0
_WORD = re.compile(r"[^ ]+")
_BREAK_AFTER = re.compile(r"(?<=[-–—/])(?=[^\W\d])")
# spaces at which no line ends: in dates, names with initials, and references to pages and pictures
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_BOUND = re.compile(
    rf"(?<=\d) (?=(?:{_MONTHS})[a-z]*\b)|(?<=\b(?:{_MONTHS})) (?=\d{{4}}\b)|(?<=\b[A-Z]\.) (?=[A-Z])|(?<=\bp\.) (?=\d)|(?<=\bFigure) (?=\d)|(?<=\bTable) (?=\d)"
)
_ADDRESS = re.compile(r"\w+://|www\.")
_BREAK_IN_ADDRESS = re.compile(r"(?<=[^/]/)(?=[^/])|(?<=\w)(?=[.?&=#_%~])|(?<=[-_?&=])(?=\w)")


@dataclass(frozen=True, slots=True)
class Text:
    """Input of the setter: characters in one style and language.

    `link` is a place in the document, `cites` the source numbers that a citation stands for, `passages` the passages behind
    them, `note` the number of the note that a sign stands for; `boxed` draws a frame.
    """

    text: str
    style: Type
    language: str = "en"
    rise: float = 0.0
    link: str | None = None
    cites: tuple[int, ...] = ()
    passages: tuple[UUID, ...] = ()
    boxed: bool = False
    note: int | None = None


class Piece(NamedTuple):
    """Part of a word in one font, style, language and direction (`level`: its embedding level, odd is right to left).

    `width` is in points.
    """

    text: str
    font: str
    level: int
    source: Text
    shaped: Shaped
    width: float


class Space(NamedTuple):
    """The gap before a word: its natural width in points."""

    width: float
    level: int
    source: Text


class Word(NamedTuple):
    """Pieces that stay on one line, after a gap or (None) directly after the word before."""

    pieces: tuple[Piece, ...]
    space: Space | None
    width: float


@dataclass(frozen=True)
class Setting:
    """A paragraph ready to be broken into lines; `mixed` when any of it is written from right to left."""

    words: tuple[Word, ...]
    right_to_left: bool
    mixed: bool

    @property
    def width(self) -> float:
        """The width of all words on one line."""
        return sum(word.width + (word.space.width if word.space else 0.0) for word in self.words)


def printable(text: str) -> str:
    """The text as it can be drawn: cleaned, with a visible token for every character that no bundled font has."""
    cleaned = clean(text)
    if cleaned.isascii():
        return cleaned
    for each in sorted(set(cleaned)):
        if not each.isascii() and not is_covered(each) and not joins_previous(each):
            cleaned = cleaned.replace(each, token(each))
    return cleaned


def shortened(text: str, limit: int) -> str:
    """At most so many characters, for words in places that cannot grow: headings, labels, facts."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def line_width(text: str, style: Type, language: str = "en") -> float:
    """The width of a text on one line."""
    return set_words([Text(text, style, language)]).width


def set_words(texts: Iterable[Text], language: str = "", turned: bool | None = None) -> Setting:
    """Shapes the words of a paragraph.

    Unless `turned` says that it runs from right to left, its direction is that of its first strong character, else of its language.
    """
    owners = [_drawable(text) for text in texts]
    whole = "".join(text.text for text in owners)
    if turned is None:
        turned = is_right_to_left(whole, language)
    levels = embedding_levels(whole, turned) if turned or has_right_to_left(whole) else None
    return Setting(tuple(_Line(whole, owners, levels).words()), turned, levels is not None)


def _drawable(text: Text) -> Text:
    """The text as it can be drawn. Letters of right-to-left scripts are not spaced out: most of them join."""
    shown, style = printable(text.text), house_type(text.style)
    if style is not text.style:
        text = replace(text, style=style)
    if text.style.tracking and has_right_to_left(shown):
        return replace(text, text=shown, style=text.style.but(tracking=0.0))
    return text if shown == text.text else replace(text, text=shown)


class _Line:
    """The characters of a paragraph as one line, with the text that each belongs to; `levels` where directions mix."""

    def __init__(self, whole: str, owners: list[Text], levels: list[int] | None) -> None:
        self.whole, self.owners, self.levels = whole, owners, levels
        self.ends = list(accumulate(len(owner.text) for owner in owners))
        self._spaces: dict[tuple[int, int], Space] = {}

    def words(self) -> Iterator[Word]:
        """Words in the order they are read, those with a dash or slash in parts."""
        space: Space | None = None
        even = any(owner.style.align == "justify" for owner in self.owners)  # needs every gap
        for found in _WORD.finditer(self.whole if even else _BOUND.sub("\u00a0", self.whole)):
            low, end = found.span()
            for cut in self._cuts(found[0], low):
                yield self._word(low, cut, space)
                low, space = cut, None
            yield self._word(low, end, space)
            if end < len(self.whole):
                space = self._space(end)

    def _cuts(self, word: str, start: int) -> Iterator[int]:
        """Where a line may end within a word."""
        if word.isalpha():
            return
        breaks = _BREAK_IN_ADDRESS if _ADDRESS.match(word) else _BREAK_AFTER
        for found in breaks.finditer(word):
            cut = start + found.start()
            if found.start() and not self.owner(cut).cites:
                yield cut

    def owner(self, index: int) -> Text:
        """The text that a character belongs to."""
        return self.owners[bisect_right(self.ends, index)]

    def _space(self, index: int) -> Space:
        """The last blank before the next word says what the gap is like."""
        while index + 1 < len(self.whole) and self.whole[index + 1] == " ":
            index += 1
        number, level = bisect_right(self.ends, index), self.levels[index] if self.levels else 0
        if (number, level) not in self._spaces:
            owner = self.owners[number]
            wide = _space_width(owner.style, owner.language)
            self._spaces[number, level] = Space(wide, level, owner)
        return self._spaces[number, level]

    def _word(self, start: int, end: int, space: Space | None) -> Word:
        number = bisect_right(self.ends, start)
        if self.levels is None and end <= self.ends[number]:
            pieces = _of_one(self.whole[start:end], self.owners[number])
        else:
            pieces = tuple(self._pieces(start, end))
        return Word(
            pieces, space, pieces[0].width if len(pieces) == 1 else sum(each.width for each in pieces)
        )

    def _pieces(self, start: int, end: int) -> Iterator[Piece]:
        """Cuts a word where owner, font or direction changes."""
        owners = [self.owner(index) for index in range(start, end)]
        levels = self.levels[start:end] if self.levels else [0] * (end - start)
        fonts = _fonts(self.whole[start:end], owners, levels)
        begin = 0
        for index in range(1, end - start + 1):
            if (
                index < end - start
                and (fonts[index], levels[index]) == (fonts[begin], levels[begin])
                and owners[index] is owners[begin]
            ):
                continue
            yield make_piece(
                self.whole[start + begin : start + index], fonts[begin], levels[begin], owners[begin]
            )
            begin = index


def make_piece(text: str, name: str, level: int, source: Text) -> Piece:
    """A piece with its glyphs."""
    shaped, width = _measured(text, name, bool(level % 2), source.style, source.language)
    return Piece(text, name, level, source, shaped, width + 2 * BOX_PADDING if source.boxed else width)


def _measured(text: str, name: str, right_to_left: bool, style: Type, language: str) -> tuple[Shaped, float]:
    shaped = shape(text, name, language, right_to_left, style.features)
    return shaped, shaped.width * style.size + style.tracking * len(shaped.glyphs)


def _of_one(word: str, owner: Text) -> tuple[Piece, ...]:
    """The pieces of a word from left to right that belongs to one text."""
    framed = 2 * BOX_PADDING if owner.boxed else 0.0
    runs = _runs_of(word, owner.style, owner.language)
    if len(runs) == 1:
        text, name, shaped, width = runs[0]
        return (Piece(text, name, 0, owner, shaped, width + framed),)
    return tuple(Piece(text, name, 0, owner, shaped, width + framed) for text, name, shaped, width in runs)


@lru_cache(maxsize=32768)
def _runs_of(word: str, style: Type, language: str) -> tuple[tuple[str, str, Shaped, float], ...]:
    """A word cut where its font changes, measured."""
    name = font_name(style)
    if font(name).characters.issuperset(map(ord, word)):
        runs = [(word, name)]
    else:
        fonts = _fonts(word, [Text(word, style)] * len(word), [0] * len(word))
        grouped = groupby(zip(fonts, word, strict=True), key=itemgetter(0))
        runs = [("".join(character for _, character in run), name) for name, run in grouped]
    return tuple((text, name, *_measured(text, name, False, style, language)) for text, name in runs)


@lru_cache(maxsize=1024)
def _space_width(style: Type, language: str) -> float:
    return shape(" ", font_name(style), language, False).width * style.size + style.tracking


def _fonts(word: str, owners: list[Text], levels: list[int]) -> list[str]:
    """The font of every character. Beside right-to-left letters, signs are set in the letters' font."""
    fonts = [
        font_for(each, owner.style) or font_name(owner.style)
        for each, owner in zip(word, owners, strict=True)
    ]
    for index, character in enumerate(word):
        joined = index and owners[index] is owners[index - 1]
        if joined and joins_previous(character):
            fonts[index] = fonts[index - 1]
        elif levels[index] and not character.isalnum():
            own = owners[index]
            letters = (at for at in range(index + 1, len(word)) if word[at].isalnum() and owners[at] is own)
            beside = fonts[index - 1] if joined else fonts[next(letters, index)]
            fonts[index] = beside if ord(character) in font(beside).characters else fonts[index]
    return fonts
