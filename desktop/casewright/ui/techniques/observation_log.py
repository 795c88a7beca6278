"""The log of one indicator: each look, what was found, and the claim that it cites."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from casewright.casefile.queries.indicators import LogRow, log_of
from casewright.ui.widgets.arrangement import column
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.list_rows import ListRow
from casewright.ui.widgets.row_list import RowList
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession
from casewright.ui.window.words import date_words


class ObservationLog(QFrame):
    """Choosing a line shows the claim it cites at the right; E or Enter edits it, Delete deletes it."""

    edit_asked = Signal(object)
    delete_asked = Signal(object)

    def __init__(self, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._indicator_id: UUID | None = None
        self._lines: dict[str, LogRow] = {}
        self.setObjectName("Centre")
        self._head = PlainLabel("", "section")
        self._head.setContentsMargins(16, 10, 16, 4)
        self.list = _Lines("Log of observations", self._fetch)
        self.list.chosen.connect(self._select_claim)
        self.list.opened.connect(lambda each: self.edit_asked.emit(_ref(each)))
        self.list.edited.connect(lambda each: self.edit_asked.emit(_ref(each)))
        self.list.deleted.connect(lambda each: self.delete_asked.emit(_ref(each)))
        self.setLayout(column(self._head, self.list))
        self.show_indicator(None)

    def show_indicator(self, indicator_id: UUID | None) -> None:
        """Shows the log of an indicator, as it is now."""
        if indicator_id != self._indicator_id:
            self.list.clearSelection()
        self._indicator_id = indicator_id
        self.list.reload()
        count = len(self._lines)
        self._head.setText(f"LOG   {count}" if count else "LOG   NOBODY HAS WRITTEN DOWN A LOOK YET")

    def _fetch(self, after: Any, _limit: int) -> list[ListRow]:
        if after is not None or self._indicator_id is None:
            self._lines = {} if after is None else self._lines
            return []
        self._lines = {str(each.id): each for each in log_of(self._session.case, self._indicator_id)}
        return [_line(each) for each in self._lines.values()]

    def _select_claim(self, line_id: str) -> None:
        claim = self._lines[line_id].claim_id
        if claim is not None:
            self._session.select(ObjectRef("claim", claim))


class _Lines(RowList):
    edited = Signal(str)
    deleted = Signal(str)

    def _take_key(self, event: QKeyEvent) -> None:
        act = {Qt.Key.Key_E: self.edited, Qt.Key.Key_Delete: self.deleted}.get(Qt.Key(event.key()))
        if act is not None and self.current_id():
            act.emit(self.current_id())
        else:
            super()._take_key(event)


def _line(row: LogRow) -> ListRow:
    icon = "message-square" if row.claim_id else "eye"
    return ListRow(str(row.id), row.note, row.claim or "", icon, "document", date_words(row.observed_on))


def _ref(line_id: str) -> ObjectRef:
    return ObjectRef("observation", UUID(line_id))
