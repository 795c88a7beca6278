"""What our words mean: the ladder of likelihood as a yardstick, and the levels of confidence."""

from __future__ import annotations

from copy import copy
from itertools import accumulate

from reportlab.platypus import Flowable

from casewright.brief.blocks import WordsBox
from casewright.brief.capitals import capitals, initial_capital
from casewright.brief.pdf.canvas import BriefCanvas
from casewright.brief.pdf.gauges import draw_level
from casewright.brief.pdf.prose import Prose, draw_text
from casewright.brief.pdf.style import (
    ACCENT,
    BAND,
    CELL,
    FRAME_HEIGHT,
    HAIRLINE,
    INDENT,
    KICKER,
    MARGIN_COLUMN,
    PANEL,
    SMALL,
    Type,
)
from casewright.brief.pdf.tags import Tag
from casewright.brief.pdf.typesetting import Text, shortened

_ROW = 14.0
_TERM_COLUMN, _BAND_COLUMN = 122.0, 56.0
_PADDING, _BARS, _BETWEEN = 14.0, 24.0, 14.0
_TERM = CELL.but(weight="semibold")
_FIGURES = Type("sans", 8.2, 11, features=("tnum",), align="right")


class WordsPanel(Flowable):
    """A panel over the full width; the ladder's bars share one scale from 0 to 100 per cent."""

    canv: BriefCanvas

    def __init__(self, box: WordsBox, tag: Tag, language: str) -> None:
        super().__init__()
        self.tag, self.language = tag, language
        self.spaceBefore, self.spaceAfter = 14.0, 14.0
        self.labels = [Prose([Text(words, KICKER, language)], KICKER, tag.add("P")) for words in
                       (capitals(shortened(box.scheme, 120), language), "CONFIDENCE")]  # fmt: skip
        self.terms = list(box.terms)
        self.levels = [
            (
                level,
                Prose(
                    [
                        Text(f"{initial_capital(shortened(level, 40), language)}. ", _TERM, language),
                        Text(shortened(meaning, 400), CELL, language),
                    ],
                    CELL,
                    tag.add("P"),
                    after=4,
                ),
            )
            for level, meaning in box.confidence
        ]

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        """One line a term, then the levels."""
        self.width = available
        for label in self.labels:
            label.wrap(MARGIN_COLUMN - 26, height)
        room = available - INDENT - _PADDING - _BARS
        self._level_heights = [level.wrap(room, height)[1] + 4 for _, level in self.levels]
        self._ladder_high = max(len(self.terms) * _ROW + 10, self.labels[0].height) if self.terms else 0.0
        between = _BETWEEN if self.levels and self.terms else 0.0
        self.height = 2 * _PADDING - 5 + self._ladder_high + between + sum(self._level_heights)
        return available, self.height

    def split(self, available: float, height: float) -> list[Flowable]:
        """Between terms or between levels, where a page does not hold all of them."""
        self.wrap(available, height)
        if self.height <= FRAME_HEIGHT:
            return []
        room = height - 2 * _PADDING - 5
        terms = min(int(room / _ROW), len(self.terms))
        room -= self._ladder_high + _BETWEEN
        fitting = sum(high <= room for high in accumulate(self._level_heights))
        levels = fitting if terms == len(self.terms) else 0
        if terms + levels in (0, len(self.terms) + len(self.levels)):
            return []
        self.__dict__.pop("_postponed", None)
        first, second = copy(self), copy(self)
        first.terms, second.terms = self.terms[:terms], self.terms[terms:]
        first.levels, second.levels = self.levels[:levels], self.levels[levels:]
        return [first, second]

    def draw(self) -> None:
        """Panel, yardstick, levels."""
        with self.canv.marked(None):
            self.canv.setFillColor(PANEL)
            self.canv.rect(0, 0, self.width, self.height, stroke=0, fill=1)
        y = self.height - _PADDING
        if self.terms:
            self.canv.put(self.labels[0], 14, y - self.labels[0].height, self.width)
            self._draw_ladder(y)
            y -= self._ladder_high + _BETWEEN
        if not self.levels:
            return
        if self.terms:
            with self.canv.marked(None):
                self.canv.setStrokeColor(HAIRLINE)
                self.canv.line(14, y + 7, self.width - _PADDING, y + 7)
        self.canv.put(self.labels[1], 14, y - self.labels[1].height, self.width)
        for level, prose in self.levels:
            with self.canv.marked(None):
                left = self.width - INDENT - _BARS + 4 if self.canv.mirrored else INDENT
                draw_level(self.canv, level, left, y - 10.6)
            self.canv.put(prose, INDENT + _BARS, y - prose.height, self.width)
            y -= prose.height + 4

    def _draw_ladder(self, top: float) -> None:
        mirrored = self.canv.mirrored
        if mirrored:  # from 0 to 100 as ever, but the terms come first from the right
            band_at, term_at = 14.0, self.width - INDENT
            left, right = band_at + _BAND_COLUMN, term_at - _TERM_COLUMN
        else:
            term_at, band_at = INDENT, self.width - _PADDING
            left, right = term_at + _TERM_COLUMN, band_at - _BAND_COLUMN
        term_type, band_type = (
            (_TERM.but(align="right"), _FIGURES.but(align="left")) if mirrored else (_TERM, _FIGURES)
        )
        for number, (term, band, lo, hi) in enumerate(self.terms):
            y = top - number * _ROW - 9
            row = self.tag.add("P")
            draw_text(
                self.canv, initial_capital(term, self.language), term_at, y, term_type, row, _TERM_COLUMN - 6
            )
            with self.canv.marked(None):
                self.canv.setFillColor(BAND)
                self.canv.rect(left, y + 2.4, right - left, 1, stroke=0, fill=1)
                self.canv.setFillColor(ACCENT)
                self.canv.rect(
                    left + lo * (right - left), y, max((hi - lo) * (right - left), 1.2), 5.8, stroke=0, fill=1
                )
            draw_text(self.canv, shortened(band, 16), band_at, y, band_type, row)
        y = top - len(self.terms) * _ROW - 6
        with self.canv.marked(None):
            for share, align in ((0.0, "left"), (0.5, "centre"), (1.0, "right")):
                draw_text(
                    self.canv,
                    f"{round(share * 100)}%",
                    left + share * (right - left),
                    y,
                    SMALL.but(size=6.6, align=align),
                )
