"""The grid of ratings with the keyboard: a key rates and goes on to the right, at the end to the next row."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from casewright.casefile.queries.hypotheses import EvidenceRow, HypothesisRow
from casewright.ui.board.cell_painter import CellPainter
from casewright.ui.board.grid_model import GridModel, Index
from casewright.ui.board.heads import COLUMN_HEAD, ROW, ColumnHead, Corner, RowHead
from casewright.ui.board.state import BoardState
from casewright.ui.theme import ThemeChanged, px
from casewright.ui.window.object_ref import ObjectRef

Key, _Plain = Qt.Key, Qt.KeyboardModifier.NoModifier
_Keypad, _Shift = Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.ShiftModifier
RATINGS = {
    Key.Key_1: "II", Key.Key_2: "I", Key.Key_3: "N", Key.Key_4: "C", Key.Key_5: "CC", Key.Key_0: "NA",
    Key.Key_D: "II", Key.Key_I: "I", Key.Key_N: "N", Key.Key_C: "C", Key.Key_F: "CC", Key.Key_X: "NA",
    Key.Key_Minus: "I", Key.Key_Plus: "C",
}  # fmt: skip
"""Digits; letters: disproves, inconsistent, neutral, consistent, fits, not applicable; signs."""
_CREDIBILITY = {Key.Key_L: "L", Key.Key_M: "M", Key.Key_H: "H"}
_RELEVANCE = {Key.Key_Comma: -1, Key.Key_Period: 1}
_ON = (Key.Key_Return, Key.Key_Enter)
_HEAD, _HEAD_PART, _WIDEST, _COLUMN = (
    300,
    0.42,
    460,
    96,
)  # pixels at text scale 1; the row head's part of the width


class Grid(QTableView):
    """Signals: `rating_asked` brings a rating, or None to take it away; `weighed` a column of the row and L, M or H.

    `row_reached` brings the row that became current, `menu_asked` the `ObjectRef` of a head, with a place on the screen.
    """

    rating_asked = Signal(object)
    weighed = Signal(str, str)
    row_reached = Signal(object)
    menu_asked = Signal(object)

    def __init__(self, state: BoardState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._at: tuple[UUID | None, UUID | None] = (None, None)
        self._place = (0, 0)
        self.cells = GridModel(state, self)
        self.row_head, self.column_head = RowHead(state), ColumnHead(state)
        self.corner = Corner(state, self)
        self.setAccessibleName("Ratings of evidence against hypotheses")
        self.setModel(self.cells)
        self.setItemDelegate(CellPainter(self))
        self.setVerticalHeader(self.row_head)
        self.setHorizontalHeader(self.column_head)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.row_head.sectionPressed.connect(self._choose_row)
        self.column_head.sectionPressed.connect(self._choose_column)
        self.row_head.customContextMenuRequested.connect(self._ask_row_menu)
        self.column_head.customContextMenuRequested.connect(self._ask_column_menu)
        state.rebuilt.connect(self._restore)
        state.rated.connect(self._on_rated)
        self.take_look()

    # --- where the keyboard is --------------------------------------------------------------------------------------

    def current_row(self) -> EvidenceRow | None:
        """The row with the keyboard on it."""
        return self.cells.row_at(self.currentIndex())

    def current_hypothesis(self) -> HypothesisRow | None:
        """The column with the keyboard on it."""
        return self.cells.hypothesis_at(self.currentIndex())

    def go(self, row: int, column: int) -> None:
        """Puts the keyboard on a cell, as near as there is one."""
        rows, columns = self.cells.rowCount(), self.cells.columnCount()
        if rows and columns:
            index = self.cells.index(min(max(row, 0), rows - 1), min(max(column, 0), columns - 1))
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def advance(self, step: int = 1) -> bool:
        """Goes on by a cell along the row, from its end to the next one; whether there was one."""
        columns = self.cells.columnCount()
        place = self.currentIndex().row() * columns + self.currentIndex().column() + step
        if not columns or not 0 <= place < columns * self.cells.rowCount():
            return False
        self.go(*divmod(place, columns))
        return True

    # --- keys -------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~_Keypad
        if modifiers not in (_Plain, _Shift):
            super().keyPressEvent(event)
            return
        shift = modifiers == _Shift
        if key in RATINGS and (not shift or key == Key.Key_Plus):
            self.rating_asked.emit(RATINGS[key])
        elif key == Key.Key_Backspace:
            self.rating_asked.emit(None)
        elif key in _CREDIBILITY and not shift:
            self.weighed.emit("credibility", _CREDIBILITY[key])
        elif key in _RELEVANCE and (row := self.current_row()) is not None:
            place = "LMH".index(row.relevance) + _RELEVANCE[key]
            self.weighed.emit("relevance", "LMH"[min(max(place, 0), 2)])
        elif key in _ON:
            self.advance(-1 if shift else 1)
        elif event.text().isalpha():
            event.ignore()  # single letters are keys of actions, not the beginning of a search
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forth: bool) -> bool:
        """Tab stays on the grid, from cell to cell, until it leaves by the first or last one."""
        return self.advance(1 if forth else -1) or super().focusNextPrevChild(forth)

    # --- looks ------------------------------------------------------------------------------------------------------

    def take_look(self) -> None:
        """Sizes after a change of the text scale."""
        self.row_head.setDefaultSectionSize(px(ROW))
        self.column_head.setFixedHeight(px(COLUMN_HEAD))
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == ThemeChanged.kind:
            self.take_look()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.go(0, 0)

    def updateGeometries(self) -> None:
        super().updateGeometries()
        frame = self.frameWidth()
        head = self.row_head.geometry()
        self.corner.setGeometry(head.left(), frame, head.width(), self.column_head.height())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.row_head.go(current.row())
        self.column_head.go(current.column())
        row, hypothesis = self.cells.row_at(current), self.cells.hypothesis_at(current)
        if row is None or hypothesis is None:
            return
        self._at, self._place = (row.id, hypothesis.id), (current.row(), current.column())
        if current.row() != previous.row():
            self.row_reached.emit(row)

    def _fit(self) -> None:
        """The row head takes its part of the width, less where the columns need it; these share the rest."""
        whole, columns = self.width() - 2 * self.frameWidth(), self.cells.columnCount()
        bar = self.verticalScrollBar().sizeHint().width() if self.verticalScrollBar().maximum() else 0
        most = min(round(whole * _HEAD_PART), px(_WIDEST), whole - bar - columns * px(_COLUMN))
        head = max(px(_HEAD), most)
        self.row_head.setFixedWidth(head)
        if columns:
            each = max(px(_COLUMN), (whole - head - bar) // columns)
            self.column_head.setDefaultSectionSize(each)
        self.updateGeometries()

    def _on_rated(self, rows: set[UUID]) -> None:
        """Only what is said of these rows and of the hypotheses is painted anew."""
        for place, row in enumerate(self._state.rows):
            if row.id in rows:
                self.row_head.updateSection(place)
        self.column_head.viewport().update()

    # --- keeping the place ------------------------------------------------------------------------------------------

    def _restore(self) -> None:
        """After other rows or columns: the same cell is current, or the one that is where it was."""
        self._fit()
        self.corner.update()
        row = next((n for n, each in enumerate(self._state.rows) if each.id == self._at[0]), self._place[0])
        columns = self._state.hypotheses
        column = next((n for n, each in enumerate(columns) if each.id == self._at[1]), self._place[1])
        if self._at[0] is not None:
            self.go(row, column)

    def _choose_row(self, section: int) -> None:
        self.go(section, max(0, self.currentIndex().column()))
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def _choose_column(self, section: int) -> None:
        self.go(max(0, self.currentIndex().row()), section)
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def _ask_row_menu(self, point: QPoint) -> None:
        place = self.row_head.logicalIndexAt(point)
        if 0 <= place < len(self._state.rows):
            self._choose_row(place)
            self.menu_asked.emit(ObjectRef("ach_row", self._state.rows[place].id))

    def _ask_column_menu(self, point: QPoint) -> None:
        place = self.column_head.logicalIndexAt(point)
        if 0 <= place < len(self._state.hypotheses):
            self._choose_column(place)
            self.menu_asked.emit(ObjectRef("ach_hypothesis", self._state.hypotheses[place].id))
