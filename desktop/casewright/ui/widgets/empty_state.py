"""What a view shows when it has nothing to show: what would be here, and the one thing to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.icon_label import IconLabel
from casewright.ui.widgets.labels import PlainLabel


class EmptyState(QWidget):
    """An icon, a title, a sentence, and at most one button, in the middle of the view."""

    def __init__(
        self,
        icon: str,
        title: str,
        text: str,
        action: str = "",
        on_action: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        heading = PlainLabel(title, "title")
        self._words = PlainLabel(text, "muted", wrap=True)
        self._words.setMaximumWidth(340)
        for label in (heading, self._words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout = column(None, row(None, IconLabel(icon, "ctl", 32), None), heading, spacing=10)
        words = row(None, self._words, None, margins=(16, 0, 16, 0))
        words.setStretch(1, 100)  # as wide as it may be; beside it only what is left
        layout.addLayout(words)
        if action:
            layout.addLayout(row(None, text_button(action, on_action, look="outline"), None))
        layout.addStretch(1)
        self.setLayout(layout)

    def set_text(self, text: str) -> None:
        """Change the sentence."""
        self._words.setText(text)
