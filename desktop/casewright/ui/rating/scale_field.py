"""One axis of the Admiralty scale as a field: each grade with what it means; its own key chooses it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from casewright.model.choices import choices
from casewright.ui.widgets.arrangement import column
from casewright.ui.widgets.labels import PlainLabel

_INDENT = 26


class ScaleField(QWidget):
    """The grades of `reliability` or `credibility`. Nothing is chosen beforehand; arrows move, the letter or digit itself chooses.

    `value()` is the grade or empty. `keyed`: a grade was chosen by its key, so the keyboard may go on to the reason.
    """

    changed = Signal()
    keyed = Signal()

    def __init__(self, name: str, axis: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QRadioButton] = {}
        self.meanings: dict[str, PlainLabel] = {}
        parts: list[QWidget] = []
        for each in choices(axis):
            button = QRadioButton(f"{each.key}   {each.label}")
            button.setAccessibleName(f"{name} {each.key}: {each.label}")
            button.setAccessibleDescription(each.meaning)
            button.setMinimumHeight(24)
            button.toggled.connect(lambda _on: self.changed.emit())
            self._group.addButton(button)
            self.buttons[each.key] = button
            meaning = self.meanings[each.key] = PlainLabel(each.meaning, "caption", wrap=True)
            meaning.setContentsMargins(_INDENT, 0, 0, 4)
            parts += [button, meaning]
        self.setLayout(column(*parts, spacing=0))
        self.setFocusProxy(next(iter(self.buttons.values())))

    def value(self) -> str:
        """The grade chosen."""
        return next((grade for grade, button in self.buttons.items() if button.isChecked()), "")

    def set_value(self, grade: object) -> None:
        """Chooses a grade."""
        if grade in self.buttons:
            self.buttons[str(grade)].setChecked(True)

    def close_grade(self, grade: str, why: str) -> None:
        """Says under a grade why it is not open; it is refused where the case is changed, and not by the field."""
        self.meanings[grade].setText(why)
        self.meanings[grade].set_role("problem")
        self.buttons[grade].setAccessibleDescription(why)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        grade = event.text().upper()
        allowed = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        if grade in self.buttons and not event.modifiers() & ~allowed:
            self.buttons[grade].setChecked(True)
            self.buttons[grade].setFocus(Qt.FocusReason.OtherFocusReason)
            self.keyed.emit()
        else:
            super().keyPressEvent(event)
