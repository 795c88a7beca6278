"""A field to choose one of a list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from casewright.ui.theme import draw_glyph, token
from casewright.ui.widgets.plain_text import one_line


class ChoiceField(QComboBox):
    """Options are (key, label)."""

    def __init__(self, name: str, options: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.set_options(options)

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer other options; the choice stays when it is among them."""
        kept = self.choice()
        self.clear()
        for key, label in options:
            self.addItem(one_line(label), key)
        self.choose(kept)

    def choice(self) -> str:
        """The key of the chosen option."""
        return str(self.currentData() or "")

    def choose(self, key: str) -> None:
        """Choose an option; an unknown key leaves the choice as it is."""
        place = self.findData(key)
        if place >= 0:
            self.setCurrentIndex(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = 14
        painter = QPainter(self)
        left = 9 if self.isRightToLeft() else self.width() - side - 9
        area = QRectF(left, (self.height() - side) / 2, side, side)
        draw_glyph(painter, area, "chevrons-up-down", token("text2" if self.isEnabled() else "text3"))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling past a field never changes it."""
        event.ignore()
