"""Canvases whose pointer and keyboard are objects of their own: what Qt tells the widget is handed to them."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent

ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
"""Which way an arrow key points on the screen, to the right and downwards."""


class PointerLike(Protocol):
    """What one press, its moves and its release mean together."""

    def press(self, event: QMouseEvent) -> None: ...
    def move(self, event: QMouseEvent) -> None: ...
    def release(self, event: QMouseEvent) -> None: ...
    def double_click(self, event: QMouseEvent) -> None: ...
    def wheel(self, event: QWheelEvent) -> None: ...


class KeyboardLike(Protocol):
    """What keys mean; `press` says whether a key meant anything."""

    def press(self, event: QKeyEvent) -> bool: ...


class HandDriven:
    """Goes before the Qt class among the bases of a canvas, which sets `_pointer` and `_keyboard`."""

    _pointer: PointerLike
    _keyboard: KeyboardLike

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._pointer.wheel(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pointer.double_click(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keyboard.press(event):
            event.ignore()
