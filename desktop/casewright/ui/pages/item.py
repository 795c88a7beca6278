"""A card or line on a page that stands for one object: chosen with a click, Enter or Space; edited with a double click or E."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen

from casewright.ui.painted.block import PaintedBlock
from casewright.ui.painted.part import Part
from casewright.ui.painted.words import Way
from casewright.ui.theme import colour
from casewright.ui.widgets.arrangement import Margins
from casewright.ui.window.object_ref import ObjectRef

_IN_CARD, _IN_LINE = (17, 13, 17, 13), (8, 6, 8, 6)
_STEPS = {Qt.Key.Key_J: True, Qt.Key.Key_Down: True, Qt.Key.Key_K: False, Qt.Key.Key_Up: False}


class Item(PaintedBlock):
    """`chosen`, `edited`, `deleted` and `asked` (for its menu) bring the `ObjectRef`.

    `way`: where a click on a `Way` among its parts leads, and ← from anywhere on it; `led` brings that.
    """

    chosen = Signal(object)
    edited = Signal(object)
    deleted = Signal(object)
    asked = Signal(object)
    led = Signal(object)

    def __init__(
        self,
        ref: ObjectRef,
        name: str,
        part: Part,
        card: bool = True,
        margins: Margins | None = None,
        way: ObjectRef | None = None,
    ) -> None:
        super().__init__(part, margins or (_IN_CARD if card else _IN_LINE))
        self.ref = ref
        self._is_card = card
        self.setProperty("card" if card else "line_item", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(name)
        self.setAccessibleDescription("\n".join(self.words()))
        self._chosen = False
        self._way = way

    def show_chosen(self, chosen: bool) -> None:
        """Marks the item as what the citations at the right are about."""
        if chosen != self._chosen:
            self._chosen = chosen
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._chosen and not (self.hasFocus() and not self._is_card):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("accent"), 2 if self.hasFocus() or self._is_card else 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            event.accept()
            on_way = self._way is not None and isinstance(self._part.at(event.position()), Way)
            (self.led if on_way else self.chosen).emit(self._way if on_way else self.ref)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.edited.emit(self.ref)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.chosen.emit(self.ref)
        self.asked.emit(self.ref)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.ref)
        elif key == Qt.Key.Key_E and not event.modifiers():
            self.edited.emit(self.ref)
        elif key == Qt.Key.Key_Delete:
            self.deleted.emit(self.ref)
        elif self._way is not None and key == self._backwards():
            self.led.emit(self._way)
        elif key in _STEPS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.focusNextPrevChild(_STEPS[key])
        else:
            super().keyPressEvent(event)

    def _backwards(self) -> Qt.Key:
        return Qt.Key.Key_Right if self.isRightToLeft() else Qt.Key.Key_Left
