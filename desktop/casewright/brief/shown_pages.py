"""A brief as pages to look at, and the map of what stands where on them. Plain values: the window loads them without ReportLab."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the upper left corner of a page."""


@dataclass(frozen=True)
class ShownBlock:
    """A block, or the part of it that is on one page (from 1).

    `section` is the brief itself for title block and bottom line, and None for an annex that has no section. `content` tells
    the blocks of a section apart by what they say; `place` counts them in it.
    """

    page: int
    box: Box
    section: UUID | None
    place: int
    content: str


@dataclass(frozen=True)
class ShownLink:
    """Words that lead to passages, or to a place (page, height) of the brief itself."""

    page: int
    box: Box
    words: str
    passages: tuple[UUID, ...]
    target: tuple[int, float] | None


@dataclass(frozen=True)
class ShownPages:
    """The pages as a PDF without tags and manifest, and the map of them, both in reading order."""

    data: bytes
    pages: int
    blocks: tuple[ShownBlock, ...] = ()
    links: tuple[ShownLink, ...] = ()
