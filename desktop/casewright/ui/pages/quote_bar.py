"""The bar below the reader: the words just quoted or chosen, and what to make of them with one key."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from casewright.ui.widgets.arrangement import row
from casewright.ui.widgets.buttons import icon_button, text_button
from casewright.ui.widgets.icon_label import IconLabel
from casewright.ui.widgets.labels import ElidedLabel
from casewright.ui.widgets.plain_text import isolate, one_line

_KEYS = {Qt.Key.Key_K: "claim", Qt.Key.Key_E: "entity", Qt.Key.Key_L: "link"}


class QuoteBar(QFrame):
    """While it has the keyboard: K makes a claim, E an entity, L a link, Esc goes back to the text."""

    make_asked = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Status")
        self.setFixedHeight(48)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Quoted passage")
        self._words = ElidedLabel("", "quotation")
        self._buttons = [
            text_button(words, partial(self.make_asked.emit, table), icon=icon, look="outline")
            for words, table, icon in (
                ("Claim  K", "claim", "message-square"), ("Entity  E", "entity", "user"), ("Link  L", "link", "link-2")
            )
        ]  # fmt: skip
        parts = row(
            IconLabel("quote", "accent"), self._words, *self._buttons, icon_button("x", "Back to the text", self._close, "Esc"),
            margins=(16, 0, 8, 0), spacing=8,
        )  # fmt: skip
        parts.setStretch(1, 1)
        self.setLayout(parts)
        self.hide()

    def show_passage(self, exact: str, *, writable: bool) -> None:
        """Offers what can be made of a passage."""
        self._words.setText(f"“{isolate(one_line(exact, 300))}”")
        for button in self._buttons:
            button.setVisible(writable)
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        table = _KEYS.get(Qt.Key(event.key()))
        if table is not None and not event.modifiers() and self._buttons[0].isVisible():
            self.make_asked.emit(table)
        elif event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def _close(self) -> None:
        self.hide()
        self.closed.emit()
