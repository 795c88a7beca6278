"""Choosing a claim by its words, with the sources it rests on and their ratings in sight."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from casewright.casefile.queries.claims import ClaimsAsked, LedgerRow, claim_ids, ledger_rows
from casewright.casefile.search import search
from casewright.ui.claims.words import grades_text, rests_on
from casewright.ui.editing.object_field import ObjectField
from casewright.ui.widgets.list_rows import ListRow
from casewright.ui.window.navigator_rows import row_id
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession
from casewright.ui.window.words import icon_of

_MOST = 30
_MOST_GRADES = 3


class ClaimField(ObjectField):
    """Type to find a claim, Enter or a click to take it. `value()` is its `ObjectRef`, or None."""

    def __init__(self, name: str, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(name, session, lambda words: find_claims(session, words), parent, two_lines=True)


def find_claims(session: CaseSession, text: str) -> list[ListRow]:
    """Claims by their words, the best first; the latest ones while nothing is typed."""
    case = session.case
    if text.strip():
        found = [hit.id for hit in search(case, text, "claim", _MOST)]
    else:
        found = [UUID(bytes=each) for each in claim_ids(case, ClaimsAsked(), limit=_MOST)]
    return [_row(each) for each in ledger_rows(case, found)]


def _row(row: LedgerRow) -> ListRow:
    return ListRow(
        row_id(ObjectRef("claim", row.id)),
        row.text,
        rests_on(row),
        icon_of("claim"),
        "document",
        grades_text(row, _MOST_GRADES),
    )
