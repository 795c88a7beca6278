"""A field for dates as analysts have them: EDTF in, plain words below."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from casewright.model.dates import parse_edtf, show_date
from casewright.model.errors import CaseError
from casewright.ui.theme.appearance import repolish
from casewright.ui.widgets.arrangement import column
from casewright.ui.widgets.labels import PlainLabel

_HELP = "2024-03-12 · 2024-03 · 2024~ about · 2024? perhaps · 2024-03/2024-05 · 2024/.. open"


class DateField(QWidget):
    """Takes an EDTF expression or nothing. The line below says what it means, or what is wrong with it."""

    changed = Signal()

    def __init__(self, name: str = "Date", value: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText("2024-03-12, 2024-03, 2024~ …")
        self._said = PlainLabel(_HELP, "caption", wrap=True)
        self.setLayout(column(self.line, self._said, spacing=4))
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._check)
        self.line.setText(value)

    def text(self) -> str:
        """What stands in the field, without spaces around it."""
        return self.line.text().strip()

    def setText(self, value: str) -> None:
        """Put an EDTF expression into the field."""
        self.line.setText(value)

    def problem(self) -> str:
        """What is wrong in one sentence; empty when it is a date or nothing at all."""
        try:
            if self.text():
                parse_edtf(self.text())
        except CaseError as error:
            return str(error)
        return ""

    def _check(self) -> None:
        problem = self.problem()
        self._said.setText(problem or (show_date(self.text()) if self.text() else _HELP))
        self._said.set_role("problem" if problem else "caption")
        self.line.setProperty("wrong", bool(problem))
        repolish(self.line)
        self.changed.emit()
