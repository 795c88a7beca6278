"""What stands where on the pages of a preview: found below a point, and found again after the brief was made anew. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from casewright.brief.shown_pages import ShownBlock, ShownLink

NEAR = 3.0
"""Points around a link that count as on it: a citation mark is five points wide."""


def link_at(links: Sequence[ShownLink], page: int, x: float, y: float) -> int | None:
    """The smallest link at a point of a page, by its number."""
    hit = [
        ((right - left) * (bottom - top), number)
        for number, each in enumerate(links)
        if each.page == page
        for left, top, right, bottom in (each.box,)
        if left - NEAR <= x <= right + NEAR and top - NEAR <= y <= bottom + NEAR
    ]
    return min(hit)[1] if hit else None


def block_at(blocks: Sequence[ShownBlock], page: int, y: float) -> int | None:
    """The last block of a page that begins above a height, else its first; without one, the last of the pages before."""
    above = [n for n, each in enumerate(blocks) if (each.page, each.box[1]) <= (page, y)]
    on_page = [n for n, each in enumerate(blocks) if each.page == page]
    if above and (blocks[above[-1]].page == page or not on_page):
        return above[-1]
    return on_page[0] if on_page else None


def first_of(blocks: Sequence[ShownBlock], section: UUID) -> int | None:
    """Where a section begins; None for one that prints nothing."""
    return next((n for n, each in enumerate(blocks) if each.section == section), None)


def sections_in(blocks: Sequence[ShownBlock]) -> list[UUID]:
    """The sections that print something, in reading order."""
    return list(dict.fromkeys(each.section for each in blocks if each.section is not None))


def moved_to(
    old: Sequence[ShownBlock], new: Sequence[ShownBlock], page: int, y: float
) -> tuple[int, float] | None:
    """Where on the new pages that stands which stood at a height of an old page: page and height.

    The block there is looked for by what it says, then by its place in its section, whatever page it has gone to; when it
    has gone altogether, the nearest before it that is still there. None when nothing of it is left.
    """
    at = block_at(old, page, y)
    if at is None:
        return None
    for number in range(at, -1, -1):
        block = old[number]
        part = _part(old, number)
        found = _again(new, block, part, by_place=number == at)
        if found is not None:
            inside = (y - block.box[1]) + (page - block.page) * 1e6 if number == at else 1e6
            top, bottom = found.box[1], found.box[3]
            return found.page, top + min(inside, bottom - top)
    return None


def _part(blocks: Sequence[ShownBlock], number: int) -> int:
    """Which part of its block this is: blocks break over pages."""
    own = _key(blocks[number])
    return sum(_key(each) == own for each in blocks[:number])


def _again(new: Sequence[ShownBlock], block: ShownBlock, part: int, by_place: bool) -> ShownBlock | None:
    own = [each for each in new if each.section == block.section]
    same = [each for each in own if each.content == block.content]
    if not same and by_place:
        same = [each for each in own if each.place == block.place]
    if not same:
        return None
    nearest = min(abs(each.place - block.place) for each in same)
    parts = [each for each in same if abs(each.place - block.place) == nearest]
    return parts[min(part, len(parts) - 1)]


def _key(block: ShownBlock) -> tuple[UUID | None, int, str]:
    return block.section, block.place, block.content
