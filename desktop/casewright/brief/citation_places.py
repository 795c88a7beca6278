"""Where the citation marks of a brief stand: behind which printed words each of them is set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from casewright.brief.blocks import Brief, Bullets, CitationMark, Inline, JudgementBlock, Paragraph, Run
from casewright.brief.clean import clean
from casewright.brief.numbering import Numbering

_WORDS = 60  # characters that tell one place from others


class CitationPlace(NamedTuple):
    """A mark with what it shows, and the printed characters before it, without white space."""

    after: str
    label: str


def citation_places(brief: Brief, numbering: Numbering) -> Iterator[CitationPlace]:
    """The marks in running text, in reading order. Those in cells of tables are left out: the lines of cells mingle."""
    yield from _places(brief.bottom_line, numbering)
    for block in brief.blocks:
        if isinstance(block, Paragraph | JudgementBlock):
            yield from _places(block.inlines, numbering)
        elif isinstance(block, Bullets):
            for item in block.items:
                yield from _places(item, numbering)


def squeezed(text: str) -> str:
    """The text without any white space: where lines break on paper is no difference."""
    return "".join(text.split())


def _places(inlines: Iterable[Inline], numbering: Numbering) -> Iterator[CitationPlace]:
    before = ""
    for inline in inlines:
        if isinstance(inline, Run):
            before += squeezed(clean(inline.text))
        elif isinstance(inline, CitationMark):
            label = numbering.label(inline)
            yield CitationPlace(before[-_WORDS:], label)
            before += label
        else:  # the sign of a note and the page of a reference follow from the pages
            before = ""
