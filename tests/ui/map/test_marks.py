"""Marks: what lies too close to be told apart is one mark with a count, and nothing is lost in it."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from casewright.analysis.geography.camera import MapCamera
from casewright.analysis.geography.located import Spot
from casewright.model.ids import new_id
from casewright.ui.map.marks import Marks

WORLD = MapCamera().sized(1000, 1000)
places = st.lists(st.tuples(st.floats(-80, 80), st.floats(-180, 180)), max_size=60)


def _marks(at: list[tuple[float, float]]) -> Marks:
    return Marks([Spot(new_id(), "city", f"Place {n}", *each, None, "stated") for n, each in enumerate(at)])


@settings(max_examples=60)
@given(places, st.floats(1000, 100_000))
def test_every_spot_in_sight_is_in_exactly_one_mark_and_no_two_discs_cover_each_other(
    at: list[tuple[float, float]], scale: float
) -> None:
    marks, camera = _marks(at), MapCamera(0.5, 0.5, scale, 1000, 1000)
    placed = marks.placed(camera)
    found = sorted(spot for mark in placed for spot in mark.spots)
    x, y = camera.to_screen(marks.x, marks.y)
    inside = np.flatnonzero((x > 0) & (x < 1000) & (y > 0) & (y < 1000))
    assert len(set(found)) == len(found)
    assert set(inside.tolist()) <= set(found)
    for n, mark in enumerate(placed):
        for other in placed[:n]:
            assert np.hypot(mark.x - other.x, mark.y - other.y) >= 23.9


def test_panning_regroups_nothing() -> None:
    marks = _marks([(35 + n * 0.7 % 9, 40 + n * 1.3 % 17) for n in range(80)])
    camera = MapCamera(0.63, 0.4, 3000, 1000, 1000)
    before = {mark.spots for mark in marks.placed(camera)}
    for step in range(1, 25):
        assert {mark.spots for mark in marks.placed(camera.panned(step * 1.7, step * -2.3))} == before


def test_zooming_in_parts_what_is_apart_and_keeps_together_what_is_at_one_place() -> None:
    marks = _marks([(35.0, 51.0), (35.0, 51.0), (35.2, 51.2)])
    (together,) = marks.placed(WORLD)
    assert together.spots == (0, 1, 2)
    assert not together.one_place
    near = WORLD.fitted(marks.x, marks.y).zoomed_at(8, 500, 500)
    parted = {mark.spots: mark.one_place for mark in marks.placed(near)}
    assert parted == {(0, 1): True, (2,): True}


def test_what_is_not_shown_is_in_no_mark() -> None:
    marks = _marks([(10, 10), (20, 20), (30, 30)])
    marks.show({1})
    assert [mark.spots for mark in marks.placed(WORLD)] == [(1,)]
    marks.show(None)
    assert len(marks.placed(WORLD)) == 3
