"""Words in the reader's typeface."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFont

from casewright.ui.theme import SERIF, ThemeChanged, px
from casewright.ui.widgets.labels import PlainLabel


class SerifLabel(PlainLabel):
    """Wrapped words in the reader's typeface, at a size in pixels at text scale 1."""

    def __init__(self, size: int, weight: QFont.Weight = QFont.Weight.Normal) -> None:
        super().__init__("", wrap=True)
        self._size, self._weight = size, weight
        self._take_look()

    def event(self, event: QEvent) -> bool:
        if event.type() == ThemeChanged.kind:
            self._take_look()
        return super().event(event)

    def _take_look(self) -> None:
        # a font set by hand is lost when the style sheet is applied anew; one of the sheet's own is not
        look = f"font-family: '{SERIF}', 'Vazirmatn'; font-size: {px(self._size)}px; font-weight: {self._weight.value};"
        if self.styleSheet() != look:
            self.setStyleSheet(look)
