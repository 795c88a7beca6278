"""Putting lines of a column into another order with the pointer: a line shows where what is dragged will stand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from casewright.ui.pages.item import Item

_EDGE = 28  # pixels from the edge of what is in sight at which the column scrolls along
_STEP = 12


class DragOrder(QObject):
    """`moved` brings what was dragged, and after which other one it was let go (None: before all), as ids."""

    moved = Signal(object, object)

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._items: list[Item] = []
        self._pressed: Item | None = None
        self._from = QPoint()
        self._mark: QFrame | None = None

    @property
    def dragging(self) -> bool:
        """Whether something is under way."""
        return self._mark is not None

    def follow(self, items: Sequence[Item]) -> None:
        """These are the lines, in their order."""
        for gone in self._items:
            if gone not in items:
                gone.removeEventFilter(self)
        self._items = list(items)
        for item in items:
            item.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if (
            self.dragging
            and kind == QEvent.Type.KeyPress
            and getattr(event, "key", int)() == Qt.Key.Key_Escape
        ):
            self._stop()
            return True
        if not isinstance(watched, Item) or not isinstance(event, QMouseEvent):
            return super().eventFilter(watched, event)
        if kind == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._from = watched, event.globalPosition().toPoint()
        elif kind == QEvent.Type.MouseMove and self._pressed is watched:
            here = event.globalPosition().toPoint()
            far = (here - self._from).manhattanLength() >= QApplication.startDragDistance()
            if self.dragging or far:
                self._drag(here)
                return True
        elif kind == QEvent.Type.MouseButtonRelease and self._pressed is watched:
            return self._release(event.globalPosition().toPoint())
        return super().eventFilter(watched, event)

    def _drag(self, here: QPoint) -> None:
        column = self._area.widget()
        if self._mark is None:
            self._mark = QFrame(column)
            self._mark.setObjectName("DropMark")
            self._mark.show()
            if self._pressed is not None:
                self._pressed.setCursor(Qt.CursorShape.ClosedHandCursor)
        self._scroll(here)
        number = self._place(here)
        first = self._items[0]
        y = (
            self._items[number].y() - 6
            if number < len(self._items)
            else self._items[-1].geometry().bottom() + 4
        )
        self._mark.setGeometry(first.x(), y, first.width(), 3)
        self._mark.raise_()

    def _release(self, here: QPoint) -> bool:
        item, was_dragging = self._pressed, self.dragging
        number = self._place(here) if was_dragging else 0
        self._stop()
        if item is None or not was_dragging:
            return False
        at = self._items.index(item)
        if number not in (at, at + 1):
            after = self._items[number - 1].ref.id if number else None
            self.moved.emit(item.ref.id, after)
        return True

    def _stop(self) -> None:
        if self._pressed is not None:
            self._pressed.setCursor(Qt.CursorShape.PointingHandCursor)
        if self._mark is not None:
            self._mark.hide()
            self._mark.deleteLater()
        self._pressed = self._mark = None

    def _place(self, here: QPoint) -> int:
        """Before which line something let go here would stand; their number for behind all."""
        y = self._column().mapFromGlobal(here).y()
        return sum(each.geometry().center().y() < y for each in self._items)

    def _scroll(self, here: QPoint) -> None:
        y, bar = self._area.viewport().mapFromGlobal(here).y(), self._area.verticalScrollBar()
        if y < _EDGE:
            bar.setValue(bar.value() - _STEP)
        elif y > self._area.viewport().height() - _EDGE:
            bar.setValue(bar.value() + _STEP)

    def _column(self) -> QWidget:
        column = self._area.widget()
        assert column is not None, "it has lines"
        return column
