"""Adding a section: its kind by typing, or an object of the case with the kinds that show it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from casewright.model.choices import choice, choices
from casewright.model.errors import CaseError
from casewright.operations.briefs import SHOWS
from casewright.ui.briefs.section_looks import icon_of_kind
from casewright.ui.editing.finding import find_rows
from casewright.ui.theme import px
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.labels import PlainLabel, Rule
from casewright.ui.widgets.list_rows import ListRow
from casewright.ui.widgets.row_list import RowList
from casewright.ui.window.session import CaseSession

_PAUSE = 90  # milliseconds after the last letter
_MOST = 6  # objects of one sort
_OBJECTS = ("graph_view", "ach_board", "entity", "source", "scenario_set", "judgement")


class AddSection(QDialog):
    """`add(fields)` gets the kind and what it is bound to; what it raises is shown, and nothing closes."""

    def __init__(
        self, session: CaseSession, add: Callable[[dict[str, Any]], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Add a section")
        self.setModal(True)
        self._session, self._add = session, add
        self.line = QLineEdit()
        self.line.setAccessibleName("Find a kind of section, or what it is to show")
        self.line.setPlaceholderText("A kind of section, or what it is to show: a view, a board, an entity …")
        self.line.setClearButtonEnabled(True)
        self.line.installEventFilter(self)
        self.list = RowList("Sections", self._fetch)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.doubleClicked.connect(lambda _index: self.submit())
        self._problem = PlainLabel("", "problem", wrap=True)
        self._problem.hide()
        head = column(PlainLabel("Add a section", "title"), self.line, margins=(20, 18, 20, 10), spacing=10)
        buttons = (
            text_button("Cancel", self.reject, look="outline"),
            text_button("Add", self.submit, look="primary"),
        )
        foot = row(
            PlainLabel("Enter adds it behind the section in hand", "caption"), None, *buttons, margins=(20, 12, 20, 14), spacing=8
        )  # fmt: skip
        self.setLayout(column(head, self.list, row(self._problem, margins=(20, 0, 20, 0)), Rule(), foot))
        self.resize(px(560), px(560))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._look)
        self.line.textEdited.connect(lambda _text: self._pause.start())
        self._look()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        """Adds what is in hand."""
        if self._pause.isActive():
            self._look()
        found = self.list.current_id()
        if not found:
            return
        kind, _, bound = found.partition("|")
        table, _, object_id = bound.partition(":")
        fields = {"object_type": table, "object_id": UUID(object_id)} if bound else {}
        try:
            self._add({"kind": kind, **fields})
        except CaseError as error:
            self._problem.setText(str(error))
            self._problem.show()
            return
        self.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
                self.list.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.submit()
                return True
        return super().eventFilter(watched, event)

    def _look(self) -> None:
        self._pause.stop()
        self.list.reload()
        if self.list.rows.rowCount():
            self.list.setCurrentIndex(self.list.rows.index(0))

    def _fetch(self, after: object, _limit: int) -> Sequence[ListRow]:
        if after is not None:
            return ()
        words = self.line.text().strip()
        return [*_kinds(words), *(self._objects(words) if words else ())]

    def _objects(self, words: str) -> list[ListRow]:
        """Objects that are called so, once for each kind of section that shows such."""
        return [
            ListRow(
                f"{kind}|{found.id}", found.title, f"as {choice('section_kind', kind).label.lower()}", icon_of_kind(kind), "document"
            )
            for table in _OBJECTS
            for found in _nearest(find_rows(self._session, (table,), words), words)
            for kind, tables in SHOWS.items()
            if table in tables
        ]  # fmt: skip


def _nearest(found: Sequence[ListRow], words: str) -> list[ListRow]:
    """What is called exactly so first, then what begins so."""
    wanted = words.casefold()

    def rank(each: ListRow) -> tuple[bool, bool]:
        title = each.title.casefold()
        return title != wanted, not title.startswith(wanted)

    return sorted(found, key=rank)[:_MOST]


def _kinds(words: str) -> list[ListRow]:
    wanted = words.casefold().split()
    return [
        ListRow(each.key, each.label, each.meaning or " ", icon_of_kind(each.key), "document")
        for each in choices("section_kind")
        if all(word in f"{each.label} {each.meaning}".casefold() for word in wanted) and each.key != "table"
    ]
