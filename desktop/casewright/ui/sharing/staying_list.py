"""What would stay at home, object by object, with the reason: for the author's eyes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from casewright.casefile.queries import records
from casewright.exchange.sharing.plan import REASONS
from casewright.ui.sharing.work import Staying
from casewright.ui.theme import px
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.choice_field import ChoiceField
from casewright.ui.widgets.list_rows import ListRow
from casewright.ui.widgets.row_list import RowList
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession, shortened
from casewright.ui.window.words import icon_of, type_word

_ALL = ""
_LONGEST = 120


class StayingList(QWidget):
    """The rows with a choice of reasons above; Enter shows the object in the window."""

    def __init__(self, session: CaseSession) -> None:
        super().__init__()
        self._session = session
        self._all: Sequence[Staying] = ()
        self._shown: Sequence[Staying] = ()
        self.reason = ChoiceField("Why it stays", [(_ALL, "Everything that stays")])
        self.reason.setMinimumWidth(px(250))
        self.reason.currentIndexChanged.connect(lambda _place: self._show())
        self.list = RowList("What stays at home", self._fetch)
        self.list.opened.connect(self._open)
        self._copy = text_button("Copy the list", self.copy, icon="copy")
        head = row(self.reason, None, self._copy, margins=(16, 8, 12, 8), spacing=8)
        self.setLayout(column(head, self.list))

    def show_staying(self, staying: Sequence[Staying]) -> None:
        """Shows these."""
        self._all = staying
        counts: dict[str, int] = {}
        for each in staying:
            counts[each.why] = counts.get(each.why, 0) + 1
        options = [(_ALL, f"Everything that stays ({len(staying):,})")]
        options += [
            (why, f"{REASONS[why].capitalize()} ({n:,})")
            for why, n in sorted(counts.items(), key=lambda each: -each[1])
        ]
        self.reason.blockSignals(True)
        self.reason.set_options(options)
        self.reason.blockSignals(False)
        self._copy.setEnabled(bool(staying))
        self._show()

    def copy(self) -> None:
        """Puts what is shown on the clipboard, as plain text."""
        lines = [f"{self._title(each)}\t{type_word(each.table)}\t{each.said}" for each in self._shown]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self._session.told.emit(f"Copied {len(lines):,} lines.")

    def _show(self) -> None:
        chosen = self.reason.choice()
        self._shown = [each for each in self._all if chosen in (_ALL, each.why)]
        self.list.reload()

    def _fetch(self, after: Any, limit: int) -> list[ListRow]:
        start = 0 if after is None else after
        return [
            ListRow(
                str(place), shortened(self._title(each), _LONGEST), f"{type_word(each.table).capitalize()}: {each.said}",
                icon_of(each.table), key=place + 1,
            )
            for place, each in enumerate(self._shown[start : start + limit], start=start)
        ]  # fmt: skip

    def _title(self, each: Staying) -> str:
        return records.title_of(self._session.case, each.table, each.id) or type_word(each.table)

    def _open(self, place: str) -> None:
        each = self._shown[int(place)]
        self._session.open(ObjectRef(each.table, each.id))
