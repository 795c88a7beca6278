"""A table of rows from the case, whose cells are painted parts: wrapped words, pills, marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from casewright.ui.painted.part import Part
from casewright.ui.widgets.plain_text import isolate, one_line, plain_tooltip

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_MOST_SAID = 400


@dataclass(frozen=True)
class Column:
    """One column.

    Args:
        title: its head; a data value goes through `isolate` first.
        part: what is painted for a row.
        width: pixels at text scale 1; the least it gets when it has a `share` of the room that is left.
        tip: what the pointer is told over the head.
        said: what a screen reader says of a cell; the words of the part when left out.
    """

    title: str
    part: Callable[[Any], Part]
    width: int
    share: int = 0
    tip: str = ""
    said: Callable[[Any], str] | None = None


class Sheet(QAbstractTableModel):
    """`rows` are records with an `id`; parts are made when they are first looked at."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: Sequence[Column] = ()
        self.rows: Sequence[Any] = ()
        self._parts: dict[tuple[int, int], Part] = {}

    def take(self, columns: Sequence[Column], rows: Sequence[Any]) -> None:
        """Shows other rows."""
        self.beginResetModel()
        self.columns, self.rows = columns, rows
        self._parts.clear()
        self.endResetModel()

    def place_of(self, row_id: UUID) -> int | None:
        """The row of an object."""
        return next((place for place, row in enumerate(self.rows) if row.id == row_id), None)

    def part_at(self, row: int, column: int) -> Part:
        """What is painted in a cell."""
        found = self._parts.get((row, column))
        if found is None:
            found = self._parts[row, column] = self.columns[column].part(self.rows[row])
        return found

    def forget_sizes(self) -> None:
        """The text scale or the colours have changed: parts are made anew."""
        self._parts.clear()

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if side != Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        return plain_tooltip(column.tip) if role == Qt.ItemDataRole.ToolTipRole and column.tip else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return isolate(one_line(self.said(index), _MOST_SAID))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.columns[index.column()].title}: {self.said(index) or 'nothing'}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(self.part_at(index.row(), index.column()).tip) or None
        return None

    def said(self, index: Index) -> str:
        """A cell in words, without isolates."""
        say = self.columns[index.column()].said
        if say is not None:
            return say(self.rows[index.row()])
        return " ".join(self.part_at(index.row(), index.column()).words())
