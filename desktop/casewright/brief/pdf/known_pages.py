"""What is known of the pages of a brief while they are laid out, so that one pass is enough wherever it can be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

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


@dataclass(frozen=True)
class Found:
    """What a pass found: the pages that cite each source, the page of each place and of the sign of each note, and what the
    figure or table of a place is called.
    """

    cited_on: Mapping[int, list[int]] = field(default_factory=dict)
    places: Mapping[str, int] = field(default_factory=dict)
    note_pages: Mapping[int, int] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)


class KnownPages:
    """How many pages are `expected`, and what the last pass found; in the first one, the pages of citations drawn so far, all of
    them where the annex comes last.

    What was asked for is kept, to be held against what came out.
    """

    def __init__(self, expected: int, last: Found) -> None:
        self.expected = expected
        self._last = last
        self._cited: dict[int, list[int]] = {}
        self._pages: dict[str, int] = {}
        self._names: dict[str, str] = {}
        self._before: dict[int, int] = {}

    def tell(self, number: int) -> list[int]:
        """The pages that cite a source, for the annex to print."""
        self._cited[number] = [*self._last.cited_on.get(number, [])]
        return self._cited[number]

    def page(self, place: str) -> int:
        """The page of a place, 0 while nobody knows it."""
        return self._pages.setdefault(place, self._last.places.get(place, 0))

    def name(self, place: str) -> str:
        """What the figure or table of a place is called, empty while nobody knows it and where there is none."""
        return self._names.setdefault(place, self._last.names.get(place, ""))

    def notes_before(self, number: int) -> int:
        """How many notes have their signs before this one's on its page."""
        return self._before.setdefault(number, _notes_before(number, self._last.note_pages))

    def was_right(self, found: Found) -> bool:
        """Whether everything that was told has come true."""
        return (
            all(found.cited_on.get(number, []) == pages for number, pages in self._cited.items())
            and all(found.places.get(place, 0) == page for place, page in self._pages.items())
            and all(found.names.get(place, "") == name for place, name in self._names.items())
            and all(_notes_before(note, found.note_pages) == told for note, told in self._before.items())
        )


def _notes_before(number: int, pages: Mapping[int, int]) -> int:
    page = pages.get(number, 0)
    return sum(pages.get(before, 0) == page for before in range(number))
