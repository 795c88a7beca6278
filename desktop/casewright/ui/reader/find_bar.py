"""Finding words in the text of a source."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from casewright.ui.reader.text_view import SourceTextView
from casewright.ui.widgets.arrangement import row
from casewright.ui.widgets.buttons import icon_button
from casewright.ui.widgets.labels import PlainLabel

_MOST = 10_000
_PAUSE_MS = 120


class FindBar(QFrame):
    """Ctrl+F shows it, Enter goes to the next place, Shift+Enter to the one before, Esc closes it."""

    def __init__(self, view: SourceTextView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Bar")
        self._view = view
        self._places: list[tuple[int, int]] = []
        self._at = 0
        self.field = QLineEdit()
        self.field.setAccessibleName("Find in this source")
        self.field.setPlaceholderText("Find in this source")
        self.field.setMinimumWidth(160)
        self.field.installEventFilter(self)
        self._count = PlainLabel("", "caption")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.search)
        self.field.textChanged.connect(lambda _text: self._pause.start())
        self.setLayout(
            row(
                self.field,
                self._count,
                None,
                icon_button("chevron-up", "Previous place", lambda: self.step(-1), "Shift+Enter"),
                icon_button("chevron-down", "Next place", lambda: self.step(1), "Enter"),
                icon_button("x", "Close find", self.close_bar, "Esc"),
                margins=(16, 5, 8, 5),
                spacing=8,
            )
        )
        self.hide()

    def open_bar(self) -> None:
        """Show it and look for the selected words, if any."""
        start, end = self._view.selection()
        if 0 < end - start <= 200:
            self.field.setText(self._view.display.text[start:end])
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self.search()

    def close_bar(self) -> None:
        """Hide it; the text has the focus again."""
        self.hide()
        self._view.show_found(None)
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def search(self) -> None:
        """Find every place, whatever the case of the letters; go to the first one from where the reader is."""
        self._pause.stop()
        words = self.field.text()
        self._places = find_places(self._view.display.text, words)
        here = self._view.selection()[0]
        self._at = next((n for n, place in enumerate(self._places) if place[0] >= here), 0)
        self._show()

    def step(self, step: int) -> None:
        """Go to the next place, from the last one to the first."""
        if self._pause.isActive():
            self.search()
        if self._places:
            self._at = (self._at + step) % len(self._places)
            self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_bar()
                return True
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        self._view.show_found(self._places[self._at] if self._places else None)
        most = len(self._places) == _MOST
        said = (
            f"{self._at + 1} of {len(self._places)}{' or more' if most else ''}"
            if self._places
            else "Not found"
        )
        self._count.setText(said if self.field.text() else "")


def find_places(text: str, words: str) -> list[tuple[int, int]]:
    """Where words stand in a text, as [start, end) in code points, upper and lower case alike; the first 10,000."""
    if not words:
        return []
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())) or re.escape(words), re.IGNORECASE)
    found: list[tuple[int, int]] = []
    for match in pattern.finditer(text):
        found.append(match.span())
        if len(found) == _MOST:
            break
    return found
