"""The tradecraft check: what a careful reviewer would ask, as a list that leads to each place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from casewright.casefile.queries import records
from casewright.model.parted_text import PartedText
from casewright.ui.check.acts import Act, act_for
from casewright.ui.check.detail import FindingDetail
from casewright.ui.check.filters import FindingFilters
from casewright.ui.check.looks import LOOKS, weight_of
from casewright.ui.check.thresholds import thresholds_form
from casewright.ui.widgets.arrangement import column, panel
from casewright.ui.widgets.buttons import button_words, text_button
from casewright.ui.widgets.empty_state import EmptyState
from casewright.ui.widgets.list_rows import ListRow
from casewright.ui.widgets.row_list import RowList
from casewright.ui.window.live_check import LiveCheck
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession, shortened
from casewright.ui.window.words import type_word

if TYPE_CHECKING:
    from casewright.analysis.check.finding import Finding


class CheckPage(QWidget):
    """Choosing a finding selects its object, Enter opens it; its keys are in `window.check_actions`."""

    waive_asked = Signal(object)
    take_back_asked = Signal(object)
    form_asked = Signal(object)

    def __init__(self, session: CaseSession, check: LiveCheck, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._check = session, check
        self.findings: list[Finding] = []
        self._by_key: dict[str, Finding] = {}
        self._thresholds = text_button("Thresholds …", self.edit_thresholds, icon="sliders-horizontal")
        self.filters = FindingFilters(session, check, [self._thresholds])
        self.filters.changed.connect(self._show)
        self.list = RowList("Findings", self._fetch)
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(lambda each: session.open(self._ref(each)))
        self._act = text_button("", self.do_act, icon="pencil", look="primary")
        self._open = text_button("Show the place", self._open_chosen, icon="arrow-right", look="outline")
        self._waive = text_button("Waive", self.decide, icon="shield-check", look="outline")
        self._take_back = text_button("Take back the waiver", self.decide, icon="undo-2", look="outline")
        self.detail = FindingDetail(self._act, self._open, self._waive, self._take_back)
        self._split = split = QSplitter(Qt.Orientation.Vertical)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self.list)
        split.addWidget(self.detail)
        split.setSizes([460, 200])
        split.setStretchFactor(0, 1)
        self._sound = EmptyState(
            "circle-check", "Nothing to remark", "Every rule of the tradecraft check is kept in this case."
        )
        self._filtered = EmptyState(
            "filter",
            "No such finding",
            "The filters above leave no finding.",
            "Show all",
            self.filters.show_all,
        )
        self._stack = QStackedWidget()
        for each in (split, self._sound, self._filtered):
            self._stack.addWidget(each)
        self.setFocusProxy(self.list)
        self.setLayout(column(self.filters, panel("Centre", column(self._stack))))
        self.filters.show_owners()
        self._show_chosen()
        check.changed.connect(self._show)
        session.changed.connect(self._on_changed)
        if check.is_ready:
            self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._check.start()

    # --- what the keys do -------------------------------------------------------------------------------------------

    def chosen(self) -> Finding | None:
        """The finding that the keyboard is on."""
        return self._by_key.get(self.list.current_id())

    def act(self) -> Act | None:
        """What can be done about it in one dialog."""
        chosen = self.chosen()
        return act_for(chosen) if chosen is not None and not self._session.read_only else None

    def do_act(self) -> None:
        """Opens the dialog that settles the chosen finding."""
        act = self.act()
        if act is not None:
            self.form_asked.emit(act)

    def decide(self) -> None:
        """Waives the chosen finding, or takes its waiver back."""
        chosen = self.chosen()
        if chosen is not None and not self._session.read_only:
            (self.take_back_asked if chosen.waived else self.waive_asked).emit(chosen)

    def switch_object(self) -> None:
        """Shows only what is found on the object of the chosen finding, or all again."""
        chosen = self.chosen()
        self.filters.only = chosen.object_id if chosen is not None and self.filters.only is None else None
        self._show()

    def edit_thresholds(self) -> None:
        """Asks for the thresholds of this case."""
        if not self._session.read_only:
            self.form_asked.emit(thresholds_form(self._session))

    # --- showing ----------------------------------------------------------------------------------------------------

    def _on_changed(self, _event: object) -> None:
        self.filters.show_owners()

    def _show(self) -> None:
        self.findings = self.filters.passing()
        self._by_key = dict(zip(_keys(self.findings), self.findings, strict=True))
        self.list.reload()
        if self.filters.only is not None:
            self.filters.said.setText("Only one object   ·   O shows all")
        else:
            self.filters.said.setText("" if self._check.is_ready else "Checking …")
        there = self._filtered if self._check.findings else self._sound
        self._stack.setCurrentWidget(there if self._check.is_ready and not self.findings else self._split)
        self._show_chosen()

    def _fetch(self, after: Any, limit: int) -> list[ListRow]:
        start = 0 if after is None else after
        page = list(self._by_key.items())[start : start + limit]
        return [self._row(row_id, finding, start + n + 1) for n, (row_id, finding) in enumerate(page)]

    def _row(self, row_id: str, finding: Finding, following: int) -> ListRow:
        look = LOOKS[weight_of(finding)]
        below = PartedText((look.one, self._where(finding)), " · ")
        return ListRow(row_id, finding.message, below, look.icon, look.colour, finding.rule, key=following)

    def _where(self, finding: Finding) -> str:
        title = records.title_of(self._session.case, finding.object_type, finding.object_id)
        word = type_word(finding.object_type)
        return PartedText((word, shortened(title, 80)), ": ") if title else word

    def _ref(self, row_id: str) -> ObjectRef:
        finding = self._by_key[row_id]
        return ObjectRef(finding.object_type, finding.object_id)

    def _choose(self, row_id: str) -> None:
        self._show_chosen()
        self._session.select(self._ref(row_id))

    def _open_chosen(self) -> None:
        if self.chosen() is not None:
            self._session.open(self._ref(self.list.current_id()))

    def _show_chosen(self) -> None:
        chosen, act, writable = self.chosen(), self.act(), not self._session.read_only
        self.detail.show_finding(chosen, self._where(chosen) if chosen is not None else "")
        for button, words, key in (
            (self._act, act.words if act else "", "E"),
            (self._open, "Show the place", "Enter"),
            (self._waive, "Waive", "W"),
            (self._take_back, "Take back the waiver", "W"),
        ):
            button.setText(button_words(words, "icon"))
            button.setAccessibleName(words)
            button.setToolTip(f"{words}   {key}")
        self._act.setVisible(act is not None)
        self._waive.setVisible(writable and chosen is not None and not chosen.waived)
        self._take_back.setVisible(writable and chosen is not None and chosen.waived)
        self._thresholds.setVisible(writable)


def _keys(findings: list[Finding]) -> Iterator[str]:
    """What names each finding in the next check too, wherever it stands there: its fingerprint, the same ones by number."""
    seen = Counter[str]()
    for each in findings:
        yield f"{each.fingerprint} {seen[each.fingerprint]}"
        seen[each.fingerprint] += 1
