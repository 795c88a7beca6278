"""From scene to screen and back: one scale, one point in the middle."""

from __future__ import annotations

from dataclasses import dataclass, replace

from casewright.ui.graph.scene import Floats, Scene

SMALLEST_ZOOM, LARGEST_ZOOM = 0.004, 4.0
_MARGIN = 64
_LARGEST_FIT = 1.35


@dataclass(frozen=True, slots=True)
class Camera:
    """`zoom` 1 shows nodes and labels at their natural size; `unit` is scene units per pixel at zoom 1."""

    x: float = 0.0
    y: float = 0.0
    zoom: float = 1.0
    unit: float = 1.0
    width: int = 1
    height: int = 1

    @property
    def scale(self) -> float:
        """Pixels per scene unit."""
        return self.zoom / self.unit

    def to_screen(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Places on the screen, in pixels."""
        return (x - self.x) * self.scale + self.width / 2, (y - self.y) * self.scale + self.height / 2

    def point_to_screen(self, x: float, y: float) -> tuple[float, float]:
        """One place on the screen."""
        return (x - self.x) * self.scale + self.width / 2, (y - self.y) * self.scale + self.height / 2

    def to_scene(self, px: float, py: float) -> tuple[float, float]:
        """The place in the scene below a pixel."""
        return (px - self.width / 2) / self.scale + self.x, (py - self.height / 2) / self.scale + self.y

    def zoomed_at(self, factor: float, px: float, py: float) -> Camera:
        """Zoomed by a factor with the place below a pixel kept where it is."""
        zoom = min(max(self.zoom * factor, SMALLEST_ZOOM), LARGEST_ZOOM)
        x, y = self.to_scene(px, py)
        moved = replace(self, zoom=zoom)
        at_x, at_y = moved.to_scene(px, py)
        return replace(moved, x=moved.x + x - at_x, y=moved.y + y - at_y)

    def panned(self, dx: float, dy: float) -> Camera:
        """Moved so that what is shown shifts by so many pixels."""
        return replace(self, x=self.x - dx / self.scale, y=self.y - dy / self.scale)

    def fitted(self, scene: Scene) -> Camera:
        """So that the whole scene is in sight, nothing enlarged beyond what is easy to read."""
        if not len(scene):
            return replace(self, x=0.0, y=0.0, zoom=1.0, unit=scene.unit)
        left, top, right, bottom = scene.bounds()
        wide, high = (right - left) / scene.unit, (bottom - top) / scene.unit
        # names reach farther to the sides than above and below
        sides = min(120, self.width / 8)
        room = max(self.width - 2 * sides, 50), max(self.height - 2 * _MARGIN, 50)
        zoom = min(room[0] / max(wide, 1e-9), room[1] / max(high, 1e-9), _LARGEST_FIT)
        zoom = max(zoom, SMALLEST_ZOOM)
        return replace(self, x=(left + right) / 2, y=(top + bottom) / 2, zoom=zoom, unit=scene.unit)

    def node_size(self) -> float:
        """The diameter of a node's disc in pixels: natural at zoom 1, growing slower than the zoom beyond it."""
        return 38 * self.zoom if self.zoom < 1 else 38 * min(self.zoom**0.5, 1.5)
