"""Cards: parts of a panel that can be opened, painted in one piece."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from casewright.ui.painted.block import PaintedBlock
from casewright.ui.painted.part import Part

_IN_FRAME, _IN_LINE = (13, 11, 13, 11), (6, 4, 6, 4)


class Card(PaintedBlock):
    """A frame on the panel's ground, or a line without one. One that can be opened takes the focus and says so on Enter, Space, O or a click.

    A screen reader hears its name, and on asking all the words on it. `reached`: it has got the focus.
    """

    opened = Signal()
    reached = Signal()

    _OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_O)

    def __init__(
        self,
        name: str,
        part: Part,
        *,
        can_open: bool,
        framed: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(part, _IN_FRAME if framed else _IN_LINE, parent)
        self.setProperty("card", framed)
        self._can_open = can_open
        self.setAccessibleName(name)
        self.setAccessibleDescription("\n".join(self.words()))
        if can_open:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.reached.emit()

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
