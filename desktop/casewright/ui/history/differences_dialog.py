"""What differs between two moments or two files: a list that can be walked through while the case stays open beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from casewright.ui.history.change_list import ChangeList
from casewright.ui.history.words import FieldChange
from casewright.ui.theme import px
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.labels import PlainLabel, Rule
from casewright.ui.window.object_ref import ObjectRef


class DifferencesDialog(QDialog):
    """`opened` brings an `ObjectRef` that is wanted in its own view."""

    opened = Signal(object)

    def __init__(self, title: str, said: str, changes: Sequence[FieldChange], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(px(980), px(600))
        objects = len({(each.table, each.id) for each in changes})
        count = f"{len(changes):,} differences in {objects:,} objects." if changes else "Nothing differs."
        self.list = ChangeList("Differences")
        self.list.opened.connect(lambda each: self.opened.emit(ObjectRef(each.table, each.id)))
        head = column(
            PlainLabel(title, "title"),
            PlainLabel(f"{said} {count}", "muted", wrap=True),
            margins=(20, 18, 20, 12),
            spacing=4,
        )
        hint = PlainLabel("Enter shows the object in its view.", "caption")
        foot = row(hint, None, text_button("Close", self.reject, look="outline"), margins=(20, 12, 20, 14))
        layout = column(head, Rule(), self.list, Rule(), foot)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.list.show_changes(changes)
