"""What was issued of a brief: each issue with its notice, to be written again as it was issued."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QDialog, QWidget

from casewright.casefile.case import Case
from casewright.casefile.queries.issues import IssueRow, issues_of, snapshot_of
from casewright.model.dates import show_date
from casewright.model.parted_text import PartedText
from casewright.ui.theme import px
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.labels import PlainLabel, Rule
from casewright.ui.widgets.list_rows import ListRow
from casewright.ui.widgets.row_list import RowList
from casewright.ui.window.words import choice_label

_LOOKS = {
    "issue": ("circle-check", "place"),
    "correction": ("pencil", "account"),
    "withdrawal": ("circle-x", "event"),
}


class IssuesDialog(QDialog):
    """The issues of one brief, the latest first, each with its releasable versions.

    `write(version, marking)` is asked to write one again; the marking is empty for the whole.
    """

    def __init__(
        self, case: Case, brief_id: UUID, write: Callable[[str, str], object], parent: QWidget
    ) -> None:
        from casewright.brief.issues.snapshot import releasable_in  # the counting of origins loads with it

        super().__init__(parent)
        self._write = write
        self.issues = issues_of(case, brief_id)
        self.lines = [
            (issue, marking)
            for issue in self.issues
            for marking in ("", *releasable_in(snapshot_of(case, issue.id)))
        ]
        self.setWindowTitle("What was issued")
        self.resize(px(560), px(420))
        self.list = RowList("Issues", self._fetch)
        self.list.opened.connect(self._on_opened)
        said = (
            "Each was frozen with all it said. Enter writes one again, byte for byte as it was."
            if self.issues
            else "Nothing of this brief was issued yet."
        )
        head = column(
            PlainLabel("What was issued", "title"),
            PlainLabel(said, "muted", wrap=True),
            margins=(20, 18, 20, 12),
            spacing=4,
        )
        again = text_button(
            "Write it again …",
            lambda: self._on_opened(self.list.current_id()),
            icon="download",
            look="outline",
        )
        again.setEnabled(bool(self.issues))
        close = text_button("Close", self.reject, look="outline")
        foot = row(None, again, close, margins=(20, 12, 20, 14), spacing=8)
        self.setLayout(column(head, Rule(), self.list, Rule(), foot))
        self.list.reload()

    def _fetch(self, after: Any, limit: int) -> list[ListRow]:
        start = 0 if after is None else after
        return [
            self._row(place, *each)
            for place, each in enumerate(self.lines[start : start + limit], start=start)
        ]

    @staticmethod
    def _row(place: int, issue: IssueRow, marking: str) -> ListRow:
        if marking:
            title = PartedText((f"Releasable at {marking}", issue.version), " · ")
            return ListRow(str(place), title, "Frozen with it", "shield", "document", "", key=place + 1)
        icon, colour = _LOOKS[issue.kind]
        title = PartedText((choice_label("brief_issue", "kind", issue.kind), issue.version), " ")
        below = PartedText((show_date(issue.issued_on), issue.issued_by, issue.notice or ""), " · ")
        return ListRow(str(place), title, below, icon, colour, issue.snapshot_sha256[:8], key=place + 1)

    def _on_opened(self, row_id: str) -> None:
        if row_id:
            issue, marking = self.lines[int(row_id)]
            if issue.kind != "withdrawal":
                self._write(issue.version, marking)
