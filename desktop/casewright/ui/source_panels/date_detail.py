"""A date, and the claim that it would become."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from casewright.ingest.suggestions.offers import DateOffer
from casewright.ui.theme import px
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.date_field import DateField
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.plain_text import isolate, one_line


class DateDetail(QWidget):
    """`acted` brings what a button or Enter asks for; `left`: Esc was pressed in a field."""

    acted = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel("", "strong")
        self.date = DateField("When it held")
        self.text = QPlainTextEdit()
        self.text.setProperty("field", True)
        self.text.setAccessibleName("Claim")
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(px(84))
        accept = text_button("Accept  A", partial(self.acted.emit, "accept"), look="primary")
        reject = text_button("Reject  X", partial(self.acted.emit, "reject"), look="outline")
        self.setLayout(
            column(
                self._title, self.date, PlainLabel("CLAIM", "section"), self.text, row(accept, reject, None, spacing=6),
                margins=(16, 10, 12, 12), spacing=8,
            )
        )  # fmt: skip

    def show_offer(self, offer: DateOffer, sentence: str) -> None:
        """Shows a date with its sentence as a claim."""
        self._title.setText(isolate(one_line(offer.words, 80)))
        self.date.setText(offer.edtf)
        self.text.setPlainText(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.acted.emit("accept")
        else:
            super().keyPressEvent(event)
