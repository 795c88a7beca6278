"""Likelihood and confidence, each with its word: two different things that are never shown as one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from casewright.ui.theme import colour, font, medium, px
from casewright.ui.theme.tokens import CAPTION, SMALL
from casewright.ui.widgets.plain_text import set_plain_tooltip

CONFIDENCE = ("low", "moderate", "high")


class LikelihoodBar(QWidget):
    """A band on a line from 0 to 100%, and the term in words above it.

    Args:
        term: for example `Likely`; empty shows that none was chosen.
        band: its ends as fractions, or None.
        label: the band as printed, for example `55–80%`.
        steps: ends of the other bands of the ladder, as faint marks.
    """

    def __init__(
        self,
        term: str = "",
        band: tuple[float, float] | None = None,
        label: str = "",
        steps: Sequence[float] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_term(term, band, label, steps)

    def show_term(
        self, term: str, band: tuple[float, float] | None, label: str = "", steps: Sequence[float] = ()
    ) -> None:
        """Show another term."""
        self._term, self._band, self._label, self._steps = term, band, label, tuple(steps)
        said = f"Likelihood: {term} {label}".strip() if term else "Likelihood: none stated"
        self.setAccessibleName(said)
        set_plain_tooltip(self, said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(180), px(34))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(110), px(34))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(SMALL, medium()))
        words = QRectF(0, 0, self.width(), px(18))
        painter.setPen(colour("text" if self._term else "text3"))
        painter.drawText(
            words,
            int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter),
            self._term or "No likelihood",
        )
        painter.setFont(font(CAPTION))
        painter.setPen(colour("text3"))
        painter.drawText(words, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), self._label)
        self._draw_track(painter, QRectF(0, px(23), self.width(), 6))

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


class ConfidenceBars(QWidget):
    """Three bars, as many filled as there is confidence, and the word beside them."""

    def __init__(self, level: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_level(level)

    def set_level(self, level: str) -> None:
        """Show `low`, `moderate` or `high`; anything else shows that none was stated."""
        self._filled = CONFIDENCE.index(level) + 1 if level in CONFIDENCE else 0
        self._word = f"{level.capitalize()} confidence" if self._filled else "No confidence stated"
        self.setAccessibleName(self._word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(26 + QFontMetrics(font(SMALL)).horizontalAdvance(self._word) + 4, px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        foot = self.height() / 2 + 7
        for bar in range(3):
            high = 6 + 4 * bar
            area = QRectF(1 + bar * 7, foot - high, 5, high)
            painter.setPen(QPen(colour("accent" if bar < self._filled else "ctl"), 1))
            painter.setBrush(colour("accent") if bar < self._filled else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 1.5, 1.5)
        painter.setFont(font(SMALL))
        painter.setPen(colour("text2"))
        words = QRectF(28, 0, self.width() - 28, self.height())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), self._word)
