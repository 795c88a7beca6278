"""Before anything is deleted: what goes with it, what rests on it, and what only loses its reference."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from casewright.casefile.queries import records
from casewright.model.errors import CaseError
from casewright.ui.editing.verbs import VERBS, delete_object
from casewright.ui.theme import px
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.labels import PlainLabel, Rule
from casewright.ui.widgets.list_rows import ListRow
from casewright.ui.widgets.plain_text import isolate, one_line
from casewright.ui.widgets.row_list import RowList
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession
from casewright.ui.window.words import counted, icon_of, type_word

_FATES = {"rests": "Rests on it", "goes": "Goes with it", "cleared": "Loses its reference to it"}


class DeleteDialog(QDialog):
    """Delete is one step and can be undone; what rests on the object goes only when the person says so."""

    def __init__(self, session: CaseSession, ref: ObjectRef, parent: QWidget) -> None:
        super().__init__(parent)
        from casewright.operations.deletion import dependents

        self._session, self._ref = session, ref
        self._found = dependents(session.case, *ref)
        self._resting = any(each.fate.value == "rests" for each in self._found)
        title = records.title_of(session.case, *ref) or type_word(ref.type)
        self.setWindowTitle(f"Delete {type_word(ref.type)}")
        self.setModal(True)
        self.setMinimumWidth(px(480))
        self._problem = PlainLabel("", "problem", wrap=True)
        self._problem.hide()
        words = PlainLabel(f"Delete “{isolate(one_line(title, 160))}”?", "title", wrap=True)
        parts = column(
            words, PlainLabel(self._summary(), "muted", wrap=True), margins=(20, 18, 20, 12), spacing=6
        )
        if self._found:
            parts.addWidget(self._list())
        parts.addWidget(self._problem)
        self.setLayout(column(parts, Rule(), self._buttons()))

    def _summary(self) -> str:
        if not self._found:
            return "Nothing else depends on it. Undo brings it back."
        by_table: dict[str, int] = {}
        for each in self._found:
            by_table[each.table] = by_table.get(each.table, 0) + 1
        listed = ", ".join(counted(number, table) for table, number in by_table.items())
        if self._resting and not VERBS[self._ref.type].takes_all:
            return f"It is still needed: {listed}."
        return f"This concerns {listed}. It is one step, and undo brings all of it back."

    def _list(self) -> RowList:
        rows = [
            ListRow(
                f"{each.table}:{each.id}",
                each.title,
                f"{_FATES[each.fate.value]} · {type_word(each.table)}",
                icon_of(each.table),
            )
            for each in self._found[:500]
        ]
        shown: Sequence[ListRow] = rows
        found = RowList("What depends on it", lambda after, _limit: shown if after is None else ())
        found.setMinimumHeight(px(46) * min(6, len(rows)) + 4)
        return found

    def _buttons(self) -> QWidget:
        words = "Delete all of it" if self._resting else "Delete"
        delete = text_button(words, self._delete, look="danger")
        cancel = text_button("Cancel", self.reject, look="outline")
        cancel.setDefault(True)
        holder = QWidget()
        holder.setLayout(row(None, cancel, delete, margins=(20, 12, 20, 14), spacing=8))
        cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        return holder

    def _delete(self) -> None:
        try:
            delete_object(self._session, *self._ref, with_dependents=self._resting)
        except CaseError as error:
            self._problem.setText(str(error))
            self._problem.show()
            return
        self.accept()
