"""Likelihood and confidence, each with its word: two different things that are never shown as one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from casewright.ui.painted.part import Part
from casewright.ui.theme import colour, font, medium, px
from casewright.ui.theme.tokens import CAPTION, SMALL

CONFIDENCE = ("low", "moderate", "high")


class LikelihoodBar(Part):
    """A band on a line from 0 to 100%, and the term in words above it.

    Args:
        term: for example `Likely`; empty shows that none was chosen.
        band: its ends as fractions, or None.
        label: the band as printed, for example `55–80%`.
        steps: ends of the other bands of the ladder, as faint marks.
    """

    stretch = 3

    def __init__(
        self,
        term: str = "",
        band: tuple[float, float] | None = None,
        label: str = "",
        steps: Sequence[float] = (),
    ) -> None:
        super().__init__()
        self._term, self._band, self._label, self._steps = term, band, label, tuple(steps)
        self.tip = f"Likelihood: {term} {label}".strip() if term else "Likelihood: none stated"

    def natural_width(self) -> float:
        return px(210)

    def least_width(self) -> float:
        return px(210)

    def height_for(self, width: float) -> float:
        return px(34)

    def words(self) -> Iterator[str]:
        yield self.tip

    def paint(self, painter: QPainter) -> None:
        left, top, width = self.area.left(), self.area.top(), self.area.width()
        words = QRectF(left, top, width, px(18))
        painter.setFont(font(SMALL, medium()))
        painter.setPen(colour("text" if self._term else "text3"))
        painter.drawText(
            words,
            int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter),
            self._term or "No likelihood",
        )
        painter.setFont(font(CAPTION))
        painter.setPen(colour("text3"))
        painter.drawText(words, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), self._label)
        self._draw_track(painter, QRectF(left, top + px(23), width, 6))

    def _draw_track(self, painter: QPainter, track: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("line"))
        painter.drawRoundedRect(track, 3, 3)
        painter.setPen(QPen(colour("surface"), 1))
        for step in self._steps:
            at = round(track.left() + track.width() * step) + 0.5
            painter.drawLine(round(at), round(track.top()), round(at), round(track.bottom()))
        if self._band is not None:
            low, high = self._band
            width = max(6.0, track.width() * (high - low))
            left = min(track.left() + track.width() * low, track.right() - width)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent"))
            painter.drawRoundedRect(QRectF(left, track.top(), width, track.height()), 3, 3)


class ConfidenceBars(Part):
    """Three bars, as many filled as there is confidence (`low`, `moderate` or `high`), and the word beside them."""

    def __init__(self, level: str = "") -> None:
        super().__init__()
        self._filled = CONFIDENCE.index(level) + 1 if level in CONFIDENCE else 0
        self._word = f"{level.capitalize()} confidence" if self._filled else "No confidence stated"

    def natural_width(self) -> float:
        return 30 + float(QFontMetricsF(font(SMALL)).horizontalAdvance(self._word))

    def height_for(self, width: float) -> float:
        return px(20)

    def words(self) -> Iterator[str]:
        yield self._word

    def paint(self, painter: QPainter) -> None:
        left, middle = self.area.left(), self.area.center().y()
        for bar in range(3):
            high = 6 + 4 * bar
            area = QRectF(left + 1 + bar * 7, middle + 7 - high, 5, high)
            painter.setPen(QPen(colour("accent" if bar < self._filled else "ctl"), 1))
            painter.setBrush(colour("accent") if bar < self._filled else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 1.5, 1.5)
        painter.setFont(font(SMALL))
        painter.setPen(colour("text2"))
        words = self.area.adjusted(28, 0, 0, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), self._word)
