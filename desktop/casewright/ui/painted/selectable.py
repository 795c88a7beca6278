"""A painted block whose words can be selected and copied, as those of a label can."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QMenu, QWidget

from casewright.ui.painted.block import PaintedBlock
from casewright.ui.painted.part import Part
from casewright.ui.painted.words import Words


class SelectableBlock(PaintedBlock):
    """Dragging selects within one part, a double click a word; Ctrl+C and the menu copy. `Words` of a fixed width are names."""

    def __init__(self, part: Part, parent: QWidget | None = None) -> None:
        super().__init__(part, parent=parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._chosen: Words | None = None
        self._anchor = 0

    def selected_text(self) -> str:
        """The words that are selected."""
        return self._chosen.chosen_words() if self._chosen is not None else ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self._begin(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._value_at(event.position())
        self.setCursor(Qt.CursorShape.IBeamCursor if over is not None else Qt.CursorShape.ArrowCursor)
        if self._chosen is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._chosen.choose(self._anchor, self._chosen.place_at(event.position()))
            self.update()
        else:
            super().mouseMoveEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._begin(event.position())
        if self._chosen is not None:
            self._chosen.choose(*self._chosen.word_at(self._anchor))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy) and self.selected_text():
            QGuiApplication.clipboard().setText(self.selected_text())
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._choose(None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Copies what is selected, otherwise the whole value under the pointer."""
        over = self._value_at(QPointF(event.pos()))
        words = self.selected_text() or ("".join(over.words()) if over is not None else "")
        if not words:
            return
        menu = QMenu(self)
        menu.addAction("Copy").triggered.connect(lambda: QGuiApplication.clipboard().setText(words))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def _begin(self, point: QPointF) -> None:
        self._choose(self._value_at(point))
        if self._chosen is not None:
            self._anchor = self._chosen.place_at(point)

    def _choose(self, words: Words | None) -> None:
        if self._chosen is not None:
            self._chosen.choose(0, 0)
        self._chosen = words
        self.update()

    def _value_at(self, point: QPointF) -> Words | None:
        part = self._part.at(point)
        return part if isinstance(part, Words) and part.stretch else None
