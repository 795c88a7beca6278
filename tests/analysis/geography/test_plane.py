"""The Mercator plane and the way over the globe."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from casewright.analysis.geography.great_circle import distance_km, great_circles
from casewright.analysis.geography.mercator import place_of, project, project_point, units_per_km

OSLO, TOKYO, AUCKLAND, QUITO = (10.75, 59.91), (139.69, 35.69), (174.76, -36.85), (-78.5, -0.2)
degrees_east = st.floats(-179.9, 179.9)
degrees_north = st.floats(-84, 84)


def test_the_world_is_one_unit_square_around_the_origin_of_both_axes() -> None:
    assert project_point(0, 0) == pytest.approx((0.5, 0.5))
    assert project_point(-180, 85.0511)[1] == pytest.approx(0, abs=1e-6)
    assert project_point(180, -89)[1] == pytest.approx(1, abs=1e-6)


@given(degrees_east, degrees_north)
def test_a_place_on_the_plane_is_the_same_place_on_the_globe(longitude: float, latitude: float) -> None:
    assert place_of(*project_point(longitude, latitude)) == pytest.approx((longitude, latitude), abs=1e-6)
    x, y = project(np.array([longitude]), np.array([latitude]))
    assert (x[0], y[0]) == pytest.approx(project_point(longitude, latitude))


def test_a_kilometre_takes_twice_the_width_at_sixty_degrees() -> None:
    assert units_per_km(60) == pytest.approx(2 * units_per_km(0))
    assert units_per_km(0) * 40_075.017 == pytest.approx(1)


def test_distances_are_those_of_the_atlas() -> None:
    assert distance_km(OSLO, TOKYO) == pytest.approx(8400, rel=0.01)
    assert distance_km(OSLO, OSLO) == 0
    assert distance_km((0, 0), (180, 0)) == pytest.approx(20_015, rel=0.001)


@given(degrees_east, degrees_north, degrees_east, degrees_north)
def test_the_way_joins_both_ends_without_a_jump_and_is_as_long_as_the_distance(
    a: float, b: float, c: float, d: float
) -> None:
    (longitude,), (latitude,) = great_circles(np.array([[a, b]]), np.array([[c, d]]))
    assert (longitude[0], latitude[0]) == pytest.approx((a, b), abs=1e-6)
    assert latitude[-1] == pytest.approx(d, abs=1e-4)
    assert np.cos(np.radians(longitude[-1] - c)) == pytest.approx(1, abs=1e-4)
    steps = [
        distance_km((longitude[n], latitude[n]), (longitude[n + 1], latitude[n + 1]))
        for n in range(len(longitude) - 1)
    ]
    assert sum(steps) == pytest.approx(distance_km((a, b), (c, d)), rel=1e-3, abs=0.01)


def test_the_way_over_the_pacific_runs_on_past_the_edge_of_the_map() -> None:
    longitude, _ = great_circles(np.array([AUCKLAND, OSLO]), np.array([QUITO, TOKYO]))
    assert longitude[0, -1] == pytest.approx(360 - 78.5)
