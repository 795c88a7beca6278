from __future__ import annotations

import numpy as np
import pytest

from casewright.analysis.layouts.case_days import middle_day
from casewright.analysis.layouts.chart_graph import SPACING, chart_graph
from casewright.analysis.layouts.grouped import by_group
from casewright.analysis.layouts.overlaps import boxes_at, overlapping
from casewright.analysis.layouts.time_axis import along_time
from casewright.model.day_numbers import day_number

from .charts import case_like


def test_groups_stand_apart_from_one_another() -> None:
    group = np.arange(200) % 5
    graph = chart_graph(200, case_like(200))
    places = by_group(graph, group)
    boxes = [boxes_at(places[group == each], graph.room[group == each]) for each in range(5)]
    for at, one in enumerate(boxes):
        for other in boxes[at + 1 :]:
            assert (
                one.right.max() < other.left.min()
                or other.right.max() < one.left.min()
                or one.bottom.max() < other.top.min()
                or other.bottom.max() < one.top.min()
            )


def test_groups_with_more_links_between_them_are_nearer() -> None:
    links = np.array([(0, 4), (1, 5), (2, 6), (3, 7), (8, 12), (9, 13), (10, 14)])
    places = by_group(chart_graph(16, links), np.arange(16) // 4)
    middle = places.reshape(4, 4, 2).mean(axis=1)
    assert np.hypot(*(middle[0] - middle[1])) <= np.hypot(*(middle[0] - middle[3])) + 1


def test_later_is_to_the_right_and_the_undated_stand_below() -> None:
    chance = np.random.default_rng(2)
    days = chance.integers(700_000, 740_000, 120).astype(float)
    days[chance.choice(120, 25, replace=False)] = np.nan
    room = np.column_stack([chance.uniform(27, 110, 120), np.full(120, 27), np.full(120, 80)])
    graph = chart_graph(120, case_like(120), room=room)
    places = along_time(graph, days)
    dated = np.isfinite(days)
    order = np.argsort(days[dated])
    assert (np.diff(places[dated, 0][order]) >= 0).all()
    same = np.isclose(np.diff(days[dated][order]), 0)
    assert (np.diff(places[dated, 0][order])[~same] > 0).all()
    assert (
        boxes_at(places[~dated], room[~dated]).top.min() > boxes_at(places[dated], room[dated]).bottom.max()
    )
    assert len(overlapping(boxes_at(places, room))[0]) == 0


def test_one_day_for_all_is_one_column_and_pinned_nodes_stay() -> None:
    places = np.full((6, 2), 40.0)
    fixed = np.arange(6) == 2
    found = along_time(
        chart_graph(6, np.array([(0, 1), (3, 4)]), places=places, fixed=fixed), np.full(6, 5.0)
    )
    assert found[2].tolist() == [40.0, 40.0]
    assert np.ptp(np.delete(found[:, 0], 2)) < 1e-9
    assert np.ptp(found[:, 1]) > SPACING


@pytest.mark.parametrize(
    ("edtf", "day"),
    [
        ("2024-05-17", day_number(2024, 5, 17)),
        ("2024-05", (day_number(2024, 5, 1) + day_number(2024, 5, 31)) / 2),
        ("2024-05-01/2024-05-03", day_number(2024, 5, 2)),
        ("2024-05-01/..", day_number(2024, 5, 1)),
        ("../2024-05-01", day_number(2024, 5, 1)),
        ("-0043-03-15", day_number(-43, 3, 15)),
        ("last spring", None),
        (None, None),
    ],
)
def test_the_middle_of_a_fuzzy_date(edtf: str | None, day: float | None) -> None:
    assert middle_day(edtf) == day
