"""A mistake of ours: said plainly, with what a maintainer needs to be copied; nothing is sent anywhere."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from casewright.ui.theme import px
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.labels import PlainLabel


class FaultDialog(QDialog):
    """Shows versions and the path through the code; never a value of the case."""

    def __init__(self, details: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("This is our fault")
        self.setMinimumWidth(px(560))
        said = PlainLabel(
            "Something in Casewright went wrong. Your case is safe: every step was written when it was made, and the one under "
            "way was not.",
            "muted", wrap=True,
        )  # fmt: skip
        self.details = QPlainTextEdit(details)
        self.details.setReadOnly(True)
        self.details.setAccessibleName("Details")
        self.details.setMinimumHeight(px(180))
        copy = text_button(
            "Copy details", lambda: QGuiApplication.clipboard().setText(details), icon="copy", look="outline"
        )
        close = text_button("Go on", self.accept, look="primary")
        close.setDefault(True)
        note = PlainLabel("The details hold no content of the case. Nothing is sent.", "caption")
        self.setLayout(
            column(PlainLabel("This is our fault", "title"), said, self.details, row(note, None, copy, close, spacing=8),
                   margins=(20, 18, 20, 16), spacing=12)
        )  # fmt: skip
