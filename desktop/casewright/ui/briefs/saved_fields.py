"""Fields that leave taking back to the window: what is typed in them is saved by itself, and its steps are those of the case."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from casewright.ui.theme import ThemeChanged, px

_TAKING_BACK = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_LINES_HEIGHT = 58


def is_for_the_window(event: QEvent) -> bool:
    """Whether a field is asked if it wants the keys of undo and redo; it does not."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    return any(event.matches(key) for key in _TAKING_BACK)


class SavedLine(QLineEdit):
    """A line."""

    def event(self, event: QEvent) -> bool:
        if is_for_the_window(event):
            event.ignore()
            return False
        return super().event(event)

    def show_text(self, text: str) -> None:
        """Shows a text from its beginning."""
        self.setText(text)
        if not self.hasFocus():
            self.setCursorPosition(0)


class SavedText(QPlainTextEdit):
    """A text of any length; Tab leaves it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("field", True)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)

    def event(self, event: QEvent) -> bool:
        if is_for_the_window(event):
            event.ignore()
            return False
        if event.type() == ThemeChanged.kind:
            self.show_look()
        return super().event(event)

    def show_look(self) -> None:
        """Takes the sizes in force."""


class SavedLines(SavedText):
    """Two lines of plain text in sight; line ends are kept out, as its column holds none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.show_look()

    def show_look(self) -> None:
        self.setFixedHeight(px(_LINES_HEIGHT))
