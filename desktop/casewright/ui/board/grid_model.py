"""The ratings of a board as a Qt table: rows down, hypotheses across; both heads say what they are to screen readers."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from casewright.analysis.ach.comparison import ratings_at
from casewright.casefile.queries.hypotheses import CellRow, EvidenceRow, HypothesisRow
from casewright.ui.board.state import BoardState
from casewright.ui.board.words import SIGNS, cell_said, hypothesis_said, rating_words, row_said
from casewright.ui.widgets.plain_text import plain_tooltip

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_Role = Qt.ItemDataRole


class GridModel(QAbstractTableModel):
    """Follows a `BoardState`."""

    def __init__(self, state: BoardState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = state
        self._size = (0, 0)
        state.rebuilt.connect(self._on_rebuilt)
        state.rated.connect(self._on_rated)

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else self._size[0]

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else self._size[1]

    def row_at(self, index: Index) -> EvidenceRow | None:
        """The row of an index."""
        return self.state.rows[index.row()] if 0 <= index.row() < len(self.state.rows) else None

    def hypothesis_at(self, index: Index) -> HypothesisRow | None:
        """The column of an index."""
        columns = self.state.hypotheses
        return columns[index.column()] if 0 <= index.column() < len(columns) else None

    def cell_at(self, index: Index) -> CellRow | None:
        """The rating that is shown in a cell."""
        return self.state.cell(self.state.rows[index.row()].id, self.state.hypotheses[index.column()].id)

    def ratings_at(self, index: Index) -> dict[str, str]:
        """What each analyst rated a cell, for showing all side by side."""
        board = self.state.board
        place = self.state.rows[index.row()].id, self.state.hypotheses[index.column()].id
        return ratings_at(board, *place) if board is not None else {}

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == _Role.DisplayRole and not self.state.compares:
            cell = self.cell_at(index)
            return SIGNS[cell.rating] if cell is not None else ""
        if role == _Role.DisplayRole:
            return "  ".join(SIGNS[each] for each in self.ratings_at(index).values())
        if role == _Role.AccessibleTextRole:
            return self._said(index)
        return plain_tooltip(self._said(index)) if role == _Role.ToolTipRole else None

    def headerData(self, section: int, side: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if role not in (_Role.DisplayRole, _Role.AccessibleTextRole, _Role.ToolTipRole):
            return None
        is_column = side == Qt.Orientation.Horizontal
        if section >= len(self.state.hypotheses if is_column else self.state.rows):
            return None
        said = (
            hypothesis_said(self.state, self.state.hypotheses[section])
            if is_column
            else row_said(self.state, self.state.rows[section])
        )
        return plain_tooltip(said) if role == _Role.ToolTipRole else said

    def _said(self, index: Index) -> str:
        row, hypothesis = self.state.rows[index.row()], self.state.hypotheses[index.column()]
        if not self.state.compares:
            return cell_said(row, hypothesis, self.cell_at(index))
        apart = self.state.difference(row.id, hypothesis.id)
        said = [f"{name}: {rating_words(rating)}" for name, rating in self.ratings_at(index).items()]
        far = (
            ""
            if apart is None
            else " Rated differently."
            if apart.apart is None
            else f" {apart.apart} apart."
        )
        return f"{row.text} – {hypothesis.label}: {'; '.join(said) or 'Not rated yet'}.{far}"

    def _on_rebuilt(self) -> None:
        self.beginResetModel()
        self._size = len(self.state.rows), len(self.state.hypotheses)
        self.endResetModel()

    def _on_rated(self, rows: set[UUID]) -> None:
        last = self._size[1] - 1
        for place, row in enumerate(self.state.rows):
            if row.id in rows:
                self.dataChanged.emit(self.index(place, 0), self.index(place, last))
