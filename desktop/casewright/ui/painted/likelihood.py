"""Likelihood and confidence, each with its word: two different things that are never shown as one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from casewright.ui.painted.part import Part
from casewright.ui.theme import colour, font, medium, px
from casewright.ui.theme.tokens import CAPTION, SMALL
from casewright.ui.widgets.plain_text import isolate

CONFIDENCE = ("low", "moderate", "high")
_BETWEEN = "  "
Band = tuple[float, float]


class LikelihoodBar(Part):
    """A band on a line from 0 to 100%; over it the term with the band in numbers, as a brief prints it.

    Args:
        term: for example `Likely`; empty shows that none was chosen.
        band: its ends as fractions, or None.
        label: the band as printed, for example `55–80%`.
        steps: ends of the other bands of the ladder, as faint marks.
        point: the estimate, a fraction, as a mark on the band.
    """

    stretch = 3

    def __init__(
        self,
        term: str = "",
        band: Band | None = None,
        label: str = "",
        steps: Sequence[float] = (),
        point: float | None = None,
    ) -> None:
        super().__init__()
        self._term, self._band, self._label, self._steps, self._point = term, band, label, tuple(steps), point
        self._mirrored = False
        self.tip = f"Likelihood: {term} {label}".strip() if term else "Likelihood: none stated"

    def natural_width(self) -> float:
        return px(210)

    def least_width(self) -> float:
        return px(210)

    def height_for(self, width: float) -> float:
        return px(34)

    def place(self, area: QRectF, mirrored: bool) -> None:
        super().place(area, mirrored)
        self._mirrored = mirrored

    def words(self) -> Iterator[str]:
        yield self.tip

    def paint(self, painter: QPainter) -> None:
        area = self.area
        track = QRectF(area.left(), area.top() + px(22), area.width(), 6)
        self._write(painter, QRectF(area.left(), area.top(), area.width(), px(18)))
        draw_band(painter, track, self._band, self._steps, self._point)

    def _write(self, painter: QPainter, line: QRectF) -> None:
        """The words stand over the middle of their band, as far as there is room."""
        strong, faint = font(SMALL, medium()), font(CAPTION)
        term = self._term or "No likelihood"
        wide = QFontMetricsF(strong).horizontalAdvance(term + _BETWEEN)
        label = isolate(self._label)
        whole = wide + QFontMetricsF(faint).horizontalAdvance(label)
        low, high = self._band or (0.0, 0.0)
        middle = line.left() + line.width() * (low + high) / 2
        at_start = line.right() - whole if self._mirrored and self._band is None else line.left()
        left = max(line.left(), min(middle - whole / 2, line.right() - whole)) if self._band else at_start
        flags = int(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        )
        painter.setFont(strong)
        painter.setPen(colour("text" if self._term else "text3"))
        painter.drawText(QRectF(left, line.top(), wide + 1, line.height()), flags, term)
        painter.setFont(faint)
        painter.setPen(colour("text2"))
        painter.drawText(QRectF(left + wide, line.top(), whole - wide + 1, line.height()), flags, label)


class ConfidenceBars(Part):
    """Three bars, as many filled as there is confidence (`low`, `moderate` or `high`), and the word beside them."""

    def __init__(self, level: str = "") -> None:
        super().__init__()
        self._level = level if level in CONFIDENCE else ""
        self._word = f"{level.capitalize()} confidence" if self._level else "No confidence stated"
        self._mirrored = False

    def natural_width(self) -> float:
        return 30 + float(QFontMetricsF(font(SMALL)).horizontalAdvance(self._word))

    def height_for(self, width: float) -> float:
        return px(20)

    def place(self, area: QRectF, mirrored: bool) -> None:
        super().place(area, mirrored)
        self._mirrored = mirrored

    def words(self) -> Iterator[str]:
        yield self._word

    def paint(self, painter: QPainter) -> None:
        bars = QRectF(self.area.left(), self.area.center().y() - 7, 22, 14)
        words, side = self.area.adjusted(28, 0, 0, 0), Qt.AlignmentFlag.AlignLeft
        if self._mirrored:
            bars.moveRight(self.area.right())
            words, side = self.area.adjusted(0, 0, -28, 0), Qt.AlignmentFlag.AlignRight
        draw_confidence(painter, bars, self._level)
        painter.setFont(font(SMALL))
        painter.setPen(colour("text2"))
        painter.drawText(words, int(side | Qt.AlignmentFlag.AlignVCenter), self._word)


def draw_band(
    painter: QPainter,
    track: QRectF,
    band: Band | None,
    steps: Sequence[float] = (),
    point: float | None = None,
) -> None:
    """A line from 0 to 100%, always from left to right, with a band and an estimate on it; fractions."""
    round_by = track.height() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("line"))
    painter.drawRoundedRect(track, round_by, round_by)
    painter.setPen(QPen(colour("surface"), 1))
    for step in steps:
        at = round(track.left() + track.width() * step)
        painter.drawLine(at, round(track.top()), at, round(track.bottom()))
    painter.setPen(Qt.PenStyle.NoPen)
    if band is not None:
        low, high = band
        width = max(track.height(), track.width() * (high - low))
        left = min(track.left() + track.width() * low, track.right() - width)
        painter.setBrush(colour("accent"))
        painter.drawRoundedRect(QRectF(left, track.top(), width, track.height()), round_by, round_by)
    if point is not None:
        middle = track.left() + track.width() * point
        painter.setBrush(colour("text"))
        painter.drawRoundedRect(QRectF(middle - 1, track.top() - 3, 2, track.height() + 6), 1, 1)


def draw_confidence(painter: QPainter, area: QRectF, level: str) -> None:
    """Three rising bars at the left of an area, as many filled as there is confidence."""
    filled = CONFIDENCE.index(level) + 1 if level in CONFIDENCE else 0
    for bar in range(3):
        high = 6 + 4 * bar
        left = QPointF(area.left() + 1 + bar * 7, area.bottom() - high)
        shape = QRectF(left.x(), left.y(), 5, high).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(colour("accent" if bar < filled else "ctl"), 1))
        painter.setBrush(colour("accent") if bar < filled else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(shape, 1.5, 1.5)
