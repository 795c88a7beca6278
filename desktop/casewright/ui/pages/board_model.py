"""A board of competing hypotheses as a Qt table: evidence down, hypotheses across, and what speaks against each at the foot."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from casewright.analysis.ach.scores import spread, weight_of, weighted_inconsistency
from casewright.casefile.queries.hypotheses import CellRow, EvidenceRow, HypothesisRow
from casewright.ui.widgets.plain_text import isolate, one_line, plain_tooltip
from casewright.ui.window.session import shortened

Index = QModelIndex | QPersistentModelIndex
Cells = dict[tuple[Any, Any], CellRow]
_TOP = QModelIndex()
FIXED = 2  # evidence and its grade, before the hypotheses
RATING = Qt.ItemDataRole.UserRole + 1
SIGNS = {"CC": "++", "C": "+", "N": "N", "I": "−", "II": "−−", "NA": "n/a"}
WORDS = {
    "CC": "Very consistent", "C": "Consistent", "N": "Neutral", "I": "Inconsistent", "II": "Very inconsistent",
    "NA": "Not applicable",
}  # fmt: skip


def _grades_shown(grades: str | None) -> str:
    """The first grade, and how many more there are; the tooltip names all."""
    found = grades.split(",") if grades else []
    return "–" if not found else found[0] if len(found) == 1 else f"{found[0]}  +{len(found) - 1}"


class BoardModel(QAbstractTableModel):
    """Rows in the order of the board; the last one holds the weighted inconsistency of each hypothesis."""

    def __init__(self, hypotheses: list[HypothesisRow], evidence: list[EvidenceRow], cells: Cells) -> None:
        super().__init__()
        self.hypotheses, self.evidence, self.cells = hypotheses, evidence, cells

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.evidence) + 1

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else FIXED + len(self.hypotheses)

    def rating_at(self, index: Index) -> str | None:
        """The rating key in a cell; None when unrated or no rating cell."""
        if not self.is_rating(index):
            return None
        cell = self.cells.get((self.evidence[index.row()].id, self.hypotheses[index.column() - FIXED].id))
        return cell.rating if cell else None

    def is_rating(self, index: Index) -> bool:
        """Whether a rating belongs in this cell."""
        return index.row() < len(self.evidence) and index.column() >= FIXED

    def inconsistency(self, column: int) -> float:
        """How much speaks against a hypothesis, 0 or below; the one closest to 0 leads."""
        hypothesis = self.hypotheses[column - FIXED]
        rated = [(row, cell) for row in self.evidence if (cell := self.cells.get((row.id, hypothesis.id)))]
        return weighted_inconsistency(
            [cell.rating for _, cell in rated],
            [weight_of(row.credibility, row.relevance) for row, _ in rated],
        )

    def leaders(self) -> list[int]:
        """The columns least spoken against; none while nothing is rated."""
        if not self.cells:
            return []
        scores = {column: round(self.inconsistency(column), 6) for column in range(FIXED, self.columnCount())}
        return [column for column, score in scores.items() if score == max(scores.values())]

    def is_diagnostic(self, row: int) -> bool:
        """Whether a row tells hypotheses apart; rows not yet rated are given the benefit of the doubt."""
        ratings = [cell.rating for (row_id, _), cell in self.cells.items() if row_id == self.evidence[row].id]
        return spread(ratings) != 0

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == RATING:
            return self.rating_at(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(index)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(self._said(index))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._said(index)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if section < FIXED:
            return ("Evidence", "Grade")[section] if role == Qt.ItemDataRole.DisplayRole else None
        hypothesis = self.hypotheses[section - FIXED]
        if role == Qt.ItemDataRole.DisplayRole:
            return isolate(shortened(f"{hypothesis.label}  {hypothesis.text}", 44))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(f"{hypothesis.label}: {hypothesis.text}")
        return None

    def _shown(self, index: Index) -> str:
        if index.row() == len(self.evidence):
            return self._total(index.column())
        row = self.evidence[index.row()]
        if index.column() == 0:
            return isolate(one_line(row.text, 200))
        if index.column() == 1:
            return _grades_shown(row.grades)
        return SIGNS.get(self.rating_at(index) or "", "")

    def _total(self, column: int) -> str:
        if column == 0:
            return "Weighted inconsistency; the closest to 0 is least spoken against"
        return (
            ""
            if column == 1 or not self.cells
            else f"{self.inconsistency(column):.1f}".replace("-0.0", "0.0").replace("-", "−")
        )

    def _said(self, index: Index) -> str:
        if index.row() == len(self.evidence) or index.column() < FIXED:
            words = str(self._shown(index))
            if index.column() == 1 and index.row() < len(self.evidence):
                words = (self.evidence[index.row()].grades or "Not graded").replace(",", ", ")
            if (
                index.column() == 0
                and index.row() < len(self.evidence)
                and not self.is_diagnostic(index.row())
            ):
                words = f"{words} Does not tell the hypotheses apart."
            return words
        hypothesis = self.hypotheses[index.column() - FIXED]
        rating = WORDS.get(self.rating_at(index) or "", "Not rated yet")
        return f"{self.evidence[index.row()].text} – {hypothesis.label} {hypothesis.text}: {rating}"
