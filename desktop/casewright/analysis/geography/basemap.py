"""Countries and lakes of the basemap (Natural Earth) on the Mercator plane, at three scales.

The files are TopoJSON: borders as arcs of whole steps, each stored once and shared by both neighbours.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import numpy as np

from casewright.analysis.geography.mercator import Floats, project
from casewright.model.resources import resource_path

SCALES = ("110m", "50m", "10m")
"""From the coarsest to the finest; `110m` stands for 1 : 110 million."""

CREDIT = "Basemap: Natural Earth. Borders as held on the ground; no position is taken."


@dataclass(frozen=True)
class Ring:
    """A closed line on the plane, x beyond 0 and 1 where it crosses the 180th meridian; `bounds` are left, top, right, bottom."""

    x: Floats
    y: Floats
    bounds: tuple[float, float, float, float]


@dataclass(frozen=True)
class Country:
    """A state or territory. `code` is that of the gazetteer (ISO 3166-1 or `x-…`), empty where it has none."""

    code: str
    rings: tuple[Ring, ...]


@dataclass(frozen=True)
class Basemap:
    """Land by countries, with the lakes to be drawn over it."""

    countries: tuple[Country, ...]
    lakes: tuple[Ring, ...]


def load_basemap(scale: str) -> Basemap:
    """Reads one of SCALES: 10 to 400 milliseconds, so not on the thread that draws."""
    topology = json.loads(resource_path("map", f"countries-{scale}.json").read_text(encoding="utf-8"))
    arcs = _arcs(topology)
    countries = tuple(
        Country(each["id"], tuple(_ring(ring, arcs) for polygon in _polygons(each) for ring in polygon[:1]))
        for each in topology["objects"]["countries"]["geometries"]
    )
    return Basemap(countries, _lakes() if scale != SCALES[0] else ())


def _polygons(geometry: dict[str, Any]) -> list[list[list[int]]]:
    """Each a list of rings; holes are left out, since what lies in them is drawn by itself."""
    arcs: Any = geometry["arcs"]
    return [arcs] if geometry["type"] == "Polygon" else arcs


def _arcs(topology: dict[str, Any]) -> list[Floats]:
    """Every arc as rows (longitude, latitude)."""
    scale = np.array(topology["transform"]["scale"])
    corner = np.array(topology["transform"]["translate"])
    return [np.cumsum(np.array(each, np.float64), axis=0) * scale + corner for each in topology["arcs"]]


def _ring(numbers: list[int], arcs: list[Floats]) -> Ring:
    """A ring of arcs; ~n is arc n from its end (TopoJSON specification, 2.1.4)."""
    parts = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in numbers]
    return _closed(np.concatenate(parts))


def _closed(points: Floats) -> Ring:
    """The jump at the 180th meridian is taken out; a ring around the South Pole is closed below the plane."""
    longitude = np.unwrap(points[:, 0], period=360)
    latitude = points[:, 1]
    if abs(longitude[-1] - longitude[0]) > 180:
        longitude = np.append(longitude, [longitude[-1], longitude[0]])
        latitude = np.append(latitude, [-90.0, -90.0])
    x, y = project(longitude, latitude)
    return Ring(x, y, (float(x.min()), float(y.min()), float(x.max()), float(y.max())))


def _lakes() -> tuple[Ring, ...]:
    rings = json.loads(resource_path("map", "lakes.json").read_text(encoding="utf-8"))
    return tuple(_closed(np.array(ring, np.float64)) for ring in rings)
