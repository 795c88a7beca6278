"""Changes field by field, with all the words of the one in hand beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QSplitter, QWidget

from casewright.ui.history.words import FieldChange
from casewright.ui.theme import px
from casewright.ui.widgets.arrangement import column
from casewright.ui.widgets.list_rows import ListRow
from casewright.ui.widgets.plain_text import show_controls
from casewright.ui.widgets.row_list import RowList
from casewright.ui.window.words import icon_of

_LOOKS = {"Added": ("plus", "place"), "Changed": ("pencil", "person"), "Deleted": ("trash-2", "event")}


class ChangeList(QWidget):
    """`opened` brings the `FieldChange` on which Enter was pressed; `chosen` the one in hand, or None."""

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.changes: Sequence[FieldChange] = ()
        self.list = RowList(name, self._fetch)
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(lambda place: self.opened.emit(self.changes[int(place)]))
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setAccessibleName("Every word of the change")
        self.words.setTabChangesFocus(True)
        self.words.document().setDocumentMargin(px(14))
        self.words.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self.list)
        split.addWidget(self.words)
        split.setSizes([px(520), px(420)])
        self.setFocusProxy(self.list)
        self.setLayout(column(split))

    def show_changes(self, changes: Sequence[FieldChange]) -> None:
        """Lists these, with the first in hand."""
        self.changes = changes
        self.list.rows.reload()
        self.words.clear()
        if changes:
            self.list.choose("0")
        else:
            self.chosen.emit(None)

    def current(self) -> FieldChange | None:
        """The one in hand."""
        place = self.list.current_id()
        return self.changes[int(place)] if place else None

    def _fetch(self, after: Any, limit: int) -> list[ListRow]:
        start = 0 if after is None else int(after)
        return [
            ListRow(str(n), each.title, each.below, *_look(each), key=n + 1)
            for n, each in enumerate(self.changes[start : start + limit], start=start)
        ]

    def _on_chosen(self, place: str) -> None:
        change = self.changes[int(place)]
        self.words.setPlainText(show_controls(change.whole))
        self.chosen.emit(change)


def _look(change: FieldChange) -> tuple[str, str]:
    return _LOOKS.get(change.did, (icon_of(change.table), "document"))
