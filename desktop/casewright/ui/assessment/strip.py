"""The outline where there is no room beside the assessment: a strip above it."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from casewright.ui.assessment.outline_rows import OutlineRow, section_of
from casewright.ui.theme.tokens import TOOL_BAR
from casewright.ui.widgets.arrangement import row
from casewright.ui.widgets.buttons import button_words, text_button
from casewright.ui.widgets.choice_field import ChoiceField

_LONGEST = 60


class OutlineStrip(QFrame):
    """Says where you are and leads elsewhere. `asked` brings the place of a part, `check_asked` wants the findings."""

    asked = Signal(object)
    check_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Bar")
        self.setFixedHeight(TOOL_BAR)
        self._rows: list[OutlineRow] = []
        self.field = ChoiceField("Part of the assessment", ())
        self.field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.field.activated.connect(lambda place: self.asked.emit(self._rows[place].place))
        self.check = text_button("Check", self.check_asked.emit, icon="shield-check")
        line = row(self.field, self.check, margins=(12, 0, 8, 0), spacing=8)
        line.setStretch(0, 1)
        self.setLayout(line)

    def show_rows(self, rows: Sequence[OutlineRow]) -> None:
        """Offers other parts; the one in sight stays if it is still there."""
        self._rows = list(rows)
        self.field.set_options([(each.id, _label(each)) for each in rows])

    def mark(self, place: Hashable) -> None:
        """Names the part that is being read, or the section it stands in; nothing is asked for."""
        known = {each.place: each.id for each in self._rows}
        found = known.get(place) or known.get(section_of(place))
        if found is not None:
            self.field.choose(found)

    def show_count(self, findings: int) -> None:
        """Says how many findings there are."""
        words = f"Check {findings}" if findings else "Check"
        self.check.setText(button_words(words, "shield-check"))
        self.check.setAccessibleName(words)


def _label(row: OutlineRow) -> str:
    if not row.number:
        return f"{row.title}  {row.trailing}".strip()
    words = row.title if len(row.title) <= _LONGEST else f"{row.title[:_LONGEST].rsplit(' ', 1)[0]} …"
    return f"    {row.number}  {words} · {row.subtitle}"
