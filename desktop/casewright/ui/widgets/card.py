"""Cards: framed parts of a panel."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QWidget


class Card(QFrame):
    """A frame on the panel's ground. One that can be opened takes the focus and says so on Enter, Space, O or a click."""

    opened = Signal()

    _OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_O)

    def __init__(self, name: str = "", *, can_open: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self._can_open = can_open
        if name:
            self.setAccessibleName(name)
        if can_open:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if self._can_open and plain and event.key() in self._OPENING:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.setAccepted(self._can_open)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.setAccepted(self._can_open)
        inside = self.rect().contains(event.position().toPoint())
        if self._can_open and inside and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit()
