"""The table of a technique, with the keyboard: J and K or the arrows move, keys of the technique act on the row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QEvent, QItemSelectionModel, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from casewright.ui.techniques.cell_painter import CellPainter
from casewright.ui.techniques.sheet import Column, Index, Sheet
from casewright.ui.theme import ThemeChanged, font, px
from casewright.ui.theme.tokens import SMALL, TABLE_ROW

_STEPS = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_HEAD, _HEAD_SIDES = 112, 21
_AT_ONCE = 12  # rows measured in one go: a few milliseconds


class TechniqueTable(QTableView):
    """One row an object. `keys` are what single keys do, by their text, in lower case.

    Signals: `chosen` brings the row that became current, `opened` that of Enter or a double click, `edited`, `deleted` and
    `asked` (for its menu) the current one; `moved` brings the current row and -1 or 1; `pressed_on` the row, the number of the
    column and the part of the cell that was clicked. `first_column` is where the keyboard begins.
    """

    chosen = Signal(object)
    opened = Signal(object)
    edited = Signal(object)
    deleted = Signal(object)
    asked = Signal(object)
    moved = Signal(object, int)
    pressed_on = Signal(object, int, object)
    first_column = 0

    def __init__(
        self, name: str, keys: Mapping[str, Callable[[], object]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.sheet = Sheet(self)
        self._keys = keys
        self._measured = 0
        self._measuring = QTimer(self, interval=0)
        self._measuring.timeout.connect(self._measure_some)
        self.setModel(self.sheet)
        self.setItemDelegate(CellPainter(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(px(TABLE_ROW))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setDefaultAlignment(
            Qt.AlignmentFlag(
                int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
            )
        )
        self.doubleClicked.connect(lambda _index: self._tell(self.opened))

    def show_rows(self, columns: Sequence[Column], rows: Sequence[Any]) -> None:
        """Shows other rows; the cell in hand stays with its object."""
        row, column = self.current_row(), max(0, self.currentIndex().column())
        at = self.verticalScrollBar().value()
        self.sheet.take(columns, rows)
        self._fit()
        if row is not None:
            place = self.sheet.place_of(row.id)
            self.blockSignals(
                place is not None
            )  # nobody chose it anew: the selection may be elsewhere by now
            self._go(min(self._last_place, len(rows) - 1) if place is None else place, column)
            self.blockSignals(False)
        self.verticalScrollBar().setValue(at)

    def current_row(self) -> Any | None:
        """The record of the current row."""
        place = self.currentIndex().row()
        return self.sheet.rows[place] if 0 <= place < len(self.sheet.rows) else None

    def choose(self, row_id: UUID) -> bool:
        """Brings an object into sight and puts the keyboard on it; whether it is here."""
        place = self.sheet.place_of(row_id)
        if place is None:
            return False
        self._go(place, max(0, self.currentIndex().column()))
        self.scrollTo(self.currentIndex())
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def next_cell(self, first: int, last: int) -> None:
        """Goes on to the right between two columns, and from the last one to the first of the next row."""
        row, column = self.currentIndex().row(), self.currentIndex().column()
        if column < last:
            self._go(row, max(first, column + 1))
        elif row + 1 < len(self.sheet.rows):
            self._go(row + 1, first)

    def step(self, step: int) -> None:
        """Goes to the next row, or the one before."""
        last = len(self.sheet.rows) - 1
        if last >= 0:
            self._go(
                min(max(self.currentIndex().row() + step, 0), last), max(0, self.currentIndex().column())
            )

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self._last_place = current.row()
            self.viewport().update()  # the whole row is marked
            if not self.signalsBlocked():
                self.chosen.emit(self.sheet.rows[current.row()])

    _last_place = 0

    def focusInEvent(self, event: Any) -> None:
        if not self.currentIndex().isValid() and self.sheet.rows:  # before Qt chooses the first cell of all
            self._go(0, self.first_column)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        plain = modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        act = self._keys.get(_text_of(key, event)) if plain else None
        if modifiers == Qt.KeyboardModifier.AltModifier and key in _MOVES:
            self._tell(self.moved, _MOVES[key])
        elif act is not None:
            act()
        elif plain and key in _STEPS:
            self.step(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell(self.opened)
        elif plain and key == Qt.Key.Key_E:
            self._tell(self.edited)
        elif key == Qt.Key.Key_Delete:
            self._tell(self.deleted)
        elif key == Qt.Key.Key_Menu:
            self._tell(self.asked)
        elif event.text().isalnum() and plain:
            event.ignore()  # single letters are keys of actions, not the beginning of a search
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            part = self.sheet.part_at(index.row(), index.column()).at(event.position())
            self.pressed_on.emit(self.sheet.rows[index.row()], index.column(), part)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse and not self.indexAt(event.pos()).isValid():
            return
        self._tell(self.asked)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == ThemeChanged.kind:
            self.sheet.forget_sizes()
            self.verticalHeader().setMinimumSectionSize(px(TABLE_ROW))
            self._fit()
        return super().event(event)

    def _tell(self, signal: Any, *more: object) -> None:
        row = self.current_row()
        if row is not None:
            signal.emit(row, *more)

    def _go(self, place: int, column: int) -> None:
        index = self.sheet.index(place, min(column, len(self.sheet.columns) - 1))
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _fit(self) -> None:
        """Columns share the room; rows are as high as their words, those in sight at once and the others in between."""
        if not self.isVisible():  # it will be laid out at the width it is shown at
            return
        columns = self.sheet.columns
        least = [px(each.width) for each in columns]
        left = max(0, self.viewport().width() - sum(least))
        shares = sum(each.share for each in columns)
        for place, each in enumerate(columns):
            more = left * each.share // shares if shares else 0
            left, shares = left - more, shares - each.share
            self.setColumnWidth(place, least[place] + more)
        self._fit_head()
        self._measured = 0
        self._measure_some()
        self._measuring.start()

    def _fit_head(self) -> None:
        """As high as the longest head needs, within reason."""
        head, most = self.horizontalHeader(), px(_HEAD)
        face = QFontMetrics(font(SMALL, QFont.Weight.DemiBold))
        high = [
            face.boundingRect(
                QRect(0, 0, self.columnWidth(place) - _HEAD_SIDES, most),
                int(Qt.TextFlag.TextWordWrap),
                each.title,
            ).height()
            for place, each in enumerate(self.sheet.columns)
        ]
        head.setFixedHeight(min(max([px(TABLE_ROW), *(each + 16 for each in high)]), most))

    def _measure_some(self) -> None:
        until = min(self._measured + _AT_ONCE, len(self.sheet.rows))
        for place in range(self._measured, until):
            self.resizeRowToContents(place)
        self._measured = until
        if until >= len(self.sheet.rows):
            self._measuring.stop()


def _text_of(key: Qt.Key, event: QKeyEvent) -> str:
    if key == Qt.Key.Key_Backspace:
        return "backspace"
    return " " if key == Qt.Key.Key_Space else event.text().casefold()
