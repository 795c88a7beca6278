"""A small number on a tint, painted where there is no room for a chip of its own."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from casewright.ui.theme import colour, font, medium, px
from casewright.ui.theme.tokens import CAPTION, RADIUS_CHIP, SMALL, TONES


@dataclass(frozen=True)
class Badge:
    """`tone` is one of `TONES`; `words` say what the number counts. Without a text there is none."""

    text: str = ""
    tone: str = "plain"
    words: str = ""

    def size(self) -> tuple[float, float]:
        """Width and height in pixels."""
        return QFontMetricsF(font(CAPTION, medium())).horizontalAdvance(self.text) + 12, px(SMALL) + 5

    def paint(self, painter: QPainter, area: QRectF) -> None:
        """Paints it into an area of its size."""
        ink, ground = TONES[self.tone]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(ground))
        painter.drawRoundedRect(area, RADIUS_CHIP, RADIUS_CHIP)
        painter.setFont(font(CAPTION, medium()))
        painter.setPen(colour(ink))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), self.text)
