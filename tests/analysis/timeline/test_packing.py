from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from casewright.analysis.timeline.packing import PackedLane, Wanted, pack

bars = st.lists(st.tuples(st.floats(0, 3000), st.floats(1, 900), st.floats(20, 300)), max_size=60).map(
    lambda made: sorted(made)
)


def wanted(made: list[tuple[float, float, float]]) -> list[Wanted]:
    return [Wanted(n, left, left + wide, label) for n, (left, wide, label) in enumerate(made)]


def counted(lane: PackedLane) -> list[int]:
    return sorted([each.item for each in lane.placed] + [n for each in lane.clusters for n in each.items])


@given(bars, st.integers(0, 6))
def test_every_item_is_shown_or_counted_exactly_once(made, rows) -> None:
    assert counted(pack(wanted(made), rows, 44)) == list(range(len(made)))


@given(bars, st.integers(1, 6))
def test_nothing_stands_on_another_with_its_label(made, rows) -> None:
    lane = pack(wanted(made), rows, 44)
    for a, b in combinations(lane.placed, 2):
        first, second = (a, b) if a.left <= b.left else (b, a)
        assert a.row != b.row or first.right + first.room <= second.left
    for a, b in combinations(lane.clusters, 2):
        assert a.right <= b.left or b.right <= a.left
    assert lane.rows <= rows + 1


def test_sparse_items_share_a_row_and_keep_their_labels_whole() -> None:
    lane = pack([Wanted(n, 500.0 * n, 500.0 * n + 12, 200) for n in range(5)], 10, 44)
    assert lane.rows == 1
    assert all(each.room >= 200 for each in lane.placed)


def test_a_crowd_becomes_badges_that_stand_where_it_is() -> None:
    lane = pack([Wanted(n, 1000.0, 1012.0, 100) for n in range(40)], 10, 44)
    assert len(lane.placed) == 10
    (badge,) = lane.clusters
    assert len(badge.items) == 30
    assert badge.left <= 1000 <= badge.right


def test_a_folded_lane_is_badges_alone() -> None:
    lane = pack([Wanted(n, 300.0 * n, 300.0 * n + 12, 100) for n in range(4)], 0, 44)
    assert lane.placed == ()
    assert lane.rows == 1
    assert [len(each.items) for each in lane.clusters] == [1, 1, 1, 1]


def test_a_label_that_fits_into_its_bar_takes_no_room_beside_it() -> None:
    lane = pack([Wanted(0, 0, 400, 150), Wanted(1, 420, 432, 100)], 10, 44)
    assert lane.rows == 1
    assert lane.placed[0].room == 0
