"""A field for several objects of the case: type to find one, Enter to add it, Delete to take it out again."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from casewright.casefile.queries import records
from casewright.ui.editing.finding import find_rows
from casewright.ui.editing.object_field import ObjectField
from casewright.ui.widgets.arrangement import column
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.plain_text import isolate, one_line
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession
from casewright.ui.window.words import type_word

_MOST_ROWS = 4


class Picks(QWidget):
    """`changed` says that there are others now."""

    changed = Signal()

    def __init__(self, label: str, help_text: str, session: CaseSession, tables: Sequence[str]) -> None:
        super().__init__()
        self._session = session
        self.field = ObjectField(label, session, lambda text: find_rows(session, tables, text))
        self.field.taken.connect(self._add)
        self.list = _Chosen(label)
        self.list.removed.connect(self._on_removed)
        self.list.hide()
        self.setLayout(
            column(
                PlainLabel(label, "small"),
                self.field,
                self.list,
                PlainLabel(help_text, "caption", wrap=True),
                spacing=4,
            )
        )
        self.setFocusProxy(self.field)

    def ids(self) -> tuple[UUID, ...]:
        """The objects chosen."""
        return tuple(
            self.list.item(place).data(Qt.ItemDataRole.UserRole) for place in range(self.list.count())
        )

    def add(self, ref: ObjectRef) -> None:
        """Chooses an object, once."""
        if ref.id in self.ids():
            return
        title = records.title_of(self._session.case, *ref) or type_word(ref.type)
        item = QListWidgetItem(f"{isolate(one_line(title, 80))}  ·  {type_word(ref.type)}")
        item.setData(Qt.ItemDataRole.UserRole, ref.id)
        self.list.addItem(item)
        self.list.setCurrentItem(item)
        self._fit()
        self.changed.emit()

    def _add(self, ref: ObjectRef) -> None:
        self.add(ref)
        self.field.set_value(None)

    def _on_removed(self) -> None:
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        self.list.setVisible(self.list.count() > 0)
        high = max(self.list.sizeHintForRow(0), 1)
        self.list.setFixedHeight(high * min(self.list.count(), _MOST_ROWS) + 2 * self.list.frameWidth())


class _Chosen(QListWidget):
    """Delete or Backspace takes the current one out."""

    removed = Signal()

    def __init__(self, label: str) -> None:
        super().__init__()
        self.setAccessibleName(f"Chosen: {label}")
        self.setProperty("field", True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setToolTip("Delete takes one out")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.currentRow() >= 0:
            self.takeItem(self.currentRow())
            self.removed.emit()
        else:
            super().keyPressEvent(event)
