"""Choosing a passphrase: typed twice, with a word about its length and what it means to lose it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from casewright.model.errors import InvalidValue
from casewright.ui.widgets.arrangement import column
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.passphrase_field import PassphraseField

_SHORT, _LONG = 10, 20
LOST = "Nobody can recover it, and without it the case cannot be opened. Keep it where it will be found."


def length_hint(passphrase: str) -> str:
    """What its length alone says of it; nothing is forbidden."""
    if not passphrase:
        return "Four or five words that belong to no sentence are easy to keep and hard to guess."
    if len(passphrase) < _SHORT:
        return "Short: a machine guesses this quickly."
    if len(passphrase) < _LONG:
        return "Of middling length: another word or two would make it much harder to guess."
    return "Long: hard to guess, unless it is a known sentence."


class NewPassphrase(QWidget):
    """`value` raises InvalidValue until both fields agree."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.first, self.again = PassphraseField("New passphrase"), PassphraseField("The same again")
        self._hint = PlainLabel(length_hint(""), "caption", wrap=True)
        for field in (self.first, self.again):
            field.changed.connect(self._on_typed)
        first = column(PlainLabel("New passphrase", "small"), self.first, self._hint, spacing=4)
        again = column(PlainLabel("The same again", "small"), self.again, spacing=4)
        self.setLayout(column(first, again, PlainLabel(LOST, "caption", wrap=True), spacing=12))
        self.setFocusProxy(self.first)

    def value(self) -> str:
        """The passphrase. Raises InvalidValue while there is none, or the two differ."""
        if not self.first.value():
            raise InvalidValue("The passphrase is missing.")
        if self.first.value() != self.again.value():
            raise InvalidValue("The two passphrases are not the same.")
        return self.first.value()

    def forget(self) -> None:
        """Empties both fields."""
        self.first.forget()
        self.again.forget()

    def _on_typed(self) -> None:
        self._hint.setText(length_hint(self.first.value()))
        self.changed.emit()


class Protection(QWidget):
    """Of a new case: whether it is to have a passphrase, and which. `value` is None without one."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.box = QCheckBox("Protect with a passphrase")
        self.passphrase = NewPassphrase()
        self.passphrase.hide()
        self.box.toggled.connect(self._on_toggled)
        self.passphrase.changed.connect(self.changed)
        self.setLayout(column(self.box, self.passphrase, spacing=8))
        self.setFocusProxy(self.box)

    def value(self) -> str | None:
        """The passphrase, or None. Raises InvalidValue as `NewPassphrase`."""
        return self.passphrase.value() if self.box.isChecked() else None

    def set_value(self, _value: object) -> None:
        """A form starts with nothing in it."""

    def _on_toggled(self, on: bool) -> None:
        self.passphrase.setVisible(on)
        if on:
            self.passphrase.first.line.setFocus()
        self.changed.emit()
