"""Likelihood as a bar and confidence as three rising bars: two things, drawn apart, each also in words."""

from __future__ import annotations

from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from casewright.brief.blocks import Likelihood
from casewright.brief.pdf.fonts import font_name, width
from casewright.brief.pdf.style import ACCENT, BAND, INDENT, INK, SECONDARY, SMALL, WHITE, Type

BAR_LENGTH = 74 * mm
_LABEL = Type("sans", 7.8, 10, "semibold")
_TICK = Type("sans", 6.6, 8)
_LEVELS = {"low": 1, "moderate": 2, "high": 3}


class Gauges(Flowable):
    """The band of a judgement on its whole ladder, and beside it the level of confidence."""

    def __init__(self, likelihood: Likelihood | None, confidence: str | None) -> None:
        super().__init__()
        self.likelihood, self.confidence = likelihood, confidence
        self.spaceBefore, self.spaceAfter = 5, 4
        self.keepWithNext = 0

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        """Always one line of figures."""
        self.width, self.height = available, 27.0
        return self.width, self.height

    def draw(self) -> None:
        """Draws what there is."""
        if self.likelihood is not None:
            draw_likelihood(self.canv, self.likelihood, INDENT, 8)
        if self.confidence:
            x = INDENT + (BAR_LENGTH + 10 * mm if self.likelihood is not None else 0)
            draw_confidence(self.canv, self.confidence, x, 7)


def draw_likelihood(
    canvas: Any, likelihood: Likelihood, x: float, y: float, length: float = BAR_LENGTH
) -> None:
    """The ladder from 0 to 100 per cent; the band taller and in the accent, its term and range above."""
    edges = sorted({0.0, 1.0, *likelihood.edges})
    canvas.setFillColor(BAND)
    for lo, hi in zip(edges, edges[1:], strict=False):
        canvas.rect(x + lo * length, y + 1.5, max((hi - lo) * length - 0.8, 0.4), 4, stroke=0, fill=1)
    left, across = x + likelihood.lo * length, (likelihood.hi - likelihood.lo) * length
    canvas.setFillColor(ACCENT)
    canvas.rect(left, y, max(across - 0.8, 1.2), 7, stroke=0, fill=1)
    words = f"{likelihood.term[:1].upper()}{likelihood.term[1:]} · {likelihood.band}"
    size = width(words, font_name(_LABEL), _LABEL.size)
    at = min(max(left + across / 2 - size / 2, x), x + length - size)
    put(canvas, words, at, y + 10.5, _LABEL.but(colour=ACCENT))
    for share in (0.0, 0.5, 1.0):
        label = str(round(share * 100))
        put(canvas, label, x + share * length - share * width(label, font_name(_TICK), _TICK.size), y - 7.5,
            _TICK.but(colour=SECONDARY))  # fmt: skip


def draw_confidence(canvas: Any, level: str, x: float, y: float) -> None:
    """Three rising bars, as many filled as the level says, and the level in words."""
    filled = _LEVELS.get(level.lower(), 0)
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(0.5)
    for number in range(3):
        canvas.setFillColor(INK if number < filled else WHITE)
        canvas.rect(x + number * 7, y, 5.4, 5 + number * 4, stroke=1, fill=1)
    put(canvas, f"{level.capitalize()} confidence", x + 27, y + 2, _LABEL)


def put(canvas: Any, words: str, x: float, y: float, style: Type = SMALL) -> None:
    """Draws a short label that is known to be Latin; others go through `prose`."""
    canvas.setFillColor(style.colour)
    text = canvas.beginText(x, y)
    text.setFont(font_name(style), style.size)
    text.setCharSpace(style.tracking)
    text.textOut(words)
    text.setCharSpace(0)
    canvas.drawText(text)
