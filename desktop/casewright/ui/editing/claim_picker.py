"""Taking several claims at once: found by their words, marked with Space, taken together with Enter."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from casewright.model.errors import CaseError
from casewright.ui.editing.claim_field import find_claims
from casewright.ui.theme import px
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.labels import PlainLabel, Rule
from casewright.ui.widgets.list_rows import ListRow
from casewright.ui.widgets.row_list import RowList
from casewright.ui.window.session import CaseSession

_PAUSE = 90  # milliseconds after the last letter
_MOVING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Up, Qt.Key.Key_Down)
_KEYS = "Space marks   Enter adds what is marked   Esc gives up"


class ClaimPicker(QDialog):
    """`take(claim ids)` gets what was marked, in the order of marking; what it raises is shown, and nothing closes.

    Args:
        known: claims that are there already; they are shown as such and cannot be marked.
    """

    def __init__(
        self,
        session: CaseSession,
        known: Collection[UUID],
        take: Callable[[list[UUID]], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Add claims as rows")
        self.setModal(True)
        self._session, self._known, self._take = session, frozenset(known), take
        self.marked: list[UUID] = []
        self.line = QLineEdit()
        self.line.setAccessibleName("Find claims")
        self.line.setPlaceholderText("Find claims by their words")
        self.line.setClearButtonEnabled(True)
        self.line.installEventFilter(self)
        self.list = RowList("Claims found", self._fetch)
        self.list.installEventFilter(self)
        self.list.clicked.connect(lambda _index: self._mark())
        self._said = PlainLabel("", "caption")
        self._problem = PlainLabel("", "problem", wrap=True)
        self._problem.hide()
        self._add = text_button("Add", self.submit, look="primary")
        cancel = text_button("Cancel", self.reject, look="outline")
        head = column(
            PlainLabel("Add claims as rows", "title"), self.line, margins=(20, 18, 20, 10), spacing=10
        )
        foot = row(self._said, None, cancel, self._add, margins=(20, 12, 20, 14), spacing=8)
        problem = row(self._problem, margins=(20, 0, 20, 0))
        self.setLayout(column(head, self.list, problem, Rule(), foot))
        self.resize(px(620), px(560))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._look)
        self.line.textEdited.connect(lambda _text: self._pause.start())
        self._look()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        """Takes what is marked, or the claim in hand where nothing is."""
        in_hand = self._in_hand()
        wanted = self.marked or ([in_hand] if in_hand is not None else [])
        if not wanted:
            self._problem.setText("Mark a claim first.")
            self._problem.show()
            return
        try:
            self._take(wanted)
        except CaseError as error:
            self._problem.setText(str(error))
            self._problem.show()
            return
        self.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        key = Qt.Key(event.key())
        if self._pause.isActive() and key in _MOVING:  # what was typed last is looked for first
            self._look()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submit()
            return True
        if watched is self.list and key == Qt.Key.Key_Space:
            self._mark()
            return True
        if watched is self.line and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if watched is self.list and key == Qt.Key.Key_Up and self.list.currentIndex().row() == 0:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return super().eventFilter(watched, event)

    def _look(self) -> None:
        self._pause.stop()
        self.list.reload()
        if self.list.rows.rowCount() and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.list.rows.index(0))
        self._count()

    def _fetch(self, after: object, _limit: int) -> Sequence[ListRow]:
        return (
            [self._shown(each) for each in find_claims(self._session, self.line.text())]
            if after is None
            else ()
        )

    def _shown(self, found: ListRow) -> ListRow:
        claim = _claim_of(found)
        if claim in self._known:
            return replace(found, trailing="On the board", said=f"{found.title}, on the board already")
        if claim in self.marked:
            return replace(found, icon="check", colour="place", said=f"{found.title}, marked")
        return found

    def _in_hand(self) -> UUID | None:
        found = self.list.rows.row_at(self.list.currentIndex())
        claim = _claim_of(found) if found is not None else None
        return None if claim in self._known else claim

    def _mark(self) -> None:
        claim = self._in_hand()
        if claim is None:
            return
        if claim in self.marked:
            self.marked.remove(claim)
        else:
            self.marked.append(claim)
        self._problem.hide()
        self.list.reload()
        self._count()

    def _count(self) -> None:
        number = len(self.marked)
        self._said.setText(_KEYS if not number else f"{number} marked")
        words = f"Add {number}" if number > 1 else "Add"
        self._add.setText(words)
        self._add.setAccessibleName(words)


def _claim_of(found: ListRow) -> UUID:
    return UUID(found.id.partition(":")[2])
