"""From the cross-references of a brief to the parts that they lead to, the same in every format."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casewright.brief.blocks import (
    AchMatrix,
    Brief,
    CrossReference,
    Heading,
    JudgementBlock,
    LinkChart,
    PlaceMap,
    SourceAnnex,
    Table,
    Timeline,
)
from casewright.brief.inlines_in import inlines_in

_MARKS = dict.fromkeys(map(ord, '“”„«»「」『』‹›‚"'))
_QUOTED = re.compile(r"(?<!\w)[‘'](\S[^’']*)[’'](?!\w)")  # an apostrophe stays
_SHOWN = (AchMatrix, LinkChart, PlaceMap, Table, Timeline)


class References:
    """Finds the block, by its place among `Brief.blocks`, that a cross-reference leads to."""

    def __init__(self, brief: Brief) -> None:
        self._found: dict[tuple[str, str], int] = {}
        self._titles: dict[int, str] = {}
        title = ""
        for index, block in enumerate(brief.blocks):
            if isinstance(block, Heading | SourceAnnex):
                words = block.text if isinstance(block, Heading) else block.title
                if not (isinstance(block, Heading) and block.level > 1):
                    title = words
                self._note("see", words, index, words)
            elif isinstance(block, JudgementBlock) and block.number:
                self._note("judgement", block.number, index, title)
            elif isinstance(block, _SHOWN):
                self._note("figure", title, index, title)
        self.targets = {
            found for reference in references_of(brief) if (found := self.find(reference)) is not None
        }

    def _note(self, kind: str, name: str, index: int, title: str) -> None:
        self._found.setdefault((kind, _folded(name)), index)
        self._titles[index] = title

    def find(self, reference: CrossReference) -> int | None:
        """The place of the block; None where the brief has no such part."""
        return self._found.get((reference.kind, _folded(reference.target)))

    def words(self, reference: CrossReference, name: str = "") -> str:
        """What is printed: the title, the key judgement, or the figure by its `name`; what was written where that leads nowhere."""
        found = self.find(reference)
        if found is None:
            return reference.target
        if reference.kind == "judgement":
            return f"key judgement {reference.target}"
        if reference.kind == "figure":
            return name or f"the figure in {as_named(self._titles[found])}"
        return as_named(self._titles[found])

    def place(self, reference: CrossReference) -> str:
        """The name of the place that a link leads to; empty where there is none."""
        found = self.find(reference)
        return "" if found is None else place_of(found)


def as_named(title: str) -> str:
    """A title as it is named elsewhere: in quotation marks it would be taken for a quotation, and asked for its source."""
    return _QUOTED.sub(r"\1", title.translate(_MARKS))


def place_of(block: int) -> str:
    """The name of the place of a block."""
    return f"part-{block + 1}"


def references_of(brief: Brief) -> Iterator[CrossReference]:
    """Every cross-reference in reading order."""
    for inline in (*brief.bottom_line, *(each for block in brief.blocks for each in inlines_in(block))):
        if isinstance(inline, CrossReference):
            yield inline


def leading_nowhere(brief: Brief) -> list[str]:
    """A sentence for each cross-reference to a part that the brief does not have."""
    known = References(brief)
    lost = dict.fromkeys(each.target for each in references_of(brief) if known.find(each) is None)
    return [f"A reference leads to “{target}”, which is not in this brief." for target in lost]


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
