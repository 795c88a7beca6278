from __future__ import annotations

from itertools import pairwise

import pytest

from casewright.analysis.timeline.scale import WIDEST_DAY, TimeScale, iso_day, ticks, year_words
from casewright.model.day_numbers import day_number
from casewright.model.periods import period_of


def looking_at(first: int, last: int, width: float = 900) -> TimeScale:
    return TimeScale(0, 1, width).showing(first, last)


def labels(scale: TimeScale) -> list[str]:
    return [tick.label for tick in ticks(scale)]


def test_what_is_to_be_shown_lies_within_the_margins() -> None:
    scale = looking_at(day_number(2024, 3, 1), day_number(2024, 3, 31))
    assert scale.x(day_number(2024, 3, 1)) == pytest.approx(24)
    assert scale.x(day_number(2024, 4, 1)) == pytest.approx(876)


def test_the_day_under_the_pointer_stays_there_while_zooming() -> None:
    scale = looking_at(day_number(1900), day_number(2000))
    for factor in (1.2, 0.3, 1e9, 1e-12):
        zoomed = scale.zoomed(factor, 321)
        assert zoomed.day(321) == pytest.approx(scale.day(321))
        assert zoomed.per_day <= WIDEST_DAY


@pytest.mark.parametrize(
    ("first", "last", "wanted"),
    [
        ((2024, 3, 1), (2024, 3, 10), ["1", "2", "3"]),
        ((2024, 3, 4), (2024, 5, 20), ["4", "11", "18"]),
        ((2024, 1, 1), (2024, 12, 31), ["Jan", "Feb", "Mar"]),
        ((2015, 1, 1), (2024, 12, 31), ["2015", "2016", "2017"]),
        ((1890, 1, 1), (2030, 12, 31), ["1900", "1920", "1940"]),
        ((-499, 1, 1), (400, 1, 1), ["500 BCE", "400 BCE", "300 BCE", "200 BCE", "100 BCE", "1", "100"]),
        ((-11_999, 1, 1), (2000, 1, 1), ["12,000 BCE", "10,000 BCE", "8000 BCE"]),
    ],
)
def test_the_axis_has_days_weeks_months_years_and_centuries_as_people_count_them(first, last, wanted) -> None:
    shown = labels(looking_at(day_number(*first), day_number(*last)))
    at = shown.index(wanted[0])
    assert shown[at : at + len(wanted)] == wanted


def test_lines_keep_their_distance_at_every_zoom() -> None:
    scale = TimeScale(day_number(-400), 0.001, 1200)
    for _ in range(80):
        lines = [scale.x(tick.day) for tick in ticks(scale)]
        assert all(b - a >= 28 for a, b in pairwise(lines))
        assert len(lines) <= 45
        scale = scale.zoomed(1.2, 600)


def test_years_without_number_of_digits_have_an_axis_too() -> None:
    scale = looking_at(period_of("Y-170000002").start.first, period_of("Y1E99").end.last)
    assert 3 < len(ticks(scale)) < 30
    assert year_words(-169_999_999) == "170 million BCE"


def test_the_larger_unit_is_said_where_it_changes() -> None:
    shown = [
        (tick.label, tick.context)
        for tick in ticks(looking_at(day_number(2024, 3, 5), day_number(2025, 2, 20)))
    ]
    assert ("Jan", "2025") in shown
    assert [context for _, context in shown if context] == ["2024", "2025"]


def test_days_are_written_so_that_edtf_reads_them_back() -> None:
    for number in (day_number(2024, 2, 29), day_number(-43, 3, 15), day_number(1), day_number(0, 12, 31)):
        assert period_of(iso_day(number)).start.first == number
    assert year_words(0) == "1 BCE"


def test_labels_that_stand_alone_say_their_month_and_their_year() -> None:
    days = looking_at(day_number(2024, 3, 4), day_number(2024, 3, 12))
    months = looking_at(day_number(2023, 10, 1), day_number(2024, 3, 31), 600)
    assert "4 Mar" in [tick.label for tick in ticks(days, alone=True)]
    assert [tick.label for tick in ticks(months, alone=True)][-6:-1] == ["Nov", "Dec", "2024", "Feb", "Mar"]
    lines = [days.x(tick.day) for tick in ticks(days, 58, alone=True)]
    assert all(b - a >= 58 for a, b in pairwise(lines))
