"""The eight steps of the method in a row, each with how far the board is; a step leads to what is to be done."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolButton, QWidget

from casewright.analysis.ach.steps import Step, steps_of
from casewright.ui.board.state import BoardState
from casewright.ui.theme import ThemeChanged, px
from casewright.ui.theme.icons import set_icon
from casewright.ui.widgets.arrangement import row
from casewright.ui.widgets.plain_text import set_plain_tooltip

_LOOKS = {"done": ("circle-check", "ok"), "due": ("triangle-alert", "warn"), "open": ("circle", "ctl")}
_SAID = {"done": "done", "due": "passed over", "open": "open"}
_HEIGHT, _SPARE = 36, 34  # pixels at text scale 1; of a button beside its words


class StepStrip(QFrame):
    """`asked` brings the number of a step."""

    asked = Signal(int)

    def __init__(self, state: BoardState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Bar")
        self.setAccessibleName("Steps of the method")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._state, self._titles, self._states = state, [""] * 8, [""] * 8
        self.buttons = [self._button(number) for number in range(1, 9)]
        self.setLayout(row(*self.buttons, None, margins=(8, 0, 8, 0), spacing=0))
        self.setFixedHeight(px(_HEIGHT))
        state.rebuilt.connect(self.refresh)
        state.rated.connect(self.refresh)

    def refresh(self) -> None:
        """Says anew how far the board is."""
        if self._state.study is None:
            return
        for button, step in zip(self.buttons, steps_of(self._state.study), strict=True):
            self._show(button, step)
        self._make_room()

    def event(self, event: QEvent) -> bool:
        if event.type() == ThemeChanged.kind:
            self.setFixedHeight(px(_HEIGHT))
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _button(self, number: int) -> QToolButton:
        button = QToolButton()
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(partial(self._ask, number))
        return button

    def _ask(self, number: int, _checked: bool = False) -> None:
        self.asked.emit(number)

    def _show(self, button: QToolButton, step: Step) -> None:
        said = f"Step {step.number}, {step.title}: {_SAID[step.state]}. {step.detail}"
        if button.accessibleName() != said:
            button.setAccessibleName(said)
            set_plain_tooltip(button, f"{step.title} – {_SAID[step.state]}\n{step.detail}")
        if self._states[step.number - 1] != step.state:
            icon, ink = _LOOKS[step.state]
            set_icon(button, icon, ink, ink)
        self._titles[step.number - 1] = f" {step.number}  {step.title}"
        self._states[step.number - 1] = step.state

    def _make_room(self) -> None:
        """All titles where there is room for them; otherwise those of steps that are not done, or none."""
        metrics = self.buttons[0].fontMetrics()
        numbers = [f" {number}" for number in range(1, 9)]
        done = [state == "done" for state in self._states]
        to_do = [
            number if is_done else title
            for number, title, is_done in zip(numbers, self._titles, done, strict=True)
        ]
        for texts in (self._titles, to_do, numbers):
            if sum(metrics.horizontalAdvance(text) + _SPARE for text in texts) <= self.width() - 16:
                break
        for button, text in zip(self.buttons, texts, strict=True):
            if button.text() != text:
                button.setText(text)
