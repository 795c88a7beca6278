"""References in prose to numbers that a shorter version gives to something else: “see figure 3”, “as judgement 2 says”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casewright.brief.blocks import (
    AchMatrix,
    Block,
    Brief,
    Bullets,
    Inline,
    JudgementBlock,
    LinkChart,
    Paragraph,
    PlaceMap,
    Run,
    Table,
    Timeline,
)
from casewright.model.short_text import shorten

_REFERENCE = re.compile(r"\b(judge?ment|figure|fig\.|table|source)s?\s+(\d{1,3})\b", re.IGNORECASE)
_WORDS = {"fig.": "figure", "judgment": "judgement"}


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
    from casewright.brief.numbering import Numbering

    found: dict[tuple[str, int], object] = {}
    figures = [block for block in brief.blocks if isinstance(block, LinkChart | PlaceMap | Timeline)]
    tables = [block for block in brief.blocks if isinstance(block, Table | AchMatrix)]
    judgements = [block for block in brief.blocks if isinstance(block, JudgementBlock) and block.number]
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
