"""From scene to screen and back: one scale, one point in the middle."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from casewright.ui.graph.arrays import Floats
from casewright.ui.graph.scene import Scene

SMALLEST_ZOOM, LARGEST_ZOOM = 0.004, 4.0
_LARGEST_FIT = 1.35
_MOST_STRETCHED = 1.7
_DISC_SIDES = (56, 50, 44, 38, 34, 30, 26, 22, 18, 15, 12, 10, 8)
_FEW = 300


class Reach(NamedTuple):
    """How far discs and names reach beyond the outermost places, in pixels."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Camera:
    """`zoom` 1 shows nodes and labels at their natural size; `unit` is scene units per pixel at zoom 1.

    `tall` is how much longer a unit is downwards than sideways: a fitted chart may fill the pane, since the distances on
    a link chart mean nothing by themselves.
    """

    x: float = 0.0
    y: float = 0.0
    zoom: float = 1.0
    unit: float = 1.0
    tall: float = 1.0
    width: int = 1
    height: int = 1

    @property
    def scale(self) -> float:
        """Pixels per scene unit, sideways."""
        return self.zoom / self.unit

    @property
    def scale_down(self) -> float:
        """Pixels per scene unit, downwards."""
        return self.scale * self.tall

    def to_screen(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Places on the screen, in pixels."""
        return (x - self.x) * self.scale + self.width / 2, (y - self.y) * self.scale_down + self.height / 2

    def point_to_screen(self, x: float, y: float) -> tuple[float, float]:
        """One place on the screen."""
        return (x - self.x) * self.scale + self.width / 2, (y - self.y) * self.scale_down + self.height / 2

    def to_scene(self, px: float, py: float) -> tuple[float, float]:
        """The place in the scene below a pixel."""
        return (px - self.width / 2) / self.scale + self.x, (py - self.height / 2) / self.scale_down + self.y

    def zoomed_at(self, factor: float, px: float, py: float) -> Camera:
        """Zoomed by a factor with the place below a pixel kept where it is."""
        zoom = min(max(self.zoom * factor, SMALLEST_ZOOM), LARGEST_ZOOM)
        x, y = self.to_scene(px, py)
        moved = replace(self, zoom=zoom)
        at_x, at_y = moved.to_scene(px, py)
        return replace(moved, x=moved.x + x - at_x, y=moved.y + y - at_y)

    def panned(self, dx: float, dy: float) -> Camera:
        """Moved so that what is shown shifts by so many pixels."""
        return replace(self, x=self.x - dx / self.scale, y=self.y - dy / self.scale_down)

    def fitted(self, scene: Scene, reach: Reach | None = None) -> Camera:
        """So that the whole scene is in sight, nothing enlarged beyond what is easy to read.

        Args:
            reach: room to leave around the outermost places; a guess when there is none.
        """
        if not len(scene):
            return replace(self, x=0.0, y=0.0, zoom=1.0, unit=scene.unit, tall=1.0)
        left, top, right, bottom = scene.bounds()
        # names reach farther to the sides than above and below
        sides = min(120.0, self.width / 8)
        around = reach or Reach(sides, 64, sides, 64)
        across = max(self.width - around.left - around.right, 50) * scene.unit / max(right - left, 1e-9)
        down = max(self.height - around.top - around.bottom, 50) * scene.unit / max(bottom - top, 1e-9)
        most = _MOST_STRETCHED if len(scene) <= _FEW else 1.0
        zoom = max(min(across, down * most, _LARGEST_FIT), SMALLEST_ZOOM)
        tall = max(min(down, across * most, _LARGEST_FIT), SMALLEST_ZOOM) / zoom
        fitted = replace(self, zoom=zoom, unit=scene.unit, tall=tall)
        x = (left + right) / 2 + (around.right - around.left) / 2 / fitted.scale
        y = (top + bottom) / 2 + (around.bottom - around.top) / 2 / fitted.scale_down
        return replace(fitted, x=x, y=y)

    def node_size(self) -> float:
        """The diameter of a node's disc in pixels: natural at zoom 1, growing slower than the zoom beyond it.

        One of the sizes in which icons are drawn, so that edges end where a disc does; anything when it is a mere dot.
        """
        zoom = self.zoom * min(self.tall, 1.0)
        size = 38 * zoom if zoom < 1 else 38 * min(zoom**0.5, 1.5)
        return next((float(side) for side in _DISC_SIDES if side <= size * 1.06), size)
