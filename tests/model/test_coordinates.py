"""Coordinates as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casewright.model.coordinates import parse_coordinates, show_coordinates
from casewright.model.errors import InvalidValue


@pytest.mark.parametrize(
    "text",
    [
        "58.12, 9.41",
        "58.12 9.41",
        "58.12;9.41",
        "58,12; 9,41",
        "58,12 9,41",
        "58.12° N, 9.41° E",
        "N58.12 E9.41",
        "9.41E 58.12N",
        "58°07′12″N 9°24′36″E",
        "58° 7' 12\" n, 009° 24' 36\" e",
        "58 07 12 N 9 24 36 E",
        "N 58° 7.2' E 9° 24.6'",
        "  58.12,\t9.41  ",
    ],
)
def test_one_place_written_in_many_ways_is_one_place(text: str) -> None:
    assert parse_coordinates(text) == pytest.approx((58.12, 9.41))


def test_south_and_west_are_negative() -> None:
    assert parse_coordinates("33°52′S 151°12′E") == pytest.approx((-33.866667, 151.2))
    assert parse_coordinates("12.05 S, 77.04 W") == pytest.approx((-12.05, -77.04))
    assert parse_coordinates("−33.5, −70.6") == pytest.approx((-33.5, -70.6))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "no pair of coordinates"),
        ("58.12", "no pair of coordinates"),
        ("1,2,3", "no pair of coordinates"),
        ("58 N 9 N", "no pair of coordinates"),
        ("58 61 N 9 0 E", "no pair of coordinates"),
        ("Varnhaven", "no pair of coordinates"),
        ("90.5, 3", "between -90 and 90"),
        ("9, 181", "between -180 and 180"),
        ("1e400, 3", "no pair of coordinates"),
    ],
)
def test_what_is_no_place_is_refused_with_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(InvalidValue, match=sentence):
        parse_coordinates(text)


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_what_is_shown_can_be_read_again(latitude: float, longitude: float) -> None:
    shown = show_coordinates(latitude, longitude, 6)
    assert parse_coordinates(shown) == pytest.approx((latitude, longitude), abs=1e-6)


@given(st.text(max_size=40))
def test_no_text_breaks_the_reading(text: str) -> None:
    try:
        latitude, longitude = parse_coordinates(text)
    except InvalidValue:
        return
    assert abs(latitude) <= 90
    assert abs(longitude) <= 180
