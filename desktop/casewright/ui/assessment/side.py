"""What stands beside an assessment: its outline, or what the check says of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from casewright.ui.assessment.findings import Findings
from casewright.ui.assessment.outline import Outline
from casewright.ui.theme import ThemeChanged, px
from casewright.ui.widgets.arrangement import column, held, row
from casewright.ui.widgets.segments import Segments

_WIDTH = 236  # pixels at text scale 1
OUTLINE, CHECK = "outline", "check"


class AssessmentSide(QFrame):
    """A narrow column at the beginning of the line, with a switch over it; as wide as there is room where it stands alone.

    `switched` brings what is shown now.
    """

    switched = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("AssessmentSide")
        self._alone = False
        self.outline, self.findings = Outline(), Findings()
        self.switch = Segments("Beside the assessment", ((OUTLINE, "Outline"), (CHECK, "Check")))
        self.switch.chosen.connect(self.show_panel)
        self._stack = QStackedWidget()
        for each in (self.outline, self.findings):
            self._stack.addWidget(each)
        self.setLayout(column(held(row(self.switch, margins=(10, 8, 10, 4))), self._stack))
        self._fit()

    def show_panel(self, key: str) -> None:
        """Shows the outline or the findings."""
        self.switch.choose(key)
        self._stack.setCurrentWidget(self.findings if key == CHECK else self.outline)
        self.switched.emit(key)

    @property
    def shown(self) -> str:
        """Which of the two is shown."""
        return CHECK if self._stack.currentWidget() is self.findings else OUTLINE

    def show_count(self, findings: int) -> None:
        """Says on the switch how many findings there are."""
        self.switch.relabel(CHECK, f"Check {findings}" if findings else "Check")

    def stand_alone(self, on: bool) -> None:
        """Whether it has the width of the page to itself."""
        self._alone = on
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == ThemeChanged.kind:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        self.setMinimumWidth(0 if self._alone else px(_WIDTH))
        self.setMaximumWidth(16_777_215 if self._alone else px(_WIDTH))
