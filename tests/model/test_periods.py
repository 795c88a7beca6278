from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casewright.model.dates import parse_edtf
from casewright.model.day_numbers import civil_date, day_number, month_length
from casewright.model.errors import InvalidValue
from casewright.model.periods import End, begins_after, certainly_before, period_of


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


@given(st.dates())
def test_day_numbers_are_those_of_python(when: date) -> None:
    assert day_number(when.year, when.month, when.day) == when.toordinal()
    assert civil_date(when.toordinal()) == (when.year, when.month, when.day)


@given(st.integers(-10_000_000, 10_000_000))
def test_every_day_number_comes_back_from_its_date(number: int) -> None:
    assert day_number(*civil_date(number)) == number


def test_the_year_before_year_1_is_a_leap_year() -> None:
    assert civil_date(0) == (0, 12, 31)
    assert month_length(0, 2) == 29


@pytest.mark.parametrize(
    ("edtf", "start", "end", "core"),
    [
        ("2024-05-17", ("2024-05-17", "2024-05-17"), ("2024-05-17", "2024-05-17"), ("2024-05-17", "2024-05-17")),
        ("2024-05", ("2024-05-01", "2024-05-31"), ("2024-05-01", "2024-05-31"), None),
        ("2024-05/2024-07", ("2024-05-01", "2024-05-31"), ("2024-07-01", "2024-07-31"), ("2024-05-31", "2024-07-01")),
        ("2024-05/2024-05-20", ("2024-05-01", "2024-05-31"), ("2024-05-20", "2024-05-20"), None),
        ("[2024-01,2024-03]", ("2024-01-01", "2024-03-31"), ("2024-01-01", "2024-03-31"), None),
        ("2024-05-03~/2024-05-20", ("2024-05-02", "2024-05-04"), ("2024-05-20", "2024-05-20"), ("2024-05-04", "2024-05-20")),
    ],
)  # fmt: skip
def test_a_period_has_two_fuzzy_ends_and_what_is_certain_between_them(edtf, start, end, core) -> None:
    found = period_of(edtf)
    assert (found.start.first, found.start.last) == tuple(map(day, start))
    assert (found.end.first, found.end.last) == tuple(map(day, end))
    assert found.core == (None if core is None else tuple(map(day, core)))


def test_an_open_end_is_certain_without_limit_and_an_unknown_one_is_not() -> None:
    assert period_of("2024-05-03/..").core == (day("2024-05-03"), None)
    assert period_of("2024-05-03/").core == (day("2024-05-03"), day("2024-05-03"))
    assert period_of("2024-05/").core is None
    assert period_of("../2024").core == (None, day("2024-01-01"))
    assert period_of("2024-05-03/").end == End(None, None, "unknown")


def test_years_before_christ_have_their_own_days() -> None:
    ides = period_of("-0043-03-15")
    assert civil_date(ides.start.first) == (-43, 3, 15)
    assert certainly_before(period_of("Y-17000"), ides)
    assert not parse_edtf("Y-17000").hi < parse_edtf("-0043-03-15").lo  # the case's own bounds cannot say so


def test_about_is_one_unit_either_way_and_a_question_mark_only_a_sign() -> None:
    assert not certainly_before(period_of("2024-05~"), period_of("2024-06-10"))
    assert certainly_before(period_of("2024-05?"), period_of("2024-06-10"))
    assert period_of("2024-05?").uncertain


def test_nothing_is_certain_of_ends_that_are_not_known() -> None:
    assert not certainly_before(period_of("2020/.."), period_of("2024"))
    assert begins_after(period_of("2024/.."), period_of("2020").end)
    assert not begins_after(period_of("../2024"), period_of("2020").end)


def test_what_is_no_date_is_refused() -> None:
    with pytest.raises(InvalidValue):
        period_of("last spring")
