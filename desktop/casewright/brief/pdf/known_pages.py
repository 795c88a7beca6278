"""What is known of the pages of a brief while they are laid out, so that one pass is enough wherever it can be."""

from __future__ import annotations

from casewright.brief.blocks import Brief, LinkChart, PlaceMap, Timeline
from casewright.brief.clean import texts_in

_CHARACTERS, _FIGURES = 3000, 2
"""Of a page, roughly."""


def expected_pages(brief: Brief) -> int:
    """A guess at the number of pages, before any is laid out."""
    figures = sum(isinstance(block, LinkChart | PlaceMap | Timeline) for block in brief.blocks)
    words = (block for block in brief.blocks if not isinstance(block, LinkChart | PlaceMap | Timeline))
    characters = sum(len(text) for text in texts_in((*words, *brief.sources)))
    return characters // _CHARACTERS + figures // _FIGURES


class KnownPages:
    """How many pages are `expected`, and which of them cite each source.

    In the first pass these are the pages drawn so far, all of them where the annex comes last; `told` is what the annex
    printed, to be held against what came out.
    """

    def __init__(self, expected: int, cited_on: dict[int, list[int]]) -> None:
        self.expected = expected
        self._cited_on = cited_on
        self.told: dict[int, list[int]] = {}

    def tell(self, number: int) -> list[int]:
        """The pages that cite a source, for the annex to print."""
        self.told[number] = [*self._cited_on.get(number, [])]
        return self.told[number]

    def was_right(self, cited_on: dict[int, list[int]]) -> bool:
        """Whether these are the pages that the annex told."""
        return all(cited_on.get(number, []) == pages for number, pages in self.told.items())
