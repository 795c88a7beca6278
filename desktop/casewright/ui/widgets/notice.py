"""Messages in one sentence: a bar above a view that stays, and a toast that goes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, QTimer
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from casewright.ui.theme.appearance import repolish
from casewright.ui.widgets.arrangement import row
from casewright.ui.widgets.buttons import icon_button, text_button
from casewright.ui.widgets.icon_label import IconLabel
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.plain_text import isolate

_ICONS = {
    "info": ("info", "accent"),
    "ok": ("circle-check", "ok"),
    "warn": ("triangle-alert", "warn"),
    "bad": ("circle-alert", "bad"),
}


class NoticeBar(QFrame):
    """A sentence across a view, with at most one thing to do about it. Hidden until there is something to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Notice")
        self._act: Callable[[], object] | None = None
        self._icon = IconLabel("info", "accent")
        self._text = PlainLabel("", wrap=True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._button = text_button("", self._run)
        self._close = icon_button("x", "Close this message", self.hide)
        self.setLayout(
            row(self._icon, self._text, self._button, self._close, margins=(16, 4, 8, 4), spacing=8)
        )
        self.hide()

    def say(
        self, text: str, tone: str = "info", action: str = "", on_action: Callable[[], object] | None = None
    ) -> None:
        """Show a sentence; `tone` is `info`, `ok`, `warn` or `bad`; `action` is the word on the button, if any."""
        self._icon.set_icon(*_ICONS[tone])
        self._text.setText(text)
        self._act = on_action
        self._button.setText(action)
        self._button.setAccessibleName(action)
        self._button.setVisible(bool(action))
        self.setProperty("tone", tone)
        self.setAccessibleName(text)
        repolish(self)
        self.show()

    def _run(self) -> None:
        if self._act is not None:
            self._act()


class Toast(QFrame):
    """A sentence at the foot of a window for a few seconds: what was done, and how to take it back."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("Toast")
        self._window = window
        self._act: Callable[[], object] | None = None
        self._text = PlainLabel("")
        self._button = text_button("", self._run)
        self.setLayout(row(self._text, self._button, margins=(16, 4, 8, 4), spacing=12))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        window.installEventFilter(self)
        self.hide()

    def say(
        self, text: str, action: str = "", on_action: Callable[[], object] | None = None, seconds: float = 6
    ) -> None:
        """Show a sentence, and a word on a button that does something about it."""
        self._act = on_action
        self._text.setText(isolate(text))
        self._button.setText(action)
        self._button.setAccessibleName(action)
        self._button.setVisible(bool(action))
        self.setAccessibleName(text)
        self.show()
        self._place()
        self.raise_()
        self._timer.start(round(seconds * 1000))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(min(hint.width(), max(240, self._window.width() - 48)), max(44, hint.height()))

    def _place(self) -> None:
        self._text.setWordWrap(self._text.sizeHint().width() > self._window.width() - 200)
        self.adjustSize()
        window = self._window
        self.move((window.width() - self.width()) // 2, window.height() - self.height() - 40)

    def _run(self) -> None:
        self.hide()
        if self._act is not None:
            self._act()
