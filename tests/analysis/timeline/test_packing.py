from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from casewright.analysis.timeline.packing import Bar, PackedLane, pack

bars = st.lists(st.tuples(st.floats(0, 3000), st.floats(0, 900), st.floats(20, 300)), max_size=60).map(sorted)


def packed(made: list[tuple[float, float, float]], rows: int) -> PackedLane:
    """Bars from a day, so many days long, with labels so wide; a day is a pixel."""
    wanted = [Bar(n, first, first + days, 0, 0, label) for n, (first, days, label) in enumerate(made)]
    return pack(wanted, 1.0, 12, rows, 44)


def counted(lane: PackedLane) -> list[int]:
    return sorted([each.item for each in lane.placed] + [n for each in lane.clusters for n in each.items])


@given(bars, st.integers(0, 6))
def test_every_item_is_shown_or_counted_exactly_once(made, rows) -> None:
    assert counted(packed(made, rows)) == list(range(len(made)))


@given(bars, st.integers(1, 6))
def test_nothing_stands_on_another_with_its_label(made, rows) -> None:
    lane = packed(made, rows)
    for a, b in combinations(lane.placed, 2):
        first, second = (a, b) if a.left <= b.left else (b, a)
        assert a.row != b.row or first.right + first.room <= second.left
    for a, b in combinations(lane.clusters, 2):
        assert a.right <= b.left or b.right <= a.left
    assert lane.rows <= rows + 1
    assert list(lane.placed) == sorted(lane.placed, key=lambda each: each.left)


def test_sparse_items_share_a_row_and_keep_their_labels_whole() -> None:
    lane = packed([(500 * n, 12, 200) for n in range(5)], 10)
    assert lane.rows == 1
    assert all(each.room >= 200 for each in lane.placed)


def test_a_day_is_never_narrower_than_a_mark_and_stays_where_it_is() -> None:
    (day,) = packed([(100, 1, 50)], 10).placed
    assert (day.left, day.right) == (94.5, 106.5)


def test_a_crowd_becomes_badges_that_stand_where_it_is() -> None:
    lane = packed([(1000, 12, 100)] * 40, 10)
    assert len(lane.placed) == 10
    (badge,) = lane.clusters
    assert len(badge.items) == 30
    assert badge.left <= 1000 <= badge.right


def test_a_folded_lane_is_badges_alone() -> None:
    lane = packed([(300 * n, 12, 100) for n in range(4)], 0)
    assert lane.placed == ()
    assert lane.rows == 1
    assert [len(each.items) for each in lane.clusters] == [1, 1, 1, 1]


def test_a_label_that_fits_into_its_bar_takes_no_room_beside_it() -> None:
    lane = packed([(0, 400, 150), (420, 12, 100)], 10)
    assert lane.rows == 1
    assert lane.placed[0].room == 0
