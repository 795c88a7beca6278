"""Tinted squares with the icon of a kind, and the colours of a kind on its own."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from casewright.ui.theme import draw_glyph, kind_colours

_GLYPH_SHARE = 0.57


def draw_tile(painter: QPainter, where: QRectF, icon: str, colour: str, radius: float = 7) -> None:
    """Draw the tile of a kind, given by the `icon` and `colour` of the ontology, into a square."""
    ink, tint = kind_colours(colour)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tint))
    painter.drawRoundedRect(where, radius, radius)
    side = round(where.width() * _GLYPH_SHARE)
    corner = where.center()
    square = QRectF(round(corner.x() - side / 2), round(corner.y() - side / 2), side, side)
    draw_glyph(painter, square, icon, ink)


class KindTile(QWidget):
    """The tile as a widget; the name of the kind is read out."""

    def __init__(
        self, icon: str, colour: str, name: str, size: int = 40, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._colour = icon, colour
        self.setFixedSize(size, size)
        self.setAccessibleName(name)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_tile(painter, QRectF(self.rect()), self._icon, self._colour, 9)
