"""EDTF: every notation of the tradecraft table, its bounds, its words; and what is refused."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casewright.model.dates import certainly_before, overlap, parse_edtf, possibly_before, show_date
from casewright.model.errors import InvalidValue

# expression, first day, last day, precision, in words
GOLDEN = [
    ("2024", "2024-01-01", "2024-12-31", "year", "2024"),
    ("2024-05", "2024-05-01", "2024-05-31", "month", "May 2024"),
    ("2024-02", "2024-02-01", "2024-02-29", "month", "February 2024"),
    ("2024-05-17", "2024-05-17", "2024-05-17", "day", "17 May 2024"),
    ("2024-05-17T09:30:00+03:00", "2024-05-17", "2024-05-17", "second", "17 May 2024, 09:30 UTC+03:00"),
    ("2024-05-17T09:30Z", "2024-05-17", "2024-05-17", "minute", "17 May 2024, 09:30 UTC"),
    ("2024-05/2024-07", "2024-05-01", "2024-07-31", "month", "May 2024 to July 2024"),
    ("2024-05-17/2025", "2024-05-17", "2025-12-31", "year", "17 May 2024 to 2025"),
    ("2024-05-17?", "2024-05-17", "2024-05-17", "day", "17 May 2024 (uncertain)"),
    ("2024-05~", "2024-05-01", "2024-05-31", "month", "about May 2024"),
    ("2024%", "2024-01-01", "2024-12-31", "year", "about 2024 (uncertain)"),
    ("2024-05-XX", "2024-05-01", "2024-05-31", "month", "May 2024 (day unknown)"),
    ("2024-XX", "2024-01-01", "2024-12-31", "year", "2024 (month unknown)"),
    ("2024-XX-XX", "2024-01-01", "2024-12-31", "year", "2024 (month and day unknown)"),
    ("202X", "2020-01-01", "2029-12-31", "decade", "2020s"),
    ("20XX", "2000-01-01", "2099-12-31", "century", "2000–2099"),
    ("XXXX", "0001-01-01", "9999-12-31", "millennium", "an unknown year"),
    ("2024-21", "2024-03-01", "2024-05-31", "season", "spring 2024"),
    ("2024-24", "2024-12-01", "2025-02-28", "season", "winter 2024"),
    ("2023-24", "2023-12-01", "2024-02-29", "season", "winter 2023"),
    ("2024-25", "2024-03-01", "2024-05-31", "season", "spring 2024 (northern hemisphere)"),
    ("2024-31", "2024-03-01", "2024-05-31", "season", "autumn 2024 (southern hemisphere)"),
    ("2024-33", "2024-01-01", "2024-03-31", "quarter", "first quarter of 2024"),
    ("2024-38", "2024-05-01", "2024-08-31", "quadrimester", "second quadrimester of 2024"),
    ("2024-41", "2024-07-01", "2024-12-31", "half", "second half of 2024"),
    ("-0044", "0001-01-01", "0001-01-01", "year", "45 BCE"),
    ("Y170000002", "9999-12-31", "9999-12-31", "year", "year 170000002"),
    ("1950S2", "1900-01-01", "1999-12-31", "century", "1950 (to the century)"),
    ("[2024-05-17,2024-05-19]", "2024-05-17", "2024-05-19", "day", "17 May 2024 or 19 May 2024"),
    ("{2024-05,2024-07}", "2024-05-01", "2024-07-31", "month", "May 2024 and July 2024"),
    ("[2024-05..2024-08]", "2024-05-01", "2024-08-31", "month", "some time from May 2024 to August 2024"),
    ("2024-~05-17", "2024-05-17", "2024-05-17", "day", "17 May 2024 (month approximate)"),
    ("2024-05~-17", "2024-05-17", "2024-05-17", "day", "17 May 2024 (year and month approximate)"),
    ("2024-?05-~17", "2024-05-17", "2024-05-17", "day", "17 May 2024 (day approximate; month uncertain)"),
    ("2024-XX-17", "2024-01-17", "2024-12-17", "day", "day 17 of a month of 2024"),
    ("2024-XX-31", "2024-01-31", "2024-12-31", "day", "day 31 of a month of 2024"),
    ("156X-12-25", "1560-12-25", "1569-12-25", "day", "25 December in the 1560s"),
    ("202X-02-29", "2020-02-29", "2028-02-29", "day", "29 February in the 2020s"),
]


@pytest.mark.parametrize(("edtf", "lo", "hi", "precision", "words"), GOLDEN)
def test_each_notation_has_its_bounds_precision_and_words(
    edtf: str, lo: str, hi: str, precision: str, words: str
) -> None:
    read = parse_edtf(edtf)
    assert (read.lo, read.hi) == (date.fromisoformat(lo), date.fromisoformat(hi))
    assert (read.lo_kind, read.hi_kind, read.precision) == ("exact", "exact", precision)
    assert show_date(edtf) == words


@pytest.mark.parametrize(
    ("edtf", "lo_kind", "hi_kind", "words"),
    [
        ("2024-05/..", "exact", "open", "from May 2024 onwards"),
        ("2024-05/", "exact", "unknown", "from May 2024 (end unknown)"),
        ("../2024-05", "open", "exact", "until May 2024"),
        ("/2024-05", "unknown", "exact", "until May 2024 (start unknown)"),
        ("[..2024-05-17]", "open", "exact", "on or before 17 May 2024"),
        ("[2024-05-17..]", "exact", "open", "on or after 17 May 2024"),
        ("{2024..}", "exact", "open", "everything from 2024"),
    ],
)
def test_an_open_end_and_an_unknown_end_are_told_apart(
    edtf: str, lo_kind: str, hi_kind: str, words: str
) -> None:
    read = parse_edtf(edtf)
    assert (read.lo_kind, read.hi_kind) == (lo_kind, hi_kind)
    assert (read.lo is None, read.hi is None) == (lo_kind != "exact", hi_kind != "exact")
    assert show_date(edtf) == words


@pytest.mark.parametrize(
    ("edtf", "uncertain", "approximate"),
    [
        ("2024", False, False),
        ("2024?", True, False),
        ("2024~/2025", False, True),
        ("[2024-05%,2025]", True, True),
    ],
)
def test_qualifiers_anywhere_raise_the_flags(edtf: str, uncertain: bool, approximate: bool) -> None:
    assert (parse_edtf(edtf).uncertain, parse_edtf(edtf).approximate) == (uncertain, approximate)


@pytest.mark.parametrize(
    "text",
    ["", "spring 2024", "17/05/2024", "2024-13", "2024-42", "2024-02-30", "2023-02-29", "2024-5", "2024-05/2023",
     "../..", "/", "[", "[]", "[2024", "{2024]", "2024-05T10", "2024-05-17T25", "XXX1-02-29", "-0000", "[,]",
     "-0044-02-31", "２０２４", "2024-21-01", "1950S0", "Y2024-05", "2024/2025/2026", "2024" * 500],
)  # fmt: skip
def test_anything_else_is_refused_with_one_plain_sentence(text: str) -> None:
    with pytest.raises(InvalidValue) as refusal:
        parse_edtf(text)
    assert str(refusal.value).endswith(".")
    assert len(str(refusal.value)) < 200
    assert show_date(text) == text


def test_before_is_certain_only_when_no_day_contradicts_it() -> None:
    spring, may, late, later = map(parse_edtf, ("2024-21", "2024-05", "2024-05-17", "2024-06/.."))
    assert certainly_before(may, later)
    assert not certainly_before(spring, may)
    assert possibly_before(spring, late)
    assert not possibly_before(later, late)
    assert overlap(spring, late)
    assert not overlap(late, later)
    assert not certainly_before(parse_edtf("2024/.."), parse_edtf("2030"))
    assert not certainly_before(parse_edtf("2024/"), parse_edtf("2030"))


def test_only_a_single_day_may_be_called_the_same_day() -> None:
    assert parse_edtf("2024-05-17").is_one_day
    assert not parse_edtf("2024-05").is_one_day
    assert not parse_edtf("../2024-05-17").is_one_day


def test_the_sort_key_puts_earlier_first_and_finer_before_coarser() -> None:
    order = ["../2024", "2023-12-31", "2024-01-01", "2024-01", "2024", "2024-01-02"]
    assert (
        sorted(["2024", *order[1:4], order[5], order[0]], key=lambda text: parse_edtf(text).sort_key) == order
    )


def test_years_outside_the_calendar_are_never_certainly_before_each_other() -> None:
    assert not certainly_before(parse_edtf("-0300"), parse_edtf("-0044"))
    assert certainly_before(parse_edtf("-0044"), parse_edtf("2024"))


@settings(deadline=None)
@given(st.dates())
def test_every_day_of_the_calendar_reads_back_as_itself(day: date) -> None:
    read = parse_edtf(day.isoformat())
    assert read.lo == read.hi == day


@settings(deadline=None)
@given(st.dates(), st.sets(st.integers(0, 7)))
def test_a_day_with_unspecified_digits_still_contains_that_day(day: date, hidden: set[int]) -> None:
    digits = list(day.strftime("%Y%m%d").rjust(8, "0"))
    masked = "".join("X" if index in hidden else digit for index, digit in enumerate(digits))
    read = parse_edtf(f"{masked[:4]}-{masked[4:6]}-{masked[6:]}")
    assert read.lo is not None
    assert read.hi is not None
    assert read.lo <= day <= read.hi


@settings(deadline=None)
@given(st.text(alphabet="0123456789X-/.?~%[]{},TYSEZ:+ ", max_size=24))
def test_any_text_is_either_read_with_ordered_bounds_or_refused(text: str) -> None:
    try:
        read = parse_edtf(text)
    except InvalidValue:
        return
    assert read.lo is None or read.hi is None or read.lo <= read.hi
    assert show_date(text)
