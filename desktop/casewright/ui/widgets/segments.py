"""A segmented control: one of a few, all in sight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QWidget

from casewright.ui.widgets.arrangement import row

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class Segments(QFrame):
    """Choose one of a few. Tab reaches the chosen one, the arrow keys move the choice."""

    chosen = Signal(str)

    def __init__(self, name: str, options: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """`options` are (key, label); the first one is chosen."""
        super().__init__(parent)
        self.setObjectName("Segments")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self._buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        for key, label in options:
            self._buttons[key] = self._segment(name, key, label)
        self.setLayout(row(*self._buttons.values(), margins=(2, 0, 2, 0)))
        if options:
            self.choose(options[0][0])

    def choice(self) -> str:
        """The key of the chosen segment."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def relabel(self, key: str, label: str) -> None:
        """Say something else on a segment, such as a count."""
        self._buttons[key].setText(label.replace("&", "&&"))
        self._buttons[key].setAccessibleName(f"{self.accessibleName()}: {label}")

    def choose(self, key: str) -> None:
        """Choose a segment; says `chosen` only when that is a change by a person."""
        for each, button in self._buttons.items():
            button.setChecked(each == key)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if each == key else Qt.FocusPolicy.ClickFocus)
            if each == key:
                self.setFocusProxy(button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        keys = list(self._buttons)
        self._pick(keys[(keys.index(self.choice()) + step) % len(keys)])
        self._buttons[self.choice()].setFocus(Qt.FocusReason.OtherFocusReason)

    def _segment(self, name: str, key: str, label: str) -> QToolButton:
        button = QToolButton()
        button.setText(label.replace("&", "&&"))
        button.setAccessibleName(f"{name}: {label}")
        button.setCheckable(True)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda _checked=False: self._pick(key))
        self._group.addButton(button)
        return button

    def _pick(self, key: str) -> None:
        self.choose(key)
        self.chosen.emit(key)
