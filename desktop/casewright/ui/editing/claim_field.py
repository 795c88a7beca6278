"""Choosing a claim by its words, with the sources it rests on and their ratings in sight."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from casewright.casefile.queries.claims import ClaimsAsked, Grade, LedgerRow, claim_ids, ledger_rows
from casewright.casefile.search import search
from casewright.model.parted_text import PartedText
from casewright.ui.editing.object_field import ObjectField
from casewright.ui.widgets.badges import rating_text
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
        found = claim_ids(case, ClaimsAsked(), limit=_MOST)
    return [_row(each) for each in ledger_rows(case, found)]


def _row(row: LedgerRow) -> ListRow:
    return ListRow(
        row_id(ObjectRef("claim", row.id)),
        row.text,
        rests_on(row),
        icon_of("claim"),
        "document",
        grades_text(row.grades),
    )


def rests_on(row: LedgerRow) -> str:
    """The sources of a claim in a line; what it says of itself where it cites none."""
    if row.grades:
        return PartedText(dict.fromkeys(each.source for each in row.grades), " · ")
    return "Analyst knowledge" if row.basis == "analyst_knowledge" else "Cites nothing yet"


def grades_text(grades: tuple[Grade, ...]) -> str:
    """The pairs of its citations one by one, as far as there is room: `B2 D4 +3`. They are shown, never reckoned with."""
    shown = [rating_text(each.reliability, each.credibility) for each in grades[:_MOST_GRADES]]
    more = len(grades) - len(shown)
    return " ".join([*shown, *([f"+{more}"] if more else [])])
