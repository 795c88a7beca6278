"""The strip above the chart while it is being laid out: how far that is, and a way to stop."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from casewright.ui.theme import px
from casewright.ui.widgets.arrangement import row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.icon_label import IconLabel
from casewright.ui.widgets.labels import ElidedLabel

_PARTS = 1000


class LayoutStrip(QFrame):
    """It never takes the keyboard: work goes on beside it."""

    def __init__(self, on_stop: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Notice")
        self.setProperty("tone", "info")
        self._text = ElidedLabel("")
        self.gauge = QProgressBar()
        self.gauge.setRange(0, _PARTS)
        self.gauge.setTextVisible(False)
        self.gauge.setFixedWidth(px(200))
        self.gauge.setAccessibleName("How far the layout is")
        self.stop = text_button("Stop", on_stop)
        line = row(
            IconLabel("workflow", "accent"),
            self._text,
            self.gauge,
            self.stop,
            margins=(16, 4, 8, 4),
            spacing=10,
        )
        line.setStretch(1, 1)
        line.setAlignment(self.gauge, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(line)
        self.hide()

    def begin(self, words: str) -> None:
        """Says what is under way."""
        self._text.setText(words)
        self.gauge.setValue(0)
        self.show()

    def show_progress(self, fraction: float) -> None:
        """How far it is, from 0 to 1."""
        self.gauge.setValue(round(fraction * _PARTS))
