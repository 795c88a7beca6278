"""Places on the pages of a preview: what is below a point, and where it went when the brief was made anew."""

from __future__ import annotations

from uuid import UUID

import pytest

from casewright.brief.shown_pages import ShownBlock, ShownLink
from casewright.ui.preview.standing import block_at, first_of, link_at, moved_to, sections_in

ONE, TWO = UUID(int=1), UUID(int=2)


def block(
    page: int, top: float, section: UUID | None, place: int, content: str, high: float = 80
) -> ShownBlock:
    return ShownBlock(page, (50, top, 500, top + high), section, place, content)


OLD = [
    block(1, 80, None, 0, "front"),
    block(1, 200, ONE, 0, "heading"),
    block(1, 300, ONE, 1, "a"),
    block(1, 400, ONE, 2, "b"),
    block(2, 80, TWO, 0, "second"),
    block(2, 200, TWO, 1, "long"),
    block(3, 80, TWO, 1, "long", 300),
]


def test_what_is_at_the_top_is_found_again_wherever_it_has_gone() -> None:
    put_in = [
        *OLD[:2],
        block(1, 300, ONE, 1, "new", 400),
        block(2, 80, ONE, 2, "a"),
        block(2, 180, ONE, 3, "b"),
    ]
    assert moved_to(OLD, put_in, 1, 310) == (2, 90)
    assert moved_to(OLD, put_in, 1, 440) == (2, 220)


def test_an_edited_block_is_found_by_its_place_and_a_deleted_one_by_what_was_before_it() -> None:
    edited = [*OLD[:2], block(1, 300, ONE, 1, "a, edited"), *OLD[3:]]
    assert moved_to(OLD, edited, 1, 330) == (1, 330)
    deleted = [*OLD[:2], block(1, 300, ONE, 1, "b"), *OLD[4:]]
    assert moved_to(OLD, deleted, 1, 410) == (1, 310)  # b itself, one place further up
    assert moved_to(OLD, [OLD[0], *OLD[4:]], 1, 410) == (1, 160)  # the whole section has gone
    assert moved_to(OLD, [], 1, 410) is None
    assert moved_to([], OLD, 1, 410) is None


def test_the_second_part_of_a_block_stays_the_second_part() -> None:
    later = [each for each in OLD if each.section != ONE]
    assert moved_to(OLD, later, 3, 150) == (3, 150)
    shorter = [*OLD[:5], block(2, 200, TWO, 1, "long", 400)]
    assert moved_to(OLD, shorter, 3, 150) == (2, 270)


def test_the_margin_above_a_block_is_kept_too() -> None:
    assert moved_to(OLD, OLD, 2, 10) == (2, 10)


@pytest.mark.parametrize(("page", "y", "found"), [(1, 350, 2), (1, 10, 0), (2, 10, 4), (9, 300, 6)])
def test_the_block_at_a_height(page: int, y: float, found: int) -> None:
    assert block_at(OLD, page, y) == found


def test_sections_begin_where_their_first_block_stands() -> None:
    assert (first_of(OLD, TWO), first_of(OLD, UUID(int=9))) == (4, None)
    assert sections_in(OLD) == [ONE, TWO]


def test_the_smallest_link_below_a_point_is_meant_and_a_near_miss_counts() -> None:
    links = [
        ShownLink(1, (0, 0, 200, 50), "quotation", (ONE,), None),
        ShownLink(1, (100, 10, 105, 16), "source 1", (TWO,), (9, 80.0)),
    ]
    assert link_at(links, 1, 102, 12) == 1
    assert link_at(links, 1, 107, 12) == 1
    assert link_at(links, 1, 140, 12) == 0
    assert link_at(links, 2, 102, 12) is None
