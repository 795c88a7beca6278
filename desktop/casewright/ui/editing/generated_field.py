"""A field for text that a draft can begin: a button writes the draft, a person changes it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from casewright.ui.tasks import Task, TaskRunner
from casewright.ui.theme import px
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.labels import PlainLabel

_TYPED = "The text was changed meanwhile and is kept; press Generate again to replace it."
_NOTHING = "There is nothing to draft it from yet."


class GeneratedField(QWidget):
    """Text with a button "Generate". The draft takes the place of what stands there; Ctrl+Z in the field brings that back.

    A draft may read the whole case, so it is written off the main thread; what was typed meanwhile is kept. `drafted` says
    that a draft was put in, whoever has the keyboard by then.
    """

    changed = Signal()
    drafted = Signal()

    def __init__(
        self, name: str, draft: Callable[[], str], tasks: TaskRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._draft, self._tasks = draft, tasks
        self._task: Task | None = None
        self._before = ""
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
        """Writes the draft into the field, or says why there is none; asked again meanwhile, it goes on."""
        if self._task is not None:
            return
        self._before, draft = self.text.toPlainText(), self._draft
        self._task = self._tasks.run(
            f"Drafting {self.text.accessibleName().lower()}", lambda _progress: draft()
        )
        self._task.done.connect(self._on_drafted)  # methods: a field that is gone hears no more
        self._task.failed.connect(self._on_failed)
        self._task.cancelled.connect(self._on_failed)

    def _on_failed(self, said: str = "") -> None:
        self._task = None
        self._say(said)

    def _say(self, said: str) -> None:
        self._said.setText(said)
        self._said.setVisible(bool(said))

    def _on_drafted(self, words: str) -> None:
        self._task = None
        typed = self.text.toPlainText() != self._before
        self._say(_TYPED if typed else "" if words else _NOTHING)
        if words and not typed:
            cursor = QTextCursor(self.text.document())
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(words)
            if self.window().focusWidget() is self.button:
                self.text.setFocus(Qt.FocusReason.OtherFocusReason)
            self.drafted.emit()

    def value(self) -> str:
        """What stands in the field."""
        return self.text.toPlainText().strip()

    def set_value(self, value: object) -> None:
        """Puts a text into the field; a draft under way was for what the field showed before."""
        if self._task is not None:
            self._task.cancel()
        if str(value or "") != self.text.toPlainText():  # the same again would forget what Ctrl+Z takes back
            self.text.setPlainText(str(value or ""))
