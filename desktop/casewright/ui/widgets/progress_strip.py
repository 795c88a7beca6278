"""A strip above the status bar while long work goes on: how far it is, a way to stop, and at the end what came of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from casewright.ui.theme import px
from casewright.ui.theme.appearance import repolish
from casewright.ui.widgets.arrangement import row
from casewright.ui.widgets.buttons import icon_button, text_button
from casewright.ui.widgets.icon_label import IconLabel
from casewright.ui.widgets.labels import ElidedLabel
from casewright.ui.widgets.plain_text import isolate, one_line


class ProgressStrip(QFrame):
    """It never takes the keyboard: work goes on beside it. `icon` and `doing` say which work it is."""

    def __init__(self, icon: str, doing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Notice")
        self.setProperty("tone", "info")
        self._own_icon = icon
        self._icon = IconLabel(icon, "accent")
        self._text = ElidedLabel("")
        self.gauge = QProgressBar()
        self.gauge.setRange(0, 1000)
        self.gauge.setTextVisible(False)
        self.gauge.setFixedWidth(px(200))
        self.gauge.setAccessibleName(f"How far the {doing} is")
        self._act: Callable[[], object] | None = None
        self.button = text_button("Stop", self._run)
        self._close = icon_button("x", "Close this message", self.hide)
        line = row(
            self._icon, self._text, self.gauge, self.button, self._close, margins=(16, 4, 8, 4), spacing=10
        )
        line.setStretch(1, 1)
        line.setAlignment(self.gauge, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(line)
        self.hide()

    def show_progress(self, fraction: float, words: str, on_stop: Callable[[], object]) -> None:
        """Says what is being done now."""
        self._say("info", self._own_icon, "accent", words, "Stop", on_stop)
        # a progress bar repaints at once, and with it whatever else waits to be painted in the window
        self.gauge.setUpdatesEnabled(False)
        self.gauge.setValue(round(fraction * 1000))
        self.gauge.setUpdatesEnabled(True)
        self.gauge.show()
        self._close.hide()

    def show_outcome(
        self, words: str, tone: str, action: str = "", on_action: Callable[[], object] | None = None
    ) -> None:
        """Says what came of it, until it is closed; `tone` is `ok`, `warn` or `bad`."""
        glyph = {"ok": "circle-check", "warn": "triangle-alert"}.get(tone, "circle-alert")
        self._say(tone, glyph, tone, words, action, on_action)
        self.gauge.hide()
        self._close.show()

    def words(self) -> str:
        """What it says now."""
        return self._text.text()

    def _say(
        self, tone: str, icon: str, ink: str, words: str, action: str, on_action: Callable[[], object] | None
    ) -> None:
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            repolish(self)
        self._icon.set_icon(icon, ink)
        self._text.setText(isolate(one_line(words, 300)))
        self.setAccessibleName(words)
        self._act = on_action
        if self.button.text() != action:
            self.button.setText(action)
            self.button.setAccessibleName(action)
        self.button.setVisible(bool(action))
        self.show()

    def _run(self) -> None:
        if self._act is not None:
            self._act()
