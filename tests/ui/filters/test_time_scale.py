"""From days to pixels and back, either way round; how much is dated when."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from casewright.analysis.case_filter.spans import spans_of
from casewright.ui.filters.calendar_units import DayRange
from casewright.ui.filters.time_scale import TimeScale, heights, whole_of

TEN_YEARS = DayRange(date(2011, 1, 1), date(2020, 12, 31))


@pytest.mark.parametrize("mirrored", [False, True])
def test_a_place_on_the_track_is_the_day_that_is_drawn_there(mirrored: bool) -> None:
    scale = TimeScale(TEN_YEARS, 10, 4_000, mirrored)
    for day in (date(2011, 1, 1), date(2014, 7, 9), date(2020, 12, 31)):
        middle = (scale.x(day) + scale.x(day, after=True)) / 2
        assert scale.day(middle) == day
    assert scale.day(-50) == (TEN_YEARS.last if mirrored else TEN_YEARS.first)


def test_in_languages_from_right_to_left_time_runs_to_the_left() -> None:
    scale = TimeScale(TEN_YEARS, 0, 100, mirrored=True)
    assert scale.x(TEN_YEARS.first) == 100
    assert scale.x(TEN_YEARS.last, after=True) == 0


@pytest.mark.parametrize("width", [120, 300, 700, 5_000])
@pytest.mark.parametrize("years", [0, 1, 3, 40, 900, 9_000])
def test_the_axis_is_written_on_as_far_as_there_is_room(width: int, years: int) -> None:
    whole = DayRange(date(500, 3, 1), date(500 + years, 6, 30))
    ticks = TimeScale(whole, 0, width).ticks()
    assert ticks
    assert len(ticks) <= width / 58 + 2
    assert all(whole.first <= day <= whole.last for day, _ in ticks)


def test_the_whole_is_from_the_first_to_the_last_day_that_is_named() -> None:
    spans = spans_of([(0, "2019-05/.."), (1, "2021-02-03"), (2, "1950")])
    assert whole_of(spans, np.array([True, True, False])) == (date(2019, 1, 1), date(2021, 12, 31))
    assert whole_of(spans, np.array([False, True, False])) == (date(2021, 2, 1), date(2021, 2, 28))
    assert whole_of(spans, np.zeros(3, np.bool_)) is None


def test_bars_tell_what_certainly_held_from_what_possibly_did() -> None:
    spans = spans_of(
        [(0, "2011-06/2013-06"), (1, "2012-05"), (2, "2012-06-01"), (3, "2012-06-01?"), (4, "1990")]
    )
    possible, certain = heights(spans, np.ones(5, np.bool_), TEN_YEARS, 10)
    assert possible.tolist() == [1, 4, 1, 0, 0, 0, 0, 0, 0, 0]
    assert certain.tolist() == [1, 2, 1, 0, 0, 0, 0, 0, 0, 0]
