"""References to other parts of a brief, where a version of it leaves parts out and numbers judgements, figures and sources anew.

What the program sets (`[[judgement: 2]]`, `[[see: title]]`) is set anew here. What somebody wrote by hand (“see figure 3”) stays as
it is written, and the author is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from casewright.brief.blocks import (
    AchMatrix,
    Block,
    Brief,
    Bullets,
    CrossReference,
    Inline,
    JudgementBlock,
    LinkChart,
    Paragraph,
    PlaceMap,
    Run,
    Table,
    Timeline,
)
from casewright.brief.inlines_in import with_inlines
from casewright.brief.numbering import Numbering
from casewright.brief.references import References
from casewright.model.short_text import shorten

_REFERENCE = re.compile(r"\b(judge?ment|figure|fig\.|table|source)s?\s+(\d{1,3})\b", re.IGNORECASE)
_WORDS = {"fig.": "figure", "judgment": "judgement"}


_GONE = {"judgement": "a judgement that this version leaves out"}


def set_anew(whole: Brief, version: Brief) -> Brief:
    """The version with its cross-references to what they meant in the whole brief, and none to what is left out."""
    before, now = References(whole), References(version)
    numbers = {_words(each.inlines): each.number for each in _judgements(version)}
    meant = {each.number: numbers.get(_words(each.inlines)) for each in _judgements(whole)}

    def change(inline: Inline) -> Inline:
        if not isinstance(inline, CrossReference) or before.find(inline) is None:
            return inline  # it leads nowhere in the whole brief either, which says so
        if inline.kind == "judgement" and (number := meant.get(inline.target)):
            return replace(inline, target=number)
        if inline.kind == "judgement" or now.find(inline) is None:
            return Run(_GONE.get(inline.kind, "a part that this version leaves out"), "plain", "en")
        return inline

    blocks = tuple(with_inlines(block, change) for block in version.blocks)
    return replace(version, bottom_line=tuple(map(change, version.bottom_line)), blocks=blocks)


def _judgements(brief: Brief) -> list[JudgementBlock]:
    return [block for block in brief.blocks if isinstance(block, JudgementBlock) and block.number]


def stale_references(whole: Brief, version: Brief) -> Iterator[str]:
    """A sentence for each reference in the version whose number is another thing's now, or nobody's."""
    before, now = _numbered(whole), _numbered(version)
    for text in dict.fromkeys(_prose(version)):
        for found in _REFERENCE.finditer(text):
            kind = _WORDS.get(found[1].lower(), found[1].lower())
            key = (kind, int(found[2]))
            if before.get(key) != now.get(key):
                yield f"“{found[0]}” in “{shorten(text, 80)}” was written for the whole brief: this version numbers anew."


def _numbered(brief: Brief) -> dict[tuple[str, int], object]:
    """What each number stands for: words of judgements, kinds of figures and tables, titles of sources."""
    found: dict[tuple[str, int], object] = {}
    figures = [block for block in brief.blocks if isinstance(block, LinkChart | PlaceMap | Timeline)]
    tables = [block for block in brief.blocks if isinstance(block, Table | AchMatrix)]
    judgements = _judgements(brief)
    found |= {("figure", n): type(each) for n, each in enumerate(figures, start=1)}
    found |= {("table", n): _head(each) for n, each in enumerate(tables, start=1)}
    found |= {
        ("judgement", int(each.number)): _words(each.inlines)
        for each in judgements
        if each.number.isdecimal()
    }
    found |= {("source", n): each.id for n, each in enumerate(Numbering(brief).sources, start=1)}
    return found


def _head(block: Table | AchMatrix) -> object:
    return block.headers if isinstance(block, Table) else AchMatrix


def _prose(brief: Brief) -> Iterator[str]:
    yield _words(brief.bottom_line)
    for block in brief.blocks:
        yield from _texts(block)


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph | JudgementBlock):
        yield _words(block.inlines)
    if isinstance(block, JudgementBlock):
        yield from (block.basis, *(text for _, text in block.remarks))
    elif isinstance(block, Bullets):
        yield from (_words(item) for item in block.items)
    elif isinstance(block, Table):
        yield from (_words(cell) for row in block.rows for cell in row)


def _words(inlines: tuple[Inline, ...]) -> str:
    return "".join(each.text for each in inlines if isinstance(each, Run))
