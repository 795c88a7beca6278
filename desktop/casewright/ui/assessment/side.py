"""What stands beside an assessment: its outline."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QWidget

from casewright.ui.assessment.outline import Outline
from casewright.ui.theme import ThemeChanged, px
from casewright.ui.widgets.arrangement import column

_WIDTH = 224  # pixels at text scale 1


class AssessmentSide(QFrame):
    """A narrow column at the beginning of the line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("AssessmentSide")
        self.outline = Outline()
        self.setLayout(column(self.outline, margins=(0, 10, 0, 0)))
        self.setFixedWidth(px(_WIDTH))

    def event(self, event: QEvent) -> bool:
        if event.type() == ThemeChanged.kind:
            self.setFixedWidth(px(_WIDTH))
        return super().event(event)
