"""From the Mercator plane to the screen and back."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from casewright.analysis.geography.camera import LARGEST_SCALE, MapCamera

CAMERA = MapCamera().sized(1000, 700)
part = st.floats(0, 1)
pixel = st.floats(0, 700)


@given(part, st.floats(0.1, 0.9), st.floats(1000, LARGEST_SCALE), pixel, pixel)
def test_what_is_below_a_pixel_is_shown_at_that_pixel(
    x: float, y: float, scale: float, px: float, py: float
) -> None:
    camera = MapCamera(x, y, scale, 1000, 700)
    at_x, at_y = camera.to_plane(px, py)
    shown = (at_x - camera.x) * camera.scale + 500, (at_y - camera.y) * camera.scale + 350
    assert shown == pytest.approx((px, py), abs=1e-6)


@given(st.floats(0.5, 3), pixel, pixel)
def test_zooming_keeps_the_place_below_the_pointer(factor: float, px: float, py: float) -> None:
    before = MapCamera(0.6, 0.45, 8000, 1000, 700)
    after = before.zoomed_at(factor, px, py)
    assert after.to_plane(px, py) == pytest.approx(before.to_plane(px, py), abs=1e-6)


def test_the_world_never_ends_above_or_below() -> None:
    camera = CAMERA
    for _ in range(60):
        camera = camera.panned(40, 90).zoomed_at(0.8, 10, 10)
        top, bottom = camera.to_plane(0, 0)[1], camera.to_plane(0, 700)[1]
        assert top >= -1e-9
        assert bottom <= 1 + 1e-9
        assert 0 <= camera.x < 1


def test_the_world_goes_on_to_both_sides() -> None:
    around = [CAMERA.panned(-CAMERA.scale * turns, 0) for turns in (0, 1, -3)]
    assert [each.x for each in around] == pytest.approx([0.5, 0.5, 0.5])


def test_places_on_both_sides_of_the_180th_meridian_are_fitted_the_short_way() -> None:
    x, y = np.array([0.97, 0.03]), np.array([0.6, 0.62])
    camera = CAMERA.fitted(x, y)
    assert min(camera.x, 1 - camera.x) == pytest.approx(0, abs=1e-9)
    px, py = camera.to_screen(x, y)
    assert (px > 0).all()
    assert (px < 1000).all()
    assert px[0] < px[1]
    assert ((py > 0) & (py < 700)).all()


def test_one_place_is_fitted_without_going_into_the_street() -> None:
    assert CAMERA.fitted(np.array([0.3]), np.array([0.4])).scale == 40_000
    assert CAMERA.fitted(np.zeros(0), np.zeros(0)).scale == 1000
