"""A glyph on its own, beside words."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from casewright.ui.theme import draw_glyph, token


class IconLabel(QWidget):
    """An icon that means nothing beyond the words beside it."""

    def __init__(
        self, icon: str, colour: str = "text2", size: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._colour = icon, colour
        self.setFixedSize(size, size)

    def set_icon(self, icon: str, colour: str) -> None:
        """Show another glyph, in the colour of a token."""
        self._icon, self._colour = icon, colour
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_glyph(QPainter(self), QRectF(self.rect()), self._icon, token(self._colour))
