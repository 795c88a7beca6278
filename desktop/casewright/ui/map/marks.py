"""The marks of the map: what lies at one place, or too close to be told apart at this zoom, is one mark with a count."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from casewright.analysis.geography.camera import MapCamera
from casewright.analysis.geography.located import Spot
from casewright.analysis.geography.mercator import Floats, project

Ints = NDArray[np.int64]

MARK = 26
"""Diameter of a mark in pixels."""

_ROOMS = ((400, 24.0), (1600, 40.0), (10**9, 64.0))
"""Up to how many spots in sight, how far apart in pixels marks lie at least."""


@dataclass(frozen=True)
class Mark:
    """Spots by number, where they stand on the screen, and whether they all lie at one and the same place."""

    spots: tuple[int, ...]
    x: float
    y: float
    one_place: bool


class Marks:
    """The spots of a case as arrays on the plane."""

    def __init__(self, spots: Sequence[Spot] = ()) -> None:
        self.spots = tuple(spots)
        longitude = np.array([each.longitude for each in self.spots], np.float64)
        latitude = np.array([each.latitude for each in self.spots], np.float64)
        self.x, self.y = project(longitude, latitude)
        self.shown = np.ones(len(self.spots), np.bool_)
        self.possible: Collection[int] = ()
        self.of_entity: dict[UUID, list[int]] = {}
        for number, spot in enumerate(self.spots):
            self.of_entity.setdefault(spot.entity_id, []).append(number)

    def __len__(self) -> int:
        return len(self.spots)

    def show(self, spots: Collection[int] | None, possible: Collection[int] = ()) -> None:
        """Shows these only, by number; None is all. `possible` are those that perhaps were there in the time asked for."""
        self.possible = possible
        self.shown[:] = spots is None
        if spots is not None:
            self.shown[list(spots)] = True

    def placed(self, camera: MapCamera) -> list[Mark]:
        """The marks in sight of the camera or just outside it, first those with the earliest spot."""
        px, py = camera.to_screen(self.x, self.y)
        near = (px > -60) & (px < camera.width + 60) & (py > -60) & (py < camera.height + 60)
        numbers = np.flatnonzero(self.shown & near)
        room = next((room for most, room in _ROOMS if len(numbers) <= most), _ROOMS[-1][1])
        groups = self._cells(numbers, room / camera.scale)
        found: list[Mark] = []
        for group in groups:
            at = np.array([px[group].mean(), py[group].mean()])
            one_place = bool(np.ptp(self.x[group]) == 0 and np.ptp(self.y[group]) == 0)
            found.append(Mark(tuple(group.tolist()), float(at[0]), float(at[1]), one_place))
        return _merged(found, room)

    def _cells(self, numbers: Ints, room: float) -> list[Ints]:
        """Spots in the same cell of a grid that is fixed to the plane, so that panning regroups nothing."""
        if not len(numbers):
            return []
        side = 2 ** (np.ceil(np.log2(room) * 2) / 2)
        cell = np.floor(self.x[numbers] % 1.0 / side) * 4_000_037 + np.floor(self.y[numbers] / side)
        order = np.argsort(cell, kind="stable")
        edges = np.flatnonzero(np.diff(cell[order])) + 1
        groups = np.split(numbers[order], edges)
        return sorted(groups, key=lambda group: int(group[0]))


def _merged(marks: list[Mark], room: float) -> list[Mark]:
    """Marks whose discs would cover one another become one; the first takes the others in."""
    found: list[Mark] = []
    where: Floats = np.zeros((0, 2))
    for mark in marks:
        away = np.hypot(where[:, 0] - mark.x, where[:, 1] - mark.y)
        near = int(away.argmin()) if len(away) else -1
        if near >= 0 and away[near] < room:
            one = found[near]
            same = one.one_place and mark.one_place and away[near] < 1e-6
            spots = tuple(sorted((*one.spots, *mark.spots)))
            found[near] = Mark(spots, one.x, one.y, same)
        else:
            found.append(mark)
            where = np.vstack([where, [[mark.x, mark.y]]])
    return found
