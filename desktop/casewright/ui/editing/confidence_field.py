"""Choosing a confidence: what each level means, what stands against it, and that the evidence caps it and never raises it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from casewright.analysis.ceiling import LEVELS, Ceiling
from casewright.model.choices import choices
from casewright.ui.widgets.arrangement import column
from casewright.ui.widgets.labels import PlainLabel

_INDENT = 26
_COUNTING = "Counting the independent origins …"
_UNSUPPORTED = "Nothing is cited for it yet: then there is a gap to state, and no confidence."
_ABOVE = "CF01  This is above what the evidence allows: lower it, or close what stands against it."
_CLEARING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class ConfidenceField(QWidget):
    """L, M and H choose, Backspace takes the choice back. `value()` is a level or empty.

    The ceiling is explained and asks nothing: a level above it can be chosen, and is marked as the check will mark it.
    """

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._ceiling: Ceiling | None = None
        self.buttons: dict[str, QRadioButton] = {}
        self._against: dict[str, PlainLabel] = {}
        self._allowed = PlainLabel("", "small", wrap=True)
        self._above = PlainLabel(_ABOVE, "problem", wrap=True)
        parts: list[QWidget] = [self._allowed]
        for each in reversed(choices("confidence")):
            button = QRadioButton(each.label)
            button.setAccessibleName(f"{name}: {each.label}")
            button.setAccessibleDescription(each.meaning)
            button.setMinimumHeight(24)
            button.toggled.connect(self._on_toggled)
            self._group.addButton(button)
            self.buttons[each.key] = button
            self._against[each.key] = PlainLabel("", "small", wrap=True)
            parts += [
                button,
                *map(_indented, (PlainLabel(each.meaning, "caption", wrap=True), self._against[each.key])),
            ]
        self.setLayout(column(*parts, self._above, spacing=0))
        self.setFocusProxy(self.buttons["high"])
        self.show_ceiling(None)

    def value(self) -> str:
        """The level chosen."""
        return next((level for level, button in self.buttons.items() if button.isChecked()), "")

    def set_value(self, level: object) -> None:
        """Chooses a level, or none."""
        if level in self.buttons:
            self.buttons[str(level)].setChecked(True)
        elif (chosen := self._group.checkedButton()) is not None:
            self._group.setExclusive(False)
            chosen.setChecked(False)
            self._group.setExclusive(True)

    def show_ceiling(self, ceiling: Ceiling | None) -> None:
        """Says which levels the evidence allows, and what stands against the others; None while that is worked out."""
        self._ceiling = ceiling
        for level, label in self._against.items():
            why = ceiling.why_not(level) if ceiling is not None and ceiling.level is not None else None
            label.setText(f"Against it: {why}." if why else "")
            label.setVisible(bool(why))
        self._allowed.setText(_allowed_words(ceiling))
        self._mark()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        level = next((each for each in LEVELS if each[0] == event.text().lower()), None)
        if level is not None and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self.buttons[level].setChecked(True)
            self.buttons[level].setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() in _CLEARING:
            self.set_value(None)
        else:
            super().keyPressEvent(event)

    def _on_toggled(self, _on: bool) -> None:
        self._mark()
        self.changed.emit()

    def _mark(self) -> None:
        above = self._ceiling is not None and self._ceiling.why_not(self.value()) is not None
        self._above.setVisible(above)


def _allowed_words(ceiling: Ceiling | None) -> str:
    if ceiling is None:
        return _COUNTING
    if ceiling.level is None:
        return _UNSUPPORTED
    if ceiling.level == LEVELS[-1]:
        return "The evidence allows any level; which one holds is yours to judge."
    return f"The evidence allows {ceiling.level} at most; it never raises a confidence."


def _indented(label: PlainLabel) -> PlainLabel:
    label.setContentsMargins(_INDENT, 0, 0, 4)
    return label
