"""The Mercator plane: the world is one unit wide, x grows eastwards from the 180th meridian, y downwards from 85.05° north.

Conformal, so that a precision radius stays a circle and a bearing stays a bearing; areas do not compare.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

HIGHEST_LATITUDE = 85.0511
"""Degrees; beyond it the plane would be taller than wide."""

_EARTH_KM = 40_075.017


def project(longitude: Floats, latitude: Floats) -> tuple[Floats, Floats]:
    """x and y of places in degrees; longitudes beyond 180° go on to the next copy of the world."""
    up = np.radians(np.clip(latitude, -HIGHEST_LATITUDE, HIGHEST_LATITUDE))
    return longitude / 360 + 0.5, 0.5 - np.arcsinh(np.tan(up)) / (2 * math.pi)


def project_point(longitude: float, latitude: float) -> tuple[float, float]:
    """x and y of one place in degrees."""
    up = math.radians(min(max(latitude, -HIGHEST_LATITUDE), HIGHEST_LATITUDE))
    return longitude / 360 + 0.5, 0.5 - math.asinh(math.tan(up)) / (2 * math.pi)


def place_of(x: float, y: float) -> tuple[float, float]:
    """Longitude, between -180 and 180, and latitude of a point of the plane."""
    return (x % 1.0) * 360 - 180, math.degrees(math.atan(math.sinh((0.5 - y) * 2 * math.pi)))


def units_per_km(latitude: float) -> float:
    """How much of the plane's width a kilometre takes at a latitude: more towards the poles."""
    shrink = math.cos(math.radians(min(abs(latitude), HIGHEST_LATITUDE)))
    return 1 / (_EARTH_KM * shrink)
