"""The shortest way over the globe between two places."""

from __future__ import annotations

import math

import numpy as np

from casewright.analysis.geography.mercator import Floats

EARTH_RADIUS_KM = 6371.0088
"""Mean radius (IUGG)."""

_DEGREES_A_STEP = 2.0


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Kilometres between two places (longitude, latitude) in degrees, by the haversine formula; within 0.5 %."""
    (lon1, lat1), (lon2, lat2) = (tuple(map(math.radians, each)) for each in (a, b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(h)))


def great_circle(a: tuple[float, float], b: tuple[float, float]) -> tuple[Floats, Floats]:
    """Longitudes and latitudes along the way, both ends included; longitudes run on beyond 180° without a jump.

    Of two places opposite to each other the way over the pole on the side of the first is taken.
    """
    angle = distance_km(a, b) / EARTH_RADIUS_KM
    steps = max(2, round(math.degrees(angle) / _DEGREES_A_STEP) + 1)
    if angle < 1e-9:
        return np.array([a[0], b[0]]), np.array([a[1], b[1]])
    start, end = _vector(*a), _vector(*b)
    side = end - start * float(start @ end)
    if np.linalg.norm(side) < 1e-9:
        side = np.array([0.0, 0.0, 1.0]) - start * float(start[2])
    side = side / np.linalg.norm(side)
    t = np.linspace(0, angle, steps)[:, None]
    way = start * np.cos(t) + side * np.sin(t)
    longitude = np.degrees(np.unwrap(np.arctan2(way[:, 1], way[:, 0])))
    longitude += round((a[0] - float(longitude[0])) / 360) * 360
    return longitude, np.degrees(np.arcsin(np.clip(way[:, 2], -1, 1)))


def _vector(longitude: float, latitude: float) -> Floats:
    east, north = math.radians(longitude), math.radians(latitude)
    return np.array([math.cos(north) * math.cos(east), math.cos(north) * math.sin(east), math.sin(north)])
