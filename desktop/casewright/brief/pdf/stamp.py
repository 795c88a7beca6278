"""A word across the page, behind all text: drawn as outlines, so that it never mingles with the words that are read out."""

from __future__ import annotations

from math import atan2, degrees, hypot

from reportlab.lib.colors import HexColor

from casewright.brief.pdf.canvas import BriefCanvas
from casewright.brief.pdf.fonts import font
from casewright.brief.pdf.outlines import OutlinePen
from casewright.brief.pdf.style import PAGE_HEIGHT, PAGE_WIDTH

_COLOUR = HexColor("#EEF1F4")  # text on it keeps a contrast of 15 and more
_FONT = "SourceSans3-SemiBold"
_SHARE = 0.72  # of the page's diagonal


def draw_stamp(canvas: BriefCanvas, word: str) -> None:
    """Draws the word along the diagonal of the page."""
    shapes = font(_FONT)
    glyphs = [(shapes.shaper.get_nominal_glyph(ord(letter)), letter) for letter in word]
    advances = [shapes.shaper.get_glyph_h_advance(glyph) for glyph, _ in glyphs]
    size = _SHARE * hypot(PAGE_WIDTH, PAGE_HEIGHT) * shapes.upem / max(sum(advances), 1)
    canvas.saveState()
    canvas.translate(PAGE_WIDTH / 2, PAGE_HEIGHT / 2)
    canvas.rotate(degrees(atan2(PAGE_HEIGHT, PAGE_WIDTH)))
    canvas.setFillColor(_COLOUR)
    pen = OutlinePen(canvas, _FONT, size)
    x = -sum(advances) * size / shapes.upem / 2
    for (glyph, _), advance in zip(glyphs, advances, strict=True):
        pen.draw(glyph, x, -0.35 * size)
        x += advance * size / shapes.upem
    canvas.restoreState()
