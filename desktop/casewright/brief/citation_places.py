"""Where the citation marks of a brief stand: behind which printed words each of them is set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from casewright.brief.blocks import (
    AchMatrix,
    Brief,
    Bullets,
    CitationMark,
    CrossReference,
    Inline,
    JudgementBlock,
    Paragraph,
    Run,
    Table,
)
from casewright.brief.clean import clean
from casewright.brief.numbering import Numbering

_WORDS = 60  # characters that tell one place from others
_FEWEST = 16  # characters that do in a table, whose cells are short


class CitationPlace(NamedTuple):
    """A mark with what it shows, and the printed characters before it, without white space."""

    after: str
    label: str


def citation_places(brief: Brief, numbering: Numbering) -> Iterator[CitationPlace]:
    """The marks in running text and in cells of tables, in reading order."""
    yield from _places(brief.bottom_line, numbering)
    for block in brief.blocks:
        if isinstance(block, Paragraph | JudgementBlock):
            yield from _places(block.inlines, numbering)
        elif isinstance(block, Bullets):
            for item in block.items:
                yield from _places(item, numbering)
        elif isinstance(block, Table):
            for row in block.rows:
                yield from _places_in_row(row, numbering)
        elif isinstance(block, AchMatrix):
            for cell in block.rows:
                yield from _places(cell, numbering)


def squeezed(text: str) -> str:
    """The text without any white space: where lines break on paper is no difference."""
    return "".join(text.split())


def _places_in_row(row: Iterable[Iterable[Inline]], numbering: Numbering) -> Iterator[CitationPlace]:
    """Behind the words of its cell; behind those of the cells before it too, where these are few."""
    before = ""
    for cell in row:
        own = ""
        for inline in cell:
            if isinstance(inline, Run):
                own += squeezed(clean(inline.text))
            elif isinstance(inline, CitationMark):
                label = numbering.label(inline)
                yield CitationPlace((own if len(own) >= _FEWEST else before + own)[-_WORDS:], label)
                own += label
            else:
                own = before = ""
        before += own


_SIGNS = "†‡§¶"


def note_sign(place: int) -> str:
    """The sign of the first, second … note of a page."""
    return _SIGNS[place % len(_SIGNS)] * (place // len(_SIGNS) + 1)


def _places(inlines: Iterable[Inline], numbering: Numbering) -> Iterator[CitationPlace]:
    before = ""
    for inline in inlines:
        if isinstance(inline, Run):
            before += squeezed(clean(inline.text))
        elif isinstance(inline, CitationMark):
            label = numbering.label(inline)
            yield CitationPlace(before[-_WORDS:], label)
            before += label
        elif isinstance(
            inline, CrossReference
        ):  # what it prints follows from the pages; signs of notes are left out too
            before = ""
