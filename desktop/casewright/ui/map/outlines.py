"""The basemap as polygons that Qt draws, and loading it off the thread that draws."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QByteArray, QDataStream
from PySide6.QtGui import QPolygonF

from casewright.analysis.geography.basemap import SCALES, Basemap, Country, Ring, load_basemap
from casewright.analysis.geography.countries import known_countries
from casewright.analysis.geography.known_places import cities
from casewright.analysis.geography.mercator import Floats, project_point
from casewright.ui.tasks import TaskRunner

_FINER_FROM = {"110m": 0.0, "50m": 1600.0, "10m": 12_000.0}
"""Pixels across the world from which each scale is drawn."""


class Label(NamedTuple):
    """A name on the basemap, at a point of the plane; the larger `weight`, the sooner it is shown."""

    text: str
    x: float
    y: float
    weight: float


@dataclass(frozen=True)
class Names:
    """Countries, the largest first, and cities, those with the most people first."""

    countries: tuple[Label, ...]
    cities: tuple[Label, ...]


@dataclass
class Outline:
    """One ring of a country or lake; its polygon is made when it is first drawn."""

    ring: Ring
    code: str

    @cached_property
    def polygon(self) -> QPolygonF:
        """On the plane."""
        return polygon_of(self.ring.x, self.ring.y)


class Outlines:
    """Outlines at the scales that were loaded so far; asks for a finer one when it is needed."""

    def __init__(self, tasks: TaskRunner, on_loaded: Callable[[], object]) -> None:
        self._tasks, self._on_loaded = tasks, on_loaded
        self._land: dict[str, list[Outline]] = {}
        self._lakes: dict[str, list[Outline]] = {}
        self._asked: set[str] = set()
        self.names = Names((), ())

    def at(self, scale: float) -> tuple[list[Outline], list[Outline]]:
        """Land and lakes for so many pixels across the world: the right scale, or the nearest that is there."""
        wanted = next(each for each in reversed(SCALES) if scale >= _FINER_FROM[each])
        self._ask(wanted)
        there = [each for each in SCALES if each in self._land]
        if not there:
            return [], []
        best = wanted if wanted in self._land else there[-1]
        return self._land[best], self._lakes[best]

    def _ask(self, scale: str) -> None:
        if scale in self._asked:
            return
        if not self._asked:
            self._tasks.run(
                "Loading the names of places", load_names, on_done=self._take_names, in_process=True
            )
        self._asked.add(scale)
        self._tasks.run(
            "Loading the basemap",
            load,
            scale,
            on_done=lambda found: self._take(scale, found),
            on_failed=lambda _sentence: self._asked.discard(scale),
            in_process=scale != SCALES[0],  # the coarsest takes less time than a process
        )

    def _take(self, scale: str, basemap: Basemap) -> None:
        self._land[scale] = [
            Outline(ring, country.code) for country in basemap.countries for ring in country.rings
        ]
        self._lakes[scale] = [Outline(ring, "") for ring in basemap.lakes]
        self._on_loaded()

    def _take_names(self, names: Names) -> None:
        self.names = names
        self._on_loaded()


def load(_progress: object, scale: str) -> Basemap:
    """In a thread or in the worker process."""
    return load_basemap(scale)


def load_names(_progress: object) -> Names:
    """In the worker process: countries by their size, cities by their people."""
    sizes = {country.code: _size(country) for country in load_basemap(SCALES[0]).countries}
    countries = [
        Label(each.name, *each.point, sizes.get(each.code, 0.0)) for each in known_countries().values()
    ]
    towns = (
        Label(each.name, *project_point(each.longitude, each.latitude), float(each.people))
        for each in cities()
    )
    return Names(tuple(sorted(countries, key=lambda each: -each.weight)), tuple(towns))


def _size(country: Country) -> float:
    """The area on the globe of its largest part, in no particular unit."""
    return max(
        abs(float(np.sum(ring.x[:-1] * ring.y[1:] - ring.x[1:] * ring.y[:-1])))
        / float(np.cosh((0.5 - ring.y.mean()) * 2 * np.pi)) ** 2
        for ring in country.rings
    )


def polygon_of(x: Floats, y: Floats) -> QPolygonF:
    """A polygon of points, made through Qt's own serial form: no Python object for each point."""
    points = np.empty((len(x), 2), ">f8")
    points[:, 0], points[:, 1] = x, y
    written = QByteArray(len(x).to_bytes(4, "big") + points.tobytes())
    polygon = QPolygonF()
    QDataStream(written) >> polygon
    return polygon
