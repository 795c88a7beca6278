"""Which steps of the history are shown: whose, from when, and of which object."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from casewright.casefile import history
from casewright.casefile.case import Case
from casewright.casefile.history import Wanted
from casewright.casefile.queries.records import name_of
from casewright.model.dates import parse_edtf
from casewright.model.errors import CaseError
from casewright.ui.theme import px
from casewright.ui.theme.appearance import repolish
from casewright.ui.widgets.arrangement import row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.choice_field import ChoiceField
from casewright.ui.widgets.plain_text import isolate, one_line

_PAUSE = 300  # milliseconds after the last key
_EVERYBODY = "Everybody"


class StepFilter(QWidget):
    """`changed` says that other steps are wanted."""

    changed = Signal()

    def __init__(self, case: Case, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._case = case
        self.object_id: UUID | None = None
        self.people = ChoiceField("Whose steps", ())
        self.people.activated.connect(lambda _place: self.changed.emit())
        self.when = QLineEdit()
        self.when.setAccessibleName("When the steps were made")
        self.when.setPlaceholderText("When: 2026-05, 2026-05-01/..")
        self.when.setFixedWidth(px(230))
        self.when.setClearButtonEnabled(True)
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(self.changed.emit)
        self.when.textChanged.connect(self._on_typed)
        self.of = text_button("", lambda: self.show_object(None), icon="x")
        self.of.hide()
        self.setLayout(row(self.people, self.when, self.of, spacing=8))
        self.refresh()

    def refresh(self) -> None:
        """Lists everybody who made a step, and keeps who is chosen."""
        chosen = self.people.currentData()
        self.people.blockSignals(True)
        self.people.clear()
        self.people.addItem(_EVERYBODY, None)
        for name in history.analysts(self._case.read):
            self.people.addItem(isolate(one_line(name, 40)), name)
        self.people.setCurrentIndex(max(0, self.people.findData(chosen)))
        self.people.blockSignals(False)

    def show_object(self, object_id: UUID | None) -> None:
        """Only steps that touched this object; None: of all."""
        self.object_id = object_id
        if object_id is not None:
            name = name_of(self._case, object_id) or "something since deleted"
            self.of.setText(f"Of {isolate(one_line(name, 32))}")
            self.of.setAccessibleName(f"Only steps of {one_line(name, 60)}; press to show those of all")
        self.of.setVisible(object_id is not None)
        self.changed.emit()

    def wanted(self) -> Wanted:
        """What is chosen; a time that cannot be read is left out, and its field says so."""
        since = until = None
        text = self.when.text().strip()
        wrong = False
        if text:
            try:
                when = parse_edtf(text)
                since = _local(when.lo, time.min)
                until = _local(when.hi, time.max)
            except CaseError as error:
                wrong = True
                self.when.setToolTip(str(error))
        if wrong != bool(self.when.property("wrong")):
            self.when.setProperty("wrong", wrong)
            repolish(self.when)
        if not wrong:
            self.when.setToolTip("")
        return Wanted(self.people.currentData(), since, until)

    def _on_typed(self) -> None:
        self._later.start()


def _local(day: date | None, at: time) -> datetime | None:
    """A time of a day as on this computer's clock, in UTC."""
    return datetime.combine(day, at).astimezone().astimezone(UTC) if day is not None else None
