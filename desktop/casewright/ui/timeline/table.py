"""The timeline as a table: all three clocks and the contradictions of order, sortable by every column."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from casewright.analysis.timeline.items import Clock, TimelineItem
from casewright.model.dates import show_date_short
from casewright.ui.theme import colour, icon, px
from casewright.ui.theme.tokens import TABLE_ROW
from casewright.ui.timeline.chart import Chart, Key, Sign
from casewright.ui.timeline.words import title_words
from casewright.ui.widgets.plain_text import isolate, one_line, plain_tooltip
from casewright.ui.window.words import type_word

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_CLOCKS = (Clock.HELD, Clock.PUBLISHED, Clock.CAPTURED)
_HEADS = ("When", "Published", "Captured", "What", "Title", "Contradiction of order")
_ORDER = (0, 4, 3, 1, 2, 5)  # as they are shown: what it is beside when it was
_WIDTHS = {0: 204, 1: 128, 2: 128, 3: 88, 5: 260}
_TITLE, _LEAST_TITLE = 4, 300
_UNDATED = (float("inf"), float("inf"))
_MOST_WORDS = 300


class TimelineTable(QTableView):
    """Signals as of the canvas: `chosen` brings the (table, id) of the current row, `opened` that of Enter or a double click."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Timeline as a table")
        self.rows = _Rows(self)
        self.setModel(self.rows)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        for place, column in enumerate(_ORDER):
            head.moveSection(head.visualIndex(column), place)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        self.doubleClicked.connect(self._open)
        self.take_look()

    def take_look(self) -> None:
        """Sizes after a change of the text scale."""
        self.verticalHeader().setDefaultSectionSize(px(TABLE_ROW - 6))
        for column, wide in _WIDTHS.items():
            self.setColumnWidth(column, px(wide))
        self._give_title_room()

    def show_items(self, chart: Chart, shown: Sequence[int]) -> None:
        """Shows other items, in the order that was chosen."""
        self.rows.take(chart, shown)
        head = self.horizontalHeader()
        self.rows.sort(head.sortIndicatorSection(), head.sortIndicatorOrder())

    def select(self, key: Key | None) -> None:
        """Marks the row of an object; sends no signal."""
        row = self.rows.row_of(key) if key is not None else None
        self.blockSignals(True)
        if row is None:
            self.clearSelection()
        elif self.currentIndex().row() != row:
            self.selectRow(row)
            self.scrollTo(self.rows.index(row, 0))
        self.blockSignals(False)
        self.viewport().update()

    def next_fault(self) -> None:
        """Goes to the next row whose date contradicts another, and round again."""
        found = self.rows.fault_rows()
        if found:
            here = self.currentIndex().row()
            self.selectRow(next((row for row in found if row > here), found[0]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_title_room()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and not self.signalsBlocked():
            self.chosen.emit(self.rows.key_at(current.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if Qt.Key(event.key()) in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        elif Qt.Key(event.key()) == Qt.Key.Key_X and plain:
            self.next_fault()
        elif event.text().isalpha() and plain:
            event.ignore()  # single letters are keys of actions, not the beginning of a search
        else:
            super().keyPressEvent(event)

    def _give_title_room(self) -> None:
        """All that the others leave, and enough to be read where they leave nothing."""
        taken = sum(self.columnWidth(column) for column in _WIDTHS)
        self.setColumnWidth(_TITLE, max(self.viewport().width() - taken, px(_LEAST_TITLE)))

    def _open(self, index: Index) -> None:
        self.opened.emit(self.rows.key_at(index.row()))


class _Rows(QAbstractTableModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: Sequence[TimelineItem] = ()
        self._signs: Sequence[Sign] = ()
        self._faults: Mapping[Key, Sequence[str]] = {}
        self._order: list[int] = []

    def take(self, chart: Chart, shown: Sequence[int]) -> None:
        self.beginResetModel()
        self._items, self._signs, self._faults = chart.items, chart.signs, chart.faults
        self._order = list(shown)
        self.endResetModel()

    def key_at(self, row: int) -> Key:
        """The object of a row."""
        return self._items[self._order[row]].key

    def row_of(self, key: Key) -> int | None:
        """The first row of an object."""
        return next((row for row, number in enumerate(self._order) if self._items[number].key == key), None)

    def fault_rows(self) -> list[int]:
        """The rows whose date contradicts another."""
        return [row for row, number in enumerate(self._order) if self._items[number].key in self._faults]

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(_HEADS)

    def headerData(self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if side == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _HEADS[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        number, column = self._order[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            words = self._words(number, column)
            return (
                title_words(self._items[number])
                if column == _TITLE
                else isolate(one_line(words, _MOST_WORDS))
            )
        if role == Qt.ItemDataRole.ToolTipRole and column >= _TITLE:
            return plain_tooltip(one_line(self._words(number, column), _MOST_WORDS))
        if role == Qt.ItemDataRole.DecorationRole and column == 3:
            return icon(self._signs[number].icon)
        if (
            role == Qt.ItemDataRole.DecorationRole
            and column == _TITLE
            and self._items[number].key in self._faults
        ):
            return icon("triangle-alert", "bad", "bad")
        if role == Qt.ItemDataRole.ForegroundRole:
            return colour("bad" if column == 5 else "text" if column in (0, _TITLE) else "text2")
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if column < 0:
            return
        self.layoutAboutToBeChanged.emit()
        kept = [(index, self._order[index.row()]) for index in self.persistentIndexList()]
        self._order.sort(key=self._sorting(column), reverse=order == Qt.SortOrder.DescendingOrder)
        rows = {number: row for row, number in enumerate(self._order)}
        for index, number in kept:
            self.changePersistentIndex(index, self.index(rows[number], index.column()))
        self.layoutChanged.emit()

    def _sorting(self, column: int) -> Callable[[int], Any]:
        if column < len(_CLOCKS):
            return lambda number: self._time(number, _CLOCKS[column])
        return lambda number: (not self._words(number, column), self._words(number, column).casefold())

    def _time(self, number: int, clock: Clock) -> tuple[float, float]:
        period = self._items[number].periods.get(clock)
        return period.sort_key if period is not None else _UNDATED

    def _words(self, number: int, column: int) -> str:
        item = self._items[number]
        if column < len(_CLOCKS):
            period = item.periods.get(_CLOCKS[column])
            return show_date_short(period.edtf) if period is not None else ""
        if column == 3:
            return type_word(item.type)
        return item.title if column == _TITLE else " ".join(self._faults.get(item.key, ()))
