"""From places of the scene to pixels and back."""

from __future__ import annotations

import pytest

from casewright.ui.graph.camera import Camera


def test_a_camera_maps_both_ways():
    camera = Camera(x=30, y=-20, zoom=0.7, unit=3.0, tall=1.4, width=800, height=600)
    assert camera.to_scene(*camera.point_to_screen(123.0, 45.0)) == pytest.approx((123.0, 45.0))
