"""A field for text that a draft can begin: a button writes the draft, a person changes it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from casewright.model.errors import CaseError
from casewright.ui.theme import px
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.labels import PlainLabel

_NOTHING = "There is nothing to draft it from yet."


class GeneratedField(QWidget):
    """Text with a button "Generate". The draft takes the place of what stands there; Ctrl+Z in the field brings that back."""

    changed = Signal()

    def __init__(self, name: str, draft: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self.text = QPlainTextEdit()
        self.text.setProperty("field", True)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(px(96))
        self.text.setAccessibleName(name)
        self.text.textChanged.connect(self.changed)
        self.button = text_button("Generate", self.generate, icon="refresh-cw", look="outline")
        self.button.setAccessibleName(f"Generate {name.lower()}")
        self._said = PlainLabel("", "caption", wrap=True)
        self._said.hide()
        foot = row(self.button, self._said, None, spacing=8)
        self.setLayout(column(self.text, foot, spacing=6))
        self.setFocusProxy(self.text)

    def generate(self) -> None:
        """Writes the draft into the field, or says why there is none."""
        try:
            words = self._draft()
        except CaseError as error:
            words, said = "", str(error)
        else:
            said = "" if words else _NOTHING
        self._said.setText(said)
        self._said.setVisible(bool(said))
        if words:
            cursor = QTextCursor(self.text.document())
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(words)
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def value(self) -> str:
        """What stands in the field."""
        return self.text.toPlainText().strip()

    def set_value(self, value: object) -> None:
        """Puts a text into the field."""
        self.text.setPlainText(str(value or ""))
