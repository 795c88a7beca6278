"""The tradecraft check: what a careful reviewer would ask, as a list that leads to each place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from casewright.casefile.queries import records
from casewright.model.parted_text import PartedText
from casewright.ui.theme.tokens import TOOL_BAR
from casewright.ui.widgets.arrangement import column, panel, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.empty_state import EmptyState
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.list_rows import ListRow
from casewright.ui.widgets.row_list import RowList
from casewright.ui.window.live_check import LiveCheck
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession, shortened
from casewright.ui.window.words import type_word

if TYPE_CHECKING:
    from casewright.analysis.check.finding import Finding

_LOOKS = {
    "blocker": ("circle-x", "event", "Blocker"),
    "warning": ("triangle-alert", "account", "Warning"),
    "note": ("info", "person", "Note"),
}


class CheckPage(QWidget):
    """Choosing a finding selects its object, Enter opens it; W waives it with a reason, or takes its waiver back."""

    waive_asked = Signal(object)
    take_back_asked = Signal(object)

    def __init__(self, session: CaseSession, check: LiveCheck, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._check = session, check
        self.findings: list[Finding] = []
        self._by_key: dict[str, Finding] = {}
        self._said = PlainLabel("", "caption")
        self._waive = text_button("Waive", self._decide, icon="shield-check")
        self._take_back = text_button("Take back the waiver", self._decide, icon="undo-2")
        for button in (self._waive, self._take_back):
            button.setToolTip(f"{button.accessibleName()}   W")
        self.list = RowList("Findings", self._fetch)
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(lambda each: session.open(self._ref(each)))
        self._empty = EmptyState(
            "circle-check", "Nothing to remark", "Every rule of the tradecraft check is kept in this case."
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        bar = panel(
            "Bar",
            row(self._said, None, self._waive, self._take_back, margins=(16, 0, 8, 0), spacing=8),
            TOOL_BAR,
        )
        self.setFocusProxy(self.list)
        self.setLayout(column(bar, panel("Centre", column(self._stack))))
        self._show_buttons()
        check.changed.connect(self._show)
        if check.is_ready:
            self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._check.start()

    def _show(self) -> None:
        self.findings = list(self._check.findings)
        self._by_key = dict(zip(_keys(self.findings), self.findings, strict=True))
        self.list.reload()
        counts = {
            name: sum(each.severity == name and not each.waived for each in self.findings) for name in _LOOKS
        }
        waived = sum(each.waived for each in self.findings)
        words = [f"{number} {name}{'s' if number != 1 else ''}" for name, number in counts.items() if number]
        self._said.setText("   ·   ".join([*words, *([f"{waived} waived"] if waived else [])]))
        self._stack.setCurrentWidget(self.list if self.findings else self._empty)
        self._show_buttons()

    def _fetch(self, after: Any, limit: int) -> list[ListRow]:
        start = 0 if after is None else after
        page = list(self._by_key.items())[start : start + limit]
        return [self._row(row_id, finding, start + n + 1) for n, (row_id, finding) in enumerate(page)]

    def _row(self, row_id: str, finding: Finding, following: int) -> ListRow:
        icon, colour, word = (
            ("shield-check", "document", "Waived") if finding.waived else _LOOKS[finding.severity]
        )
        title = records.title_of(self._session.case, finding.object_type, finding.object_id)
        where = (
            PartedText((type_word(finding.object_type), shortened(title, 80)), ": ")
            if title
            else type_word(finding.object_type)
        )
        below = PartedText((word, where), " · ")
        return ListRow(row_id, finding.message, below, icon, colour, finding.rule, key=following)

    def _ref(self, row_id: str) -> ObjectRef:
        finding = self._by_key[row_id]
        return ObjectRef(finding.object_type, finding.object_id)

    def _choose(self, row_id: str) -> None:
        self._show_buttons()
        self._session.select(self._ref(row_id))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_W and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self._decide()
        else:
            super().keyPressEvent(event)

    def _chosen(self) -> Finding | None:
        return self._by_key.get(self.list.current_id())

    def _show_buttons(self) -> None:
        chosen = self._chosen()
        is_waived = chosen is not None and chosen.waived
        self._waive.setVisible(not is_waived and not self._session.read_only)
        self._waive.setEnabled(chosen is not None)
        self._take_back.setVisible(is_waived and not self._session.read_only)

    def _decide(self) -> None:
        """Waives the chosen finding, or takes its waiver back."""
        chosen = self._chosen()
        if chosen is not None and not self._session.read_only:
            (self.take_back_asked if chosen.waived else self.waive_asked).emit(chosen)


def _keys(findings: list[Finding]) -> Iterator[str]:
    """What names each finding in the next check too, wherever it stands there: its fingerprint, the same ones by number."""
    seen = Counter[str]()
    for each in findings:
        yield f"{each.fingerprint} {seen[each.fingerprint]}"
        seen[each.fingerprint] += 1
