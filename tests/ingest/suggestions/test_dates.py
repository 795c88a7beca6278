"""Dates in texts: what they mean in EDTF, and what is no date."""

from __future__ import annotations

from datetime import date

import pytest

from casewright.ingest.suggestions.dates import find_dates
from casewright.ingest.suggestions.dating.persian import first_day, persian_day
from casewright.model.dates import parse_edtf

TUESDAY = date(2017, 1, 10)


def meanings(text: str, reference: date | None = None) -> list[str]:
    return [found.edtf for found in find_dates(text, reference)]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("14 March 2025", "2025-03-14"),
        ("Friday, 14th of March, 2025", "2025-03-14"),
        ("March 14, 2025", "2025-03-14"),
        ("Dec. 10, 2016,", "2016-12-10"),
        ("2025-03-14", "2025-03-14"),
        ("2024-05-17T09:30:00+03:00", "2024-05-17T09:30:00+03:00"),
        ("14/03/2025", "2025-03-14"),
        ("03/14/2025", "2025-03-14"),
        ("14.03.2025", "2025-03-14"),
        ("March 2025", "2025-03"),
        ("late March 2025", "2025-03"),
        ("in the spring of 2024", "2024-21"),
        ("autumn 2024", "2024-23"),
        ("2019–2021", "2019/2021"),
        ("2019-21", "2019/2021"),
        ("early 2020s", "202X"),
        ("the 19th century", "18XX"),
        ("since 2022", "2022/.."),
        ("from March 2022 onwards", "2022-03/.."),
        ("until May 2024", "../2024-05"),
        ("about 2015", "2015~"),
        ("probably March 2015", "2015-03?"),
        ("in 2015", "2015"),
        ("the 2015 accord", "2015"),
        ("from 3 March to 5 May 2024", "2024-03-03/2024-05-05"),
        ("between March 2019 and June 2021", "2019-03/2021-06"),
        ("October 25-26, 2016", "2016-10-25/2016-10-26"),
        ("Q3 2024", "2024-35"),
        ("the first half of 2024", "2024-40"),
        ("14. März 2025", "2025-03-14"),
        ("1er mars 2025", "2025-03-01"),
        ("14 de marzo de 2025", "2025-03-14"),
        ("14 марта 2025 года", "2025-03-14"),
        ("14 березня 2025 року", "2025-03-14"),
        ("14. марта 2025.", "2025-03-14"),
        ("весной 2024 года", "2024-21"),
        ("в 2019 году", "2019"),
        ("١٤ مارس ٢٠٢٥", "2025-03-14"),
        ("14 آذار 2025", "2025-03-14"),
        ("۱۴ خرداد ۱۴۰۲", "2023-06-04"),
        ("خرداد ۱۴۰۲", "2023-05-22/2023-06-21"),
        ("سال ۱۴۰۲", "2023-03-21/2024-03-19"),
    ],
)
def test_a_written_date_is_read(text: str, edtf: str) -> None:
    assert meanings(text) == [edtf]
    parse_edtf(edtf)


@pytest.mark.parametrize(
    "text",
    [
        "they may 2 days later", "soldiers march 14 miles", "2000 troops", "version 1.2.3.2025", "yesterday and on Monday",
        "32/13/2025", "10 a.m.", "Room 2019-A", "call 910-432-3383", "a ratio of 3/4", "in 20155", "1800 men",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_date_is_left_out(text: str) -> None:
    assert meanings(text) == []


def test_a_surname_is_no_month() -> None:
    assert meanings("Theresa May 2016") == ["2016"]


def test_numbers_that_can_be_day_or_month_mean_either_with_a_low_score() -> None:
    (found,) = find_dates("04/03/2025")
    assert (found.edtf, found.score) == ("[2025-03-04,2025-04-03]", 0.4)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("yesterday", "2017-01-09"),
        ("on Monday", "2017-01-09"),
        ("on Tuesday", "2017-01-10"),
        ("last Tuesday", "2017-01-03"),
        ("next Monday", "2017-01-16"),
        ("last week", "2017-01-02/2017-01-08"),
        ("last year", "2016"),
        ("next month", "2017-02"),
        ("three weeks ago", "2016-12-20~"),
        ("two years ago", "2015~"),
        ("in December", "2016-12"),
        ("last May", "2016-05"),
        ("Monday, Dec. 26", "2016-12-26"),
        ("on Dec.14th", "2016-12-14"),
        ("11-13 Dec.", "2016-12-11/2016-12-13"),
        ("May 15-24.", "2017-05-15/2017-05-24"),
    ],
)
def test_a_relative_date_counts_from_the_day_of_writing(text: str, edtf: str) -> None:
    assert meanings(text, TUESDAY) == [edtf]


def test_a_day_without_a_year_keeps_its_year_open_when_the_day_of_writing_is_unknown() -> None:
    (found,) = find_dates("on 14 March")
    assert (found.text, found.edtf) == ("14 March", "XXXX-03-14")
    assert found.score < 0.5


def test_the_twenty_ninth_of_february_goes_to_a_leap_year_or_stays_open() -> None:
    assert meanings("on 29 February", date(2024, 6, 1)) == ["2024-02-29"]
    assert meanings("on 29 February", date(2022, 6, 1)) == ["XXXX-02-29"]


@pytest.mark.parametrize(
    ("year", "first"),
    [(1357, date(1978, 3, 21)), (1375, date(1996, 3, 20)), (1400, date(2021, 3, 21)), (1403, date(2024, 3, 20)), (1404, date(2025, 3, 21))],
)  # fmt: skip
def test_iranian_years_begin_on_the_official_day(year: int, first: date) -> None:
    assert first_day(year) == first


def test_an_iranian_month_has_no_more_days_than_it_has() -> None:
    assert persian_day(1399, 12, 30) == date(2021, 3, 20)
    assert persian_day(1402, 12, 30) is None


def test_offsets_are_those_of_the_text_as_given() -> None:
    text = "😀 در ۱۴ خرداد ۱۴۰۲ بود"
    (found,) = find_dates(text)
    assert text[found.start : found.end] == found.text == "۱۴ خرداد ۱۴۰۲"


@pytest.mark.parametrize("reference", [date.min, date.max])
def test_the_ends_of_the_calendar_break_nothing(reference: date) -> None:
    text = "yesterday, tomorrow, last week, next week, last month, next year, 900 years ago, on Monday, next Friday, on 14 March, in March"
    for found in find_dates(text, reference):
        parse_edtf(found.edtf)
