"""The table of an answer, with the keyboard: J and K or the arrows move, Enter opens, O sorts by the next column."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from casewright.ui.network.rows import Index, SheetRows
from casewright.ui.network.sheet import Line, Sheet
from casewright.ui.theme import ThemeChanged, px
from casewright.ui.theme.tokens import TABLE_ROW

_NAME, _LEAST, _MARGIN = 170, 60, 30
_LOOKED_AT = 60
_STEPS = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}


class SheetTable(QTableView):
    """Signals: `chosen` brings the `Line` of the current row, `opened` that of Enter or a double click.

    `copy_asked` wants the lines shown on the clipboard.
    """

    chosen = Signal(object)
    opened = Signal(object)
    copy_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("What was found")
        self.rows = SheetRows(self)
        self.setModel(self.rows)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.doubleClicked.connect(self._open)
        self.take_look()

    def take_look(self) -> None:
        """Sizes after a change of the text scale."""
        self.verticalHeader().setDefaultSectionSize(px(TABLE_ROW - 8))
        self._fit_columns()

    def show_sheet(self, sheet: Sheet) -> None:
        """Shows another answer, in its own order."""
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.rows.take(sheet)
        self._fit_columns()

    def current_line(self) -> Line | None:
        """The line of the current row."""
        index = self.currentIndex()
        return self.rows.lines[index.row()] if index.isValid() else None

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and current.row() != previous.row():
            self.chosen.emit(self.rows.lines[current.row()])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = Qt.Key(event.key()), event.modifiers() == Qt.KeyboardModifier.NoModifier
        if key in _STEPS and plain:
            self._step(_STEPS[key])
        elif key == Qt.Key.Key_O and plain:
            self._sort_by_next()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif event.text().isalpha() and plain:
            event.ignore()  # single letters are keys of actions, not the beginning of a search
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == ThemeChanged.kind:
            self.take_look()
        return super().event(event)

    def _step(self, step: int) -> None:
        last = self.rows.rowCount() - 1
        if last >= 0:
            self.selectRow(min(max(self.currentIndex().row() + step, 0), last))

    def _sort_by_next(self) -> None:
        """The next column, from its better end; after the last one, in the order of the answer again."""
        head, columns = self.horizontalHeader(), self.rows.columnCount()
        column = head.sortIndicatorSection() + 1 if head.sortIndicatorSection() < columns else 0
        if column >= columns:
            column = -1
        down = self.rows.is_number(column)
        self.sortByColumn(column, Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.rows.lines[index.row()])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_name_room()

    def _fit_columns(self) -> None:
        """As wide as their heads and the first of their values."""
        for column in range(1, self.rows.columnCount()):
            head = str(self.rows.headerData(column, Qt.Orientation.Horizontal))
            self.setColumnWidth(column, max(self._width(column, head), px(_LEAST)))
        self._give_name_room()

    def _give_name_room(self) -> None:
        """All that the others leave, and enough to be read where they leave nothing."""
        taken = sum(self.columnWidth(column) for column in range(1, self.rows.columnCount()))
        self.setColumnWidth(0, max(self.viewport().width() - taken, px(_NAME)))

    def _width(self, column: int, head: str) -> int:
        metrics = self.fontMetrics()
        words = [head, *(self.rows.words(line, column) for line in self.rows.lines[:_LOOKED_AT])]
        return max(metrics.horizontalAdvance(each) for each in words) + _MARGIN
