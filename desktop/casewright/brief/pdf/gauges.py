"""Likelihood as a bar and confidence as three rising bars: two things, drawn apart, each also in words."""

from __future__ import annotations

from itertools import pairwise

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from casewright.brief.blocks import Likelihood
from casewright.brief.capitals import initial_capital
from casewright.brief.pdf.canvas import BriefCanvas
from casewright.brief.pdf.prose import draw_text
from casewright.brief.pdf.style import ACCENT, BAND, INK, SECONDARY, WHITE, Type
from casewright.brief.pdf.tags import Tag
from casewright.brief.pdf.typesetting import line_width, shortened

BAR_LENGTH = 74 * mm
_BAND_LABEL = Type("sans", 7.6, 10, "semibold", colour=ACCENT)
_LEVEL_LABEL = Type("sans", 8.2, 10, "semibold")
_TICK = Type("sans", 6.6, 8, colour=SECONDARY, features=("tnum",))
_LEVELS = {"low": 1, "moderate": 2, "medium": 2, "high": 3}
_BARS = 22.0  # what three bars take up
_EMPTY = HexColor("#9AA6B2")


class Gauges(Flowable):
    """The band of a judgement on its whole ladder, and beside it the level of confidence."""

    canv: BriefCanvas

    def __init__(
        self, likelihood: Likelihood | None, confidence: str | None, tag: Tag, language: str
    ) -> None:
        super().__init__()
        self.likelihood, self.confidence, self.tag, self.language = likelihood, confidence, tag, language
        self.spaceBefore, self.spaceAfter = 6.0, 4.0

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        """One line of figures."""
        self.width, self.height = available, 26.0 if self.likelihood else 15.0
        return available, self.height

    def draw(self) -> None:
        """Draws what there is."""
        mirrored = self.canv.mirrored
        if self.likelihood is not None:
            x = self.width - BAR_LENGTH if mirrored else 0.0
            draw_likelihood(self.canv, self.likelihood, x, 7.6, self.tag.add("P"), self.language)
        if self.confidence:
            x = BAR_LENGTH + 8 * mm if self.likelihood is not None else 0.0
            x = self.width - x - confidence_width(self.confidence) if mirrored else x
            draw_confidence(self.canv, self.confidence, x, 7.4 if self.likelihood else 2.0, self.tag.add("P"))


def draw_likelihood(
    canvas: BriefCanvas, likelihood: Likelihood, x: float, y: float, tag: Tag, language: str
) -> None:
    """The ladder from 0 to 100 per cent; the band taller and in the accent, its term and range above."""
    with canvas.marked(None):
        draw_ladder(canvas, likelihood.edges, x, y + 2, BAR_LENGTH, 4)
        left, across = x + likelihood.lo * BAR_LENGTH, (likelihood.hi - likelihood.lo) * BAR_LENGTH
        canvas.setFillColor(WHITE)
        canvas.rect(left, y + 1.9, across, 4.2, stroke=0, fill=1)
        canvas.setFillColor(ACCENT)
        canvas.rect(left + 0.4, y, max(across - 0.8, 1.2), 8, stroke=0, fill=1)
        for share, align in ((0.0, "left"), (0.5, "centre"), (1.0, "right")):
            draw_text(
                canvas, str(round(share * 100)), x + share * BAR_LENGTH, y - 7.2, _TICK.but(align=align)
            )
    words = f"{initial_capital(shortened(likelihood.term, 40), language)} · {shortened(likelihood.band, 16)}"
    wide = line_width(words, _BAND_LABEL)
    at = min(max(left + across / 2 - wide / 2, x), x + BAR_LENGTH - wide)
    draw_text(canvas, words, at, y + 12, _BAND_LABEL, tag)


def draw_ladder(
    canvas: BriefCanvas, edges: tuple[float, ...], x: float, y: float, length: float, high: float
) -> None:
    """All bands of a ladder, with thin gaps at their limits."""
    limits = sorted({0.0, 1.0, *(edge for edge in edges if 0.02 < edge < 0.98)})
    canvas.setFillColor(BAND)
    for lo, hi in pairwise(limits):
        canvas.rect(x + lo * length + 0.4, y, max((hi - lo) * length - 0.8, 0.4), high, stroke=0, fill=1)


def draw_confidence(canvas: BriefCanvas, level: str, x: float, y: float, tag: Tag) -> None:
    """Three rising bars, as many filled as the level says, and the level in words."""
    with canvas.marked(None):
        across = draw_level(canvas, level, x, y)
    draw_text(canvas, _level_words(level), x + across, y + 1.8, _LEVEL_LABEL, tag)


def confidence_width(level: str) -> float:
    """What `draw_confidence` takes up."""
    bars = _BARS if level.lower() in _LEVELS else 0.0
    return bars + line_width(_level_words(level), _LEVEL_LABEL)


def _level_words(level: str) -> str:
    return f"{initial_capital(shortened(level, 30), 'en')} confidence"


def draw_level(canvas: BriefCanvas, level: str, x: float, y: float) -> float:
    """The bars alone; returns what they take up, nothing for a level that is none of the three."""
    filled = _LEVELS.get(level.lower())
    if filled is None:
        return 0.0
    canvas.setLineWidth(0.6)
    for number in range(3):
        canvas.setStrokeColor(INK if number < filled else _EMPTY)
        canvas.setFillColor(INK if number < filled else WHITE)
        canvas.rect(x + number * 5.4, y, 4, 4 + number * 3.4, stroke=1, fill=1)
    return _BARS
