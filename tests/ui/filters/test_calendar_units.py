"""Stepping through time by calendar units, and ranges as short as EDTF can write them."""

from __future__ import annotations

from datetime import date

import pytest

from casewright.model.dates import parse_edtf
from casewright.ui.filters.calendar_units import (
    UNITS,
    DayRange,
    as_edtf,
    beginning,
    between,
    later,
    moved,
    usual_unit,
)

BEGINNINGS = {"day": "2024-05-16", "week": "2024-05-13", "month": "2024-05-01", "quarter": "2024-04-01", "year": "2024-01-01",
              "decade": "2020-01-01"}  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_a_day_lies_in_the_unit_that_begins_last_before_it(unit: str) -> None:
    day = date(2024, 5, 16)
    assert beginning(day, unit).isoformat() == BEGINNINGS[unit]
    assert between(day, later(day, unit, 7), unit) == 7
    assert later(later(day, unit, 5), unit, -5) == beginning(day, unit)


@pytest.mark.parametrize("unit", UNITS)
def test_time_ends_with_the_years_there_are(unit: str) -> None:
    assert later(date.max, unit, 1) == date.max
    assert later(date(1, 1, 2), unit, -1) == date.min


def test_a_range_moves_by_whole_units_and_keeps_its_length() -> None:
    half = DayRange(date(2023, 11, 5), date(2024, 2, 10))
    assert moved(half, "month", 1) == (date(2023, 12, 1), date(2024, 3, 31))
    assert moved(DayRange(date(2024, 1, 1), date(2024, 12, 31)), "year", -1) == (
        date(2023, 1, 1),
        date(2023, 12, 31),
    )


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        (date(2024, 1, 1), date(2024, 12, 31), "2024"),
        (date(2019, 1, 1), date(2024, 12, 31), "2019/2024"),
        (date(2024, 2, 1), date(2024, 2, 29), "2024-02"),
        (date(2024, 3, 1), date(2024, 5, 31), "2024-03/2024-05"),
        (date(2024, 3, 2), date(2024, 3, 9), "2024-03-02/2024-03-09"),
        (date(2024, 3, 2), date(2024, 3, 2), "2024-03-02"),
        (date(44, 1, 1), date(44, 12, 31), "0044"),
        (date(44, 3, 1), date(44, 3, 31), "0044-03"),
    ],
)
def test_a_range_is_written_as_short_as_it_can_be_and_means_the_same(
    first: date, last: date, written: str
) -> None:
    assert as_edtf(DayRange(first, last)) == written
    assert (parse_edtf(written).lo, parse_edtf(written).hi) == (first, last)


def test_long_times_are_stepped_through_in_long_steps() -> None:
    start = date(2000, 1, 1)
    ends = (
        date(2000, 1, 20),
        date(2000, 12, 1),
        date(2004, 1, 1),
        date(2012, 1, 1),
        date(2100, 1, 1),
        date(2400, 1, 1),
    )
    assert [usual_unit(DayRange(start, end)) for end in ends] == list(UNITS)
