"""The lines of a sheet for Qt: sorted by any column, narrowed by name."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from casewright.analysis.network.result import shown
from casewright.ui.network.sheet import Line, Sheet
from casewright.ui.theme import colour
from casewright.ui.widgets.plain_text import bare, one_line, plain_tooltip

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_SPOKEN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class SheetRows(QAbstractTableModel):
    """Column 0 is the name, the others those of the sheet. Values that are missing come last, however it is sorted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sheet: Sheet | None = None
        self._lines: list[Line] = []
        self._wanted = ""
        self._sorted_by, self._descending = -1, False

    @property
    def lines(self) -> list[Line]:
        """The lines shown, in their order."""
        return self._lines

    def take(self, sheet: Sheet) -> None:
        """Shows another sheet, in its own order and whole."""
        self.beginResetModel()
        self.sheet, self._wanted, self._sorted_by = sheet, "", -1
        self._lines = self._arranged()
        self.endResetModel()

    def narrow(self, text: str) -> None:
        """Shows only lines whose name contains this."""
        self.beginResetModel()
        self._wanted = text.strip().casefold()
        self._lines = self._arranged()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.layoutAboutToBeChanged.emit()
        kept = [(index, self._lines[index.row()]) for index in self.persistentIndexList()]
        self._sorted_by, self._descending = column, order == Qt.SortOrder.DescendingOrder
        self._lines = self._arranged()
        rows = {id(line): row for row, line in enumerate(self._lines)}
        for index, line in kept:
            self.changePersistentIndex(index, self.index(rows[id(line)], index.column()))
        self.layoutChanged.emit()

    def is_number(self, column: int) -> bool:
        """Whether a column holds numbers."""
        return column > 0 and self.sheet is not None and self.sheet.columns[column - 1].decimals is not None

    def words(self, line: Line, column: int) -> str:
        """What a cell says."""
        if column == 0 or self.sheet is None:
            return line.shown_name
        return shown(line.values[column - 1], self.sheet.columns[column - 1].decimals)

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() or self.sheet is None else len(self.sheet.columns) + 1

    def headerData(self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if side != Qt.Orientation.Horizontal or self.sheet is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.sheet.columns[section - 1].label if section else "Name"
        if role == Qt.ItemDataRole.InitialSortOrderRole and self.is_number(section):
            return Qt.SortOrder.DescendingOrder
        if role == Qt.ItemDataRole.TextAlignmentRole and self.is_number(section):
            return _RIGHT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], index.column()
        if role in _SPOKEN:
            words = self.words(line, column)
            return words if role == Qt.ItemDataRole.DisplayRole else bare(words)
        if role == Qt.ItemDataRole.TextAlignmentRole and self.is_number(column):
            return _RIGHT
        if role == Qt.ItemDataRole.ToolTipRole and column == 0:
            return plain_tooltip(one_line(line.name))
        if role == Qt.ItemDataRole.ForegroundRole:
            uncited = column > 0 and self._is_uncited(line, column)
            return colour("bad" if uncited else "text2" if column else "text")
        return None

    def _is_uncited(self, line: Line, column: int) -> bool:
        assert self.sheet is not None
        return "uncited" in self.sheet.columns[column - 1].key and bool(line.values[column - 1])

    def _arranged(self) -> list[Line]:
        found = self.sheet.lines if self.sheet is not None else []
        if self._wanted:
            found = [line for line in found if self._wanted in line.name.casefold()]
        column = self._sorted_by
        if column < 0:
            return list(found)
        if column == 0:
            return sorted(found, key=lambda line: line.name.casefold(), reverse=self._descending)
        known = [line for line in found if line.values[column - 1] is not None]
        known.sort(key=lambda line: line.values[column - 1], reverse=self._descending)
        return known + [line for line in found if line.values[column - 1] is None]
