"""The judgements that have come due, and those that are decided."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from casewright.casefile.queries.outcomes import JudgedRow, due_judgements, resolved_judgements
from casewright.ui.scoring.words import judged_words
from casewright.ui.widgets.list_rows import ListRow
from casewright.ui.widgets.row_list import RowList
from casewright.ui.window.session import CaseSession

_LOOKS = {
    None: ("hourglass", "account"),
    "happened": ("circle-check", "place"),
    "did_not_happen": ("circle-x", "event"),
    "undecidable": ("circle-help", "document"),
}


class JudgedList(RowList):
    """Shows one of the two; `chosen` and `opened` as any list."""

    def __init__(self, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__("Judgements", parent=parent)
        self._session = session
        self.due: list[JudgedRow] = []
        self.decided: list[JudgedRow] = []
        self._shows_due = True
        self.rows.set_fetch(self._fetch)

    def refresh(self) -> None:
        """Reads both anew; the row in hand stays, or the one that takes its place."""
        place = self.currentIndex().row()
        self.due = due_judgements(self._session.case, datetime.now(UTC).date())
        self.decided = resolved_judgements(self._session.case)
        self.reload()
        if not self.currentIndex().isValid() and place >= 0 and self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(min(place, self.rows.rowCount() - 1)))

    def show_due(self, on: bool) -> None:
        """Shows what has come due, or what is decided."""
        self._shows_due = on
        self.reload()

    @property
    def shown(self) -> list[JudgedRow]:
        """The rows of the one in sight."""
        return self.due if self._shows_due else self.decided

    def current(self) -> JudgedRow | None:
        """The judgement whose row is current."""
        chosen = self.current_id()
        return next((each for each in self.shown if str(each.id) == chosen), None)

    def choose_judgement(self, judgement_id: UUID) -> bool:
        """Makes the row of a judgement current; whether it is there."""
        return self.choose(str(judgement_id))

    def _fetch(self, after: Any, limit: int) -> list[ListRow]:
        start, today = after or 0, datetime.now(UTC).date().isoformat()
        page = self.shown[start : start + limit]
        return [self._row(each, start + number + 1, today) for number, each in enumerate(page)]

    def _row(self, row: JudgedRow, following: int, today: str) -> ListRow:
        icon, tint = _LOOKS.get(row.outcome, _LOOKS[None])
        below = judged_words(row, self._session.ladders.get(row.scheme), today)
        return ListRow(str(row.id), row.text, below, icon, tint, key=following)
