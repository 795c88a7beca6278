"""Setting a paragraph: words made of shaped pieces, broken into lines, any script and direction on one line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from casewright.brief.clean import clean, token
from casewright.brief.pdf.bidi import embedding_levels, has_right_to_left, is_right_to_left
from casewright.brief.pdf.fonts import font, font_for, font_name, is_covered, joins_previous
from casewright.brief.pdf.shaping import Shaped, shape
from casewright.brief.pdf.style import Type

BOX_PADDING = 4.0
_WORD = re.compile(r"[^ ]+")
_BREAK_AFTER = re.compile(r"(?<=[-–—/])(?=[^\W\d])")
# spaces at which no line ends: in dates, names with initials, and references to pages and pictures
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_BOUND = re.compile(
    rf"(?<=\d) (?=(?:{_MONTHS})[a-z]*\b)|(?<=\b[A-Z]\.) (?=[A-Z])|(?<=\bp\.) (?=\d)|(?<=\bFigure) (?=\d)|(?<=\bTable) (?=\d)"
)
_ADDRESS = re.compile(r"\w+://|www\.")
_BREAK_IN_ADDRESS = re.compile(r"(?<=[^/]/)(?=[^/])|(?<=\w)(?=[.?&=#_%~])|(?<=[-_?&=])(?=\w)")


@dataclass(frozen=True)
class Text:
    """Input of the setter: characters in one style and language.

    `link` is a place in the document, `cites` the source numbers that a citation stands for; `boxed` draws a frame.
    """

    text: str
    style: Type
    language: str = "en"
    rise: float = 0.0
    link: str | None = None
    cites: tuple[int, ...] = ()
    boxed: bool = False


@dataclass(frozen=True)
class Piece:
    """Part of a word in one font, style, language and direction (`level`: its embedding level, odd is right to left).

    A guarded piece is read back with a left-to-right mark before it.
    """

    text: str
    font: str
    level: int
    source: Text
    guarded: bool = False

    @property
    def shaped(self) -> Shaped:
        """The glyphs."""
        style = self.source.style
        return shape(self.text, self.font, self.source.language, bool(self.level % 2), style.features)

    @property
    def width(self) -> float:
        """Advance width in points."""
        style, shaped = self.source.style, self.shaped
        framed = 2 * BOX_PADDING if self.source.boxed else 0.0
        return shaped.width * style.size + style.tracking * len(shaped.glyphs) + framed


@dataclass(frozen=True)
class Space:
    """The gap before a word: its natural width in points."""

    width: float
    level: int
    source: Text


@dataclass(frozen=True)
class Word:
    """Pieces that stay on one line, after a gap or (None) directly after the word before."""

    pieces: tuple[Piece, ...]
    space: Space | None
    width: float


@dataclass(frozen=True)
class Setting:
    """A paragraph ready to be broken into lines."""

    words: tuple[Word, ...]
    right_to_left: bool

    @property
    def width(self) -> float:
        """The width of all words on one line."""
        return sum(word.width + (word.space.width if word.space else 0.0) for word in self.words)


def printable(text: str) -> str:
    """The text as it can be drawn: cleaned, with a visible token for every character that no bundled font has."""
    cleaned = clean(text)
    if cleaned.isascii():
        return cleaned
    return "".join(each if is_covered(each) or joins_previous(each) else token(each) for each in cleaned)


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
    owners = [_joining(replace(text, text=printable(text.text))) for text in texts]
    whole = "".join(text.text for text in owners)
    owner_of = [owner for owner in owners for _ in owner.text]
    if turned is None:
        turned = is_right_to_left(whole, language)
    mixed = turned or has_right_to_left(whole)
    levels = embedding_levels(whole, turned) if mixed else [0] * len(whole)
    words: list[Word] = []
    even = any(text.style.align == "justify" for text in owners)  # needs every gap
    for found in _WORD.finditer(whole if even else _BOUND.sub("\u00a0", whole)):
        start, end = found.span()
        space = _space(owner_of[start - 1], levels[start - 1]) if start and words else None
        for low, high in _fragments(whole, start, end, owner_of):
            pieces = tuple(_pieces(whole, low, high, owner_of, levels))
            words.append(Word(pieces, space if low == start else None, sum(piece.width for piece in pieces)))
    return Setting(tuple(words), turned)


def _joining(text: Text) -> Text:
    """Letters of right-to-left scripts are not spaced out: most of them join."""
    spaced = text.style.tracking and has_right_to_left(text.text)
    return replace(text, style=text.style.but(tracking=0.0)) if spaced else text


def _fragments(whole: str, start: int, end: int, owner_of: list[Text]) -> Iterator[tuple[int, int]]:
    breaks = _BREAK_IN_ADDRESS if _ADDRESS.match(whole, start, end) else _BREAK_AFTER
    cuts = [start + found.start() for found in breaks.finditer(whole[start:end])]
    cuts = [cut for cut in cuts if not owner_of[cut].cites and start < cut < end]
    yield from zip([start, *cuts], [*cuts, end], strict=True)


@lru_cache(maxsize=1024)
def _space(source: Text, level: int) -> Space:
    natural = shape(" ", font_name(source.style), source.language, False).width * source.style.size
    return Space(natural + source.style.tracking, level, source)


def _pieces(whole: str, start: int, end: int, owner_of: list[Text], levels: list[int]) -> Iterator[Piece]:
    """Cuts a word where owner, font or direction changes."""
    fonts = _fonts(whole[start:end], owner_of[start:end], levels[start:end])
    begin = start
    for index in range(start + 1, end + 1):
        if index < end and (fonts[index - start], owner_of[index], levels[index]) == (
            fonts[begin - start],
            owner_of[begin],
            levels[begin],
        ):
            continue
        yield Piece(whole[begin:index], fonts[begin - start], levels[begin], owner_of[begin])
        begin = index


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
