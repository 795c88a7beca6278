"""Likelihood and confidence as two separate pictures: a band on a scale from 0 to 100 %, and one to three bars."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from casewright.ui.theme import colour, font, medium, px

_LEVELS = {"low": 1, "moderate": 2, "high": 3}


class LikelihoodBar(QWidget):
    """The band of the term on a scale of probability, with the point estimate where one was given."""

    def __init__(self, term: str, band: tuple[float, float] | None, point: float | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._term, self._band, self._point = term, band, point
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        words = [term or "Likelihood not stated"]
        if band:
            words.append(f"{band[0]:.0%} to {band[1]:.0%}")
        if point is not None:
            words.append(f"estimate {point:.0%}")
        self.setAccessibleName(", ".join(words))
        self.setToolTip(", ".join(words))

    def sizeHint(self) -> QSize:
        return QSize(px(260), px(38))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(0.5, px(24), self.width() - 1, px(6))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("sunken"))
        painter.drawRoundedRect(track, 3, 3)
        if self._band is not None:
            self._paint_band(painter, track, *self._band)
        self._paint_words(painter)

    def _paint_band(self, painter: QPainter, track: QRectF, low: float, high: float) -> None:
        band = QRectF(track.left() + low * track.width(), track.top(), (high - low) * track.width(), track.height())
        painter.setBrush(colour("accent"))
        painter.drawRoundedRect(band, 3, 3)
        if self._point is not None:
            x = round(track.left() + self._point * track.width())
            painter.setPen(QPen(colour("surface"), 4))
            painter.drawLine(x, round(track.top()) - 4, x, round(track.bottom()) + 4)
            painter.setPen(QPen(colour("text"), 2))
            painter.drawLine(x, round(track.top()) - 4, x, round(track.bottom()) + 4)

    def _paint_words(self, painter: QPainter) -> None:
        line = QRectF(0, 0, self.width(), px(18))
        strong = font(12, medium())
        painter.setFont(strong)
        painter.setPen(colour("text" if self._term else "text3"))
        term = (self._term[:1].upper() + self._term[1:]) if self._term else "Likelihood not stated"
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, term)
        if self._band is None:
            return
        figures = f"{self._band[0] * 100:.0f}–{self._band[1] * 100:.0f} %"
        if self._point is not None:
            figures = f"{figures}  ·  {self._point * 100:.0f} %"
        painter.setFont(font(11))
        painter.setPen(colour("text3"))
        if QFontMetrics(strong).horizontalAdvance(term) + QFontMetrics(painter.font()).horizontalAdvance(figures) < self.width():
            painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, figures)


class ConfidenceBars(QWidget):
    """Three rising bars, as many filled as the level says, with the word beside them."""

    def __init__(self, level: str | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level = level
        self._words = f"{level.capitalize()} confidence" if level else "Confidence not stated"
        self.setAccessibleName(self._words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(28) + QFontMetrics(font(12, medium())).horizontalAdvance(self._words) + 6, px(38))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        filled, bottom = _LEVELS.get(self._level or "", 0), px(30)
        for step in range(3):
            height = px(6) * (step + 1)
            painter.setBrush(colour("text2" if step < filled else "line2"))
            painter.drawRoundedRect(QRectF(step * px(7), bottom - height, px(5), height), 1, 1)
        painter.setFont(font(12, medium()))
        painter.setPen(colour("text" if self._level else "text3"))
        where = QRectF(px(28), px(12), self.width() - px(28), px(18))
        painter.drawText(where, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._words)
