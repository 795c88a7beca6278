"""The shortest way over the globe between two places."""

from __future__ import annotations

import math

import numpy as np

from casewright.analysis.geography.mercator import Floats

EARTH_RADIUS_KM = 6371.0088
"""Mean radius (IUGG)."""


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Kilometres between two places (longitude, latitude) in degrees, by the haversine formula; within 0.5 %."""
    (lon1, lat1), (lon2, lat2) = (tuple(map(math.radians, each)) for each in (a, b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(h)))


def great_circles(start: Floats, end: Floats, points: int = 33) -> tuple[Floats, Floats]:
    """Ways between pairs of places, all in one go.

    Args:
        start, end: rows (longitude, latitude) in degrees, as many of one as of the other.
        points: on each way, both ends included.

    Returns:
        Longitudes and latitudes, (ways, points); longitudes run on beyond 180° without a jump. Of two places opposite to
        each other the way over the North Pole is taken.
    """
    a, b = _vectors(start), _vectors(end)
    aside = b - a * (a * b).sum(axis=1, keepdims=True)
    north = np.array([0.0, 0.0, 1.0]) - a * a[:, 2:]
    long = np.linalg.norm(aside, axis=1, keepdims=True)
    aside = np.where(long < 1e-9, north, aside)
    aside = aside / np.maximum(np.linalg.norm(aside, axis=1, keepdims=True), 1e-12)
    angle = np.arctan2(long[:, 0], (a * b).sum(axis=1))
    t = angle[:, None] * np.linspace(0, 1, points)
    way = a[:, None, :] * np.cos(t)[:, :, None] + aside[:, None, :] * np.sin(t)[:, :, None]
    longitude = np.degrees(np.unwrap(np.arctan2(way[:, :, 1], way[:, :, 0]), axis=1))
    longitude += np.round((start[:, :1] - longitude[:, :1]) / 360) * 360
    return longitude, np.degrees(np.arcsin(np.clip(way[:, :, 2], -1, 1)))


def _vectors(places: Floats) -> Floats:
    east, north = np.radians(places[:, 0]), np.radians(places[:, 1])
    return np.stack([np.cos(north) * np.cos(east), np.cos(north) * np.sin(east), np.sin(north)], axis=1)
