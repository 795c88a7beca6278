"""Fuzzy dates against a range: what is certain, what is possible, what is out."""

from __future__ import annotations

import pytest

from casewright.analysis.case_filter.spans import CERTAIN, OUT, POSSIBLE, UNDATED, range_of, spans_of

STATES = {
    ("2024-03-12", "2024-03"): CERTAIN,
    ("2024-03-12", "2024-04"): OUT,
    ("2024-03", "2024-03-10/2024-03-20"): POSSIBLE,  # some day of March
    ("2024", "2023/2025"): CERTAIN,
    ("2024-03-12?", "2024-03"): POSSIBLE,
    ("2024-03~", "2024"): POSSIBLE,
    ("2019/2024", "2021"): CERTAIN,  # it lasted
    ("2019/2024", "2019-02"): POSSIBLE,  # it began some day of 2019
    ("2019/2024", "2018/2019"): CERTAIN,  # by the end of 2019 it had begun
    ("2019/2019", "2019-06"): POSSIBLE,
    ("2019/..", "2040"): CERTAIN,
    ("2019/", "2040"): POSSIBLE,  # nobody knows when it ended
    ("../2019", "1950"): CERTAIN,
    ("../2019", "2020"): OUT,
    ("[2019,2021]", "2020"): POSSIBLE,
    ("[2019,2021]", "2019/2021"): CERTAIN,
    ("2019?/2024", "2021"): POSSIBLE,
    ("2024-03-12", "2024/.."): CERTAIN,
    ("2024-03-12", "../2024-03-12"): CERTAIN,
    ("-0044", "0001"): OUT,
    ("-0044", "-0100/-0001"): CERTAIN,
    ("2024-03-12/", "2024-03-12"): CERTAIN,  # its end is not known, its beginning is
    ("2024-03~", "2024-02"): POSSIBLE,  # about: one unit either way
}


@pytest.mark.parametrize(("date", "asked"), STATES)
def test_a_date_is_within_a_range_certainly_possibly_or_not(date: str, asked: str) -> None:
    assert spans_of([(0, date)]).states(*range_of(asked), owners=1).tolist() == [STATES[date, asked]]


def test_the_best_of_several_dates_counts_and_none_is_undated() -> None:
    spans = spans_of([(0, "1990"), (0, "2024-03"), (0, "2024-03-02"), (1, "1990"), (3, "not a date")])
    assert spans.states(*range_of("2024-03-01/2024-03-05"), owners=4).tolist() == [
        CERTAIN,
        OUT,
        UNDATED,
        UNDATED,
    ]


def test_without_any_date_all_is_undated() -> None:
    assert spans_of([]).states(*range_of("2024"), owners=2).tolist() == [UNDATED, UNDATED]
