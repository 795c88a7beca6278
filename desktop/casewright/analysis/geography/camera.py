"""From the Mercator plane to the screen and back: one scale, one point in the middle; the world goes on to both sides."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from casewright.analysis.geography.mercator import Floats

LARGEST_SCALE = 600_000.0
"""Pixels for the whole width of the world: about 65 metres a pixel at the equator. Nothing on the basemap is finer."""

_SMALLEST_FIT = 200.0
_LARGEST_FIT = 40_000.0
_ROOM = 70.0


@dataclass(frozen=True, slots=True)
class MapCamera:
    """`x`, `y` is the point of the plane in the middle; `scale` the pixels that its width of 1 takes."""

    x: float = 0.5
    y: float = 0.42
    scale: float = 800.0
    width: int = 1
    height: int = 1

    def to_screen(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Pixels of places; of the copies of the world the one nearest to the middle is taken."""
        shift = _nearest(x - self.x)
        return (x - self.x - shift) * self.scale + self.width / 2, (y - self.y) * self.scale + self.height / 2

    def offset(self, copy: int) -> tuple[float, float]:
        """Where the origin of one copy of the world lies on the screen."""
        return (copy - self.x) * self.scale + self.width / 2, self.height / 2 - self.y * self.scale

    def copies(self) -> range:
        """The copies of the world that are in sight."""
        half = self.width / 2 / self.scale
        return range(math.floor(self.x - half), math.floor(self.x + half) + 1)

    def to_plane(self, px: float, py: float) -> tuple[float, float]:
        """The point of the plane below a pixel."""
        return (px - self.width / 2) / self.scale + self.x, (py - self.height / 2) / self.scale + self.y

    def zoomed_at(self, factor: float, px: float, py: float) -> MapCamera:
        """Zoomed by a factor with the place below a pixel kept where it is."""
        x, y = self.to_plane(px, py)
        moved = self._held(replace(self, scale=self.scale * factor))
        at_x, at_y = moved.to_plane(px, py)
        return self._held(replace(moved, x=moved.x + x - at_x, y=moved.y + y - at_y))

    def panned(self, dx: float, dy: float) -> MapCamera:
        """Moved so that what is shown shifts by so many pixels."""
        return self._held(replace(self, x=self.x - dx / self.scale, y=self.y - dy / self.scale))

    def centred(self, x: float, y: float) -> MapCamera:
        """With a point of the plane in the middle."""
        return self._held(replace(self, x=x, y=y))

    def sized(self, width: int, height: int) -> MapCamera:
        """In a pane of another size."""
        return self._held(replace(self, width=max(1, width), height=max(1, height)))

    def fitted(self, x: Floats, y: Floats) -> MapCamera:
        """So that all these places are in sight, across the 180th meridian where that is shorter; the world for none."""
        if not len(x):
            return self._held(replace(self, x=0.5, y=0.42, scale=float(self.width)))
        left, wide = _shortest_range(x)
        high = max(float(y.max() - y.min()), 1e-9)
        across = max(self.width - 2 * _ROOM, 50) / max(wide, 1e-9)
        down = max(self.height - 2 * _ROOM, 50) / high
        scale = min(max(min(across, down), _SMALLEST_FIT), _LARGEST_FIT)
        return self._held(replace(self, x=left + wide / 2, y=float(y.max() + y.min()) / 2, scale=scale))

    def _held(self, camera: MapCamera) -> MapCamera:
        """Within the world: never smaller than the pane is high, nothing beyond its top and bottom in sight."""
        scale = min(max(camera.scale, float(camera.height), camera.width / 2), LARGEST_SCALE)
        half = camera.height / 2 / scale
        y = min(max(camera.y, half), 1 - half) if half < 0.5 else 0.5
        return replace(camera, x=camera.x % 1.0, y=y, scale=scale)


def _nearest(away: Floats) -> Floats:
    """How many worlds to go back so that a place is not more than half a world away."""
    return np.asarray(np.floor(away + 0.5), np.float64)


def _shortest_range(x: Floats) -> tuple[float, float]:
    """Left end and width of the narrowest band around the world that holds all of x."""
    turns = np.sort(x % 1.0)
    gaps = np.append(turns[1:], turns[0] + 1) - turns
    widest = int(gaps.argmax())
    return float(turns[(widest + 1) % len(turns)]), float(1 - gaps[widest])
