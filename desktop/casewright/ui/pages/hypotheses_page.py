"""Competing hypotheses: a board whose cells are rated with one key and whose rows lead to their evidence."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStackedWidget, QTableView, QWidget

from casewright.analysis.ach.study import read_board
from casewright.casefile.queries import hypotheses
from casewright.ui.pages.board_delegate import BoardDelegate, wide_enough
from casewright.ui.pages.board_model import FIXED, BoardModel
from casewright.ui.pages.chooser import Chooser
from casewright.ui.pages.live_page import LivePage
from casewright.ui.theme import px
from casewright.ui.theme.tokens import TOOL_BAR
from casewright.ui.widgets.arrangement import column, panel, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.empty_state import EmptyState
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession

RATING_KEYS = {
    Qt.Key.Key_1: "II", Qt.Key.Key_2: "I", Qt.Key.Key_3: "N", Qt.Key.Key_4: "C", Qt.Key.Key_5: "CC", Qt.Key.Key_0: "NA",
}  # fmt: skip
_TABLES = frozenset({"ach_board", "ach_hypothesis", "ach_row", "ach_cell", "citation", "source", "claim"})


class HypothesesPage(LivePage):
    """One board at a time. `add_asked` brings (table, board id); `edit_asked` and `delete_asked` an `ObjectRef`."""

    add_asked = Signal(str, object)
    edit_asked = Signal(object)
    delete_asked = Signal(object)

    def __init__(self, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(session, _TABLES, parent)
        self.board_id: UUID | None = None
        self._model: BoardModel | None = None
        self.table = _table(self)
        self.boards = Chooser("Board")
        self.boards.picked.connect(self.show_board)
        self._empty = EmptyState(
            "grid-3x3", "No board yet", "A board weighs evidence against competing hypotheses, and shows what speaks against each.",
            "New board", lambda: self.add_asked.emit("ach_board", None),
        )  # fmt: skip
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.table)
        self.setFocusProxy(self.table)
        self.setLayout(column(self._tools(), self._stack))
        self.refresh()

    def show_board(self, board_id: UUID | None) -> None:
        """Shows one board."""
        self.board_id = board_id
        self.refresh()

    def show_object(self, ref: ObjectRef) -> None:
        """Shows the board that an object belongs to, and the row."""
        owner = (
            ref.id if ref.type == "ach_board" else hypotheses.board_of(self._session.case, ref.type, ref.id)
        )
        if owner is None:
            return
        self.show_board(owner)
        found = [
            place
            for place, each in enumerate(self._model.evidence if self._model else ())
            if each.id == ref.id
        ]
        if found:
            self.table.setCurrentIndex(self.table.model().index(found[0], 0))
            self.table.setFocus()

    def rate(self, rating: str | None) -> None:
        """Rates the chosen cell as one step; None takes the rating away. Raises CaseError when the case refuses."""
        index = self.table.currentIndex()
        if self._model is None or not self._model.is_rating(index) or self._model.rating_at(index) == rating:
            return
        evidence, hypothesis = (
            self._model.evidence[index.row()],
            self._model.hypotheses[index.column() - FIXED],
        )
        self._session.run("ach.rate_cell", evidence.id, hypothesis.id, rating=rating)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.table and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)

    def _on_key(self, key: Qt.Key) -> bool:
        if self._session.read_only:
            return False
        if key in RATING_KEYS:
            self.rate(RATING_KEYS[key])
        elif key == Qt.Key.Key_Backspace:
            self.rate(None)
        elif key == Qt.Key.Key_E and (ref := self._row_ref()):
            self.edit_asked.emit(ref)
        elif key == Qt.Key.Key_Delete and (ref := self._row_ref()):
            self.delete_asked.emit(ref)
        else:
            return False
        return True

    def _row_ref(self) -> ObjectRef | None:
        place = self.table.currentIndex().row()
        if self._model is None or not 0 <= place < len(self._model.evidence):
            return None
        return ObjectRef("ach_row", self._model.evidence[place].id)

    def _ask_to_add(self, table: str) -> None:
        self.add_asked.emit(table, None if table == "ach_board" else self.board_id)

    def _tools(self) -> QWidget:
        keys = "1 −−   2 −   3 N   4 +   5 ++   0 n/a   Backspace clears"
        self._buttons = [
            text_button(words, partial(self._ask_to_add, table), icon="plus")
            for words, table in (
                ("Hypothesis", "ach_hypothesis"),
                ("Evidence", "ach_row"),
                ("Board", "ach_board"),
            )
        ]
        parts = row(
            self.boards, PlainLabel(keys, "caption"), None, *self._buttons, margins=(12, 0, 8, 0), spacing=12
        )
        return panel("Bar", parts, TOOL_BAR)

    def refresh(self) -> None:
        """Reads the board anew; the cell in hand stays."""
        case = self._session.case
        rows = hypotheses.board_rows(case)
        if self.board_id not in {each.id for each in rows}:
            self.board_id = rows[0].id if rows else None
        self.boards.show_choices([(each.id, each.title) for each in rows], self.board_id)
        for button in self._buttons:
            button.setVisible(not self._session.read_only and bool(rows))
        if self.board_id is None:
            self._model = None
            self._stack.setCurrentWidget(self._empty)
            return
        self._show(self.board_id)

    def _show(self, board_id: UUID) -> None:
        case, place = (
            self._session.case,
            (self.table.currentIndex().row(), self.table.currentIndex().column()),
        )
        board = read_board(case, next(each for each in hypotheses.board_rows(case) if each.id == board_id))
        cells = board.cells(board.speaker(case.analyst))
        old, self._model = (
            self._model,
            BoardModel(list(board.hypotheses), list(board.rows), dict(cells)),
        )
        self.table.setModel(self._model)
        if old is not None:
            old.deleteLater()
        self.table.selectionModel().currentChanged.connect(self._on_current)
        self._stack.setCurrentWidget(self.table)
        self._fit()
        if place[0] >= 0:
            index = self._model.index(*place)
            self.table.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )

    def _on_current(self) -> None:
        ref = self._row_ref()
        if ref is not None:
            self._session.select(ref)

    def _fit(self) -> None:
        if self._model is None:
            return
        self.table.horizontalHeader().setFixedHeight(px(74))
        evidence, grade, each = wide_enough(self._model.columnCount(), self.table.viewport().width())
        for place in range(self._model.columnCount()):
            self.table.setColumnWidth(place, (evidence, grade)[place] if place < FIXED else each)
        self.table.resizeRowsToContents()


def _table(page: HypothesesPage) -> QTableView:
    table = QTableView()
    table.setAccessibleName("Evidence and hypotheses")
    table.setItemDelegate(BoardDelegate(table))
    table.verticalHeader().hide()
    table.verticalHeader().setMinimumSectionSize(36)
    table.verticalHeader().setDefaultSectionSize(36)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(
        Qt.AlignmentFlag(
            int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
        )
    )
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    table.installEventFilter(page)
    return table
