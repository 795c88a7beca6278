"""Right-to-left words as shaped outlines with their characters underneath as invisible text.

Shaped glyphs would be extracted as private characters; outlines are exact to the eye, and the invisible text, in
visual order as every extractor expects it, gives back the stored characters.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import uharfbuzz as hb

from casewright.brief.pdf.fonts import shaper, width


@dataclass(frozen=True)
class Glyph:
    """A glyph of a shaped run: number, offset and advance in font units."""

    number: int
    x: float
    y: float
    advance: float


@lru_cache(maxsize=4096)
def shape(text: str, font: str) -> tuple[tuple[Glyph, ...], float]:
    """The glyphs of a right-to-left run from left to right, and their total advance in ems."""
    face, upem = shaper(font)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl"
    hb.shape(face, buffer)
    glyphs = tuple(
        Glyph(info.codepoint, position.x_offset / upem, position.y_offset / upem, position.x_advance / upem)
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    )
    return glyphs, sum(glyph.advance for glyph in glyphs)


def draw_shaped(canvas: Any, text: str, font: str, size: float, x: float, y: float, colour: Any) -> float:
    """Draws a right-to-left run with its left end at x; returns its width."""
    glyphs, ems = shape(text, font)
    pen = _OutlinePen(canvas.beginPath(), size, font)
    at = x
    for glyph in glyphs:
        pen.draw(glyph.number, at + glyph.x * size, y + glyph.y * size)
        at += glyph.advance * size
    canvas.setFillColor(colour)
    canvas.drawPath(pen.path, stroke=0, fill=1)
    _draw_invisible(canvas, text[::-1], font, size, x, y, ems * size)
    return ems * size


def _draw_invisible(canvas: Any, text: str, font: str, size: float, x: float, y: float, across: float) -> None:
    natural = width(text, font, size)
    layer = canvas.beginText(x, y)
    layer.setFont(font, size)
    layer.setTextRenderMode(3)
    if natural > 0:
        layer.setHorizScale(100 * across / natural)
    layer.textOut(text)
    layer.setHorizScale(100)
    layer.setTextRenderMode(0)
    canvas.drawText(layer)


class _OutlinePen:
    """Takes a glyph's outline from HarfBuzz and puts it into a ReportLab path."""

    def __init__(self, path: Any, size: float, font: str) -> None:
        self.path = path
        self._font, upem = shaper(font)
        self._scale = size / upem
        self._x = self._y = 0.0
        self._last = (0.0, 0.0)

    def draw(self, number: int, x: float, y: float) -> None:
        self._x, self._y = x, y
        self._font.draw_glyph_with_pen(number, self)

    def _at(self, point: tuple[float, float]) -> tuple[float, float]:
        return self._x + point[0] * self._scale, self._y + point[1] * self._scale

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802  the pen protocol's names
        self._last = point
        self.path.moveTo(*self._at(point))

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        self._last = point
        self.path.lineTo(*self._at(point))

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self._last = points[-1]
        self.path.curveTo(*self._at(points[0]), *self._at(points[1]), *self._at(points[2]))

    def qCurveTo(self, control: tuple[float, float], end: tuple[float, float]) -> None:  # noqa: N802
        start = self._last
        one = tuple(s + 2 / 3 * (c - s) for s, c in zip(start, control, strict=True))
        two = tuple(e + 2 / 3 * (c - e) for e, c in zip(end, control, strict=True))
        self.curveTo(one, two, end)  # type: ignore[arg-type]

    def closePath(self) -> None:  # noqa: N802
        self.path.close()

    def endPath(self) -> None:  # noqa: N802
        """An open contour: glyphs have none, HarfBuzz may say so all the same."""
