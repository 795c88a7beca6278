"""Glyphs as outlines: for the second glyph of a character, which must not be extracted as a character of its own."""

from __future__ import annotations

from typing import Any

from casewright.brief.pdf.fonts import font


class OutlinePen:
    """Takes a glyph's outline from HarfBuzz and fills it on the canvas. The method names are the pen protocol's."""

    def __init__(self, canvas: Any, name: str, size: float) -> None:
        self._canvas = canvas
        self._font = font(name)
        self._scale = size / self._font.upem
        self._origin = self._last = (0.0, 0.0)

    def draw(self, glyph: int, x: float, y: float) -> None:
        """Fills the glyph with its origin at (x, y)."""
        self._origin = (x, y)
        self._path = self._canvas.beginPath()
        self._font.shaper.draw_glyph_with_pen(glyph, self)
        self._canvas.drawPath(self._path, stroke=0, fill=1)

    def _at(self, point: tuple[float, float]) -> tuple[float, float]:
        return self._origin[0] + point[0] * self._scale, self._origin[1] + point[1] * self._scale

    def moveTo(self, point: tuple[float, float]) -> None:
        """Begins a contour."""
        self._last = point
        self._path.moveTo(*self._at(point))

    def lineTo(self, point: tuple[float, float]) -> None:
        """A straight line."""
        self._last = point
        self._path.lineTo(*self._at(point))

    def curveTo(self, *points: tuple[float, float]) -> None:
        """A cubic curve."""
        self._last = points[-1]
        self._path.curveTo(*(value for point in points for value in self._at(point)))

    def qCurveTo(self, control: tuple[float, float], end: tuple[float, float]) -> None:
        """A quadratic curve, as the cubic that is equal to it."""
        start = self._last
        first = (start[0] + (control[0] - start[0]) * 2 / 3, start[1] + (control[1] - start[1]) * 2 / 3)
        second = (end[0] + (control[0] - end[0]) * 2 / 3, end[1] + (control[1] - end[1]) * 2 / 3)
        self.curveTo(first, second, end)

    def closePath(self) -> None:
        """Ends a contour."""
        self._path.close()

    def endPath(self) -> None:
        """An open contour is filled like a closed one."""
