"""The watch board: every indicator with who looks for it, until when, what was found, and what is overdue or has fired."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from casewright.analysis.watching import Watch, watch_over
from casewright.casefile.queries.indicators import WatchRow, watched
from casewright.ui.techniques.indicator_forms import STATUS_KEYS, look_form, review_form
from casewright.ui.techniques.observation_log import ObservationLog
from casewright.ui.techniques.part_table import PartTable
from casewright.ui.techniques.sheet import Column
from casewright.ui.techniques.watch_columns import watch_columns
from casewright.ui.widgets.arrangement import column, held
from casewright.ui.widgets.buttons import show_on, text_button
from casewright.ui.widgets.choice_field import ChoiceField
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.window.object_ref import ObjectRef

_ALL = ("", "All owners")
_SHOWN = (
    ("", "All indicators"),
    ("due", "To be looked for"),
    ("overdue", "Overdue"),
    ("fired", "Fired since review"),
)


class WatchBoard(PartTable):
    """Of one assessment, or of the whole case; narrowed by owner and by what is to be done. Below it the log of the one in hand."""

    part = "indicator"
    follows = frozenset(
        {"indicator", "observation", "judgement", "judgement_revision", "scenario", "assessment", "claim"}
    )
    name = "Indicators"
    key_words = "1 not seen   2 emerging   3 seen   4 retired   R review its judgement   O open it"
    empty = (
        "eye", "No indicator yet",
        "What would be seen if this went one way or the other? Say who looks for it, how often, and by when.", "Add an indicator",
    )  # fmt: skip

    def tools(self) -> Sequence[QWidget]:
        self.shown = ChoiceField("Shown", _SHOWN)
        self.owner = ChoiceField("Owner", (_ALL,))
        for field in (self.shown, self.owner):
            field.activated.connect(lambda _place: self.refresh())
        self.whole = text_button("Whole case", self.refresh, icon="briefcase")
        self.whole.setCheckable(True)
        return (self.shown, self.owner, self.whole)

    def body(self) -> QWidget:
        self.summary = PlainLabel("", "small", wrap=True)
        self.summary.setContentsMargins(12, 8, 12, 8)
        self.log = ObservationLog(self._session)
        self.log.edit_asked.connect(self.edit_asked)
        self.log.delete_asked.connect(self.delete_asked)
        self.table.chosen.connect(lambda row: self.log.show_indicator(row.id))
        split = QSplitter(Qt.Orientation.Vertical)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(self.log)
        split.setStretchFactor(0, 1)
        split.setSizes([480, 170])
        return held(column(self.summary, split))

    def keys(self) -> Mapping[str, Callable[[], object]]:
        return {
            **{key: partial(self._look, status) for key, status in STATUS_KEYS.items()},
            "r": self._review, "o": self._open_judgement,
        }  # fmt: skip

    def rows(self) -> Sequence[WatchRow]:
        self._all = watched(self._session.case, None if self.whole.isChecked() else self.assessment_id)
        today = date.today()
        self._watch = {row.id: watch_over(row, today) for row in self._all}
        return [row for row in self._all if self._is_shown(row)]

    def is_empty(self, rows: Sequence[WatchRow]) -> bool:
        return not self._all

    def siblings(self, row: WatchRow) -> Sequence[WatchRow]:
        return [each for each in self.table.sheet.rows if each.assessment_id == row.assessment_id]

    def columns(self) -> Sequence[Column]:
        return watch_columns(self._session.case, self._watch, date.today(), self.whole.isChecked())

    def refresh(self) -> None:
        show_on(self.whole, self.whole.isChecked())
        super().refresh()
        owners = sorted({row.owner for row in self._all if row.owner}, key=str.casefold)
        self.owner.set_options([_ALL, *((each, each) for each in owners)])
        self.summary.setText(_summary(list(self._watch.values())))
        row = self.table.current_row()
        self.log.show_indicator(row.id if row is not None else None)

    def show_object(self, ref: ObjectRef) -> None:
        if self.table.sheet.place_of(ref.id) is None:
            self.shown.choose("")
            self.owner.choose("")
            self.refresh()
        super().show_object(ref)

    def _is_shown(self, row: WatchRow) -> bool:
        watch, wanted = self._watch[row.id], self.shown.choice()
        fits = {"": True, "due": watch.is_due, "overdue": watch.is_overdue, "fired": watch.has_fired}[wanted]
        return fits and self.owner.choice() in ("", row.owner)

    def _look(self, status: str) -> None:
        row = self.table.current_row()
        if row is not None and not self._session.read_only:
            self.form_asked.emit(look_form(self._session, row, status))

    def _review(self) -> None:
        row = self.table.current_row()
        if row is None or self._session.read_only:
            return
        if row.judgement_id is None:
            self._session.told.emit(
                "This indicator bears on no one judgement; open the assessment to review them."
            )
            return
        self.form_asked.emit(review_form(self._session, row))

    def _open_judgement(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self._session.open(_bears_on(row))


def _bears_on(row: Any) -> ObjectRef:
    judgement: UUID | None = row.judgement_id
    return ObjectRef("judgement", judgement) if judgement else ObjectRef("assessment", row.assessment_id)


def _summary(watches: Sequence[Watch]) -> str:
    overdue, due, fired = (
        sum(getattr(each, name) for each in watches) for name in ("is_overdue", "is_due", "has_fired")
    )
    said = [
        f"{fired} fired since the last review of {'its judgement' if fired == 1 else 'their judgements'}" if fired else "",
        f"{overdue} overdue: that it was not seen in its time is information too, record it or revise the indicator" if overdue else "",
        f"{due} to be looked for" if due else "",
    ]  # fmt: skip
    return (
        " · ".join(each for each in said if each)
        or "Nothing is due, nothing overdue, and nothing has fired since its judgement was reviewed."
    )
