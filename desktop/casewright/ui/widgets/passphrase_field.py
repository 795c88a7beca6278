"""A field for a passphrase: dots or letters as the person wishes, and a word when Caps Lock seems to be on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from casewright.ui.theme.icons import set_icon
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.buttons import icon_button
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.plain_text import set_plain_tooltip


class PassphraseField(QWidget):
    """What is typed is given out as it was typed, with its spaces; `forget` empties the field and its undo."""

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        hints = Qt.InputMethodHint
        self.line.setInputMethodHints(
            hints.ImhSensitiveData
            | hints.ImhHiddenText
            | hints.ImhNoPredictiveText
            | hints.ImhNoAutoUppercase
        )
        self.line.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.line.textChanged.connect(lambda _text: self.changed.emit())
        self.line.installEventFilter(self)
        self.eye = icon_button("eye", "", self._turn)
        self.caps_lock = PlainLabel("Caps Lock seems to be on.", "caption")
        self.caps_lock.hide()
        line = row(self.line, self.eye, spacing=4)
        line.setStretch(0, 1)
        self.setLayout(column(line, self.caps_lock, spacing=4))
        self.setFocusProxy(self.line)
        self.setAccessibleName(name)
        self._show(False)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def value(self) -> str:
        """The passphrase."""
        return self.line.text()

    def set_value(self, _value: object) -> None:
        """A form starts with nothing in it."""

    def forget(self) -> None:
        """Empties the field, so that nothing of it stays behind a closed dialog."""
        self.line.clear()
        self._show(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._look_for_caps_lock(event)
        return super().eventFilter(watched, event)

    def _look_for_caps_lock(self, event: QKeyEvent) -> None:
        """No system tells Qt; a letter that is large without Shift, or small with it, does."""
        letter = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self.caps_lock.hide()
        elif len(letter) == 1 and letter.lower() != letter.upper():
            with_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock.setVisible(letter.isupper() != with_shift)

    def _turn(self) -> None:
        self._show(self.line.echoMode() == QLineEdit.EchoMode.Password)

    def _show(self, letters: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if letters else QLineEdit.EchoMode.Password)
        words = "Hide the passphrase" if letters else "Show the passphrase"
        set_icon(self.eye, "eye-off" if letters else "eye")
        self.eye.setAccessibleName(words)
        set_plain_tooltip(self.eye, words)
