"""The basemap as polygons that Qt draws, and loading it off the thread that draws."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, Protocol

import numpy as np
from PySide6.QtCore import QByteArray, QDataStream
from PySide6.QtGui import QPolygonF

from casewright.analysis.geography.basemap import SCALES, Basemap, Ring, load_basemap
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
    """Countries, and cities with the most people first."""

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
        self._asked.add(scale)
        self._tasks.run(
            "Loading the basemap",
            _load,
            scale,
            not self.names.countries,
            on_done=lambda found: self._take(scale, *found),
            on_failed=lambda _sentence: self._asked.discard(scale),
            in_process=True,
        )

    def _take(self, scale: str, basemap: Basemap, names: Names | None) -> None:
        self._land[scale] = [
            Outline(ring, country.code) for country in basemap.countries for ring in country.rings
        ]
        self._lakes[scale] = [Outline(ring, "") for ring in basemap.lakes]
        self.names = names or self.names
        self._on_loaded()


class _Told(Protocol):
    def report(self, fraction: float, text: str = "") -> None: ...


def _load(_progress: _Told, scale: str, with_names: bool) -> tuple[Basemap, Names | None]:
    """In the worker process."""
    if not with_names:
        return load_basemap(scale), None
    countries = tuple(Label(each.name, *each.point, 0.0) for each in known_countries().values())
    towns = tuple(
        Label(each.name, *project_point(each.longitude, each.latitude), float(each.people))
        for each in cities()
    )
    return load_basemap(scale), Names(countries, towns)


def polygon_of(x: Floats, y: Floats) -> QPolygonF:
    """A polygon of points, made through Qt's own serial form: no Python object for each point."""
    points = np.empty((len(x), 2), ">f8")
    points[:, 0], points[:, 1] = x, y
    written = QByteArray(len(x).to_bytes(4, "big") + points.tobytes())
    polygon = QPolygonF()
    QDataStream(written) >> polygon
    return polygon
